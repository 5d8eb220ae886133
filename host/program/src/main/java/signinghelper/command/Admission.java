package signinghelper.command;

import signinghelper.profile.AdmittedProfile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;
import signinghelper.session.Starter;

import java.util.Map;
import java.util.Set;

/** Rule that decides who may open a session; it depends on the program that started the host. */
interface Admission {

    /** An asker and the methods that it may ask for. */
    record Admitted(Asker asker, Set<String> capabilities) {}

    /**
     * Compares the versions of the host and of all that speak with it.
     *
     * @throws Refusal {@code ASKER_MISMATCH} if the host was not started for such askers; {@code VERSION_MISMATCH} with
     *     the part to be updated in fact {@code requiresUpdate}
     */
    void requireVersions(SessionOpenCommand.Arguments arguments) throws Refusal;

    /**
     * Admits an asker whose versions fit.
     *
     * @throws Refusal if the profile allows it nothing
     */
    Admitted admit(SessionOpenCommand.Arguments arguments, AdmittedProfile profile) throws Refusal;

    /** Returns the rule for a host that {@code starter} has started; {@code product} is the host's version. */
    static Admission of(Starter starter, ProductVersion product) {
        return starter instanceof Starter.Program program ? new ClientAdmission(program) : new PageAdmission(product);
    }

    /** Creates the refusal for the part that is behind. */
    static Refusal behind(String part) {
        return new Refusal(ErrorCode.VERSION_MISMATCH, Map.of("requiresUpdate", part));
    }
}
