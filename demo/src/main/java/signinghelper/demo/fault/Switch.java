package signinghelper.demo.fault;

import java.io.IOException;

/** Makes a fault and mends it again. Either may come twice in a row. */
public interface Switch {
    /** Switch of a fault that other code reads in {@link Faults#isOn}. */
    Switch LOOKED_AT = of(() -> {}, () -> {});

    /** Action of a switch. */
    interface Act {
        void run() throws IOException;
    }

    void make() throws IOException;

    void mend() throws IOException;

    static Switch of(Act make, Act mend) {
        return new Switch() {
            @Override
            public void make() throws IOException {
                make.run();
            }

            @Override
            public void mend() throws IOException {
                mend.run();
            }
        };
    }
}
