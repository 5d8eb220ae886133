/** Questions to the user. Windows implement them; this package does not depend on windows. */
@NullMarked
package signinghelper.prompt;

import org.jspecify.annotations.NullMarked;
