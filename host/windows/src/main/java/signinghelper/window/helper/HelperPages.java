package signinghelper.window.helper;

import signinghelper.work.WindowWork;

import java.util.ArrayList;
import java.util.List;

/** The pages of the helper window, in their order. */
final class HelperPages {
    private HelperPages() {}

    static List<HelperPage> in(HelperTexts texts, HelperState state, WindowWork work, HelperActions actions) {
        var pages = new ArrayList<HelperPage>();
        if (state.showsFirstSteps()) {
            pages.add(new FirstStepsPage(texts, actions));
        }
        pages.add(new FindingsPage(texts, state, actions));
        pages.add(new TokensPage(texts, actions));
        pages.add(new RehearsalPage(texts, state, actions));
        pages.add(new HelpPage(texts, actions));
        pages.add(new InspectionPage(texts, work.inspectFile()));
        pages.add(new HistoryPage(texts, work.history()));
        pages.add(new SettingsPage(texts.words(), work.settings().read(), actions));
        return List.copyOf(pages);
    }
}
