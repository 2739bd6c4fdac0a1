// Operations that return pages: where the response has its list, and its next cursor.
// Everything below is generated from the API description; see CONTRIBUTING.md.

export const PAGED = {
  "b2b.organizations.members.search": { items: "members", nextCursor: ["results_metadata", "next_cursor"] },
  "b2b.organizations.search": { items: "organizations", nextCursor: ["results_metadata", "next_cursor"] },
  "b2b.scim.connection.get_groups": { items: "scim_groups", nextCursor: ["next_cursor"] },
  "connected_apps.clients.search": { items: "connected_apps", nextCursor: ["results_metadata", "next_cursor"] },
  "consumer.users.search": { items: "results", nextCursor: ["results_metadata", "next_cursor"] },
  "fraud.rules.list": { items: "rules", nextCursor: ["next_cursor"] },
  "m2m.clients.search": { items: "m2m_clients", nextCursor: ["results_metadata", "next_cursor"] },
};
