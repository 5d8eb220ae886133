package signinghelper.command;

import signinghelper.profile.AdmittedProfile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;

import java.util.List;
import java.util.Map;

/** Rule of a host that a browser started: pages of the profile's origins, for which its extension speaks. */
record PageAdmission(ProductVersion product) implements Admission {
    private static final Map<String, String> OLD_PAGE = Map.of("asker", "old-page");

    /** The part with the smaller major version has to be updated. */
    @Override
    public void requireVersions(SessionOpenCommand.Arguments arguments) throws Refusal {
        var page = pageOf(arguments);
        var majors = new int[] {
            product.major(), page.extension().major(), page.library().major()
        };
        var names = List.of("host", "extension", "library");
        var newest = Math.max(majors[0], Math.max(majors[1], majors[2]));
        for (var i = 0; i < majors.length; i++) {
            if (majors[i] < newest) {
                throw Admission.behind(names.get(i));
            }
        }
    }

    /** @throws Refusal {@code ORIGIN_NOT_ALLOWED}, or {@code METHOD_NOT_ALLOWED} of an old page that the profile does not name */
    @Override
    public Admitted admit(SessionOpenCommand.Arguments arguments, AdmittedProfile profile) throws Refusal {
        var page = pageOf(arguments);
        var head = profile.head();
        var capabilities = head.access().capabilitiesOf(page.origin());
        if (capabilities.isEmpty() || !head.access().mayFrame(page.topOrigin())) {
            throw Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED);
        }
        var old = page.old();
        if (old != null && !head.access().mayUse(old, page.origin())) {
            throw new Refusal(ErrorCode.METHOD_NOT_ALLOWED, OLD_PAGE);
        }
        var portal = head.title().getOrDefault(arguments.locale().tag(), "");
        return new Admitted(
                new Asker.Page(page.origin(), page.topOrigin(), page.extension(), portal, null, old), capabilities);
    }

    /** A program that the browser did not ask for must not look like one of its pages' helpers, nor the reverse. */
    private static SessionOpenCommand.OfPage pageOf(SessionOpenCommand.Arguments arguments) throws Refusal {
        return arguments.ofPage().orElseThrow(() -> Refusal.of(ErrorCode.ASKER_MISMATCH));
    }
}
