package signinghelper.window;

import java.util.List;

/** The pages of the helper window, in their order. */
final class HelperPages {
    private HelperPages() {}

    static List<HelperPage> in(HelperTexts texts, HelperState state, HelperActions actions) {
        return List.of(
                new FindingsPage(texts, state, actions), new TokensPage(texts, actions), new HelpPage(texts, actions));
    }
}
