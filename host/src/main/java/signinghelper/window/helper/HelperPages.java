package signinghelper.window.helper;

import signinghelper.work.InspectFile;

import java.util.ArrayList;
import java.util.List;

/** The pages of the helper window, in their order. */
final class HelperPages {
    private HelperPages() {}

    static List<HelperPage> in(HelperTexts texts, HelperState state, InspectFile inspection, HelperActions actions) {
        var pages = new ArrayList<HelperPage>();
        if (state.showsFirstSteps()) {
            pages.add(new FirstStepsPage(texts, actions));
        }
        pages.add(new FindingsPage(texts, state, actions));
        pages.add(new TokensPage(texts, actions));
        pages.add(new HelpPage(texts, actions));
        pages.add(new InspectionPage(texts, inspection));
        return List.copyOf(pages);
    }
}
