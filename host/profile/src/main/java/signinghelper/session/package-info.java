/**
 * Sessions: connection of an asker, with a page's origin fixed for its lifetime, the language, and the running
 * requests.
 */
@NullMarked
package signinghelper.session;

import org.jspecify.annotations.NullMarked;
