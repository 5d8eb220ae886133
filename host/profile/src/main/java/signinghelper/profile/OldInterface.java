package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Interface of a program on the computer that pages were written for before the helper. A page library speaks it. */
public enum OldInterface {
    @JsonProperty("ucapi")
    UCAPI("UCAPI"),
    @JsonProperty("xtxsab")
    XTXSAB("XTXSAB"),
    @JsonProperty("sof")
    SOF("SOF (GM/T 0020)"),
    @JsonProperty("netca")
    NETCA("NETCA"),
    @JsonProperty("topesa")
    TOPESA("TopESA");

    private final String label;

    OldInterface(String label) {
        this.label = label;
    }

    /** Returns the name that developers know it by. */
    public String label() {
        return label;
    }
}
