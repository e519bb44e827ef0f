"""Pages of the web: only what the user named, or a sitemap that the user named lists, is fetched."""
