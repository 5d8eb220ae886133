package signinghelper.app;

import signinghelper.certificate.RememberedChoices;
import signinghelper.clock.ComputerTime;
import signinghelper.clock.TimeSource;
import signinghelper.command.Answers;
import signinghelper.command.CancelCommand;
import signinghelper.command.CertificateListCommand;
import signinghelper.command.CertificateSelectCommand;
import signinghelper.command.Command;
import signinghelper.command.ContentPutCommand;
import signinghelper.command.Dispatcher;
import signinghelper.command.KeyOffer;
import signinghelper.command.LoginAuthenticateCommand;
import signinghelper.command.LoginBindCommand;
import signinghelper.command.SessionCloseCommand;
import signinghelper.command.SessionOpenCommand;
import signinghelper.command.SignatureSignCommand;
import signinghelper.command.TokenListCommand;
import signinghelper.content.ContentStore;
import signinghelper.content.PrivateFolder;
import signinghelper.guidance.GuidanceBook;
import signinghelper.login.AuthenticationSigner;
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
    static final List<String> METHODS = List.of(
            "session.open",
            "session.close",
            "token.list",
            "certificate.select",
            "certificate.list",
            "login.authenticate",
            "login.bind",
            "content.put",
            "signature.sign",
            "cancel");

    private final Folders folders = Folders.ofThisProcess();
    private final String version = Version.read();
    private final WireFormat format = new WireFormat();
    private final Sessions sessions = new Sessions();
    private final PrivateFolder privateFolder =
            new PrivateFolder(folders.state().resolve("content"));
    private final GuidanceBook guidance = new GuidanceBook();
    private final Prompt prompt = new SwingPrompt(guidance, privateFolder);
    private final ProfileStore profiles =
            new ProfileStore(folders.profile(), folders.machinePolicy(), folders.state(), format);
    private final DriverCatalog catalog = new DriverCatalog();
    private final Tokens tokens = new Tokens(catalog::drivers);
    private final TimeSource time = ComputerTime.ofThisComputer();
    private final KeyOffer offer = new KeyOffer(tokens, time);
    private final RememberedChoices choices =
            new RememberedChoices(folders.state().resolve("choices.json"), format);
    private final ContentStore contents = new ContentStore(privateFolder);
    private final AuthenticationSigner signer = new AuthenticationSigner("signing-helper/" + version);
    private final RequestReader requestReader = new RequestReader(format);
    private final Answers answers;
    private final Dispatcher dispatcher;

    Wiring(NativeMessageStream stream) {
        LogFile.open(folders.log());
        prompt.prepare();
        answers = new Answers(new MessageWriter(stream, format), guidance);
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
                new CertificateSelectCommand(offer, prompt, choices),
                new CertificateListCommand(tokens, time),
                new LoginAuthenticateCommand(tokens, offer, prompt, signer),
                new LoginBindCommand(tokens, offer, prompt, signer, profiles::load),
                new ContentPutCommand(contents),
                new SignatureSignCommand(tokens, offer, prompt, contents, profiles::load, time, format),
                new CancelCommand());
    }

    /** Removes what must not outlive the process. */
    void close() {
        privateFolder.close();
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
