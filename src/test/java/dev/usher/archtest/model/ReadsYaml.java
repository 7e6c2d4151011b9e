package dev.usher.archtest.model;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

record ReadsYaml(YAMLFactory factory) {}
