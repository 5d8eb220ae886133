/** Receipts over batches of signed documents: written by the signing helper, verified by the portal. */
@NullMarked
package signinghelper.formats.receipt;

import org.jspecify.annotations.NullMarked;
