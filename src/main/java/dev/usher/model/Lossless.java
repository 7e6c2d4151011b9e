package dev.usher.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/** A record that gets a builder and a {@code with} method for each of its components. */
@RecordBuilder.Template(options = @RecordBuilder.Options(addStaticBuilder = false))
@interface Lossless {}
