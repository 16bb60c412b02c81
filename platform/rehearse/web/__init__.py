"""The site: pages, their templates and front end, and the JSON API."""
