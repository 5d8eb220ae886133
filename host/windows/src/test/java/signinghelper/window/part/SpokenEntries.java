package signinghelper.window.part;

import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.JList;

/** Names of a chooser's entries, as Java gives them to a screen reader. */
public final class SpokenEntries {
    private SpokenEntries() {}

    public static <E> List<String> of(JComboBox<E> chooser) {
        var list = new JList<E>(chooser.getModel());
        list.setCellRenderer(chooser.getRenderer());
        var spoken = list.getAccessibleContext();
        return IntStream.range(0, spoken.getAccessibleChildrenCount())
                .mapToObj(spoken::getAccessibleChild)
                .map(entry -> entry.getAccessibleContext().getAccessibleName())
                .toList();
    }
}
