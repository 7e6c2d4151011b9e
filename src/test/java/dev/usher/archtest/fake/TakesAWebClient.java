package dev.usher.archtest.fake;

import io.vertx.ext.web.client.WebClient;

record TakesAWebClient(WebClient client) {}
