package dev.usher.archtest.client;

import dev.usher.archtest.gateway.Edge;

record SeesTheOtherEdge(Edge edge) {}
