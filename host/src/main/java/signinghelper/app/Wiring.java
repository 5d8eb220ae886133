package signinghelper.app;

import signinghelper.command.Answers;
import signinghelper.command.CancelCommand;
import signinghelper.command.Command;
import signinghelper.command.Dispatcher;
import signinghelper.command.LoginAuthenticateCommand;
import signinghelper.command.SessionCloseCommand;
import signinghelper.command.SessionOpenCommand;
import signinghelper.command.TokenListCommand;
import signinghelper.guidance.GuidanceBook;
import signinghelper.login.LoginSigner;
import signinghelper.platform.Folders;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileStore;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.MessageWriter;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;
import signinghelper.session.ProductVersion;
import signinghelper.session.Sessions;
import signinghelper.support.LogFile;
import signinghelper.token.Tokens;
import signinghelper.window.SwingPrompt;

import java.util.List;

/** Builds the helper: the only place that knows every class. Read it top to bottom to see the whole program. */
final class Wiring {
    /** As the schema's {@code Method}; named apart from {@link #commands} because hello goes out before they exist. */
    static final List<String> METHODS =
            List.of("session.open", "session.close", "token.list", "login.authenticate", "cancel");

    private final Folders folders = Folders.ofThisProcess();
    private final String version = Version.read();
    private final WireFormat format = new WireFormat();
    private final Sessions sessions = new Sessions();
    private final Prompt prompt = new SwingPrompt();
    private final ProfileStore profiles =
            new ProfileStore(folders.profile(), folders.machinePolicy(), folders.state(), format);
    private final DriverCatalog catalog = new DriverCatalog();
    private final Tokens tokens = new Tokens(catalog::drivers);
    private final RequestReader requestReader = new RequestReader(format);
    private final Answers answers;
    private final Dispatcher dispatcher;

    Wiring(NativeMessageStream stream) {
        LogFile.open(folders.log());
        prompt.prepare();
        answers = new Answers(new MessageWriter(stream, format), new GuidanceBook());
        dispatcher = new Dispatcher(sessionOpen(), commands(), sessions, format, answers);
    }

    private SessionOpenCommand sessionOpen() {
        return new SessionOpenCommand(new ProductVersion(version), this::profile, sessions);
    }

    /** With the profile come its drivers, which start while the page still connects. */
    private Profile profile() throws Refusal {
        var profile = profiles.load();
        catalog.adopt(profile);
        return profile;
    }

    private List<Command<?, ?>> commands() {
        return List.of(
                new SessionCloseCommand(sessions),
                new TokenListCommand(tokens),
                new LoginAuthenticateCommand(tokens, prompt, new LoginSigner("signing-helper/" + version)),
                new CancelCommand());
    }

    RequestReader requestReader() {
        return requestReader;
    }

    Answers answers() {
        return answers;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }
}
