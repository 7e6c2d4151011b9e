package dev.usher.config;

/**
 * What only the house may ask.
 *
 * @param startupFromAfar whether the first-run wizard and the start-up log answer clients outside the local network too
 */
public record HouseSettings(boolean startupFromAfar) {
    static final HouseSettings DEFAULTS = new HouseSettings(false);

    static HouseSettings read(Section section) {
        return section.make(
                DEFAULTS, () -> new HouseSettings(section.flag("startup-from-afar", DEFAULTS.startupFromAfar)));
    }
}
