package signinghelper.window.helper;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.WindowIcon;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowWork;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** Layout of the helper window. A change of the language builds it anew from the present state. */
final class HelperFrame {
    private static final Dimension SIZE = new Dimension(960, 640);
    private static final Dimension LEAST = new Dimension(640, 344);

    private static final int LOW = 480;
    private static final int LOW_TAB = 30;

    private final JFrame frame = new JFrame();
    private final HelperState state;
    private final WindowWork work;
    private final HelperActions actions;

    private HelperTexts texts;
    private List<HelperPage> pages = List.of();
    private JTabbedPane tabs = new JTabbedPane();
    private JTextArea notice = PlainText.strong("");

    HelperFrame(HelperTexts texts, WindowWork work, HelperActions actions) {
        this.work = work;
        this.texts = texts;
        this.actions = actions;
        this.state = new HelperState(
                work.diagnosis().checks(),
                work.repairs().onRequest(),
                !work.passedOnce().isRemembered(),
                this::showState);
        listen();
        lay();
    }

    private void listen() {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                actions.end();
            }
        });
        frame.addWindowFocusListener(new WindowAdapter() {
            @Override
            public void windowLostFocus(WindowEvent event) {
                frame.setAlwaysOnTop(false);
            }
        });
        EscapeKey.runs(frame.getRootPane(), actions::end);
        frame.setIconImages(WindowIcon.images());
    }

    private void lay() {
        frame.setTitle(VisibleText.of(texts.words().get("helper.title")));
        pages = HelperPages.in(texts, state, work, actions);
        tabs = tabs();
        notice = PlainText.strong("");
        notice.setFocusable(false);
        notice.getAccessibleContext().setAccessibleName(texts.words().get("page.unopened.name"));
        var content = new JPanel(new BorderLayout(0, UIScale.scale(isLow() ? 6 : 12)));
        var edge = UIScale.scale(isLow() ? 8 : 16);
        content.setBorder(BorderFactory.createEmptyBorder(edge, edge, edge, edge));
        content.add(notice, BorderLayout.NORTH);
        content.add(tabs, BorderLayout.CENTER);
        content.add(footer(), BorderLayout.SOUTH);
        frame.setContentPane(content);
        showState();
    }

    /** Returns true on a screen of little height, which leaves out what may be left out. */
    private static boolean isLow() {
        return GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().height < UIScale.scale(LOW);
    }

    private JTabbedPane tabs() {
        // Wrapped, the names of the pages would take half of a small screen.
        var fresh = new JTabbedPane(JTabbedPane.LEFT, JTabbedPane.SCROLL_TAB_LAYOUT);
        if (isLow()) {
            fresh.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_HEIGHT, LOW_TAB);
        }
        fresh.putClientProperty(
                FlatClientProperties.TABBED_PANE_TAB_ALIGNMENT, FlatClientProperties.TABBED_PANE_ALIGN_LEADING);
        fresh.putClientProperty(FlatClientProperties.TABBED_PANE_SHOW_CONTENT_SEPARATOR, true);
        fresh.getAccessibleContext().setAccessibleName(texts.words().get("helper.pages"));
        for (var page : pages) {
            fresh.addTab(VisibleText.of(texts.words().get(page.key())), new PageIcon(page.icon(), 0), page.content());
            fresh.setMnemonicAt(fresh.getTabCount() - 1, texts.words().mnemonic(page.key()));
        }
        return fresh;
    }

    private JPanel footer() {
        var support = button("helper.support");
        support.addActionListener(event -> actions.saveSupportBundle());
        var language = button("helper.language");
        language.addActionListener(
                event -> actions.settle(work.settings().read().in(texts.otherLanguage())));
        var close = button("helper.close");
        close.addActionListener(event -> actions.end());
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, UIScale.scale(8), 0));
        List.of(support, language, close).forEach(buttons::add);
        var footer = new JPanel(new BorderLayout());
        footer.add(PlainText.label(texts.version()), BorderLayout.LINE_START);
        footer.add(buttons, BorderLayout.CENTER);
        return footer;
    }

    private JButton button(String key) {
        var button = PlainText.button(new JButton(), texts.words().get(key));
        button.setMnemonic(texts.words().mnemonic(key));
        return button;
    }

    /** Lays the window anew in other colours, in another size or language; the focus stays where it was. */
    void settle(WindowSettings settings) {
        var focused = Optional.ofNullable(frame.getFocusOwner()).map(Component::getName);
        Appearance.apply(settings);
        SwingUtilities.updateComponentTreeUI(frame);
        texts = texts.in(settings.language(texts.language()));
        keepLeast();
        layAnew(tabs.getSelectedIndex());
        focused.flatMap(name -> named(frame.getContentPane(), name)).ifPresent(Component::requestFocusInWindow);
    }

    private static Optional<Component> named(Container in, String name) {
        return Stream.of(in.getComponents())
                .flatMap(part -> name.equals(part.getName())
                        ? Stream.of(part)
                        : part instanceof Container inner ? named(inner, name).stream() : Stream.empty())
                .findFirst();
    }

    /** A window of large text is no larger than its screen. */
    private void keepLeast() {
        frame.setMinimumSize(onScreen(LEAST));
    }

    private static Dimension onScreen(Dimension size) {
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        var scaled = UIScale.scale(size);
        return new Dimension(Math.min(scaled.width, screen.width), Math.min(scaled.height, screen.height));
    }

    /** Shows the page with the first steps as the first page. */
    void showFirstSteps() {
        state.showFirstSteps();
        layAnew(0);
    }

    private void layAnew(int page) {
        lay();
        tabs.setSelectedIndex(page);
        frame.validate();
        frame.repaint();
        tabs.requestFocusInWindow();
    }

    private void showState() {
        showNumberOfProblems();
        PlainText.change(
                notice,
                state.unopened()
                        .map(page -> texts.words().get("page.unopened", page))
                        .orElse(""));
        notice.setVisible(state.unopened().isPresent());
        pages.forEach(page -> page.show(state));
    }

    /** A screen reader hears the number after the name of the page. */
    private void showNumberOfProblems() {
        var problems = (int) state.count(Verdict.FAIL);
        for (var place = 0; place < pages.size(); place++) {
            if (pages.get(place) instanceof FindingsPage findings) {
                tabs.setIconAt(place, new PageIcon(findings.icon(), problems));
                var name = VisibleText.of(texts.words().get(findings.key()));
                tabs.getAccessibleContext()
                        .getAccessibleChild(place)
                        .getAccessibleContext()
                        .setAccessibleName(
                                problems == 0
                                        ? name
                                        : name + " - " + texts.words().get("helper.state.wrong", problems));
            }
        }
    }

    void open() {
        frame.pack();
        frame.setSize(onScreen(SIZE));
        keepLeast();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        toFront();
        tabs.requestFocusInWindow();
    }

    /** Brings the window above the browser, which would hide it, until the user turns to another window. */
    void toFront() {
        frame.setExtendedState(frame.getExtendedState() & ~JFrame.ICONIFIED);
        frame.setAlwaysOnTop(true);
        frame.toFront();
        frame.requestFocus();
    }

    /** Shows the findings, and the first one of {@code about} as soon as it is known. */
    void turnTo(ErrorCode about) {
        state.seek(about);
        turnTo(FindingsPage.class);
    }

    /** Shows the verdict on each of the files. */
    void inspect(List<Path> files) {
        for (var page : pages) {
            if (page instanceof InspectionPage inspection) {
                inspection.inspect(files);
            }
        }
        turnTo(InspectionPage.class);
    }

    void turnTo(Class<? extends HelperPage> kind) {
        for (var place = 0; place < pages.size(); place++) {
            if (kind.isInstance(pages.get(place))) {
                tabs.setSelectedIndex(place);
            }
        }
    }

    void close() {
        frame.dispose();
    }

    Language language() {
        return texts.language();
    }

    void openSupportBundle(SupportBundlePanel.Source support) {
        new SupportBundleDialog(frame, support, texts.guidance(), texts.language()).open();
    }

    RepairWindow repairWindow() {
        return new RepairWindow(frame, texts);
    }

    HelperState state() {
        return state;
    }
}
