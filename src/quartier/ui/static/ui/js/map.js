// The map: our own drawing comes from the server as SVG and stays when there is no WebGL.
// With data-ground it becomes a MapLibre map of the same GeoJSON; with data-lon-input a place can be chosen
// by click, drag, arrow keys or "Hier, wo ich bin". Beside it the same entries stand as a list.

const SVG = "http://www.w3.org/2000/svg";
const PLACE = "M0 0C-14-18-20-26-20-36a20 20 0 1 1 40 0C20-26 14-18 0 0z";
const INK = { paper: "#efe9dc", green: "#dfe6cf", water: "#9cc7cc", street: "#ffffff", edge: "#a2401c", dot: "#1a1c2e", spot: "#8a7f70" };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

document.querySelectorAll("[data-map]").forEach(begin);

function begin(figure) {
  const sketch = sketchOf(figure);
  const chooser = figure.dataset.lonInput ? chooserOf(figure, sketch) : null;
  if (!(figure.dataset.ground || figure.dataset.baseMap) || !hasWebGL()) return;
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    live(figure, sketch, chooser).catch((error) => {
      console.warn("The map stays a drawing.", error);
      figure.querySelector(".q-map__live").replaceChildren();
      figure.querySelector(".q-map__live").hidden = true;
      sketch.svg.removeAttribute("hidden");
    });
  }, { rootMargin: "200px" });
  watch.observe(figure);
}

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

// The drawing: between places on earth and places in the SVG.

function sketchOf(figure) {
  const svg = figure.querySelector("svg");
  const [west, north, kx, ky] = figure.dataset.frame.split(" ").map(Number);
  const { x: left, y: top, width, height } = svg.viewBox.baseVal;
  return {
    svg,
    bounds: [[west + left / kx, north - (top + height) / ky], [west + (left + width) / kx, north - top / ky]],
    xy: ([lon, lat]) => [(lon - west) * kx, (north - lat) * ky],
    earth: (x, y) => [west + x / kx, north - y / ky],
    step: [width / kx / 80, width / ky / 80],
  };
}

function say(figure, word) {
  figure.querySelector(".q-map__say").textContent = figure.dataset[word];
}

// Choosing a place. `views` are told about each new place: the drawing, later the MapLibre map.

function chooserOf(figure, sketch) {
  const [lon, lat] = ["lonInput", "latInput"].map((name) => document.getElementById(figure.dataset[name]));
  const clear = figure.querySelector("[data-map-clear]");
  const put = figure.querySelector("[data-map-put]");
  const here = figure.querySelector("[data-map-here]");
  const chooser = {
    views: [],
    get place() {
      return lon.value && lat.value ? [Number(lon.value), Number(lat.value)] : null;
    },
    set(place, told = "wordSet") {
      lon.value = place ? place[0].toFixed(6) : "";
      lat.value = place ? place[1].toFixed(6) : "";
      lon.dispatchEvent(new Event("change", { bubbles: true }));
      clear.hidden = !place;
      put.hidden = Boolean(place);
      for (const show of chooser.views) show(place);
      if (place && told) say(figure, told);
    },
    move([dx, dy]) {
      const from = chooser.place ?? middle(sketch.bounds);
      chooser.set([from[0] + dx * sketch.step[0], from[1] + dy * sketch.step[1]]);
    },
  };
  clear.addEventListener("click", () => {
    chooser.set(null);
    put.focus();
  });
  put.addEventListener("click", () => {
    chooser.set(middle(sketch.bounds));
    [...figure.querySelectorAll(".q-map__place, .q-pin--place")].find((pin) => pin.checkVisibility())?.focus();
  });
  if (navigator.geolocation) {
    here.hidden = false;
    here.addEventListener("click", () => locate(figure, sketch, chooser));
  }
  drawPlace(figure, sketch, chooser);
  clear.hidden = !chooser.place;
  put.hidden = Boolean(chooser.place);
  if (!figure.dataset.baseMap) say(figure, "wordChoose");
  return chooser;
}

const middle = ([[west, south], [east, north]]) => [(west + east) / 2, (south + north) / 2];
const inside = ([[west, south], [east, north]], [lon, lat]) => lon > west && lon < east && lat > south && lat < north;

function locate(figure, sketch, chooser) {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const place = [coords.longitude, coords.latitude];
      if (inside(sketch.bounds, place)) chooser.set(place);
      else say(figure, "wordFar");
    },
    () => say(figure, "wordRefused"),
    { enableHighAccuracy: true, timeout: 10000 },
  );
}

function steer(element, chooser) {
  element.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    chooser.move(ARROWS[event.key].map((way) => way * (event.shiftKey ? 5 : 1)));
  });
}

function drawPlace(figure, sketch, chooser) {
  const { svg } = sketch;
  svg.querySelectorAll(".q-pin:not(a)").forEach((old) => old.remove());
  const mark = document.createElementNS(SVG, "g");
  const path = document.createElementNS(SVG, "path");
  mark.setAttribute("class", "q-pin q-pin--place");
  mark.setAttribute("tabindex", "0");
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-label", figure.dataset.wordPlace);
  path.setAttribute("d", PLACE);
  mark.append(path);
  svg.setAttribute("role", "group");
  svg.classList.add("is-choosing");
  chooser.views.push((place) => {
    if (!place) return mark.remove();
    mark.setAttribute("transform", `translate(${sketch.xy(place).map(Math.round).join(" ")})`);
    if (!mark.isConnected) svg.append(mark);
  });
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return sketch.earth(point.x, point.y);
  };
  svg.addEventListener("click", (event) => chooser.set(at(event)));
  drag(mark, chooser, sketch, at);
  steer(mark, chooser);
  chooser.views[0](chooser.place);
}

// The finger holds the pin where it took it: its tip keeps the same distance.

function drag(mark, chooser, sketch, at) {
  mark.addEventListener("click", (event) => event.stopPropagation());
  mark.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    mark.focus();
    mark.setPointerCapture(event.pointerId);
    const [held, from] = [at(event), chooser.place];
    const where = (move) => at(move).map((value, i) => from[i] + value - held[i]);
    const end = () => {
      mark.onpointermove = mark.onpointerup = mark.onpointercancel = null;
      say(sketch.svg.closest("[data-map]"), "wordSet");
    };
    mark.onpointermove = (move) => chooser.set(where(move), "");
    mark.onpointerup = mark.onpointercancel = end;
  });
}

// The MapLibre map.

async function live(figure, sketch, chooser) {
  const data = figure.dataset;
  const [library, ground] = await Promise.all([
    import(data.library),
    data.ground ? fetch(data.ground).then((answer) => answer.json()) : { type: "FeatureCollection", features: [] },
    styleSheet(data.styleSheet),
  ]);
  library.setWorkerUrl(data.worker);
  const box = figure.querySelector(".q-map__live");
  box.style.aspectRatio = `${sketch.svg.viewBox.baseVal.width} / ${sketch.svg.viewBox.baseVal.height}`;
  box.classList.add("is-loading");
  box.hidden = false;
  const map = new library.Map({
    container: box.appendChild(document.createElement("div")),
    style: data.baseMap || drawing(ground),
    bounds: sketch.bounds,
    maxBounds: wider(sketch.bounds),
    maxZoom: 18.5,
    cooperativeGestures: true,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    attributionControl: data.baseMap ? { compact: false } : false,
    locale: {
      "Map.Title": data.label,
      "NavigationControl.ZoomIn": data.wordIn,
      "NavigationControl.ZoomOut": data.wordOut,
      "CooperativeGesturesHandler.WindowsHelpText": data.wordWheel,
      "CooperativeGesturesHandler.MacHelpText": data.wordWheel,
      "CooperativeGesturesHandler.MobileHelpText": data.wordFingers,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  const took = new Promise((resolve, reject) => {
    map.once("load", resolve);
    map.once("error", ({ error }) => reject(error));
  });
  await took;
  box.classList.remove("is-loading");
  map.resize();
  map.fitBounds(sketch.bounds, { animate: false });
  sketch.svg.setAttribute("hidden", "");
  if (data.baseMap) overlay(map, ground);
  const labels = data.baseMap ? [] : names(map, library, ground, sketch);
  if (data.points) dots(map, data.points);
  const pins = [...sketch.svg.querySelectorAll("a.q-pin")].map((pin) => link(map, library, pin));
  if (!chooser) for (const pin of sketch.svg.querySelectorAll("g.q-pin")) pins.push(stand(map, library, pin));
  if (chooser) place(figure, map, library, chooser);
  const arrange = () => {
    spread(map, pins);
    makeRoom(map, labels, pins);
  };
  for (const moment of ["zoomend", "moveend", "resize"]) map.on(moment, arrange);
  arrange();
}

function styleSheet(address) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}

function wider([[west, south], [east, north]]) {
  const [dx, dy] = [east - west, north - south];
  return [[west - dx, south - dy], [east + dx, north + dy]];
}

const kind = (...names) => ["match", ["get", "kind"], names, true, false];
const shape = (name) => ["==", ["geometry-type"], name];

function drawing(ground) {
  return {
    version: 8,
    sources: { ground: { type: "geojson", data: ground } },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": INK.paper } },
      { id: "green", type: "fill", source: "ground", filter: kind("green"), paint: { "fill-color": INK.green } },
      { id: "lake", type: "fill", source: "ground", filter: ["all", kind("water"), shape("Polygon")], paint: { "fill-color": INK.water } },
      { id: "river", type: "line", source: "ground", filter: ["all", kind("water"), shape("LineString")], layout: { "line-cap": "round" }, paint: { "line-color": INK.water, "line-width": ["interpolate", ["exponential", 2], ["zoom"], 12, 6, 17, 90] } },
      { id: "street", type: "line", source: "ground", filter: kind("street"), layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": INK.street, "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 12, 3, 17, 22] } },
      ...edge(),
      { id: "landmark", type: "circle", source: "ground", filter: kind("landmark"), paint: { "circle-radius": 4, "circle-color": INK.spot } },
    ],
  };
}

function edge() {
  return [
    { id: "inside", type: "fill", source: "ground", filter: kind("boundary"), paint: { "fill-color": INK.edge, "fill-opacity": 0.05 } },
    { id: "edge", type: "line", source: "ground", filter: kind("boundary"), layout: { "line-cap": "round" }, paint: { "line-color": INK.edge, "line-width": 3, "line-dasharray": [0.5, 2.5] } },
  ];
}

function overlay(map, ground) {
  map.addSource("ground", { type: "geojson", data: ground });
  for (const layer of edge()) map.addLayer(layer);
}

// Names as elements: they need no font server.

function names(map, library, ground, sketch) {
  const labels = [];
  for (const { properties, geometry } of ground.features) {
    const spot = geometry.type === "Point" ? { at: geometry.coordinates, turn: 0 } : along(geometry, sketch, properties.name);
    if (!spot) continue;
    const label = document.createElement("span");
    label.className = `q-map__label q-map__label--${properties.kind}`;
    if (properties.kind === "office") label.append(picture(sketch.svg.querySelector(".q-g--office")));
    else label.textContent = properties.name;
    const marker = new library.Marker({ element: label, anchor: "center", rotation: spot.turn }).setLngLat(spot.at).addTo(map);
    label.removeAttribute("aria-label");
    label.setAttribute("aria-hidden", "true");
    label.setAttribute("role", "presentation");
    label.tabIndex = -1;
    labels.push({ marker, label, isOffice: properties.kind === "office", isDot: geometry.type === "Point", length: label.textContent.length });
  }
  return labels.sort((a, b) => b.isOffice - a.isOffice || b.isDot - a.isDot || a.length - b.length);
}

// The same rules as in the server's drawing: a name that has no room is left out, short names first.

function makeRoom(map, labels, pins) {
  const frame = map.getContainer().getBoundingClientRect();
  const taken = pins.map(({ marker }) => marker.getElement().querySelector("g").getBoundingClientRect());
  for (const { marker, label, isOffice, isDot } of labels) {
    const { offsetWidth: width, offsetHeight: height } = label;
    const spots = isDot && !isOffice ? [[0, -height / 2 - 5], [width / 2 + 9, 0], [-width / 2 - 9, 0], [0, height / 2 + 5]] : [[0, 0]];
    const isFree = (spot) => {
      const box = marker.setOffset(spot) && label.getBoundingClientRect();
      return inFrame(box, frame) && !taken.some((other) => meet(box, other));
    };
    const hasRoom = spots.some(isFree);
    label.classList.toggle("is-crowded", !hasRoom && !isOffice);
    if (hasRoom) taken.push(label.getBoundingClientRect());
  }
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inFrame = (box, frame) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

function spread(map, pins) {
  const gap = 42;
  const homes = pins.map(({ marker }) => map.project(marker.getLngLat()));
  const spots = homes.map(({ x, y }) => [x, y]);
  for (let round = 0; round < 60; round += 1) {
    let pushed = false;
    for (let a = 0; a < spots.length; a += 1) for (let b = 0; b < a; b += 1) pushed = push(spots, a, b, gap) || pushed;
    if (!pushed) break;
  }
  pins.forEach(({ marker }, i) => marker.setOffset([spots[i][0] - homes[i].x, spots[i][1] - homes[i].y]));
}

function push(spots, a, b, gap) {
  const [dx, dy] = [spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]];
  const distance = Math.hypot(dx, dy);
  if (distance >= gap) return false;
  const turn = distance > gap / 100 ? Math.atan2(dy, dx) : a * 2.4;
  const step = (gap - distance) / 2 + 0.1;
  const [x, y] = [step * Math.cos(turn), step * Math.sin(turn)];
  spots[a] = [spots[a][0] + x, spots[a][1] + y];
  spots[b] = [spots[b][0] - x, spots[b][1] - y];
  return true;
}

function along({ type, coordinates }, sketch, name) {
  if (!type.endsWith("LineString") || !name) return null;
  const lines = type === "LineString" ? [coordinates] : coordinates;
  let longest = { length: 0 };
  for (const line of lines) {
    for (let i = 1; i < line.length; i += 1) {
      const [[x1, y1], [x2, y2]] = [sketch.xy(line[i - 1]), sketch.xy(line[i])];
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (length <= longest.length) continue;
      const turn = (((Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI + 270) % 180) - 90;
      longest = { length, turn, at: sketch.earth((x1 + x2) / 2, (y1 + y2) / 2) };
    }
  }
  return longest.length < name.length * 7 ? null : longest;
}

function dots(map, address) {
  map.addSource("points", { type: "geojson", data: address });
  map.addLayer({ id: "points", type: "circle", source: "points", paint: { "circle-radius": 6, "circle-color": INK.dot, "circle-stroke-color": "#fff", "circle-stroke-width": 2, "circle-opacity": 0.75 } });
  map.on("click", "points", ({ features }) => features[0].properties.url && location.assign(features[0].properties.url));
  map.on("mouseenter", "points", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "points", () => (map.getCanvas().style.cursor = ""));
}

function link(map, library, pin) {
  const anchor = document.createElement("a");
  anchor.href = pin.getAttribute("href");
  anchor.className = "q-map__pin";
  anchor.append(picture(pin));
  const marker = new library.Marker({ element: anchor, anchor: "center" }).setLngLat([Number(pin.dataset.lon), Number(pin.dataset.lat)]).addTo(map);
  anchor.setAttribute("aria-label", pin.getAttribute("aria-label"));
  anchor.removeAttribute("role");
  return { marker };
}

function stand(map, library, pin) {
  const mark = document.createElement("span");
  mark.className = "q-map__pin";
  mark.append(picture(pin));
  const marker = new library.Marker({ element: mark, anchor: "center" }).setLngLat([Number(pin.dataset.lon), Number(pin.dataset.lat)]).addTo(map);
  mark.removeAttribute("role");
  mark.removeAttribute("aria-label");
  return { marker };
}

function picture(pin) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-22 -22 44 44");
  svg.setAttribute("aria-hidden", "true");
  svg.append(...[...pin.childNodes].map((node) => node.cloneNode(true)));
  return svg;
}

function place(figure, map, library, chooser) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "q-map__place";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-22 -58 44 60");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PLACE);
  svg.append(path);
  button.append(svg);
  const marker = new library.Marker({ element: button, anchor: "bottom", draggable: true });
  button.setAttribute("aria-label", figure.dataset.wordPlace);
  const show = (at) => {
    if (!at) return marker.remove();
    marker.setLngLat(at).addTo(map);
    if (!map.getBounds().contains(at)) map.easeTo({ center: at });
  };
  steer(button, chooser);
  marker.on("dragend", () => chooser.set(marker.getLngLat().toArray()));
  map.on("click", ({ lngLat }) => chooser.set(lngLat.toArray()));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    chooser.set(map.getCenter().toArray());
  });
  chooser.views.push(show);
  show(chooser.place);
}
