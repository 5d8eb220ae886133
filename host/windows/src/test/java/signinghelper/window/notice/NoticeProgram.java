package signinghelper.window.notice;

import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.Words;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JFrame;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

/** Program with a window in which somebody types, over which a notice appears. Needs a display. */
final class NoticeProgram {
    static final String WORK = "work";
    static final String NOTICE = "证书 14 天后到期";

    private NoticeProgram() {}

    /** Ends with the window, and prints what was typed into it. */
    public static void main(String[] arguments) {
        SwingUtilities.invokeLater(() -> {
            Appearance.apply(false);
            var field = new JTextField(30);
            var frame = new JFrame(WORK);
            frame.add(field);
            frame.pack();
            frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
            frame.addWindowListener(new WindowAdapter() {
                @Override
                public void windowClosed(WindowEvent event) {
                    System.out.println(field.getText());
                    System.exit(0);
                }
            });
            field.addActionListener(event -> frame.dispose());
            frame.addWindowFocusListener(new WindowAdapter() {
                @Override
                public void windowGainedFocus(WindowEvent event) {
                    frame.removeWindowFocusListener(this);
                    notice().open();
                }
            });
            frame.setVisible(true);
        });
    }

    private static NoticeWindow notice() {
        return new NoticeWindow("湖北某某科技有限公司", 14, new Words(Language.CHINESE, new GuidanceBook()), () -> {});
    }
}
