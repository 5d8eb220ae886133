/** Statements about envelopes that were opened or tried: signed by the supplier's signing helper, verified by the portal. */
@NullMarked
package signinghelper.formats.statement;

import org.jspecify.annotations.NullMarked;
