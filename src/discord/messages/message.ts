import { type APIContainerComponent, type APITextDisplayComponent, ComponentType, MessageFlags } from 'discord.js';

/**
 * What is sent or put in a message's place. It names nobody: an edit without `allowedMentions` would fall back to
 * Discord's defaults. Always of components, as a message can neither become one later nor stop being one.
 */
export interface OutgoingMessage {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent | APITextDisplayComponent];
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false };
}

const message = (component: APIContainerComponent | APITextDisplayComponent): OutgoingMessage => ({
  flags: MessageFlags.IsComponentsV2,
  components: [component],
  allowedMentions: { parse: [], repliedUser: false },
});

export const cardMessage = (card: APIContainerComponent): OutgoingMessage => message(card);

/** One line of our wording. */
export const lineMessage = (line: string): OutgoingMessage =>
  message({ type: ComponentType.TextDisplay, content: line });
