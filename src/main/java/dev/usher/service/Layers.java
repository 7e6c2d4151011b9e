package dev.usher.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Filters on top of each other, outermost first, each with the reason for its height. Immutable. */
public final class Layers {
    private static final Layers NONE = new Layers(List.of());

    private record Layer(String name, String reason, Filter filter) {}

    private final List<Layer> layers;

    private Layers(List<Layer> layers) {
        this.layers = layers;
    }

    /** No layers: a service under them is that service. */
    public static Layers none() {
        return NONE;
    }

    /** These layers with one more beneath them. {@code reason} says in a line why it stands at that height. */
    public Layers then(String name, String reason, Filter filter) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(new Layer(name, reason, filter));
        return new Layers(List.copyOf(more));
    }

    /** The service that asks these layers from the outermost inwards, and at last {@code service}. */
    public Service over(Service service) {
        List<Layer> inwards = new ArrayList<>(layers);
        Collections.reverse(inwards);
        Service stack = service;
        for (Layer layer : inwards) {
            stack = layer.filter().over(stack);
        }
        return stack;
    }

    /** The names from the outermost inwards. */
    public List<String> names() {
        return layers.stream().map(Layer::name).toList();
    }

    /** A line for each layer, the outermost first: its name and its reason. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Layer layer : layers) {
            text.append(String.format("%-12s %s%n", layer.name(), layer.reason()));
        }
        return text.toString();
    }
}
