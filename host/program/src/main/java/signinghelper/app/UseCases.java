package signinghelper.app;

import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.OpenedKeys;
import signinghelper.certificate.RememberedChoices;
import signinghelper.certificate.RevocationWatch;
import signinghelper.check.CertificateReading;
import signinghelper.check.Diagnosis;
import signinghelper.check.Repairs;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.history.SignatureHistory;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.login.AuthenticationSigner;
import signinghelper.profile.HolderSource;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Sessions;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.work.AskPin;
import signinghelper.work.Bind;
import signinghelper.work.ChangePin;
import signinghelper.work.ChooseCertificate;
import signinghelper.work.DeclareOpening;
import signinghelper.work.DueNotices;
import signinghelper.work.EncryptContent;
import signinghelper.work.EncryptForAsker;
import signinghelper.work.GatherSupport;
import signinghelper.work.InspectFile;
import signinghelper.work.JudgedApart;
import signinghelper.work.KeptSettings;
import signinghelper.work.KeyOffer;
import signinghelper.work.ListCertificates;
import signinghelper.work.ListSeals;
import signinghelper.work.ListTokens;
import signinghelper.work.LogIn;
import signinghelper.work.OpenEnvelopes;
import signinghelper.work.OpenForAsker;
import signinghelper.work.OpeningNotes;
import signinghelper.work.PassedOnce;
import signinghelper.work.RationedPrompt;
import signinghelper.work.ReadTokens;
import signinghelper.work.RehearsalEnvelope;
import signinghelper.work.RehearseHere;
import signinghelper.work.RunDiagnosis;
import signinghelper.work.SessionVerdicts;
import signinghelper.work.SignDocuments;
import signinghelper.work.SignatureNotes;
import signinghelper.work.StatementSigner;
import signinghelper.work.UnreadableLimit;
import signinghelper.work.Verdicts;
import signinghelper.work.VerifyDocument;
import signinghelper.work.WindowWork;

/** Use cases between the edges: created once, for both sides and the helper window. */
record UseCases(
        Reading reading,
        Asking asking,
        EncryptContent encryptContent,
        Documents documents,
        Care care,
        SignatureHistory history) {

    /** Creates the use cases; a diagnosis gets the extension's version from {@code sessions}. */
    static UseCases between(Edges edges, Sessions sessions) {
        var format = new WireFormat();
        var glance = edges.profiles().glance();
        HolderSource holders = () -> holders(glance);
        var history = new SignatureHistory(edges.place().state().resolve("history"), glance, format);
        var encryption =
                new EncryptContent(edges.judging().revocation(), edges.clocks().time());
        var openings = new AwaitedOpenings(
                edges.place().state().resolve("history"), format, edges.clocks().time());
        return new UseCases(
                Reading.between(edges, holders, openings),
                Asking.between(edges, holders, history, new OpeningNotes(history, openings), encryption),
                encryption,
                Documents.between(edges),
                Care.between(edges, sessions, holders, format),
                history);
    }

    private static String system() {
        var versions = ProgramVersions.of("", System.getProperties());
        return String.join(" ", versions.system(), versions.systemVersion(), versions.architecture());
    }

    private static HolderRules holders(ProfileSource profile) {
        try {
            return profile.load().signing().holder();
        } catch (Refusal refusal) {
            return HolderRules.USUAL;
        }
    }

    /** Lists of U-Keys and of everything on them; nobody is asked. */
    record Reading(
            ListTokens listTokens, ListCertificates listCertificates, ListSeals listSeals, ReadTokens readTokens) {

        private static Reading between(Edges edges, HolderSource holders, AwaitedOpenings openings) {
            var tokens = edges.keys().tokens();
            var time = edges.clocks().time();
            return new Reading(
                    new ListTokens(tokens),
                    new ListCertificates(tokens, time),
                    new ListSeals(tokens, time),
                    new ReadTokens(tokens, time, holders, openings));
        }
    }

    /** Use cases that ask the user in a window. */
    record Asking(
            LogIn logIn,
            Bind bind,
            ChooseCertificate chooseCertificate,
            SignDocuments signDocuments,
            OpenEnvelopes openEnvelopes,
            EncryptForAsker encryptForAsker,
            OpenForAsker openForAsker,
            RehearseHere rehearseHere,
            DeclareOpening declareOpening,
            ChangePin changePin,
            RememberedChoices choices) {

        private static Asking between(
                Edges edges,
                HolderSource holders,
                SignatureHistory history,
                OpeningNotes openings,
                EncryptContent encryption) {
            var tokens = edges.keys().tokens();
            var time = edges.clocks().time();
            var place = edges.place();
            var prompt =
                    new RationedPrompt(edges.user().prompt(), edges.clocks().monotonic());
            var revocation = new RevocationWatch(edges.judging().revocation(), time);
            var offer = new KeyOffer(tokens, time, revocation, holders);
            var choices = new RememberedChoices(place.state().resolve("choices.json"), new WireFormat());
            var pin = new AskPin(tokens, offer, prompt, choices);
            var program = place.program();
            var signer = new AuthenticationSigner(program);
            var limit = new UnreadableLimit(place.state(), new WireFormat(), time);
            var opened = new OpenedKeys(place.state(), new WireFormat(), time);
            var opening = new OpenEnvelopes(offer, pin, limit, opened, place.contents());
            var statements = new StatementSigner(edges.judging().timeStamping(), time, revocation, program, system());
            var notes = new SignatureNotes(history, holders, time);
            var keywords = PageProcesses.keywords(place.contents());
            var openForAsker = new OpenForAsker(opening, statements, notes, time);
            return new Asking(
                    new LogIn(offer, pin, signer),
                    new Bind(offer, pin, signer),
                    new ChooseCertificate(offer, prompt, choices),
                    new SignDocuments(
                            offer, pin, tokens, keywords, edges.judging().timeStamping(), time, notes),
                    opening,
                    new EncryptForAsker(encryption, prompt, openings),
                    openForAsker,
                    new RehearseHere(
                            openForAsker,
                            new RehearsalEnvelope(encryption),
                            edges.profiles().glance(),
                            holders,
                            time),
                    new DeclareOpening(offer, pin, statements),
                    new ChangePin(tokens, prompt),
                    choices);
        }
    }

    /**
     * Use cases with documents that exist already.
     *
     * @param inspectHere inspection for the terminal, whose process has nothing else to do
     */
    record Documents(
            InspectFile inspectFile, InspectFile inspectHere, VerifyDocument verifyDocument, SessionVerdicts verdicts) {

        private static Documents between(Edges edges) {
            var time = edges.clocks().time();
            var judging = edges.judging();
            var verification = new VerifyDocument(judging.revocation(), time);
            var apart = new JudgedApart.Parts(
                    judging.process(), edges.place().contents(), judging.revocation(), time, VerifyDocument.LONGEST);
            return new Documents(
                    inspecting(edges, new JudgedApart(apart)),
                    inspecting(edges, verification),
                    verification,
                    new SessionVerdicts(apart));
        }

        private static InspectFile inspecting(Edges edges, Verdicts verdicts) {
            return new InspectFile(
                    new FileInspector(),
                    new InspectionBook(),
                    edges.profiles().glance(),
                    verdicts,
                    edges.clocks().time(),
                    edges.place().program());
        }
    }

    /** Use cases that keep the computer well, and tell others how it is. */
    record Care(RunDiagnosis runDiagnosis, Repairs repairs, GatherSupport gatherSupport) {

        private static Care between(Edges edges, Sessions sessions, HolderSource holders, WireFormat format) {
            var computer = edges.computer();
            var place = edges.place();
            var certificates = new CertificateReading(edges.keys().tokens(), holders);
            var diagnosis = new Diagnosis(computer.checks().make(sessions, certificates));
            var repairs = new Repairs(
                    computer.repairs(),
                    place.state().resolve("repairs"),
                    edges.clocks().time(),
                    format);
            var support = new GatherSupport(
                    ProgramVersions.of(place.version(), System.getProperties()),
                    diagnosis,
                    repairs,
                    edges.profiles().glance(),
                    edges.keys().tokens(),
                    edges.clocks().time(),
                    new GatherSupport.Log(place.log(), Method.names()),
                    new ReportMaker(
                            place.whereabouts(), new CheckBook(), edges.user().guidance()),
                    format);
            return new Care(new RunDiagnosis(diagnosis), repairs, support);
        }
    }

    DueNotices dueNotices(Edges edges) {
        var state = edges.place().state();
        var format = new WireFormat();
        return new DueNotices(
                reading.readTokens(), edges.clocks().time(), new KeptSettings(state, format), state, format);
    }

    WindowWork windowWork(Edges edges) {
        return new WindowWork(
                care.runDiagnosis(),
                care.repairs(),
                edges.keys().tokens(),
                reading.readTokens(),
                asking.changePin(),
                asking.rehearseHere(),
                documents.inspectFile(),
                care.gatherSupport(),
                new PassedOnce(edges.place().state().resolve("passed-once")),
                history,
                asking.choices(),
                new KeptSettings(edges.place().state(), new WireFormat()),
                edges.profiles().glance());
    }
}
