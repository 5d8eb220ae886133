package signinghelper.token;

import signinghelper.token.bridge.BridgeDriver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Drivers whose child processes go on from test to test, because most of a test's time is their start. A child that
 * ends in a test is followed by a fresh one, as in the product.
 */
public final class SharedDrivers implements AutoCloseable {
    private final Map<Object, List<BridgeDriver>> idle = new HashMap<>();
    private final Map<Object, List<BridgeDriver>> lent = new HashMap<>();
    private final List<BridgeDriver> alone = new ArrayList<>();

    /**
     * Lends a driver that nobody else has until {@link #restore}.
     *
     * @param kind equal for drivers of which one is as good as another
     */
    public BridgeDriver lend(Object kind, Supplier<BridgeDriver> make) {
        var free = idle.getOrDefault(kind, List.of());
        var driver = free.isEmpty() ? make.get() : free.remove(0);
        lent.computeIfAbsent(kind, key -> new ArrayList<>()).add(driver);
        return driver;
    }

    /** Keeps a driver that no other test gets: what its child has seen matters. */
    public BridgeDriver alone(BridgeDriver driver) {
        alone.add(driver);
        return driver;
    }

    /** Gets all drivers back. */
    public void restore() {
        alone.forEach(BridgeDriver::close);
        alone.clear();
        lent.forEach((kind, drivers) ->
                idle.computeIfAbsent(kind, key -> new ArrayList<>()).addAll(0, drivers));
        lent.clear();
    }

    /** Ends the children that no test has, since they count as other programs that use the U-Keys. */
    public void endIdle() {
        idle.values().forEach(drivers -> drivers.forEach(BridgeDriver::close));
        idle.clear();
    }

    /** Ends all children. Drivers that are lent from now on are new. */
    @Override
    public void close() {
        restore();
        endIdle();
    }
}
