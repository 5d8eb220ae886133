/** What may be asked of a person. Implemented by windows; knows nothing of them. */
@NullMarked
package signinghelper.prompt;

import org.jspecify.annotations.NullMarked;
