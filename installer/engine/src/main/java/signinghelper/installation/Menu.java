package signinghelper.installation;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Shows the program where a person looks for programs, to be opened and removed there: in the menu of a Linux desktop, in
 * Windows' start menu and list of programs. A program that works is not given up because it cannot be shown.
 */
final class Menu {
    private static final Logger LOG = System.getLogger(Menu.class.getName());

    /** Beside the launcher, so that they are there whichever copy is current. A payload has those of its system. */
    private static final List<String> FILES =
            List.of("signing-helper.png", "signing-helper-window.exe", "signing-helper.ico");

    /** For Windows: knows its folders, and writes shortcuts and registry. Lies in each copy. */
    private static final String PROGRAM = "signing-helper-menu.exe";

    private final InstallationFolder folder;
    private final FileOperations operations;

    Menu(InstallationFolder folder, FileOperations operations) {
        this.folder = folder;
        this.operations = operations;
    }

    /** As {@code copy}, the current one, has it. */
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
                operations.makeFolders(Objects.requireNonNull(entry.get().getParent()));
                operations.replace(entry.get(), folder.describedForDesktops().text());
            }
            callProgram(copy, "enter", copy.version().toString());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the program is not shown in the menu", e);
        }
    }

    /** Before {@code copy} is removed. What is beside the launcher stays for whoever removes the launcher. */
    void leave(ProgramCopy copy) throws InterruptedException {
        try {
            callProgram(copy, "leave");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the program is still shown in the menu", e);
        }
    }

    /** Needs no copy. */
    void removeDesktopEntry() throws IOException {
        var entry = folder.desktopEntry();
        if (entry.isPresent()) {
            operations.delete(entry.get());
            operations.delete(FileOperations.unfinished(entry.get()));
            operations.deleteIfEmpty(Objects.requireNonNull(entry.get().getParent()));
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
