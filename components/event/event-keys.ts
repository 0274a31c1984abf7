/** Names of what anybody may read in the query cache: pages of the site's server fill them too. */
export const EVENT_LIST_KEY = ['events', 'list'];

export const publishedEventKey = (eventId: string) => ['events', 'published', eventId];
