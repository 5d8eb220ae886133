package signinghelper.platform;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.platform.win32.IPHlpAPI.MIB_TCPROW_OWNER_PID;
import com.sun.jna.platform.win32.IPHlpAPI.MIB_TCPTABLE_OWNER_PID;
import com.sun.jna.platform.win32.IPHlpAPI.TCP_TABLE_CLASS;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports in Windows' list of sockets ({@code GetExtendedTcpTable}), IPv4: programs of this kind listen there. It has
 * little logic on purpose: it can only run on Windows, and has not been run so far.
 */
public final class WindowsListeningPorts implements ListeningPorts {
    private static final int MOST_TRIES = 5;
    private static final int BYTE = 0xff;
    /** First byte of an address that only this computer reaches; it is the lowest of the number, in network order. */
    private static final int LOOPBACK = 127;

    @Override
    public Listening now() {
        var size = new IntByReference();
        var table = new Memory(Integer.BYTES);
        size.setValue((int) table.size());
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var result = IPHlpAPI.INSTANCE.GetExtendedTcpTable(
                    table, size, false, IPHlpAPI.AF_INET, TCP_TABLE_CLASS.TCP_TABLE_OWNER_PID_LISTENER, 0);
            if (result == WinError.ERROR_SUCCESS) {
                return ports(table);
            }
            if (result != WinError.ERROR_INSUFFICIENT_BUFFER) {
                throw new IllegalStateException("sockets cannot be listed: " + result);
            }
            // It has grown, and may grow again before the next call.
            table = new Memory(size.getValue());
        }
        throw new IllegalStateException("sockets cannot be listed: the list grows");
    }

    private static Listening ports(Memory table) {
        if (table.getInt(0) == 0) {
            return Listening.NONE;
        }
        var rows = new MIB_TCPTABLE_OWNER_PID(table);
        rows.read();
        return new Listening(
                ports(Stream.of(rows.table)),
                ports(Stream.of(rows.table).filter(row -> (row.dwLocalAddr & BYTE) != LOOPBACK)));
    }

    private static Set<Integer> ports(Stream<MIB_TCPROW_OWNER_PID> rows) {
        return rows.map(row -> inHostOrder(row.dwLocalPort)).collect(Collectors.toUnmodifiableSet());
    }

    /** The first two bytes hold the port in network order. */
    private static int inHostOrder(int port) {
        return ((port & BYTE) << Byte.SIZE) | ((port >> Byte.SIZE) & BYTE);
    }
}
