package signinghelper.installation;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.InstallationException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Installs, updates, goes back and removes.
 *
 * <p>A copy is made aside, tested, and named when it is whole. Then one file that names the current copy is replaced.
 * Before that moment nothing has changed for anyone who starts the program; after it everything has. The next
 * installation clears away and completes an interrupted one. Running programs keep the copy that they were started
 * from.
 */
public final class Installer {
    private final InstallationFolder folder;
    private final FileOperations operations;
    private final Copies copies;
    private final Menu menu;
    private final Consumer<Step> progress;

    /**
     * Creates an installer into {@code folder}, with Java from {@code java}; {@code progress} receives each step as it
     * begins.
     */
    public Installer(InstallationFolder folder, PrivateJava java, Consumer<Step> progress) {
        this(folder, java, progress, done -> {});
    }

    Installer(InstallationFolder folder, PrivateJava java, Consumer<Step> progress, Consumer<String> operationsDone) {
        this.folder = folder;
        this.operations = new FileOperations(folder.base(), operationsDone);
        this.copies = new Copies(folder, operations, java);
        this.menu = new Menu(folder, operations);
        this.progress = progress;
    }

    /**
     * Makes {@code payload} the current program; repairs only missing parts when it already is current and works.
     *
     * @return the version before; empty when absent
     * @throws IOException if the disk is full, or something cannot be written or started; nothing has changed then, or
     *     installing again completes it
     */
    public Optional<Version> install(Payload payload) throws InstallationException, IOException, InterruptedException {
        try {
            return InstallationLock.during(() -> installAlone(payload), folder);
        } catch (InstallationException e) {
            // Another one is under way, and needs its folder.
            if (e.reason() != Reason.BUSY) {
                leaveNothing(e);
            }
            throw e;
        } catch (IOException | InterruptedException e) {
            leaveNothing(e);
            throw e;
        }
    }

    private void leaveNothing(Exception failure) {
        try {
            removeEmpty();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Removes folders and the lock's file when nothing is installed or left over. */
    private void removeEmpty() throws IOException {
        if (folder.pointer().isEmpty() && folder.leftOver().isEmpty()) {
            operations.deleteIfEmpty(folder.versions());
            operations.delete(folder.lockFile());
            operations.deleteIfEmpty(folder.base());
            operations.deleteIfEmpty(Objects.requireNonNull(folder.base().getParent()));
        }
    }

    private Optional<Version> installAlone(Payload payload)
            throws InstallationException, IOException, InterruptedException {
        var before = folder.pointer();
        refuseOlder(before, payload.version());
        progress.accept(Step.CLEAN_UP);
        copies.removeUnused();
        if (!isCurrent(before, payload)) {
            makeOrClear(payload, before);
        }
        show();
        register();
        progress.accept(Step.REMOVE_UNUSED);
        copies.removeUnused();
        return before.map(pointer -> pointer.current().version());
    }

    private static void refuseOlder(Optional<Pointer> before, Version version) throws InstallationException {
        var installed = before.map(pointer -> pointer.current().version());
        if (installed.filter(newer -> newer.compareTo(version) > 0).isPresent()) {
            throw new InstallationException(Reason.OLDER, installed.get() + " is installed, this is " + version);
        }
    }

    private boolean isCurrent(Optional<Pointer> before, Payload payload) throws IOException, InterruptedException {
        if (before.isEmpty() || !copies.isMadeOf(before.get().current(), payload)) {
            return false;
        }
        var current = folder.folder(before.get().current());
        try {
            SelfTest.command(current);
            SelfTest.hello(current, payload.version());
            return true;
        } catch (InstallationException e) {
            return false;
        }
    }

    private void makeOrClear(Payload payload, Optional<Pointer> before)
            throws InstallationException, IOException, InterruptedException {
        try {
            switchTo(make(payload), before);
        } catch (InstallationException | IOException | InterruptedException e) {
            copies.removeUnused();
            throw e;
        }
    }

    private ProgramCopy make(Payload payload) throws InstallationException, IOException, InterruptedException {
        progress.accept(Step.COPY_PROGRAM);
        var fresh = copies.make(payload);
        progress.accept(Step.MAKE_JAVA);
        copies.addJava(fresh);
        progress.accept(Step.SELF_TEST);
        SelfTest.command(fresh);
        progress.accept(Step.MAKE_ARCHIVE);
        copies.addArchive(fresh);
        SelfTest.hello(fresh, payload.version());
        return copies.finish(fresh, payload);
    }

    /** The launcher first: the new one starts old copies as well, and there has to be one when the pointer changes. */
    private void switchTo(ProgramCopy copy, Optional<Pointer> before) throws IOException {
        progress.accept(Step.SWITCH_OVER);
        operations.replace(folder.launcher(), InstallationFolder.launcherIn(folder.folder(copy)));
        operations.replace(folder.pointerFile(), new Pointer(copy, wayBack(copy, before)).toText());
    }

    /** A second copy of the same version goes back to where the first would have. */
    private @Nullable ProgramCopy wayBack(ProgramCopy copy, Optional<Pointer> before) {
        return before.map(pointer ->
                        pointer.current().version().equals(copy.version()) ? pointer.previous() : pointer.current())
                .filter(folder::isComplete)
                .orElse(null);
    }

    /**
     * Makes the version before the current one again.
     *
     * @return the version that is current now
     */
    public Version rollBack() throws InstallationException, IOException, InterruptedException {
        return InstallationLock.during(this::rollBackAlone, folder);
    }

    private Version rollBackAlone() throws InstallationException, IOException, InterruptedException {
        var back = folder.back();
        if (back.isEmpty()) {
            throw new InstallationException(Reason.NOTHING_TO_ROLL_BACK, "there is no version before this one");
        }
        var copy = back.get().current();
        progress.accept(Step.SELF_TEST);
        SelfTest.hello(folder.folder(copy), copy.version());
        progress.accept(Step.SWITCH_OVER);
        operations.replace(folder.pointerFile(), back.get().toText());
        show();
        register();
        return copy.version();
    }

    /**
     * Removes the program from all browsers, from the menu and from the disk. The data in the user's own folder stays.
     *
     * @return files that could not be removed because they are in use; usually empty, but on Windows they go when the
     * user logs in next
     */
    public List<Path> uninstall() throws InstallationException, IOException, InterruptedException {
        var left = InstallationLock.during(this::uninstallAlone, folder);
        operations.delete(folder.lockFile());
        removeEmpty();
        return left;
    }

    private List<Path> uninstallAlone() throws InstallationException, IOException, InterruptedException {
        var before = folder.pointer();
        if (before.isPresent()) {
            progress.accept(Step.REGISTER);
            launch("unregister");
            menu.leave(before.get().current());
        }
        progress.accept(Step.REMOVE_UNUSED);
        menu.removeDesktopEntry();
        operations.delete(folder.pointerFile());
        folder.filesBeside().filter(Files::exists).forEach(copies::remove);
        copies.removeUnused();
        ClassArchive.removeAbandoned();
        return folder.leftOver();
    }

    private void show() throws IOException, InterruptedException {
        progress.accept(Step.ENTER_MENU);
        menu.enter(folder.pointer().orElseThrow().current());
    }

    private void register() throws InstallationException, IOException, InterruptedException {
        progress.accept(Step.REGISTER);
        launch("register");
    }

    private void launch(String command) throws InstallationException, IOException, InterruptedException {
        var ended = ChildProgram.run(folder.base(), List.of(folder.launcher().toString(), command));
        operations.done(command, folder.launcher());
        if (!ended.well()) {
            throw new InstallationException(
                    Reason.REGISTRATION_FAILED, command + " ended with " + ended.exitCode() + ": " + ended.errors());
        }
    }
}
