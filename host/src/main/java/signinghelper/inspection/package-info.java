/** What a file is, how its text is encoded, and whether it is damaged: told from its bytes alone. */
@NullMarked
package signinghelper.inspection;

import org.jspecify.annotations.NullMarked;
