/** Slack, in and out. {@code SlackAdapter} and {@code SlackConfig} are what others use of it. */
@NullMarked
package io.tocsin.slack;

import org.jspecify.annotations.NullMarked;
