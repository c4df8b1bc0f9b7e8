/** Requests to Discord without a connection to its gateway. */
import { REST, type RESTGetCurrentApplicationResult, Routes } from 'discord.js';
import { toDiscordError } from '../failures/failure.js';

/** Whom to ask, and as which bot. */
export interface RestAccess {
  readonly token: string;
  /** http(s), without the API's version. */
  readonly apiUrl: string;
}

/** @throws DiscordError */
export async function withRest<T>({ token, apiUrl }: RestAccess, work: (rest: REST) => Promise<T>): Promise<T> {
  try {
    return await work(new REST({ version: '10', api: apiUrl }).setToken(token));
  } catch (error) {
    throw toDiscordError(error, apiUrl);
  }
}

export const currentApplication = async (rest: REST): Promise<RESTGetCurrentApplicationResult> =>
  (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
