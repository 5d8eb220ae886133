package signinghelper.app;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.util.List;

/** Driver in a separate host: prints on standard output, as libraries of vendors do. */
public final class PrintingDriver implements TokenDriver {
    static final String TEXT = "SKF_EnumDev: no device";

    @Override
    public String name() {
        return "printing";
    }

    @Override
    public List<TokenInfo> list() {
        System.out.println(TEXT);
        System.out.flush();
        return List.of();
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        throw Refusal.of(ErrorCode.TOKEN_REMOVED);
    }
}
