package dev.usher.archtest.http;

record TreeNode(String name) {}
