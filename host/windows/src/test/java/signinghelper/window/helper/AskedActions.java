package signinghelper.window.helper;

import signinghelper.check.RepairJournal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Remembers which repairs and pages were asked for. */
final class AskedActions implements HelperActions {
    private final List<String> repairs = new ArrayList<>();
    private final List<URI> pages = new ArrayList<>();

    List<String> repairs() {
        return repairs;
    }

    List<URI> pages() {
        return pages;
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
    public void end() {}
}
