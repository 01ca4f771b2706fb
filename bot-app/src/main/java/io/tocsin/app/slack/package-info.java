/**
 * Slack as this house runs it: its workspaces, its channels, how it is connected and looked after.
 */
@NullMarked
package io.tocsin.app.slack;

import org.jspecify.annotations.NullMarked;
