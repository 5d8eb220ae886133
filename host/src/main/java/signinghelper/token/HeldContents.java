package signinghelper.token;

import java.util.List;

/** Contents of all U-Keys that are plugged in. */
public record HeldContents(List<HeldKey> keys, List<HeldFault> faults) {
    public HeldContents {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }
}
