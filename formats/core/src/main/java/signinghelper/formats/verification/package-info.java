/** Validation reports of signed documents, in the terms of ETSI EN 319 102-1. */
@NullMarked
package signinghelper.formats.verification;

import org.jspecify.annotations.NullMarked;
