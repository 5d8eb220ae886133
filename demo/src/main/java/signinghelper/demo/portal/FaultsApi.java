package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.match.Account;
import signinghelper.testkit.pki.Holder;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Switches faults on and off for the page that shows how the diagnosis finds them. No real portal has anything like it. */
final class FaultsApi {
    private static final String PATH = "/api/faults";
    private static final String ANOTHER_NAME = "另一家演示有限公司";

    /** The faults that shall be made; all others are mended. */
    record Wanted(List<Fault> made) {}

    /**
     * The present faults.
     *
     * @param possible faults that can be made here
     * @param account that the page asks about
     */
    record Answer(Set<Fault> possible, Set<Fault> made, Account account) {}

    private final Faults faults;

    FaultsApi(Faults faults) {
        this.faults = faults;
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::answer);
        routes.put(PATH, this::change);
    }

    private void answer(Context context) {
        context.json(new Answer(faults.possible(), faults.made(), account()));
    }

    private void change(Context context) throws IOException {
        try {
            faults.make(JsonBody.read(context, Wanted.class).made());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("这里不能制造这个故障。");
        }
        answer(context);
    }

    /**
     * Returns the account of the organisation that the U-Key's certificates name, or another when that is the fault.
     */
    private Account account() {
        var holder = Holder.demonstrationSupplier();
        var name = faults.isOn(Fault.NAME_MISMATCH) ? ANOTHER_NAME : holder.organisation();
        return new Account(name, holder.creditCode().value(), Account.Role.SUPPLIER);
    }
}
