package signinghelper.command;

import signinghelper.profile.AdmittedProfile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Hello;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ProtocolVersion;
import signinghelper.session.Starter;

import java.util.HashSet;
import java.util.Set;

/**
 * Rule of a host that a desktop client started: that client, by the name that it claims. It may ask for all that some
 * page of the profile may ask for, but for tokens of a site, whatever program it seems to be.
 */
record ClientAdmission(Starter.Program starter) implements Admission {
    private static final Set<String> TOKENS_OF_A_SITE =
            Set.of(Method.LOGIN_AUTHENTICATE.wireName(), Method.LOGIN_BIND.wireName());

    @Override
    public void requireVersions(SessionOpenCommand.Arguments arguments) throws Refusal {
        var own = new ProtocolVersion(Hello.PROTOCOL).major();
        var its = clientOf(arguments).protocol().major();
        if (own != its) {
            throw Admission.behind(its < own ? "client" : "host");
        }
    }

    /** @throws Refusal {@code METHOD_NOT_ALLOWED} if the profile leaves nothing that a client may ask for */
    @Override
    public Admitted admit(SessionOpenCommand.Arguments arguments, AdmittedProfile profile) throws Refusal {
        var capabilities = new HashSet<>(profile.head().access().capabilitiesOfAny());
        capabilities.removeAll(TOKENS_OF_A_SITE);
        if (capabilities.isEmpty()) {
            throw Asker.DesktopClient.methodNotAllowed();
        }
        var name = clientOf(arguments).name();
        return new Admitted(new Asker.DesktopClient(name, starter.executable()), Set.copyOf(capabilities));
    }

    private static SessionOpenCommand.OfClient clientOf(SessionOpenCommand.Arguments arguments) throws Refusal {
        return arguments.ofClient().orElseThrow(() -> Refusal.of(ErrorCode.ASKER_MISMATCH));
    }
}
