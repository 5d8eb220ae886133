package signinghelper.window.helper;

import signinghelper.certificate.RememberedChoices;
import signinghelper.check.RepairJournal;
import signinghelper.token.HeldKey;
import signinghelper.work.WindowSettings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Remembers which repairs, pages and rehearsals were asked for. */
final class AskedActions implements HelperActions {
    private final List<String> repairs = new ArrayList<>();
    private final List<URI> pages = new ArrayList<>();
    private final List<HeldKey> keys = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<RememberedChoices.Choice> forgotten = new ArrayList<>();
    private final List<WindowSettings> settled = new ArrayList<>();

    List<String> repairs() {
        return repairs;
    }

    List<URI> pages() {
        return pages;
    }

    List<HeldKey> keys() {
        return keys;
    }

    List<Path> files() {
        return files;
    }

    List<RememberedChoices.Choice> forgotten() {
        return forgotten;
    }

    List<WindowSettings> settled() {
        return settled;
    }

    @Override
    public void rehearse(HeldKey key) {
        keys.add(key);
    }

    @Override
    public void rehearse(List<Path> chosen) {
        files.addAll(chosen);
    }

    @Override
    public void repair(String repair) {
        repairs.add(repair);
    }

    @Override
    public void browse(URI page) {
        pages.add(page);
    }

    @Override
    public void forget(RememberedChoices.Choice choice) {
        forgotten.add(choice);
    }

    @Override
    public void settle(WindowSettings wish) {
        settled.add(wish);
    }

    @Override
    public void diagnose() {}

    @Override
    public void changePin() {}

    @Override
    public void undo(RepairJournal.Run run) {}

    @Override
    public void saveSupportBundle() {}

    @Override
    public void showFirstSteps() {}

    @Override
    public void showFindings() {}

    @Override
    public void showTokens() {}

    @Override
    public void end() {}
}
