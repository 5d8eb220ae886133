/** Small documents made to be signed. */
@NullMarked
package signinghelper.testkit.document;

import org.jspecify.annotations.NullMarked;
