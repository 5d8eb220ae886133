package signinghelper.app;

import signinghelper.command.Answers;
import signinghelper.command.Attempts;
import signinghelper.command.CancelCommand;
import signinghelper.command.CertificateListCommand;
import signinghelper.command.CertificateSelectCommand;
import signinghelper.command.Command;
import signinghelper.command.ContentGetCommand;
import signinghelper.command.ContentPutCommand;
import signinghelper.command.DiagnosisRunCommand;
import signinghelper.command.Dispatcher;
import signinghelper.command.EnvelopeDeclareCommand;
import signinghelper.command.EnvelopeEncryptCommand;
import signinghelper.command.EnvelopeOpenCommand;
import signinghelper.command.EnvelopeRehearseCommand;
import signinghelper.command.FileInspectCommand;
import signinghelper.command.FindingWords;
import signinghelper.command.LoginAuthenticateCommand;
import signinghelper.command.LoginBindCommand;
import signinghelper.command.PinChangeCommand;
import signinghelper.command.SessionCloseCommand;
import signinghelper.command.SessionOpenCommand;
import signinghelper.command.SignatureSignCommand;
import signinghelper.command.SignatureVerifyCommand;
import signinghelper.command.TokenListCommand;
import signinghelper.command.TokenNotifications;
import signinghelper.command.WindowOpenCommand;
import signinghelper.commandline.Bundle;
import signinghelper.commandline.CallersFolder;
import signinghelper.commandline.CertificateList;
import signinghelper.commandline.CheckProfile;
import signinghelper.commandline.Console;
import signinghelper.commandline.Diagnose;
import signinghelper.commandline.Encrypt;
import signinghelper.commandline.HistoryClear;
import signinghelper.commandline.HistoryExport;
import signinghelper.commandline.HistoryList;
import signinghelper.commandline.HistorySwitch;
import signinghelper.commandline.Inspect;
import signinghelper.commandline.InstalledProfile;
import signinghelper.commandline.LibraryList;
import signinghelper.commandline.OpenEncrypted;
import signinghelper.commandline.PinChange;
import signinghelper.commandline.Program;
import signinghelper.commandline.Register;
import signinghelper.commandline.Rehearse;
import signinghelper.commandline.RepairOne;
import signinghelper.commandline.RollBack;
import signinghelper.commandline.SealList;
import signinghelper.commandline.Sign;
import signinghelper.commandline.Status;
import signinghelper.commandline.Subcommand;
import signinghelper.commandline.TokenList;
import signinghelper.commandline.Uninstall;
import signinghelper.commandline.UninstallWindow;
import signinghelper.commandline.Unregister;
import signinghelper.commandline.Verify;
import signinghelper.commandline.Window;
import signinghelper.content.ContentStore;
import signinghelper.fleet.Reporter;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.Language;
import signinghelper.profile.ProfileCheck;
import signinghelper.protocol.MessageWriter;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;
import signinghelper.session.ProductVersion;
import signinghelper.session.Sessions;
import signinghelper.session.Starter;
import signinghelper.support.ProgramVersions;
import signinghelper.work.ExpiryWatch;
import signinghelper.work.HelperWindow;
import signinghelper.work.RehearsalEnvelope;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The helper between its {@link Edges}: the shared parts, and the two sides that use them, a stream of frames of a
 * browser or a desktop client, and the command line. Everything that a test replaces is an edge; the remaining wiring is the same in tests.
 */
public final class Helper implements AutoCloseable {
    private final Edges edges;
    private final WireFormat format = new WireFormat();
    private final Sessions sessions = new Sessions();
    private final CheckBook checkWords = new CheckBook();
    private final FindingWords findingWords;
    private final ContentStore contents;
    private final UseCases uses;
    private final HelperWindow window;
    private final WindowOpenCommand windowOpen;

    public Helper(Edges edges) {
        this.edges = edges;
        findingWords = new FindingWords(checkWords, edges.user().guidance());
        contents = new ContentStore(edges.place().contents());
        uses = UseCases.between(edges, sessions);
        window = edges.user().windows().make(uses.windowWork(edges));
        windowOpen = new WindowOpenCommand(window, edges.clocks().monotonic());
    }

    /** Removes data of old repairs. */
    void tidy() {
        uses.care().repairs().tidy();
    }

    /** Writes the report that an administrator collects. */
    void reportTo(Path file) {
        reporter().write(file, edges.computer().registrations().apply(Optional.empty()));
    }

    private Reporter reporter() {
        return new Reporter(
                ProgramVersions.of(edges.place().version(), System.getProperties()),
                edges.place().install(),
                edges.place().log(),
                edges.place().whereabouts(),
                edges.profiles().glance(),
                edges.keys().libraries(),
                edges.clocks().time(),
                format);
    }

    /** Creates the host at one end of a stream of frames; {@code starter} has the other end. */
    public Host host(NativeMessageStream stream, Starter starter) {
        var answers =
                new Answers(new MessageWriter(stream, format), edges.user().guidance(), findingWords);
        var open = new SessionOpenCommand(
                starter,
                new ProductVersion(edges.place().version()),
                edges.profiles().glance(),
                edges.profiles().adoption(),
                sessions);
        var notifications = new TokenNotifications(edges.keys().tokens(), answers);
        var expiry = edges.user()
                .notices()
                .map(notices -> new ExpiryWatch(edges.keys().tokens(), uses.dueNotices(edges), notices, window));
        var dispatcher = new Dispatcher(open, commands(), sessions, format, answers, notifications, expiry, contents);
        return new Host(new RequestReader(format), answers, dispatcher);
    }

    /** Commands of an open session. */
    public List<Command<?, ?>> commands() {
        var attempts = new Attempts(uses.asking().openForAsker());
        return List.of(
                new SessionCloseCommand(sessions),
                new TokenListCommand(uses.reading().listTokens()),
                new CertificateSelectCommand(uses.asking().chooseCertificate()),
                new CertificateListCommand(uses.reading().listCertificates()),
                new LoginAuthenticateCommand(uses.asking().logIn()),
                new LoginBindCommand(uses.asking().bind()),
                new ContentPutCommand(contents),
                new ContentGetCommand(contents),
                new SignatureSignCommand(uses.asking().signDocuments(), contents),
                new EnvelopeEncryptCommand(uses.asking().encryptForAsker(), contents),
                new EnvelopeOpenCommand(attempts, contents),
                new EnvelopeRehearseCommand(attempts, new RehearsalEnvelope(uses.encryptContent()), contents),
                new EnvelopeDeclareCommand(attempts, uses.asking().declareOpening()),
                new PinChangeCommand(uses.asking().changePin()),
                new DiagnosisRunCommand(uses.care().runDiagnosis(), findingWords),
                new FileInspectCommand(
                        uses.documents().inspectFile(),
                        contents,
                        uses.documents().verdicts()),
                new SignatureVerifyCommand(
                        uses.documents().verdicts(),
                        contents,
                        format,
                        edges.clocks().time(),
                        edges.place().program()),
                windowOpen,
                new CancelCommand());
    }

    /** Creates the commands for a user at a terminal, in the order of the help. */
    public Program commandLine(PrintWriter out, PrintWriter errors, CallersFolder calledFrom, Language usual) {
        var console = new Console(out, errors, edges.user().guidance(), format, calledFrom, usual);
        var installed = new InstalledProfile(edges.profiles().adoption(), console);
        var install = edges.place().install();
        return new Program(
                console,
                edges.place().version(),
                List.of(
                        new Subcommand(
                                "token list",
                                new TokenList(installed, uses.reading().listTokens(), console)),
                        new Subcommand(
                                "library list",
                                new LibraryList(installed, edges.keys().libraries(), console)),
                        new Subcommand(
                                "certificate list",
                                new CertificateList(installed, uses.reading().listCertificates(), console)),
                        new Subcommand(
                                "seal list",
                                new SealList(installed, uses.reading().listSeals(), console)),
                        new Subcommand("sign", new Sign(installed, uses.asking().signDocuments(), console)),
                        new Subcommand("encrypt", new Encrypt(installed, uses.encryptContent(), console)),
                        new Subcommand(
                                "open",
                                new OpenEncrypted(installed, uses.asking().openEnvelopes(), console)),
                        new Subcommand(
                                "rehearse",
                                new Rehearse(installed, uses.asking().openEnvelopes(), console)),
                        new Subcommand(
                                "verify",
                                new Verify(
                                        installed,
                                        uses.documents().verifyDocument(),
                                        edges.place().program(),
                                        console)),
                        new Subcommand("history list", new HistoryList(uses.history(), console)),
                        new Subcommand("history export", new HistoryExport(uses.history(), console)),
                        new Subcommand("history clear", new HistoryClear(uses.history(), console)),
                        new Subcommand("history switch", new HistorySwitch(uses.history(), console)),
                        new Subcommand(
                                "pin change",
                                new PinChange(installed, uses.asking().changePin(), console)),
                        new Subcommand("window", new Window(installed, window, console)),
                        new Subcommand(
                                "window uninstall",
                                new UninstallWindow(install, edges.user().removal(), console)),
                        new Subcommand(
                                "register",
                                new Register(
                                        edges.computer().registrations(),
                                        edges.profiles().adoption(),
                                        console)),
                        new Subcommand(
                                "unregister", new Unregister(edges.computer().registrations(), installed, console)),
                        new Subcommand(
                                "status", new Status(edges.computer().registrations(), reporter(), installed, console)),
                        new Subcommand(
                                "rollback",
                                new RollBack(install, edges.profiles().look(), console)),
                        new Subcommand("uninstall", new Uninstall(install, console)),
                        new Subcommand(
                                "diagnose",
                                new Diagnose(installed, uses.care().runDiagnosis(), checkWords, format, console)),
                        new Subcommand(
                                "repair", new RepairOne(installed, uses.care().repairs(), checkWords, console)),
                        new Subcommand(
                                "inspect",
                                new Inspect(installed, uses.documents().inspectHere(), console)),
                        new Subcommand("check-profile", new CheckProfile(new ProfileCheck(format), console)),
                        new Subcommand(
                                "bundle", new Bundle(installed, uses.care().gatherSupport(), console))));
    }

    @Override
    public void close() {
        window.close();
        edges.place().contents().close();
    }

    /** The other end of a stream of frames. */
    public record Host(RequestReader requestReader, Answers answers, Dispatcher dispatcher) {}
}
