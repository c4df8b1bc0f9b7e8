/** The button that ends a follow, for whoever follows and whoever manages the server. Refuses everybody else. */
import { lineMessage, visibility } from '../messages/message.js';
import type { Button } from '../request/command.js';
import { isManager } from '../request/origin.js';
import { FOLLOW_WORDING } from '../wording/follow-wording.js';
import { questionShown } from './follow-list.js';

export const UNFOLLOW_ACTION = 'unfollow';

export const UNFOLLOW: Button = {
  action: UNFOLLOW_ACTION,
  async press(interaction, { id }, { records, origin: { guild, person, language } }) {
    await interaction.deferReply(visibility(true));
    const wording = FOLLOW_WORDING[language];
    const follow = await records.followed(id);
    const say = (line: string) => interaction.editReply(lineMessage(line));
    if (follow === null || follow.guild !== guild) return void (await say(wording.ended));
    if (follow.person !== person && !isManager(interaction)) return void (await say(wording.notYours));
    await records.unfollow(id);
    await say(wording.stopped(questionShown(follow)));
  },
};
