package signinghelper.installation;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Entries of the program where a user looks for programs, to be opened and removed there: the menu of a Linux desktop
 * and what opens a file there, Windows' start menu and its list of programs. A working program is not given up when it cannot be shown.
 */
final class Menu {
    private static final Logger LOG = System.getLogger(Menu.class.getName());

    /** Beside the launcher, so that they are there whichever copy is current. A payload has those of its system. */
    private static final List<String> FILES =
            List.of("signing-helper.png", "signing-helper-window.exe", "signing-helper.ico");

    /** Name of the program for Windows that finds its folders, and writes shortcuts and registry. Lies in each copy. */
    private static final String PROGRAM = "signing-helper-menu.exe";

    private final InstallationFolder folder;
    private final FileOperations operations;

    Menu(InstallationFolder folder, FileOperations operations) {
        this.folder = folder;
        this.operations = operations;
    }

    /** Enters the program in the menu, with the files of {@code copy}, the current one. */
    void enter(ProgramCopy copy) throws InterruptedException {
        try {
            for (var name : FILES) {
                var file = folder.folder(copy).resolve(name);
                if (Files.exists(file)) {
                    operations.replace(folder.base().resolve(name), file);
                }
            }
            var entry = folder.desktopEntry();
            if (entry.isPresent()) {
                place(
                        entry.get(),
                        folder.describedForDesktops(Product.of(folder.folder(copy)))
                                .text());
                place(folder.fileTypes().orElseThrow(), FileTypes.text());
                indexes(entry.get()).make();
            }
            callProgram(copy, "enter", copy.version().toString());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the program is not shown in the menu", e);
        }
    }

    private void place(Path file, String text) throws IOException {
        operations.makeFolders(Objects.requireNonNull(file.getParent()));
        operations.replace(file, text);
    }

    private DesktopIndexes indexes(Path entry) {
        return new DesktopIndexes(entry.resolveSibling("..").normalize(), operations);
    }

    /**
     * Removes the entries before {@code copy} is removed. The files beside the launcher stay until the launcher is
     * removed.
     */
    void leave(ProgramCopy copy) throws InterruptedException {
        try {
            callProgram(copy, "leave");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the program is still shown in the menu", e);
        }
    }

    /** Needs no copy. */
    void removeDesktopEntry() throws IOException, InterruptedException {
        var entry = folder.desktopEntry();
        if (entry.isPresent()) {
            for (var file : List.of(entry.get(), folder.fileTypes().orElseThrow())) {
                operations.delete(file);
                operations.delete(FileOperations.unfinished(file));
            }
            indexes(entry.get()).clear();
        }
    }

    private void callProgram(ProgramCopy copy, String... arguments) throws IOException, InterruptedException {
        var program = folder.folder(copy).resolve(PROGRAM);
        if (!Files.exists(program)) {
            return;
        }
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var ended = ChildProgram.run(folder.base(), command);
        operations.done(arguments[0], program);
        if (!ended.well()) {
            throw new IOException(PROGRAM + " ended with " + ended.exitCode());
        }
    }
}
