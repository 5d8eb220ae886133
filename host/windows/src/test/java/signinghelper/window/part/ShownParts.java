package signinghelper.window.part;

import java.awt.Component;
import java.awt.Container;
import java.util.stream.Stream;

/** The visible part of a tree of components. */
public final class ShownParts {
    private ShownParts() {}

    /** Lists {@code component} and all below it; nothing below one that is hidden. */
    public static Stream<Component> of(Component component) {
        if (!component.isVisible()) {
            return Stream.empty();
        }
        var children = component instanceof Container container
                ? Stream.of(container.getComponents()).flatMap(ShownParts::of)
                : Stream.<Component>empty();
        return Stream.concat(Stream.of(component), children);
    }
}
