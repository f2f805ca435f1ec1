# One image, several commands: web (the default), worker, migrate, admin, backup, restore.
# server/test/deployment carries out these very steps without a container engine and runs what comes out.

FROM node:24.21.0-trixie-slim AS base
WORKDIR /app

# What the server needs to run, and nothing else: no tools, no site's sources, no embedded PostgreSQL (an optional package).
FROM base AS packages
COPY package.json package-lock.json ./
COPY server/package.json server/
COPY web/package.json web/
RUN npm ci --workspace server --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

# The site, built. It carries its own packages.
FROM base AS site
COPY package.json package-lock.json ./
COPY server/package.json server/
COPY web/package.json web/
RUN npm ci --workspace web --ignore-scripts --no-audit --no-fund
COPY messages messages
COPY web web
RUN npm run build --workspace web

FROM base
LABEL org.opencontainers.image.title="Handreich" org.opencontainers.image.licenses="EUPL-1.2"
ENV NODE_ENV=production
COPY --from=packages /app ./
COPY --from=site /app/web/build web/build
COPY drizzle drizzle
COPY messages messages
COPY server/src server/src
# Owned by root and only read: nothing of the portal is kept in the container.
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["node", "server/src/entry/health.ts"]
# Node itself is the first process: SIGTERM reaches it and it drains.
ENTRYPOINT ["node", "server/src/entry/run.ts"]
CMD ["web"]
