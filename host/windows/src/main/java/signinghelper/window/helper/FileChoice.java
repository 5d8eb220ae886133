package signinghelper.window.helper;

import signinghelper.guidance.Language;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JFileChooser;

/** File dialog in the window's language. */
final class FileChoice {
    private final Language language;

    FileChoice(Language language) {
        this.language = language;
    }

    /** Asks for files to inspect; the list is empty when the user cancels. */
    List<Path> open(Component above) {
        var chooser = chooser();
        chooser.setMultiSelectionEnabled(true);
        return chooser.showOpenDialog(above) == JFileChooser.APPROVE_OPTION
                ? Stream.of(chooser.getSelectedFiles())
                        .map(file -> file.toPath())
                        .toList()
                : List.of();
    }

    /**
     * Asks for a file to write; empty when the user cancels.
     *
     * @param name that is proposed
     */
    Optional<Path> save(Component above, String name) {
        var chooser = chooser();
        chooser.setSelectedFile(new java.io.File(chooser.getCurrentDirectory(), name));
        return chooser.showSaveDialog(above) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath())
                : Optional.empty();
    }

    /** Creates the chooser; its texts are the JDK's, which it reads when it gets its look and feel. */
    private JFileChooser chooser() {
        var chooser = new JFileChooser();
        chooser.setLocale(Locale.forLanguageTag(language.tag()));
        chooser.updateUI();
        return chooser;
    }
}
