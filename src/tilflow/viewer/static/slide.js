var N3=Object.create;var Cl=Object.defineProperty;var L3=Object.getOwnPropertyDescriptor;var D3=Object.getOwnPropertyNames;var F3=Object.getPrototypeOf,B3=Object.prototype.hasOwnProperty;var w=(t,e,r)=>()=>{if(r)throw r[0];try{return t&&(e=t(t=0)),e}catch(o){throw r=[o],o}};var U3=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(r){throw e=0,r}},hr=(t,e)=>{for(var r in e)Cl(t,r,{get:e[r],enumerable:!0})},k3=(t,e,r,o)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of D3(e))!B3.call(t,s)&&s!==r&&Cl(t,s,{get:()=>e[s],enumerable:!(o=L3(e,s))||o.enumerable});return t};var z3=(t,e,r)=>(r=t!=null?N3(F3(t)):{},k3(e||!t||!t.__esModule?Cl(r,"default",{value:t,enumerable:!0}):r,t));var Yo,J3,Cn,e2,cp,Ol=w(()=>{Yo=globalThis,J3=globalThis.document||{},Cn=globalThis.process||{},e2=globalThis.console,cp=globalThis.navigator||{}});function Mn(t){if(typeof window<"u"&&window.process?.type==="renderer"||typeof process<"u"&&process.versions?.electron)return!0;let e=typeof navigator<"u"&&navigator.userAgent,r=t||e;return!!(r&&r.indexOf("Electron")>=0)}var Nl=w(()=>{});function ve(){return!(typeof process=="object"&&String(process)==="[object process]"&&!process?.browser)||Mn()}var Ll=w(()=>{Nl()});function Dl(t){return!t&&!ve()?"Node":Mn(t)?"Electron":(t||cp.userAgent||"").indexOf("Edge")>-1?"Edge":globalThis.chrome?"Chrome":globalThis.safari?"Safari":globalThis.mozInnerScreenX?"Firefox":"Unknown"}var lp=w(()=>{Ll();Nl();Ol()});var Fl,$t=w(()=>{Ol();Ll();lp();Fl="4.1.2"});function $r(t,e){if(!t)throw new Error(e||"Assertion failed")}var Bl=w(()=>{});function Ul(t){if(!t)return 0;let e;switch(typeof t){case"number":e=t;break;case"object":e=t.logLevel||t.priority||0;break;default:return 0}return $r(Number.isFinite(e)&&e>=0),e}function fp(t){let{logLevel:e,message:r}=t;t.logLevel=Ul(e);let o=t.args?Array.from(t.args):[];for(;o.length&&o.shift()!==r;);switch(typeof e){case"string":case"function":r!==void 0&&o.unshift(r),t.message=e;break;case"object":Object.assign(t,e);break;default:}typeof t.message=="function"&&(t.message=t.message());let s=typeof t.message;return $r(s==="string"||s==="object"),Object.assign(t,{args:o},t.opts)}var hp=w(()=>{Bl()});var dr,In,up=w(()=>{hp();dr=()=>{},In=class{constructor({level:e=0}={}){this.userData={},this._onceCache=new Set,this._level=e}set level(e){this.setLevel(e)}get level(){return this.getLevel()}setLevel(e){return this._level=e,this}getLevel(){return this._level}warn(e,...r){return this._log("warn",0,e,r,{once:!0})}error(e,...r){return this._log("error",0,e,r)}log(e,r,...o){return this._log("log",e,r,o)}info(e,r,...o){return this._log("info",e,r,o)}once(e,r,...o){return this._log("once",e,r,o,{once:!0})}_log(e,r,o,s,i={}){let n=fp({logLevel:r,message:o,args:this._buildArgs(r,o,s),opts:i});return this._createLogFunction(e,n,i)}_buildArgs(e,r,o){return[e,r,...o]}_createLogFunction(e,r,o){if(!this._shouldLog(r.logLevel))return dr;let s=this._getOnceTag(o.tag??r.tag??r.message);if((o.once||r.once)&&s!==void 0){if(this._onceCache.has(s))return dr;this._onceCache.add(s)}return this._emit(e,r)}_shouldLog(e){return this.getLevel()>=Ul(e)}_getOnceTag(e){if(e!==void 0)try{return typeof e=="string"?e:String(e)}catch{return}}}});function r2(t){try{let e=window[t],r="__storage_test__";return e.setItem(r,r),e.removeItem(r),e}catch{return null}}var On,dp=w(()=>{On=class{constructor(e,r,o="sessionStorage"){this.storage=r2(o),this.id=e,this.config=r,this._loadConfiguration()}getConfiguration(){return this.config}setConfiguration(e){if(Object.assign(this.config,e),this.storage){let r=JSON.stringify(this.config);this.storage.setItem(this.id,r)}}_loadConfiguration(){let e={};if(this.storage){let r=this.storage.getItem(this.id);e=r?JSON.parse(r):{}}return Object.assign(this.config,e),this}}});function pp(t){let e;return t<10?e=`${t.toFixed(2)}ms`:t<100?e=`${t.toFixed(1)}ms`:t<1e3?e=`${t.toFixed(0)}ms`:e=`${(t/1e3).toFixed(2)}s`,e}function mp(t,e=8){let r=Math.max(e-t.length,0);return`${" ".repeat(r)}${t}`}var gp=w(()=>{});function xp(t){return typeof t!="string"?t:(t=t.toUpperCase(),Nn[t]||Nn.WHITE)}function _p(t,e,r){return!ve&&typeof t=="string"&&(e&&(t=`\x1B[${xp(e)}m${t}\x1B[39m`),r&&(t=`\x1B[${xp(r)+o2}m${t}\x1B[49m`)),t}var Nn,o2,yp=w(()=>{$t();(function(t){t[t.BLACK=30]="BLACK",t[t.RED=31]="RED",t[t.GREEN=32]="GREEN",t[t.YELLOW=33]="YELLOW",t[t.BLUE=34]="BLUE",t[t.MAGENTA=35]="MAGENTA",t[t.CYAN=36]="CYAN",t[t.WHITE=37]="WHITE",t[t.BRIGHT_BLACK=90]="BRIGHT_BLACK",t[t.BRIGHT_RED=91]="BRIGHT_RED",t[t.BRIGHT_GREEN=92]="BRIGHT_GREEN",t[t.BRIGHT_YELLOW=93]="BRIGHT_YELLOW",t[t.BRIGHT_BLUE=94]="BRIGHT_BLUE",t[t.BRIGHT_MAGENTA=95]="BRIGHT_MAGENTA",t[t.BRIGHT_CYAN=96]="BRIGHT_CYAN",t[t.BRIGHT_WHITE=97]="BRIGHT_WHITE"})(Nn||(Nn={}));o2=10});function vp(t,e=["constructor"]){let r=Object.getPrototypeOf(t),o=Object.getOwnPropertyNames(r),s=t;for(let i of o){let n=s[i];typeof n=="function"&&(e.find(a=>i===a)||(s[i]=n.bind(t)))}}var bp=w(()=>{});var Ln,nt,kl=w(()=>{$t();Ln=class{getHighResolutionTimer(){let e;if(ve()&&Yo.performance)e=Yo?.performance?.now?.();else if("hrtime"in Cn){let r=Cn?.hrtime?.();e=r[0]*1e3+r[1]/1e6}else e=Date.now();return e}getMemoryUsageMB(){let r=Yo?.performance?.memory?.usedJSHeapSize;return r==null?null:Math.trunc(r/1024/1024)}},nt=new Ln;globalThis.Probe=Ln;globalThis.probe=nt});function s2(t,e,r){if(typeof e=="string"){let o=r.time?mp(pp(r.total)):"";e=r.time?`${t}: ${o}  ${e}`:`${t}: ${e}`,e=_p(e,r.color,r.background)}return e}function i2(t){for(let e in t)for(let r in t[e])return r||"untitled";return"empty"}var Hr,zl,be,Vl=w(()=>{$t();up();dp();gp();yp();bp();Bl();kl();Hr={debug:ve()&&console.debug||console.log,log:console.log,info:console.info,warn:console.warn,error:console.error},zl={enabled:!0,level:0},be=class extends In{constructor({id:e}={id:""}){super({level:0}),this.VERSION=Fl,this._startTs=nt.getHighResolutionTimer(),this._deltaTs=nt.getHighResolutionTimer(),this.userData={},this.LOG_THROTTLE_TIMEOUT=0,this.id=e,this.userData={},this._storage=new On(`__probe-${this.id}__`,{[this.id]:zl}),this.timeStamp(`${this.id} started`),vp(this),Object.seal(this)}isEnabled(){return this._getConfiguration().enabled}getLevel(){return this._getConfiguration().level}getTotal(){return Number((nt.getHighResolutionTimer()-this._startTs).toPrecision(10))}getDelta(){return Number((nt.getHighResolutionTimer()-this._deltaTs).toPrecision(10))}set priority(e){this.level=e}get priority(){return this.level}getPriority(){return this.level}enable(e=!0){return this._updateConfiguration({enabled:e}),this}setLevel(e){return this._updateConfiguration({level:e}),this}get(e){return this._getConfiguration()[e]}set(e,r){this._updateConfiguration({[e]:r})}settings(){console.table?console.table(this._storage.config):console.log(this._storage.config)}assert(e,r){if(!e)throw new Error(r||"Assertion failed")}warn(e,...r){return this._log("warn",0,e,r,{method:Hr.warn,once:!0})}error(e,...r){return this._log("error",0,e,r,{method:Hr.error})}deprecated(e,r){return this.warn(`\`${e}\` is deprecated and will be removed in a later version. Use \`${r}\` instead`)}removed(e,r){return this.error(`\`${e}\` has been removed. Use \`${r}\` instead`)}probe(e,r,...o){let s=nt.getMemoryUsageMB();if(s!==null){let i=`${s}MB `;typeof r=="function"?r=()=>`${i}${r()}`:typeof r=="string"&&(r=`${i}${r}`)}return this._log("log",e,r,o,{method:Hr.log,time:!0,once:!0})}log(e,r,...o){return this._log("log",e,r,o,{method:Hr.debug})}info(e,r,...o){return this._log("info",e,r,o,{method:console.info})}once(e,r,...o){return this._log("once",e,r,o,{method:Hr.debug||Hr.info,once:!0})}table(e,r,o){return r?this._log("table",e,r,o&&[o]||[],{method:console.table||dr,tag:i2(r)}):dr}time(e,r){return this._log("time",e,r,[],{method:console.time?console.time:console.info})}timeEnd(e,r){return this._log("time",e,r,[],{method:console.timeEnd?console.timeEnd:console.info})}timeStamp(e,r){return this._log("time",e,r,[],{method:console.timeStamp||dr})}group(e,r,o={collapsed:!1}){let s=(o.collapsed?console.groupCollapsed:console.group)||console.info;return this._log("group",e,r,[],{method:s})}groupCollapsed(e,r,o={}){return this.group(e,r,Object.assign({},o,{collapsed:!0}))}groupEnd(e){return this._log("groupEnd",e,"",[],{method:console.groupEnd||dr})}withGroup(e,r,o){this.group(e,r)();try{o()}finally{this.groupEnd(e)()}}trace(){console.trace&&console.trace()}_shouldLog(e){return this.isEnabled()&&super._shouldLog(e)}_emit(e,r){let o=r.method;$r(o),r.total=this.getTotal(),r.delta=this.getDelta(),this._deltaTs=nt.getHighResolutionTimer();let s=s2(this.id,r.message,r);return o.bind(console,s,...r.args)}_getConfiguration(){return this._storage.config[this.id]||this._updateConfiguration(zl),this._storage.config[this.id]}_updateConfiguration(e){let r=this._storage.config[this.id]||{...zl};this._storage.setConfiguration({[this.id]:{...r,...e}})}};be.VERSION=Fl});var Tp=w(()=>{kl();globalThis.probe||(globalThis.probe=nt)});var fO,Ko=w(()=>{Vl();Vl();Tp();fO=new be({id:"@probe.gl/log"})});function Go(){let t;if(typeof window<"u"&&window.performance)t=window.performance.now();else if(typeof process<"u"&&process.hrtime){let e=process.hrtime();t=e[0]*1e3+e[1]/1e6}else t=Date.now();return t}var rf=w(()=>{});var mr,of=w(()=>{rf();mr=class{constructor(e,r){this.sampleSize=1,this.time=0,this.count=0,this.samples=0,this.lastTiming=0,this.lastSampleTime=0,this.lastSampleCount=0,this._count=0,this._time=0,this._samples=0,this._startTime=0,this._timerPending=!1,this.name=e,this.type=r,this.reset()}reset(){return this.time=0,this.count=0,this.samples=0,this.lastTiming=0,this.lastSampleTime=0,this.lastSampleCount=0,this._count=0,this._time=0,this._samples=0,this._startTime=0,this._timerPending=!1,this}setSampleSize(e){return this.sampleSize=e,this}incrementCount(){return this.addCount(1),this}decrementCount(){return this.subtractCount(1),this}addCount(e){return this._count+=e,this._samples++,this._checkSampling(),this}subtractCount(e){return this._count-=e,this._samples++,this._checkSampling(),this}addTime(e){return this._time+=e,this.lastTiming=e,this._samples++,this._checkSampling(),this}timeStart(){return this._startTime=Go(),this._timerPending=!0,this}timeEnd(){return this._timerPending?(this.addTime(Go()-this._startTime),this._timerPending=!1,this._checkSampling(),this):this}getSampleAverageCount(){return this.sampleSize>0?this.lastSampleCount/this.sampleSize:0}getSampleAverageTime(){return this.sampleSize>0?this.lastSampleTime/this.sampleSize:0}getSampleHz(){return this.lastSampleTime>0?this.sampleSize/(this.lastSampleTime/1e3):0}getAverageCount(){return this.samples>0?this.count/this.samples:0}getAverageTime(){return this.samples>0?this.time/this.samples:0}getHz(){return this.time>0?this.samples/(this.time/1e3):0}_checkSampling(){this._samples===this.sampleSize&&(this.lastSampleTime=this._time,this.lastSampleCount=this._count,this.count+=this._count,this.time+=this._time,this.samples+=this._samples,this._time=0,this._count=0,this._samples=0)}}});var we,Ip=w(()=>{of();we=class{constructor(e){this.stats={},this.id=e.id,this.stats={},this._initializeStats(e.stats),Object.seal(this)}get(e,r="count"){return this._getOrCreate({name:e,type:r})}get size(){return Object.keys(this.stats).length}reset(){for(let e of Object.values(this.stats))e.reset();return this}forEach(e){for(let r of Object.values(this.stats))e(r)}getTable(){let e={};return this.forEach(r=>{e[r.name]={time:r.time||0,count:r.count||0,average:r.getAverageTime()||0,hz:r.getHz()||0}}),e}_initializeStats(e=[]){e.forEach(r=>this._getOrCreate(r))}_getOrCreate(e){let{name:r,type:o}=e,s=this.stats[r];return s||(e instanceof mr?s=e:s=new mr(r,o),this.stats[r]=s),s}}});var Yr=w(()=>{Ip();of();rf()});var Of,Xn,Nf=w(()=>{Yr();Of=class{stats=new Map;getStats(e){return this.get(e)}get(e){return this.stats.has(e)||this.stats.set(e,new we({id:e})),this.stats.get(e)}},Xn=new Of});var T,Rt=w(()=>{Ko();T=new be({id:"luma.gl"})});function Yt(t="id"){Lf[t]=Lf[t]||1;let e=Lf[t]++;return`${t}-${e}`}var Lf,cs=w(()=>{Lf={}});function Wb(t,e){let r={...e};for(let o in t)t[o]!==void 0&&(r[o]=t[o]);return r}var z,Se=w(()=>{cs();z=class{static defaultProps={id:"undefined",handle:void 0,userData:void 0};toString(){return`${this[Symbol.toStringTag]||this.constructor.name}:"${this.id}"`}id;props;userData={};_device;destroyed=!1;allocatedBytes=0;_attachedResources=new Set;constructor(e,r,o){if(!e)throw new Error("no device");this._device=e,this.props=Wb(r,o);let s=this.props.id!=="undefined"?this.props.id:Yt(this[Symbol.toStringTag]);this.props.id=s,this.id=s,this.userData=this.props.userData||{},this.addStats()}destroy(){this.destroyResource()}delete(){return this.destroy(),this}getProps(){return this.props}attachResource(e){this._attachedResources.add(e)}detachResource(e){this._attachedResources.delete(e)}destroyAttachedResource(e){this._attachedResources.delete(e)&&e.destroy()}destroyAttachedResources(){for(let e of Object.values(this._attachedResources))e.destroy();this._attachedResources=new Set}destroyResource(){this.destroyAttachedResources(),this.removeStats(),this.destroyed=!0}removeStats(){let e=this._device.statsManager.getStats("Resource Counts"),r=this[Symbol.toStringTag];e.get(`${r}s Active`).decrementCount()}trackAllocatedMemory(e,r=this[Symbol.toStringTag]){let o=this._device.statsManager.getStats("Resource Counts");o.get("GPU Memory").addCount(e),o.get(`${r} Memory`).addCount(e),this.allocatedBytes=e}trackDeallocatedMemory(e=this[Symbol.toStringTag]){let r=this._device.statsManager.getStats("Resource Counts");r.get("GPU Memory").subtractCount(this.allocatedBytes),r.get(`${e} Memory`).subtractCount(this.allocatedBytes),this.allocatedBytes=0}addStats(){let e=this._device.statsManager.getStats("Resource Counts"),r=this[Symbol.toStringTag];e.get("Resources Created").incrementCount(),e.get(`${r}s Created`).incrementCount(),e.get(`${r}s Active`).incrementCount()}}});var H,Yn=w(()=>{Se();H=class t extends z{static INDEX=16;static VERTEX=32;static UNIFORM=64;static STORAGE=128;static INDIRECT=256;static QUERY_RESOLVE=512;static MAP_READ=1;static MAP_WRITE=2;static COPY_SRC=4;static COPY_DST=8;get[Symbol.toStringTag](){return"Buffer"}usage;indexType;updateTimestamp;constructor(e,r){let o={...r};(r.usage||0)&t.INDEX&&!r.indexType&&(r.data instanceof Uint32Array?o.indexType="uint32":r.data instanceof Uint16Array?o.indexType="uint16":r.data instanceof Uint8Array&&(o.indexType="uint8")),delete o.data,super(e,o,t.defaultProps),this.usage=o.usage||0,this.indexType=o.indexType,this.updateTimestamp=e.incrementTimestamp()}clone(e){return this.device.createBuffer({...this.props,...e})}static DEBUG_DATA_MAX_LENGTH=32;debugData=new ArrayBuffer(0);_setDebugData(e,r,o){let s=ArrayBuffer.isView(e)?e.buffer:e,i=Math.min(e?e.byteLength:o,t.DEBUG_DATA_MAX_LENGTH);s===null?this.debugData=new ArrayBuffer(i):r===0&&o===s.byteLength?this.debugData=s.slice(0,i):this.debugData=s.slice(r,r+i)}static defaultProps={...z.defaultProps,usage:0,byteLength:0,byteOffset:0,data:null,indexType:"uint16",onMapped:void 0}}});function ls(t){let[e,r,o]=Ff[t],s=t.includes("norm"),i=!s&&!t.startsWith("float"),n=t.startsWith("s");return{signedType:e,primitiveType:r,byteLength:o,normalized:s,integer:i,signed:n}}function Df(t){let e=t;switch(e){case"uint8":return"unorm8";case"sint8":return"snorm8";case"uint16":return"unorm16";case"sint16":return"snorm16";default:return e}}function $m(t,e){switch(e){case 1:return t;case 2:return t+t%2;default:return t+(4-t%4)%4}}function yr(t){let e=ArrayBuffer.isView(t)?t.constructor:t;if(e===Uint8ClampedArray)return"uint8";let r=Object.values(Ff).find(o=>e===o[4]);if(!r)throw new Error(e.name);return r[0]}function vr(t){let[,,,,e]=Ff[t];return e}var Ff,fs=w(()=>{Ff={uint8:["uint8","u32",1,!1,Uint8Array],sint8:["sint8","i32",1,!1,Int8Array],unorm8:["uint8","f32",1,!0,Uint8Array],snorm8:["sint8","f32",1,!0,Int8Array],uint16:["uint16","u32",2,!1,Uint16Array],sint16:["sint16","i32",2,!1,Int16Array],unorm16:["uint16","u32",2,!0,Uint16Array],snorm16:["sint16","i32",2,!0,Int16Array],float16:["float16","f16",2,!1,Uint16Array],float32:["float32","f32",4,!1,Float32Array],uint32:["uint32","u32",4,!1,Uint32Array],sint32:["sint32","i32",4,!1,Int32Array]}});function Qr(t){let e;t.endsWith("-webgl")&&(t.replace("-webgl",""),e=!0);let[r,o]=t.split("x"),s=r,i=o?parseInt(o):1,n=ls(s),a={type:s,components:i,byteLength:n.byteLength*i,integer:n.integer,signed:n.signed,normalized:n.normalized};return e&&(a.webglOnly=!0),a}function Hm(t,e,r){let o=r?Df(t):t;switch(o){case"unorm8":return e===1?"unorm8":e===3?"unorm8x3-webgl":`${o}x${e}`;case"snorm8":case"uint8":case"sint8":case"uint16":case"sint16":case"unorm16":case"snorm16":case"float16":if(e===1||e===3)throw new Error(`size: ${e}`);return`${o}x${e}`;default:return e===1?o:`${o}x${e}`}}function Bf(t,e,r){if(!e||e>4)throw new Error(`size ${e}`);let o=e,s=yr(t);return Hm(s,o,r)}function Xm(t){let e;switch(t.primitiveType){case"f32":e="float32";break;case"i32":e="sint32";break;case"u32":e="uint32";break;case"f16":return t.components<=2?"float16x2":"float16x4"}return t.components===1?e:`${e}x${t.components}`}var Kn=w(()=>{fs()});function Wf(t){let e=Yb[t];if(!e)throw new Error(`Unsupported texture format ${t}`);return e}var _e,Y,ft,jb,qn,Uf,Zn,kf,$b,zf,hs,Vf,Gn,Ym,Hb,Xb,Yb,Km=w(()=>{_e="texture-compression-bc",Y="texture-compression-astc",ft="texture-compression-etc2",jb="texture-compression-etc1-webgl",qn="texture-compression-pvrtc-webgl",Uf="texture-compression-atc-webgl",Zn="float32-renderable-webgl",kf="float16-renderable-webgl",$b="rgb9e5ufloat-renderable-webgl",zf="snorm8-renderable-webgl",hs="norm16-renderable-webgl",Vf="snorm16-renderable-webgl",Gn="float32-filterable",Ym="float16-filterable-webgl";Hb={r8unorm:{},rg8unorm:{},"rgb8unorm-webgl":{},rgba8unorm:{},"rgba8unorm-srgb":{},r8snorm:{render:zf},rg8snorm:{render:zf},"rgb8snorm-webgl":{},rgba8snorm:{render:zf},r8uint:{},rg8uint:{},rgba8uint:{},r8sint:{},rg8sint:{},rgba8sint:{},bgra8unorm:{},"bgra8unorm-srgb":{},r16unorm:{f:hs},rg16unorm:{render:hs},"rgb16unorm-webgl":{f:hs},rgba16unorm:{render:hs},r16snorm:{f:Vf},rg16snorm:{render:Vf},"rgb16snorm-webgl":{f:hs},rgba16snorm:{render:Vf},r16uint:{},rg16uint:{},rgba16uint:{},r16sint:{},rg16sint:{},rgba16sint:{},r16float:{render:kf,filter:"float16-filterable-webgl"},rg16float:{render:kf,filter:Ym},rgba16float:{render:kf,filter:Ym},r32uint:{},rg32uint:{},rgba32uint:{},r32sint:{},rg32sint:{},rgba32sint:{},r32float:{render:Zn,filter:Gn},rg32float:{render:!1,filter:Gn},"rgb32float-webgl":{render:Zn,filter:Gn},rgba32float:{render:Zn,filter:Gn},"rgba4unorm-webgl":{channels:"rgba",bitsPerChannel:[4,4,4,4],packed:!0},"rgb565unorm-webgl":{channels:"rgb",bitsPerChannel:[5,6,5,0],packed:!0},"rgb5a1unorm-webgl":{channels:"rgba",bitsPerChannel:[5,5,5,1],packed:!0},rgb9e5ufloat:{channels:"rgb",packed:!0,render:$b},rg11b10ufloat:{channels:"rgb",bitsPerChannel:[11,11,10,0],packed:!0,p:1,render:Zn},rgb10a2unorm:{channels:"rgba",bitsPerChannel:[10,10,10,2],packed:!0,p:1},rgb10a2uint:{channels:"rgba",bitsPerChannel:[10,10,10,2],packed:!0,p:1},stencil8:{attachment:"stencil",bitsPerChannel:[8,0,0,0],dataType:"uint8"},depth16unorm:{attachment:"depth",bitsPerChannel:[16,0,0,0],dataType:"uint16"},depth24plus:{attachment:"depth",bitsPerChannel:[24,0,0,0],dataType:"uint32"},depth32float:{attachment:"depth",bitsPerChannel:[32,0,0,0],dataType:"float32"},"depth24plus-stencil8":{attachment:"depth-stencil",bitsPerChannel:[24,8,0,0],packed:!0},"depth32float-stencil8":{attachment:"depth-stencil",bitsPerChannel:[32,8,0,0],packed:!0}},Xb={"bc1-rgb-unorm-webgl":{f:_e},"bc1-rgb-unorm-srgb-webgl":{f:_e},"bc1-rgba-unorm":{f:_e},"bc1-rgba-unorm-srgb":{f:_e},"bc2-rgba-unorm":{f:_e},"bc2-rgba-unorm-srgb":{f:_e},"bc3-rgba-unorm":{f:_e},"bc3-rgba-unorm-srgb":{f:_e},"bc4-r-unorm":{f:_e},"bc4-r-snorm":{f:_e},"bc5-rg-unorm":{f:_e},"bc5-rg-snorm":{f:_e},"bc6h-rgb-ufloat":{f:_e},"bc6h-rgb-float":{f:_e},"bc7-rgba-unorm":{f:_e},"bc7-rgba-unorm-srgb":{f:_e},"etc2-rgb8unorm":{f:ft},"etc2-rgb8unorm-srgb":{f:ft},"etc2-rgb8a1unorm":{f:ft},"etc2-rgb8a1unorm-srgb":{f:ft},"etc2-rgba8unorm":{f:ft},"etc2-rgba8unorm-srgb":{f:ft},"eac-r11unorm":{f:ft},"eac-r11snorm":{f:ft},"eac-rg11unorm":{f:ft},"eac-rg11snorm":{f:ft},"astc-4x4-unorm":{f:Y},"astc-4x4-unorm-srgb":{f:Y},"astc-5x4-unorm":{f:Y},"astc-5x4-unorm-srgb":{f:Y},"astc-5x5-unorm":{f:Y},"astc-5x5-unorm-srgb":{f:Y},"astc-6x5-unorm":{f:Y},"astc-6x5-unorm-srgb":{f:Y},"astc-6x6-unorm":{f:Y},"astc-6x6-unorm-srgb":{f:Y},"astc-8x5-unorm":{f:Y},"astc-8x5-unorm-srgb":{f:Y},"astc-8x6-unorm":{f:Y},"astc-8x6-unorm-srgb":{f:Y},"astc-8x8-unorm":{f:Y},"astc-8x8-unorm-srgb":{f:Y},"astc-10x5-unorm":{f:Y},"astc-10x5-unorm-srgb":{f:Y},"astc-10x6-unorm":{f:Y},"astc-10x6-unorm-srgb":{f:Y},"astc-10x8-unorm":{f:Y},"astc-10x8-unorm-srgb":{f:Y},"astc-10x10-unorm":{f:Y},"astc-10x10-unorm-srgb":{f:Y},"astc-12x10-unorm":{f:Y},"astc-12x10-unorm-srgb":{f:Y},"astc-12x12-unorm":{f:Y},"astc-12x12-unorm-srgb":{f:Y},"pvrtc-rgb4unorm-webgl":{f:qn},"pvrtc-rgba4unorm-webgl":{f:qn},"pvrtc-rbg2unorm-webgl":{f:qn},"pvrtc-rgba2unorm-webgl":{f:qn},"etc1-rbg-unorm-webgl":{f:jb},"atc-rgb-unorm-webgl":{f:Uf},"atc-rgba-unorm-webgl":{f:Uf},"atc-rgbai-unorm-webgl":{f:Uf}},Yb={...Hb,...Xb}});function qm(t){let e=Zb(t);if(Ct.isCompressed(t)){e.channels="rgb",e.components=3,e.bytesPerPixel=1,e.srgb=!1,e.compressed=!0;let o=Gb(t);o&&(e.blockWidth=o.blockWidth,e.blockHeight=o.blockHeight)}let r=qb.exec(t);if(r){let[,o,s,i,n,a]=r,c=`${i}${s}`,l=ls(c),f=l.byteLength*8,h=o.length,u=[f,h>=2?f:0,h>=3?f:0,h>=4?f:0];e={format:t,attachment:e.attachment,dataType:l.signedType,components:h,channels:o,integer:l.integer,signed:l.signed,normalized:l.normalized,bitsPerChannel:u,bytesPerPixel:l.byteLength*o.length,packed:e.packed,srgb:e.srgb},a==="-webgl"&&(e.webgl=!0),n==="-srgb"&&(e.srgb=!0)}return t.endsWith("-webgl")&&(e.webgl=!0),t.endsWith("-srgb")&&(e.srgb=!0),e}function Zb(t){let e=Wf(t),r=e.bytesPerPixel||1,o=e.bitsPerChannel||[8,8,8,8];return delete e.bitsPerChannel,delete e.bytesPerPixel,delete e.f,delete e.render,delete e.filter,delete e.blend,delete e.store,{...e,format:t,attachment:e.attachment||"color",channels:e.channels||"r",components:e.components||e.channels?.length||1,bytesPerPixel:r,bitsPerChannel:o,dataType:e.dataType||"uint8",srgb:e.srgb??!1,packed:e.packed??!1,webgl:e.webgl??!1,integer:e.integer??!1,signed:e.signed??!1,normalized:e.normalized??!1,compressed:e.compressed??!1}}function Gb(t){let r=/.*-(\d+)x(\d+)-.*/.exec(t);if(r){let[,o,s]=r;return{blockWidth:Number(o),blockHeight:Number(s)}}return null}var Kb,qb,Qn,Ct,jf=w(()=>{fs();Km();Kb=["bc1","bc2","bc3","bc4","bc5","bc6","bc7","etc1","etc2","eac","atc","astc","pvrtc"],qb=/^(r|rg|rgb|rgba|bgra)([0-9]*)([a-z]*)(-srgb)?(-webgl)?$/,Qn=class{getInfo(e){return qm(e)}isColor(e){return e.startsWith("rgba")||e.startsWith("bgra")||e.startsWith("rgb")}isDepthStencil(e){return e.startsWith("depth")||e.startsWith("stencil")}isCompressed(e){return Kb.some(r=>e.startsWith(r))}getCapabilities(e){let r=Wf(e),o={format:e,create:r.f??!0,render:r.render??!0,filter:r.filter??!0,blend:r.blend??!0,store:r.store??!0},s=qm(e),i=e.startsWith("depth")||e.startsWith("stencil"),n=s?.signed,a=s?.integer,c=s?.webgl;return o.render&&=!n,o.filter&&=!i&&!n&&!a&&!c,o}},Ct=new Qn});function Zm(t){return typeof ImageData<"u"&&t instanceof ImageData||typeof ImageBitmap<"u"&&t instanceof ImageBitmap||typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement||typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement||typeof VideoFrame<"u"&&t instanceof VideoFrame||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof OffscreenCanvas<"u"&&t instanceof OffscreenCanvas}function Gm(t){if(typeof ImageData<"u"&&t instanceof ImageData||typeof ImageBitmap<"u"&&t instanceof ImageBitmap||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof OffscreenCanvas<"u"&&t instanceof OffscreenCanvas)return{width:t.width,height:t.height};if(typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement)return{width:t.naturalWidth,height:t.naturalHeight};if(typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement)return{width:t.videoWidth,height:t.videoHeight};if(typeof VideoFrame<"u"&&t instanceof VideoFrame)return{width:t.displayWidth,height:t.displayHeight};throw new Error("Unknown image type")}var Qm=w(()=>{});var us,ds,We,$f=w(()=>{Nf();Rt();cs();Yn();Kn();jf();Qm();us=class{},ds=class{features;disabledFeatures;constructor(e=[],r){this.features=new Set(e),this.disabledFeatures=r||{}}*[Symbol.iterator](){yield*this.features}has(e){return!this.disabledFeatures?.[e]&&this.features.has(e)}},We=class t{static defaultProps={id:null,powerPreference:"high-performance",failIfMajorPerformanceCaveat:!1,createCanvasContext:void 0,webgl:{},onError:(e,r)=>{},onResize:(e,r)=>{let[o,s]=e.getDevicePixelSize();T.log(1,`${e} resized => ${o}x${s}px`)()},onPositionChange:(e,r)=>{let[o,s]=e.getPosition();T.log(1,`${e} repositioned => ${o},${s}`)()},onVisibilityChange:e=>T.log(1,`${e} Visibility changed ${e.isVisible}`)(),onDevicePixelRatioChange:(e,r)=>T.log(1,`${e} DPR changed ${r.oldRatio} => ${e.devicePixelRatio}`)(),debug:T.get("debug")||void 0,debugShaders:T.get("debug-shaders")||void 0,debugFramebuffers:!!T.get("debug-framebuffers"),debugFactories:!!T.get("debug-factories"),debugWebGL:!!T.get("debug-webgl"),debugSpectorJS:void 0,debugSpectorJSUrl:void 0,_reuseDevices:!1,_requestMaxLimits:!0,_cacheShaders:!1,_cachePipelines:!1,_cacheDestroyPolicy:"unused",_initializeFeatures:!0,_disabledFeatures:{"compilation-status-async-webgl":!0},_handle:void 0};get[Symbol.toStringTag](){return"Device"}toString(){return`Device(${this.id})`}id;props;userData={};statsManager=Xn;timestamp=0;_reused=!1;_lumaData={};_textureCaps={};constructor(e){this.props={...t.defaultProps,...e},this.id=this.props.id||Yt(this[Symbol.toStringTag].toLowerCase())}getVertexFormatInfo(e){return Qr(e)}isVertexFormatSupported(e){return!0}getTextureFormatInfo(e){return Ct.getInfo(e)}getTextureFormatCapabilities(e){let r=this._textureCaps[e];if(!r){let o=this._getDeviceTextureFormatCapabilities(e);r=this._getDeviceSpecificTextureFormatCapabilities(o),this._textureCaps[e]=r}return r}getMipLevelCount(e,r,o=1){let s=Math.max(e,r,o);return 1+Math.floor(Math.log2(s))}isExternalImage(e){return Zm(e)}getExternalImageSize(e){return Gm(e)}isTextureFormatSupported(e){return this.getTextureFormatCapabilities(e).create}isTextureFormatFilterable(e){return this.getTextureFormatCapabilities(e).filter}isTextureFormatRenderable(e){return this.getTextureFormatCapabilities(e).render}isTextureFormatCompressed(e){return Ct.isCompressed(e)}pushDebugGroup(e){this.commandEncoder.pushDebugGroup(e)}popDebugGroup(){this.commandEncoder?.popDebugGroup()}insertDebugMarker(e){this.commandEncoder?.insertDebugMarker(e)}loseDevice(){return!1}incrementTimestamp(){return this.timestamp++}reportError(e,r,...o){return this.props.onError(e,r)?()=>{}:T.error(e.message,r,...o)}debug(){if(this.props.debug)debugger;else T.once(0,`'Type luma.log.set({debug: true}) in console to enable debug breakpoints',
or create a device with the 'debug: true' prop.`)()}getDefaultCanvasContext(){if(!this.canvasContext)throw new Error("Device has no default CanvasContext. See props.createCanvasContext");return this.canvasContext}beginRenderPass(e){return this.commandEncoder.beginRenderPass(e)}beginComputePass(e){return this.commandEncoder.beginComputePass(e)}getCanvasContext(){return this.getDefaultCanvasContext()}readPixelsToArrayWebGL(e,r){throw new Error("not implemented")}readPixelsToBufferWebGL(e,r){throw new Error("not implemented")}setParametersWebGL(e){throw new Error("not implemented")}getParametersWebGL(e){throw new Error("not implemented")}withParametersWebGL(e,r){throw new Error("not implemented")}clearWebGL(e){throw new Error("not implemented")}resetWebGL(){throw new Error("not implemented")}static _getCanvasContextProps(e){return e.createCanvasContext===!0?{}:e.createCanvasContext}_getDeviceTextureFormatCapabilities(e){let r=Ct.getCapabilities(e),o=i=>(typeof i=="string"?this.features.has(i):i)??!0,s=o(r.create);return{format:e,create:s,render:s&&o(r.render),filter:s&&o(r.filter),blend:s&&o(r.blend),store:s&&o(r.store)}}_normalizeBufferProps(e){(e instanceof ArrayBuffer||ArrayBuffer.isView(e))&&(e={data:e});let r={...e};if((e.usage||0)&H.INDEX&&(e.indexType||(e.data instanceof Uint32Array?r.indexType="uint32":e.data instanceof Uint16Array?r.indexType="uint16":e.data instanceof Uint8Array&&(r.data=new Uint16Array(e.data),r.indexType="uint16")),!r.indexType))throw new Error("indices buffer content must be of type uint16 or uint32");return r}}});var Qb,Jm,Hf,Jr,eg=w(()=>{$f();Nf();Rt();Qb="set luma.log.level=1 (or higher) to trace rendering",Jm="No matching device found. Ensure `@luma.gl/webgl` and/or `@luma.gl/webgpu` modules are imported.",Hf=class t{static defaultProps={...We.defaultProps,type:"best-available",adapters:void 0,waitForPageLoad:!0};stats=Xn;log=T;VERSION="9.2.6";spector;preregisteredAdapters=new Map;constructor(){if(globalThis.luma){if(globalThis.luma.VERSION!==this.VERSION)throw T.error(`Found luma.gl ${globalThis.luma.VERSION} while initialzing ${this.VERSION}`)(),T.error("'yarn why @luma.gl/core' can help identify the source of the conflict")(),new Error("luma.gl - multiple versions detected: see console log");T.error("This version of luma.gl has already been initialized")()}T.log(1,`${this.VERSION} - ${Qb}`)(),globalThis.luma=this}async createDevice(e={}){let r={...t.defaultProps,...e},o=this.selectAdapter(r.type,r.adapters);if(!o)throw new Error(Jm);return r.waitForPageLoad&&await o.pageLoaded,await o.create(r)}async attachDevice(e,r){let o=this._getTypeFromHandle(e,r.adapters),s=o&&this.selectAdapter(o,r.adapters);if(!s)throw new Error(Jm);return await s?.attach?.(e,r)}registerAdapters(e){for(let r of e)this.preregisteredAdapters.set(r.type,r)}getSupportedAdapters(e=[]){let r=this._getAdapterMap(e);return Array.from(r).map(([,o])=>o).filter(o=>o.isSupported?.()).map(o=>o.type)}getBestAvailableAdapterType(e=[]){let r=["webgpu","webgl","null"],o=this._getAdapterMap(e);for(let s of r)if(o.get(s)?.isSupported?.())return s;return null}selectAdapter(e,r=[]){let o=e;e==="best-available"&&(o=this.getBestAvailableAdapterType(r));let s=this._getAdapterMap(r);return o&&s.get(o)||null}enforceWebGL2(e=!0,r=[]){let s=this._getAdapterMap(r).get("webgl");s||T.warn("enforceWebGL2: webgl adapter not found")(),s?.enforceWebGL2?.(e)}setDefaultDeviceProps(e){Object.assign(t.defaultProps,e)}_getAdapterMap(e=[]){let r=new Map(this.preregisteredAdapters);for(let o of e)r.set(o.type,o);return r}_getTypeFromHandle(e,r=[]){return e instanceof WebGL2RenderingContext?"webgl":typeof GPUDevice<"u"&&e instanceof GPUDevice||e?.queue?"webgpu":e===null?"null":(e instanceof WebGLRenderingContext?T.warn("WebGL1 is not supported",e)():T.warn("Unknown handle type",e)(),null)}},Jr=new Hf});function tT(){return Jn||(eT()||typeof window>"u"?Jn=Promise.resolve():Jn=new Promise(t=>window.addEventListener("load",()=>t()))),Jn}var ps,Jb,eT,Jn,tg=w(()=>{$t();ps=class{get pageLoaded(){return tT()}},Jb=ve()&&typeof document<"u",eT=()=>Jb&&document.readyState==="complete",Jn=null});function rg(){let t,e;return{promise:new Promise((o,s)=>{t=o,e=s}),resolve:t,reject:e}}var og=w(()=>{});function rT(t){if(typeof t=="string"){let e=document.getElementById(t);if(!e)throw new Error(`${t} is not an HTML element`);return e}return t||document.body}function oT(t){let e=document.getElementById(t);if(!eo.isHTMLCanvas(e))throw new Error("Object is not a canvas element");return e}function sT(t){let{width:e,height:r}=t,o=document.createElement("canvas");o.id=Yt("lumagl-auto-created-canvas"),o.width=e||1,o.height=r||1,o.style.width=Number.isFinite(e)?`${e}px`:"100%",o.style.height=Number.isFinite(r)?`${r}px`:"100%",t?.visible||(o.style.visibility="hidden");let s=rT(t?.container||null);return s.insertBefore(o,s.firstChild),o}function iT(t,e,r,o,s){let i=t,n=sg(i[0],e,r),a=ig(i[1],e,o,s),c=sg(i[0]+1,e,r),l=c===r-1?c:c-1;c=ig(i[1]+1,e,o,s);let f;return s?(c=c===0?c:c+1,f=a,a=c):f=c===o-1?c:c-1,{x:n,y:a,width:Math.max(l-n+1,1),height:Math.max(f-a+1,1)}}function sg(t,e,r){return Math.min(Math.round(t*e),r-1)}function ig(t,e,r,o){return o?Math.max(0,r-1-Math.round(t*e)):Math.min(Math.round(t*e),r-1)}var eo,ng=w(()=>{$t();cs();og();eo=class t{static isHTMLCanvas(e){return typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement}static isOffscreenCanvas(e){return typeof OffscreenCanvas<"u"&&e instanceof OffscreenCanvas}static defaultProps={id:void 0,canvas:null,width:800,height:600,useDevicePixels:!0,autoResize:!0,container:null,visible:!0,alphaMode:"opaque",colorSpace:"srgb",trackPosition:!1};id;props;canvas;htmlCanvas;offscreenCanvas;type;initialized;isInitialized=!1;isVisible=!0;cssWidth;cssHeight;devicePixelRatio;devicePixelWidth;devicePixelHeight;drawingBufferWidth;drawingBufferHeight;_initializedResolvers=rg();_resizeObserver;_intersectionObserver;_position;destroyed=!1;toString(){return`${this[Symbol.toStringTag]}(${this.id})`}constructor(e){if(this.props={...t.defaultProps,...e},e=this.props,this.initialized=this._initializedResolvers.promise,ve()?e.canvas?typeof e.canvas=="string"?this.canvas=oT(e.canvas):this.canvas=e.canvas:this.canvas=sT(e):this.canvas={width:e.width||1,height:e.height||1},t.isHTMLCanvas(this.canvas)?(this.id=e.id||this.canvas.id,this.type="html-canvas",this.htmlCanvas=this.canvas):t.isOffscreenCanvas(this.canvas)?(this.id=e.id||"offscreen-canvas",this.type="offscreen-canvas",this.offscreenCanvas=this.canvas):(this.id=e.id||"node-canvas-context",this.type="node"),this.cssWidth=this.htmlCanvas?.clientWidth||this.canvas.width,this.cssHeight=this.htmlCanvas?.clientHeight||this.canvas.height,this.devicePixelWidth=this.canvas.width,this.devicePixelHeight=this.canvas.height,this.drawingBufferWidth=this.canvas.width,this.drawingBufferHeight=this.canvas.height,this.devicePixelRatio=globalThis.devicePixelRatio||1,this._position=[0,0],t.isHTMLCanvas(this.canvas)){this._intersectionObserver=new IntersectionObserver(r=>this._handleIntersection(r)),this._intersectionObserver.observe(this.canvas),this._resizeObserver=new ResizeObserver(r=>this._handleResize(r));try{this._resizeObserver.observe(this.canvas,{box:"device-pixel-content-box"})}catch{this._resizeObserver.observe(this.canvas,{box:"content-box"})}setTimeout(()=>this._observeDevicePixelRatio(),0),this.props.trackPosition&&this._trackPosition()}}destroy(){this.destroyed=!0}setProps(e){return"useDevicePixels"in e&&(this.props.useDevicePixels=e.useDevicePixels||!1,this._updateDrawingBufferSize()),this}getCSSSize(){return[this.cssWidth,this.cssHeight]}getPosition(){return this._position}getDevicePixelSize(){return[this.devicePixelWidth,this.devicePixelHeight]}getDrawingBufferSize(){return[this.drawingBufferWidth,this.drawingBufferHeight]}getMaxDrawingBufferSize(){let e=this.device.limits.maxTextureDimension2D;return[e,e]}setDrawingBufferSize(e,r){this.canvas.width=e,this.canvas.height=r,this.drawingBufferWidth=e,this.drawingBufferHeight=r}getDevicePixelRatio(){return typeof window<"u"&&window.devicePixelRatio||1}cssToDevicePixels(e,r=!0){let o=this.cssToDeviceRatio(),[s,i]=this.getDrawingBufferSize();return iT(e,o,s,i,r)}getPixelSize(){return this.getDevicePixelSize()}getAspect(){let[e,r]=this.getDevicePixelSize();return e/r}cssToDeviceRatio(){try{let[e]=this.getDrawingBufferSize(),[r]=this.getCSSSize();return r?e/r:1}catch{return 1}}resize(e){this.setDrawingBufferSize(e.width,e.height)}_setAutoCreatedCanvasId(e){this.htmlCanvas?.id==="lumagl-auto-created-canvas"&&(this.htmlCanvas.id=e)}_handleIntersection(e){let r=e.find(s=>s.target===this.canvas);if(!r)return;let o=r.isIntersecting;this.isVisible!==o&&(this.isVisible=o,this.device.props.onVisibilityChange(this))}_handleResize(e){let r=e.find(c=>c.target===this.canvas);if(!r)return;this.cssWidth=r.contentBoxSize[0].inlineSize,this.cssHeight=r.contentBoxSize[0].blockSize;let o=this.getDevicePixelSize(),s=r.devicePixelContentBoxSize?.[0].inlineSize||r.contentBoxSize[0].inlineSize*devicePixelRatio,i=r.devicePixelContentBoxSize?.[0].blockSize||r.contentBoxSize[0].blockSize*devicePixelRatio,[n,a]=this.getMaxDrawingBufferSize();this.devicePixelWidth=Math.max(1,Math.min(s,n)),this.devicePixelHeight=Math.max(1,Math.min(i,a)),this._updateDrawingBufferSize(),this.device.props.onResize(this,{oldPixelSize:o})}_updateDrawingBufferSize(){if(this.props.autoResize){if(typeof this.props.useDevicePixels=="number"){let e=this.props.useDevicePixels;this.setDrawingBufferSize(this.cssWidth*e,this.cssHeight*e)}else this.props.useDevicePixels?this.setDrawingBufferSize(this.devicePixelWidth,this.devicePixelHeight):this.setDrawingBufferSize(this.cssWidth,this.cssHeight);this._updateDevice()}this._initializedResolvers.resolve(),this.isInitialized=!0,this.updatePosition()}_observeDevicePixelRatio(){let e=this.devicePixelRatio;this.devicePixelRatio=window.devicePixelRatio,this.updatePosition(),this.device.props.onDevicePixelRatioChange(this,{oldRatio:e}),matchMedia(`(resolution: ${this.devicePixelRatio}dppx)`).addEventListener("change",()=>this._observeDevicePixelRatio(),{once:!0})}_trackPosition(e=100){let r=setInterval(()=>{this.destroyed?clearInterval(r):this.updatePosition()},e)}updatePosition(){let e=this.htmlCanvas?.getBoundingClientRect();if(e){let r=[e.left,e.top];if(this._position??=r,r[0]!==this._position[0]||r[1]!==this._position[1]){let s=this._position;this._position=r,this.device.props.onPositionChange?.(this,{oldPosition:s})}}}}});var je,Xf=w(()=>{Se();je=class t extends z{static defaultProps={...z.defaultProps,type:"color-sampler",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge",addressModeW:"clamp-to-edge",magFilter:"nearest",minFilter:"nearest",mipmapFilter:"none",lodMinClamp:0,lodMaxClamp:32,compare:"less-equal",maxAnisotropy:1};get[Symbol.toStringTag](){return"Sampler"}constructor(e,r){r=t.normalizeProps(e,r),super(e,r,t.defaultProps)}static normalizeProps(e,r){return r}}});var nT,se,Yf=w(()=>{Se();Xf();Rt();nT={"1d":"1d","2d":"2d","2d-array":"2d",cube:"2d","cube-array":"2d","3d":"3d"},se=class t extends z{static SAMPLE=4;static STORAGE=8;static RENDER=16;static COPY_SRC=1;static COPY_DST=2;static TEXTURE=4;static RENDER_ATTACHMENT=16;dimension;baseDimension;format;width;height;depth;mipLevels;updateTimestamp;get[Symbol.toStringTag](){return"Texture"}toString(){return`Texture(${this.id},${this.format},${this.width}x${this.height})`}constructor(e,r){if(r=t.normalizeProps(e,r),super(e,r,t.defaultProps),this.dimension=this.props.dimension,this.baseDimension=nT[this.dimension],this.format=this.props.format,this.width=this.props.width,this.height=this.props.height,this.depth=this.props.depth,this.mipLevels=this.props.mipLevels,this.props.width===void 0||this.props.height===void 0)if(e.isExternalImage(r.data)){let o=e.getExternalImageSize(r.data);this.width=o?.width||1,this.height=o?.height||1}else this.width=1,this.height=1,(this.props.width===void 0||this.props.height===void 0)&&T.warn(`${this} created with undefined width or height. This is deprecated. Use AsyncTexture instead.`)();this.updateTimestamp=e.incrementTimestamp()}setSampler(e){this.sampler=e instanceof je?e:this.device.createSampler(e)}clone(e){return this.device.createTexture({...this.props,...e})}static normalizeProps(e,r){let o={...r},{width:s,height:i}=o;return typeof s=="number"&&(o.width=Math.max(1,Math.ceil(s))),typeof i=="number"&&(o.height=Math.max(1,Math.ceil(i))),o}_initializeData(e){this.device.isExternalImage(e)?this.copyExternalImage({image:e,width:this.width,height:this.height,depth:this.depth,mipLevel:0,x:0,y:0,z:0,aspect:"all",colorSpace:"srgb",premultipliedAlpha:!1,flipY:!1}):e&&this.copyImageData({data:e,mipLevel:0,x:0,y:0,z:0,aspect:"all"})}_normalizeCopyImageDataOptions(e){let{width:r,height:o,depth:s}=this,i={...t.defaultCopyDataOptions,width:r,height:o,depth:s,...e},n=this.device.getTextureFormatInfo(this.format);if(!e.bytesPerRow&&!n.bytesPerPixel)throw new Error(`bytesPerRow must be provided for texture format ${this.format}`);return i.bytesPerRow=e.bytesPerRow||r*(n.bytesPerPixel||4),i.rowsPerImage=e.rowsPerImage||o,i}_normalizeCopyExternalImageOptions(e){let r=this.device.getExternalImageSize(e.image),o={...t.defaultCopyExternalImageOptions,...r,...e};return o.width=Math.min(o.width,this.width-o.x),o.height=Math.min(o.height,this.height-o.y),o}static defaultProps={...z.defaultProps,data:null,dimension:"2d",format:"rgba8unorm",usage:t.TEXTURE|t.RENDER_ATTACHMENT|t.COPY_DST,width:void 0,height:void 0,depth:1,mipLevels:1,samples:void 0,sampler:{},view:void 0};static defaultCopyDataOptions={data:void 0,byteOffset:0,bytesPerRow:void 0,rowsPerImage:void 0,mipLevel:0,x:0,y:0,z:0,aspect:"all"};static defaultCopyExternalImageOptions={image:void 0,sourceX:0,sourceY:0,width:void 0,height:void 0,depth:1,mipLevel:0,x:0,y:0,z:0,aspect:"all",colorSpace:"srgb",premultipliedAlpha:!1,flipY:!1}}});var br,ag=w(()=>{Se();br=class t extends z{get[Symbol.toStringTag](){return"TextureView"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps,format:void 0,dimension:void 0,aspect:"all",baseMipLevel:0,mipLevelCount:void 0,baseArrayLayer:0,arrayLayerCount:void 0}}});function cg(t,e,r){let o="",s=e.split(/\r?\n/),i=t.slice().sort((n,a)=>n.lineNum-a.lineNum);switch(r?.showSourceCode||"no"){case"all":let n=0;for(let a=1;a<=s.length;a++)for(o+=lg(s[a-1],a,r);i.length>n&&i[n].lineNum===a;){let c=i[n++];o+=Kf(c,s,c.lineNum,{...r,inlineSource:!1})}for(;i.length>n;){let a=i[n++];o+=Kf(a,[],0,{...r,inlineSource:!1})}return o;case"issues":case"no":for(let a of t)o+=Kf(a,s,a.lineNum,{inlineSource:r?.showSourceCode!=="no"});return o}}function Kf(t,e,r,o){if(o?.inlineSource){let i=aT(e,r),n=t.linePos>0?`${" ".repeat(t.linePos+5)}^^^
`:"";return`
${i}${n}${t.type.toUpperCase()}: ${t.message}

`}let s=t.type==="error"?"red":"#8B4000";return o?.html?`<div class='luma-compiler-log-error' style="color:${s};"><b> ${t.type.toUpperCase()}: ${t.message}</b></div>`:`${t.type.toUpperCase()}: ${t.message}`}function aT(t,e,r){let o="";for(let s=e-2;s<=e;s++){let i=t[s-1];i!==void 0&&(o+=lg(i,e,r))}return o}function lg(t,e,r){let o=r?.html?lT(t):t;return`${cT(String(e),4)}: ${o}${r?.html?"<br/>":`
`}`}function cT(t,e){let r="";for(let o=t.length;o<e;++o)r+=" ";return r+t}function lT(t){return t.replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replaceAll('"',"&quot;").replaceAll("'","&#039;")}var fg=w(()=>{});function fT(t){return hT(t.source)||t.id||Yt(`unnamed ${t.stage}-shader`)}function hT(t,e="unnamed"){let o=/#define[\s*]SHADER_NAME[\s*]([A-Za-z0-9_-]+)[\s*]/.exec(t);return o?o[1]:e}var Tr,hg=w(()=>{Se();cs();fg();Tr=class t extends z{get[Symbol.toStringTag](){return"Shader"}stage;source;compilationStatus="pending";constructor(e,r){r={...r,debugShaders:r.debugShaders||e.props.debugShaders||"errors"},super(e,{id:fT(r),...r},t.defaultProps),this.stage=this.props.stage,this.source=this.props.source}getCompilationInfoSync(){return null}getTranslatedSource(){return null}async debugShader(){let e=this.props.debugShaders;switch(e){case"never":return;case"errors":if(this.compilationStatus==="success")return;break;case"warnings":case"always":break}let r=await this.getCompilationInfo();e==="warnings"&&r?.length===0||this._displayShaderLog(r,this.id)}_displayShaderLog(e,r){if(typeof document>"u"||!document?.createElement)return;let o=r,s=`${this.stage} shader "${o}"`,i=cg(e,this.source,{showSourceCode:"all",html:!0}),n=this.getTranslatedSource();n&&(i+=`<br /><br /><h1>Translated Source</h1><br /><br /><code style="user-select:text;"><pre>${n}</pre></code>`);let a=document.createElement("Button");a.innerHTML=`
<h1>Compilation error in ${s}</h1><br /><br />
<code style="user-select:text;"><pre>
${i}
</pre></code>`,a.style.top="10px",a.style.left="10px",a.style.position="absolute",a.style.zIndex="9999",a.style.width="100%",a.style.textAlign="left",document.body.appendChild(a),document.getElementsByClassName("luma-compiler-log-error")[0]?.scrollIntoView(),a.onclick=()=>{let l=`data:text/plain,${encodeURIComponent(this.source)}`;navigator.clipboard.writeText(l)}}static defaultProps={...z.defaultProps,language:"auto",stage:void 0,source:"",sourceMap:null,entryPoint:"main",debugShaders:void 0}}});var Sr,ug=w(()=>{Se();Yf();Rt();Sr=class t extends z{get[Symbol.toStringTag](){return"Framebuffer"}width;height;constructor(e,r={}){super(e,r,t.defaultProps),this.width=this.props.width,this.height=this.props.height}clone(e){let r=this.colorAttachments.map(s=>s.texture.clone(e)),o=this.depthStencilAttachment&&this.depthStencilAttachment.texture.clone(e);return this.device.createFramebuffer({...this.props,colorAttachments:r,depthStencilAttachment:o})}resize(e){let r=!e;if(e){let[o,s]=Array.isArray(e)?e:[e.width,e.height];r=r||s!==this.height||o!==this.width,this.width=o,this.height=s}r&&(T.log(2,`Resizing framebuffer ${this.id} to ${this.width}x${this.height}`)(),this.resizeAttachments(this.width,this.height))}autoCreateAttachmentTextures(){if(this.props.colorAttachments.length===0&&!this.props.depthStencilAttachment)throw new Error("Framebuffer has noattachments");this.colorAttachments=this.props.colorAttachments.map((r,o)=>{if(typeof r=="string"){let s=this.createColorTexture(r,o);return this.attachResource(s),s.view}return r instanceof se?r.view:r});let e=this.props.depthStencilAttachment;if(e)if(typeof e=="string"){let r=this.createDepthStencilTexture(e);this.attachResource(r),this.depthStencilAttachment=r.view}else e instanceof se?this.depthStencilAttachment=e.view:this.depthStencilAttachment=e}createColorTexture(e,r){return this.device.createTexture({id:`${this.id}-color-attachment-${r}`,usage:se.RENDER_ATTACHMENT,format:e,width:this.width,height:this.height,sampler:{magFilter:"linear",minFilter:"linear"}})}createDepthStencilTexture(e){return this.device.createTexture({id:`${this.id}-depth-stencil-attachment`,usage:se.RENDER_ATTACHMENT,format:e,width:this.width,height:this.height})}resizeAttachments(e,r){for(let o=0;o<this.colorAttachments.length;++o)if(this.colorAttachments[o]){let s=this.colorAttachments[o].texture.clone({width:e,height:r});this.destroyAttachedResource(this.colorAttachments[o]),this.colorAttachments[o]=s.view,this.attachResource(s.view)}if(this.depthStencilAttachment){let o=this.depthStencilAttachment.texture.clone({width:e,height:r});this.destroyAttachedResource(this.depthStencilAttachment),this.depthStencilAttachment=o.view,this.attachResource(o)}this.updateAttachments()}static defaultProps={...z.defaultProps,width:1,height:1,colorAttachments:[],depthStencilAttachment:null}}});var $e,dg=w(()=>{Se();$e=class t extends z{get[Symbol.toStringTag](){return"RenderPipeline"}shaderLayout;bufferLayout;linkStatus="pending";hash="";constructor(e,r){super(e,r,t.defaultProps),this.shaderLayout=this.props.shaderLayout,this.bufferLayout=this.props.bufferLayout||[]}static defaultProps={...z.defaultProps,vs:null,vertexEntryPoint:"vertexMain",vsConstants:{},fs:null,fragmentEntryPoint:"fragmentMain",fsConstants:{},shaderLayout:null,bufferLayout:[],topology:"triangle-list",colorAttachmentFormats:void 0,depthStencilAttachmentFormat:void 0,parameters:{},bindings:{},uniforms:{}}}});var ms,pg=w(()=>{Se();ms=class t extends z{static defaultClearColor=[0,0,0,1];static defaultClearDepth=1;static defaultClearStencil=0;get[Symbol.toStringTag](){return"RenderPass"}constructor(e,r){r=t.normalizeProps(e,r),super(e,r,t.defaultProps)}static normalizeProps(e,r){return r}static defaultProps={...z.defaultProps,framebuffer:null,parameters:void 0,clearColor:t.defaultClearColor,clearColors:void 0,clearDepth:t.defaultClearDepth,clearStencil:t.defaultClearStencil,depthReadOnly:!1,stencilReadOnly:!1,discard:!1,occlusionQuerySet:void 0,timestampQuerySet:void 0,beginTimestampIndex:void 0,endTimestampIndex:void 0}}});var to,mg=w(()=>{Se();to=class t extends z{get[Symbol.toStringTag](){return"ComputePipeline"}hash="";shaderLayout;constructor(e,r){super(e,r,t.defaultProps),this.shaderLayout=r.shaderLayout}static defaultProps={...z.defaultProps,shader:void 0,entryPoint:void 0,constants:{},shaderLayout:void 0}}});var gs,gg=w(()=>{Se();gs=class t extends z{get[Symbol.toStringTag](){return"CommandEncoder"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps,measureExecutionTime:void 0}}});var xs,xg=w(()=>{Se();xs=class t extends z{get[Symbol.toStringTag](){return"CommandBuffer"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps}}});function _s(t){return pT[t]}function qf(t){let[e,r]=dT[t],o=e==="i32"||e==="u32",s=e!=="u32",i=uT[e]*r;return{primitiveType:e,components:r,byteLength:i,integer:o,signed:s}}var uT,dT,pT,mT,zF,ea=w(()=>{uT={f32:4,f16:2,i32:4,u32:4},dT={f32:["f32",1],"vec2<f32>":["f32",2],"vec3<f32>":["f32",3],"vec4<f32>":["f32",4],f16:["f16",1],"vec2<f16>":["f16",2],"vec3<f16>":["f16",3],"vec4<f16>":["f16",4],i32:["i32",1],"vec2<i32>":["i32",2],"vec3<i32>":["i32",3],"vec4<i32>":["i32",4],u32:["u32",1],"vec2<u32>":["u32",2],"vec3<u32>":["u32",3],"vec4<u32>":["u32",4]},pT={f32:{type:"f32",components:1},f16:{type:"f16",components:1},i32:{type:"i32",components:1},u32:{type:"u32",components:1},"vec2<f32>":{type:"f32",components:2},"vec3<f32>":{type:"f32",components:3},"vec4<f32>":{type:"f32",components:4},"vec2<f16>":{type:"f16",components:2},"vec3<f16>":{type:"f16",components:3},"vec4<f16>":{type:"f16",components:4},"vec2<i32>":{type:"i32",components:2},"vec3<i32>":{type:"i32",components:3},"vec4<i32>":{type:"i32",components:4},"vec2<u32>":{type:"u32",components:2},"vec3<u32>":{type:"u32",components:3},"vec4<u32>":{type:"u32",components:4},"mat2x2<f32>":{type:"f32",components:4},"mat2x3<f32>":{type:"f32",components:6},"mat2x4<f32>":{type:"f32",components:8},"mat3x2<f32>":{type:"f32",components:6},"mat3x3<f32>":{type:"f32",components:9},"mat3x4<f32>":{type:"f32",components:12},"mat4x2<f32>":{type:"f32",components:8},"mat4x3<f32>":{type:"f32",components:12},"mat4x4<f32>":{type:"f32",components:16},"mat2x2<f16>":{type:"f16",components:4},"mat2x3<f16>":{type:"f16",components:6},"mat2x4<f16>":{type:"f16",components:8},"mat3x2<f16>":{type:"f16",components:6},"mat3x3<f16>":{type:"f16",components:9},"mat3x4<f16>":{type:"f16",components:12},"mat4x2<f16>":{type:"f16",components:8},"mat4x3<f16>":{type:"f16",components:12},"mat4x4<f16>":{type:"f16",components:16},"mat2x2<i32>":{type:"i32",components:4},"mat2x3<i32>":{type:"i32",components:6},"mat2x4<i32>":{type:"i32",components:8},"mat3x2<i32>":{type:"i32",components:6},"mat3x3<i32>":{type:"i32",components:9},"mat3x4<i32>":{type:"i32",components:12},"mat4x2<i32>":{type:"i32",components:8},"mat4x3<i32>":{type:"i32",components:12},"mat4x4<i32>":{type:"i32",components:16},"mat2x2<u32>":{type:"u32",components:4},"mat2x3<u32>":{type:"u32",components:6},"mat2x4<u32>":{type:"u32",components:8},"mat3x2<u32>":{type:"u32",components:6},"mat3x3<u32>":{type:"u32",components:9},"mat3x4<u32>":{type:"u32",components:12},"mat4x2<u32>":{type:"u32",components:8},"mat4x3<u32>":{type:"u32",components:12},"mat4x4<u32>":{type:"u32",components:16}},mT={vec2i:"vec2<i32>",vec3i:"vec3<i32>",vec4i:"vec4<i32>",vec2u:"vec2<u32>",vec3u:"vec3<u32>",vec4u:"vec4<u32>",vec2f:"vec2<f32>",vec3f:"vec3<f32>",vec4f:"vec4<f32>",vec2h:"vec2<f16>",vec3h:"vec3<f16>",vec4h:"vec4<f16>"},zF={...mT,mat2x2f:"mat2x2<f32>",mat2x3f:"mat2x3<f32>",mat2x4f:"mat2x4<f32>",mat3x2f:"mat3x2<f32>",mat3x3f:"mat3x3<f32>",mat3x4f:"mat3x4<f32>",mat4x2f:"mat4x2<f32>",mat4x3f:"mat4x3<f32>",mat4x4f:"mat4x4<f32>",mat2x2i:"mat2x2<i32>",mat2x3i:"mat2x3<i32>",mat2x4i:"mat2x4<i32>",mat3x2i:"mat3x2<i32>",mat3x3i:"mat3x3<i32>",mat3x4i:"mat3x4<i32>",mat4x2i:"mat4x2<i32>",mat4x3i:"mat4x3<i32>",mat4x4i:"mat4x4<i32>",mat2x2u:"mat2x2<u32>",mat2x3u:"mat2x3<u32>",mat2x4u:"mat2x4<u32>",mat3x2u:"mat3x2<u32>",mat3x3u:"mat3x3<u32>",mat3x4u:"mat3x4<u32>",mat4x2u:"mat4x2<u32>",mat4x3u:"mat4x3<u32>",mat4x4u:"mat4x4<u32>",mat2x2h:"mat2x2<f16>",mat2x3h:"mat2x3<f16>",mat2x4h:"mat2x4<f16>",mat3x2h:"mat3x2<f16>",mat3x3h:"mat3x3<f16>",mat3x4h:"mat3x4<f16>",mat4x2h:"mat4x2<f16>",mat4x3h:"mat4x3<f16>",mat4x4h:"mat4x4<f16>"}});function ta(t,e){let r={};for(let o of t.attributes){let s=gT(t,e,o.name);s&&(r[o.name]=s)}return r}function _g(t,e,r=16){let o=ta(t,e),s=new Array(r).fill(null);for(let i of Object.values(o))s[i.location]=i;return s}function gT(t,e,r){let o=xT(t,r),s=_T(e,r);if(!o)return null;let i=qf(o.type),n=Xm(i),a=s?.vertexFormat||n,c=Qr(a);return{attributeName:s?.attributeName||o.name,bufferName:s?.bufferName||o.name,location:o.location,shaderType:o.type,primitiveType:i.primitiveType,shaderComponents:i.components,vertexFormat:a,bufferDataType:c.type,bufferComponents:c.components,normalized:c.normalized,integer:i.integer,stepMode:s?.stepMode||o.stepMode||"vertex",byteOffset:s?.byteOffset||0,byteStride:s?.byteStride||0}}function xT(t,e){let r=t.attributes.find(o=>o.name===e);return r||T.warn(`shader layout attribute "${e}" not present in shader`),r||null}function _T(t,e){yT(t);let r=vT(t,e);return r||(r=bT(t,e),r)?r:(T.warn(`layout for attribute "${e}" not present in buffer layout`),null)}function yT(t){for(let e of t)(e.attributes&&e.format||!e.attributes&&!e.format)&&T.warn(`BufferLayout ${name} must have either 'attributes' or 'format' field`)}function vT(t,e){for(let r of t)if(r.format&&r.name===e)return{attributeName:r.name,bufferName:e,stepMode:r.stepMode,vertexFormat:r.format,byteOffset:0,byteStride:r.byteStride||0};return null}function bT(t,e){for(let r of t){let o=r.byteStride;if(typeof r.byteStride!="number")for(let i of r.attributes||[]){let n=Qr(i.format);o+=n.byteLength}let s=r.attributes?.find(i=>i.attribute===e);if(s)return{attributeName:s.attribute,bufferName:r.name,stepMode:r.stepMode,vertexFormat:s.format,byteOffset:s.byteOffset,byteStride:o}}return null}var Zf=w(()=>{Rt();ea();Kn()});var ys,yg=w(()=>{Zf();Se();ys=class t extends z{static defaultProps={...z.defaultProps,shaderLayout:void 0,bufferLayout:[]};get[Symbol.toStringTag](){return"VertexArray"}maxVertexAttributes;attributeInfos;indexBuffer=null;attributes;constructor(e,r){super(e,r,t.defaultProps),this.maxVertexAttributes=e.limits.maxVertexAttributes,this.attributes=new Array(this.maxVertexAttributes).fill(null),this.attributeInfos=_g(r.shaderLayout,r.bufferLayout,this.maxVertexAttributes)}setConstantWebGL(e,r){this.device.reportError(new Error("constant attributes not supported"),this)()}}});var vs,vg=w(()=>{Se();vs=class t extends z{static defaultProps={...z.defaultProps,layout:void 0,buffers:{}};get[Symbol.toStringTag](){return"TransformFeedback"}constructor(e,r){super(e,r,t.defaultProps)}}});var bs,bg=w(()=>{Se();bs=class t extends z{get[Symbol.toStringTag](){return"QuerySet"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps,type:void 0,count:void 0}}});function Gf(t){return(!ra||ra.byteLength<t)&&(ra=new ArrayBuffer(t)),ra}function Qf(t,e){let r=Gf(t.BYTES_PER_ELEMENT*e);return new t(r,0,e)}var ra,Jf=w(()=>{});function TT(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function ro(t){return Array.isArray(t)?t.length===0||typeof t[0]=="number":TT(t)}var eh=w(()=>{});var ST,oa,Tg=w(()=>{fs();ea();Jf();eh();Rt();ST=1024,oa=class{layout={};byteLength;constructor(e,r={}){let o=0;for(let[i,n]of Object.entries(e)){let a=_s(n),{type:c,components:l}=a,f=l*(r?.[i]??1);o=$m(o,f);let h=o;o+=f,this.layout[i]={type:c,size:f,offset:h}}o+=(4-o%4)%4;let s=o*4;this.byteLength=Math.max(s,ST)}getData(e){let r=Gf(this.byteLength),o={i32:new Int32Array(r),u32:new Uint32Array(r),f32:new Float32Array(r),f16:new Uint16Array(r)};for(let[s,i]of Object.entries(e)){let n=this.layout[s];if(!n){T.warn(`Supplied uniform value ${s} not present in uniform block layout`)();continue}let{type:a,size:c,offset:l}=n,f=o[a];if(c===1){if(typeof i!="number"&&typeof i!="boolean"){T.warn(`Supplied value for single component uniform ${s} is not a number: ${i}`)();continue}f[l]=Number(i)}else{if(!ro(i)){T.warn(`Supplied value for multi component / array uniform ${s} is not a numeric array: ${i}`)();continue}f.set(i,l)}}return new Uint8Array(r,0,this.byteLength)}has(e){return!!this.layout[e]}get(e){return this.layout[e]}}});function Sg(t,e,r=16){if(t!==e)return!1;let o=t,s=e;if(!ro(o))return!1;if(ro(s)&&o.length===s.length){for(let i=0;i<o.length;++i)if(s[i]!==o[i])return!1}return!0}function Eg(t){return ro(t)?t.slice():t}var Ag=w(()=>{eh()});var sa,wg=w(()=>{Ag();sa=class{name;uniforms={};modifiedUniforms={};modified=!0;bindingLayout={};needsRedraw="initialized";constructor(e){if(this.name=e?.name||"unnamed",e?.name&&e?.shaderLayout){let r=e?.shaderLayout.bindings?.find(s=>s.type==="uniform"&&s.name===e?.name);if(!r)throw new Error(e?.name);let o=r;for(let s of o.uniforms||[])this.bindingLayout[s.name]=s}}setUniforms(e){for(let[r,o]of Object.entries(e))this._setUniform(r,o),this.needsRedraw||this.setNeedsRedraw(`${this.name}.${r}=${o}`)}setNeedsRedraw(e){this.needsRedraw=this.needsRedraw||e}getAllUniforms(){return this.modifiedUniforms={},this.needsRedraw=!1,this.uniforms||{}}_setUniform(e,r){Sg(this.uniforms[e],r)||(this.uniforms[e]=Eg(r),this.modifiedUniforms[e]=!0,this.modified=!0)}}});var Ts,Pg=w(()=>{Yn();Rt();wg();Tg();Ts=class{uniformBlocks=new Map;uniformBufferLayouts=new Map;uniformBuffers=new Map;constructor(e){for(let[r,o]of Object.entries(e)){let s=r,i=new oa(o.uniformTypes??{},o.uniformSizes??{});this.uniformBufferLayouts.set(s,i);let n=new sa({name:r});n.setUniforms(o.defaultUniforms||{}),this.uniformBlocks.set(s,n)}}destroy(){for(let e of this.uniformBuffers.values())e.destroy()}setUniforms(e){for(let[r,o]of Object.entries(e))this.uniformBlocks.get(r)?.setUniforms(o);this.updateUniformBuffers()}getUniformBufferByteLength(e){return this.uniformBufferLayouts.get(e)?.byteLength||0}getUniformBufferData(e){let r=this.uniformBlocks.get(e)?.getAllUniforms()||{};return this.uniformBufferLayouts.get(e)?.getData(r)}createUniformBuffer(e,r,o){o&&this.setUniforms(o);let s=this.getUniformBufferByteLength(r),i=e.createBuffer({usage:H.UNIFORM|H.COPY_DST,byteLength:s}),n=this.getUniformBufferData(r);return i.write(n),i}getManagedUniformBuffer(e,r){if(!this.uniformBuffers.get(r)){let o=this.getUniformBufferByteLength(r),s=e.createBuffer({usage:H.UNIFORM|H.COPY_DST,byteLength:o});this.uniformBuffers.set(r,s)}return this.uniformBuffers.get(r)}updateUniformBuffers(){let e=!1;for(let r of this.uniformBlocks.keys()){let o=this.updateUniformBuffer(r);e||=o}return e&&T.log(3,`UniformStore.updateUniformBuffers(): ${e}`)(),e}updateUniformBuffer(e){let r=this.uniformBlocks.get(e),o=this.uniformBuffers.get(e),s=!1;if(o&&r?.needsRedraw){s||=r.needsRedraw;let i=this.getUniformBufferData(e);o=this.uniformBuffers.get(e),o?.write(i);let n=this.uniformBlocks.get(e)?.getAllUniforms();T.log(4,`Writing to uniform buffer ${String(e)}`,i,n)()}return s}}});var V=w(()=>{eg();tg();$f();ng();Yn();Yf();ag();hg();Xf();ug();dg();pg();mg();gg();xg();yg();vg();bg();Pg();fs();ea();Kn();jf();Rt();Jf();Zf()});var j,t_=w(()=>{(function(t){t[t.DEPTH_BUFFER_BIT=256]="DEPTH_BUFFER_BIT",t[t.STENCIL_BUFFER_BIT=1024]="STENCIL_BUFFER_BIT",t[t.COLOR_BUFFER_BIT=16384]="COLOR_BUFFER_BIT",t[t.POINTS=0]="POINTS",t[t.LINES=1]="LINES",t[t.LINE_LOOP=2]="LINE_LOOP",t[t.LINE_STRIP=3]="LINE_STRIP",t[t.TRIANGLES=4]="TRIANGLES",t[t.TRIANGLE_STRIP=5]="TRIANGLE_STRIP",t[t.TRIANGLE_FAN=6]="TRIANGLE_FAN",t[t.ZERO=0]="ZERO",t[t.ONE=1]="ONE",t[t.SRC_COLOR=768]="SRC_COLOR",t[t.ONE_MINUS_SRC_COLOR=769]="ONE_MINUS_SRC_COLOR",t[t.SRC_ALPHA=770]="SRC_ALPHA",t[t.ONE_MINUS_SRC_ALPHA=771]="ONE_MINUS_SRC_ALPHA",t[t.DST_ALPHA=772]="DST_ALPHA",t[t.ONE_MINUS_DST_ALPHA=773]="ONE_MINUS_DST_ALPHA",t[t.DST_COLOR=774]="DST_COLOR",t[t.ONE_MINUS_DST_COLOR=775]="ONE_MINUS_DST_COLOR",t[t.SRC_ALPHA_SATURATE=776]="SRC_ALPHA_SATURATE",t[t.CONSTANT_COLOR=32769]="CONSTANT_COLOR",t[t.ONE_MINUS_CONSTANT_COLOR=32770]="ONE_MINUS_CONSTANT_COLOR",t[t.CONSTANT_ALPHA=32771]="CONSTANT_ALPHA",t[t.ONE_MINUS_CONSTANT_ALPHA=32772]="ONE_MINUS_CONSTANT_ALPHA",t[t.FUNC_ADD=32774]="FUNC_ADD",t[t.FUNC_SUBTRACT=32778]="FUNC_SUBTRACT",t[t.FUNC_REVERSE_SUBTRACT=32779]="FUNC_REVERSE_SUBTRACT",t[t.BLEND_EQUATION=32777]="BLEND_EQUATION",t[t.BLEND_EQUATION_RGB=32777]="BLEND_EQUATION_RGB",t[t.BLEND_EQUATION_ALPHA=34877]="BLEND_EQUATION_ALPHA",t[t.BLEND_DST_RGB=32968]="BLEND_DST_RGB",t[t.BLEND_SRC_RGB=32969]="BLEND_SRC_RGB",t[t.BLEND_DST_ALPHA=32970]="BLEND_DST_ALPHA",t[t.BLEND_SRC_ALPHA=32971]="BLEND_SRC_ALPHA",t[t.BLEND_COLOR=32773]="BLEND_COLOR",t[t.ARRAY_BUFFER_BINDING=34964]="ARRAY_BUFFER_BINDING",t[t.ELEMENT_ARRAY_BUFFER_BINDING=34965]="ELEMENT_ARRAY_BUFFER_BINDING",t[t.LINE_WIDTH=2849]="LINE_WIDTH",t[t.ALIASED_POINT_SIZE_RANGE=33901]="ALIASED_POINT_SIZE_RANGE",t[t.ALIASED_LINE_WIDTH_RANGE=33902]="ALIASED_LINE_WIDTH_RANGE",t[t.CULL_FACE_MODE=2885]="CULL_FACE_MODE",t[t.FRONT_FACE=2886]="FRONT_FACE",t[t.DEPTH_RANGE=2928]="DEPTH_RANGE",t[t.DEPTH_WRITEMASK=2930]="DEPTH_WRITEMASK",t[t.DEPTH_CLEAR_VALUE=2931]="DEPTH_CLEAR_VALUE",t[t.DEPTH_FUNC=2932]="DEPTH_FUNC",t[t.STENCIL_CLEAR_VALUE=2961]="STENCIL_CLEAR_VALUE",t[t.STENCIL_FUNC=2962]="STENCIL_FUNC",t[t.STENCIL_FAIL=2964]="STENCIL_FAIL",t[t.STENCIL_PASS_DEPTH_FAIL=2965]="STENCIL_PASS_DEPTH_FAIL",t[t.STENCIL_PASS_DEPTH_PASS=2966]="STENCIL_PASS_DEPTH_PASS",t[t.STENCIL_REF=2967]="STENCIL_REF",t[t.STENCIL_VALUE_MASK=2963]="STENCIL_VALUE_MASK",t[t.STENCIL_WRITEMASK=2968]="STENCIL_WRITEMASK",t[t.STENCIL_BACK_FUNC=34816]="STENCIL_BACK_FUNC",t[t.STENCIL_BACK_FAIL=34817]="STENCIL_BACK_FAIL",t[t.STENCIL_BACK_PASS_DEPTH_FAIL=34818]="STENCIL_BACK_PASS_DEPTH_FAIL",t[t.STENCIL_BACK_PASS_DEPTH_PASS=34819]="STENCIL_BACK_PASS_DEPTH_PASS",t[t.STENCIL_BACK_REF=36003]="STENCIL_BACK_REF",t[t.STENCIL_BACK_VALUE_MASK=36004]="STENCIL_BACK_VALUE_MASK",t[t.STENCIL_BACK_WRITEMASK=36005]="STENCIL_BACK_WRITEMASK",t[t.VIEWPORT=2978]="VIEWPORT",t[t.SCISSOR_BOX=3088]="SCISSOR_BOX",t[t.COLOR_CLEAR_VALUE=3106]="COLOR_CLEAR_VALUE",t[t.COLOR_WRITEMASK=3107]="COLOR_WRITEMASK",t[t.UNPACK_ALIGNMENT=3317]="UNPACK_ALIGNMENT",t[t.PACK_ALIGNMENT=3333]="PACK_ALIGNMENT",t[t.MAX_TEXTURE_SIZE=3379]="MAX_TEXTURE_SIZE",t[t.MAX_VIEWPORT_DIMS=3386]="MAX_VIEWPORT_DIMS",t[t.SUBPIXEL_BITS=3408]="SUBPIXEL_BITS",t[t.RED_BITS=3410]="RED_BITS",t[t.GREEN_BITS=3411]="GREEN_BITS",t[t.BLUE_BITS=3412]="BLUE_BITS",t[t.ALPHA_BITS=3413]="ALPHA_BITS",t[t.DEPTH_BITS=3414]="DEPTH_BITS",t[t.STENCIL_BITS=3415]="STENCIL_BITS",t[t.POLYGON_OFFSET_UNITS=10752]="POLYGON_OFFSET_UNITS",t[t.POLYGON_OFFSET_FACTOR=32824]="POLYGON_OFFSET_FACTOR",t[t.TEXTURE_BINDING_2D=32873]="TEXTURE_BINDING_2D",t[t.SAMPLE_BUFFERS=32936]="SAMPLE_BUFFERS",t[t.SAMPLES=32937]="SAMPLES",t[t.SAMPLE_COVERAGE_VALUE=32938]="SAMPLE_COVERAGE_VALUE",t[t.SAMPLE_COVERAGE_INVERT=32939]="SAMPLE_COVERAGE_INVERT",t[t.COMPRESSED_TEXTURE_FORMATS=34467]="COMPRESSED_TEXTURE_FORMATS",t[t.VENDOR=7936]="VENDOR",t[t.RENDERER=7937]="RENDERER",t[t.VERSION=7938]="VERSION",t[t.IMPLEMENTATION_COLOR_READ_TYPE=35738]="IMPLEMENTATION_COLOR_READ_TYPE",t[t.IMPLEMENTATION_COLOR_READ_FORMAT=35739]="IMPLEMENTATION_COLOR_READ_FORMAT",t[t.BROWSER_DEFAULT_WEBGL=37444]="BROWSER_DEFAULT_WEBGL",t[t.STATIC_DRAW=35044]="STATIC_DRAW",t[t.STREAM_DRAW=35040]="STREAM_DRAW",t[t.DYNAMIC_DRAW=35048]="DYNAMIC_DRAW",t[t.ARRAY_BUFFER=34962]="ARRAY_BUFFER",t[t.ELEMENT_ARRAY_BUFFER=34963]="ELEMENT_ARRAY_BUFFER",t[t.BUFFER_SIZE=34660]="BUFFER_SIZE",t[t.BUFFER_USAGE=34661]="BUFFER_USAGE",t[t.CURRENT_VERTEX_ATTRIB=34342]="CURRENT_VERTEX_ATTRIB",t[t.VERTEX_ATTRIB_ARRAY_ENABLED=34338]="VERTEX_ATTRIB_ARRAY_ENABLED",t[t.VERTEX_ATTRIB_ARRAY_SIZE=34339]="VERTEX_ATTRIB_ARRAY_SIZE",t[t.VERTEX_ATTRIB_ARRAY_STRIDE=34340]="VERTEX_ATTRIB_ARRAY_STRIDE",t[t.VERTEX_ATTRIB_ARRAY_TYPE=34341]="VERTEX_ATTRIB_ARRAY_TYPE",t[t.VERTEX_ATTRIB_ARRAY_NORMALIZED=34922]="VERTEX_ATTRIB_ARRAY_NORMALIZED",t[t.VERTEX_ATTRIB_ARRAY_POINTER=34373]="VERTEX_ATTRIB_ARRAY_POINTER",t[t.VERTEX_ATTRIB_ARRAY_BUFFER_BINDING=34975]="VERTEX_ATTRIB_ARRAY_BUFFER_BINDING",t[t.CULL_FACE=2884]="CULL_FACE",t[t.FRONT=1028]="FRONT",t[t.BACK=1029]="BACK",t[t.FRONT_AND_BACK=1032]="FRONT_AND_BACK",t[t.BLEND=3042]="BLEND",t[t.DEPTH_TEST=2929]="DEPTH_TEST",t[t.DITHER=3024]="DITHER",t[t.POLYGON_OFFSET_FILL=32823]="POLYGON_OFFSET_FILL",t[t.SAMPLE_ALPHA_TO_COVERAGE=32926]="SAMPLE_ALPHA_TO_COVERAGE",t[t.SAMPLE_COVERAGE=32928]="SAMPLE_COVERAGE",t[t.SCISSOR_TEST=3089]="SCISSOR_TEST",t[t.STENCIL_TEST=2960]="STENCIL_TEST",t[t.NO_ERROR=0]="NO_ERROR",t[t.INVALID_ENUM=1280]="INVALID_ENUM",t[t.INVALID_VALUE=1281]="INVALID_VALUE",t[t.INVALID_OPERATION=1282]="INVALID_OPERATION",t[t.OUT_OF_MEMORY=1285]="OUT_OF_MEMORY",t[t.CONTEXT_LOST_WEBGL=37442]="CONTEXT_LOST_WEBGL",t[t.CW=2304]="CW",t[t.CCW=2305]="CCW",t[t.DONT_CARE=4352]="DONT_CARE",t[t.FASTEST=4353]="FASTEST",t[t.NICEST=4354]="NICEST",t[t.GENERATE_MIPMAP_HINT=33170]="GENERATE_MIPMAP_HINT",t[t.BYTE=5120]="BYTE",t[t.UNSIGNED_BYTE=5121]="UNSIGNED_BYTE",t[t.SHORT=5122]="SHORT",t[t.UNSIGNED_SHORT=5123]="UNSIGNED_SHORT",t[t.INT=5124]="INT",t[t.UNSIGNED_INT=5125]="UNSIGNED_INT",t[t.FLOAT=5126]="FLOAT",t[t.DOUBLE=5130]="DOUBLE",t[t.DEPTH_COMPONENT=6402]="DEPTH_COMPONENT",t[t.ALPHA=6406]="ALPHA",t[t.RGB=6407]="RGB",t[t.RGBA=6408]="RGBA",t[t.LUMINANCE=6409]="LUMINANCE",t[t.LUMINANCE_ALPHA=6410]="LUMINANCE_ALPHA",t[t.UNSIGNED_SHORT_4_4_4_4=32819]="UNSIGNED_SHORT_4_4_4_4",t[t.UNSIGNED_SHORT_5_5_5_1=32820]="UNSIGNED_SHORT_5_5_5_1",t[t.UNSIGNED_SHORT_5_6_5=33635]="UNSIGNED_SHORT_5_6_5",t[t.FRAGMENT_SHADER=35632]="FRAGMENT_SHADER",t[t.VERTEX_SHADER=35633]="VERTEX_SHADER",t[t.COMPILE_STATUS=35713]="COMPILE_STATUS",t[t.DELETE_STATUS=35712]="DELETE_STATUS",t[t.LINK_STATUS=35714]="LINK_STATUS",t[t.VALIDATE_STATUS=35715]="VALIDATE_STATUS",t[t.ATTACHED_SHADERS=35717]="ATTACHED_SHADERS",t[t.ACTIVE_ATTRIBUTES=35721]="ACTIVE_ATTRIBUTES",t[t.ACTIVE_UNIFORMS=35718]="ACTIVE_UNIFORMS",t[t.MAX_VERTEX_ATTRIBS=34921]="MAX_VERTEX_ATTRIBS",t[t.MAX_VERTEX_UNIFORM_VECTORS=36347]="MAX_VERTEX_UNIFORM_VECTORS",t[t.MAX_VARYING_VECTORS=36348]="MAX_VARYING_VECTORS",t[t.MAX_COMBINED_TEXTURE_IMAGE_UNITS=35661]="MAX_COMBINED_TEXTURE_IMAGE_UNITS",t[t.MAX_VERTEX_TEXTURE_IMAGE_UNITS=35660]="MAX_VERTEX_TEXTURE_IMAGE_UNITS",t[t.MAX_TEXTURE_IMAGE_UNITS=34930]="MAX_TEXTURE_IMAGE_UNITS",t[t.MAX_FRAGMENT_UNIFORM_VECTORS=36349]="MAX_FRAGMENT_UNIFORM_VECTORS",t[t.SHADER_TYPE=35663]="SHADER_TYPE",t[t.SHADING_LANGUAGE_VERSION=35724]="SHADING_LANGUAGE_VERSION",t[t.CURRENT_PROGRAM=35725]="CURRENT_PROGRAM",t[t.NEVER=512]="NEVER",t[t.LESS=513]="LESS",t[t.EQUAL=514]="EQUAL",t[t.LEQUAL=515]="LEQUAL",t[t.GREATER=516]="GREATER",t[t.NOTEQUAL=517]="NOTEQUAL",t[t.GEQUAL=518]="GEQUAL",t[t.ALWAYS=519]="ALWAYS",t[t.KEEP=7680]="KEEP",t[t.REPLACE=7681]="REPLACE",t[t.INCR=7682]="INCR",t[t.DECR=7683]="DECR",t[t.INVERT=5386]="INVERT",t[t.INCR_WRAP=34055]="INCR_WRAP",t[t.DECR_WRAP=34056]="DECR_WRAP",t[t.NEAREST=9728]="NEAREST",t[t.LINEAR=9729]="LINEAR",t[t.NEAREST_MIPMAP_NEAREST=9984]="NEAREST_MIPMAP_NEAREST",t[t.LINEAR_MIPMAP_NEAREST=9985]="LINEAR_MIPMAP_NEAREST",t[t.NEAREST_MIPMAP_LINEAR=9986]="NEAREST_MIPMAP_LINEAR",t[t.LINEAR_MIPMAP_LINEAR=9987]="LINEAR_MIPMAP_LINEAR",t[t.TEXTURE_MAG_FILTER=10240]="TEXTURE_MAG_FILTER",t[t.TEXTURE_MIN_FILTER=10241]="TEXTURE_MIN_FILTER",t[t.TEXTURE_WRAP_S=10242]="TEXTURE_WRAP_S",t[t.TEXTURE_WRAP_T=10243]="TEXTURE_WRAP_T",t[t.TEXTURE_2D=3553]="TEXTURE_2D",t[t.TEXTURE=5890]="TEXTURE",t[t.TEXTURE_CUBE_MAP=34067]="TEXTURE_CUBE_MAP",t[t.TEXTURE_BINDING_CUBE_MAP=34068]="TEXTURE_BINDING_CUBE_MAP",t[t.TEXTURE_CUBE_MAP_POSITIVE_X=34069]="TEXTURE_CUBE_MAP_POSITIVE_X",t[t.TEXTURE_CUBE_MAP_NEGATIVE_X=34070]="TEXTURE_CUBE_MAP_NEGATIVE_X",t[t.TEXTURE_CUBE_MAP_POSITIVE_Y=34071]="TEXTURE_CUBE_MAP_POSITIVE_Y",t[t.TEXTURE_CUBE_MAP_NEGATIVE_Y=34072]="TEXTURE_CUBE_MAP_NEGATIVE_Y",t[t.TEXTURE_CUBE_MAP_POSITIVE_Z=34073]="TEXTURE_CUBE_MAP_POSITIVE_Z",t[t.TEXTURE_CUBE_MAP_NEGATIVE_Z=34074]="TEXTURE_CUBE_MAP_NEGATIVE_Z",t[t.MAX_CUBE_MAP_TEXTURE_SIZE=34076]="MAX_CUBE_MAP_TEXTURE_SIZE",t[t.TEXTURE0=33984]="TEXTURE0",t[t.ACTIVE_TEXTURE=34016]="ACTIVE_TEXTURE",t[t.REPEAT=10497]="REPEAT",t[t.CLAMP_TO_EDGE=33071]="CLAMP_TO_EDGE",t[t.MIRRORED_REPEAT=33648]="MIRRORED_REPEAT",t[t.TEXTURE_WIDTH=4096]="TEXTURE_WIDTH",t[t.TEXTURE_HEIGHT=4097]="TEXTURE_HEIGHT",t[t.FLOAT_VEC2=35664]="FLOAT_VEC2",t[t.FLOAT_VEC3=35665]="FLOAT_VEC3",t[t.FLOAT_VEC4=35666]="FLOAT_VEC4",t[t.INT_VEC2=35667]="INT_VEC2",t[t.INT_VEC3=35668]="INT_VEC3",t[t.INT_VEC4=35669]="INT_VEC4",t[t.BOOL=35670]="BOOL",t[t.BOOL_VEC2=35671]="BOOL_VEC2",t[t.BOOL_VEC3=35672]="BOOL_VEC3",t[t.BOOL_VEC4=35673]="BOOL_VEC4",t[t.FLOAT_MAT2=35674]="FLOAT_MAT2",t[t.FLOAT_MAT3=35675]="FLOAT_MAT3",t[t.FLOAT_MAT4=35676]="FLOAT_MAT4",t[t.SAMPLER_2D=35678]="SAMPLER_2D",t[t.SAMPLER_CUBE=35680]="SAMPLER_CUBE",t[t.LOW_FLOAT=36336]="LOW_FLOAT",t[t.MEDIUM_FLOAT=36337]="MEDIUM_FLOAT",t[t.HIGH_FLOAT=36338]="HIGH_FLOAT",t[t.LOW_INT=36339]="LOW_INT",t[t.MEDIUM_INT=36340]="MEDIUM_INT",t[t.HIGH_INT=36341]="HIGH_INT",t[t.FRAMEBUFFER=36160]="FRAMEBUFFER",t[t.RENDERBUFFER=36161]="RENDERBUFFER",t[t.RGBA4=32854]="RGBA4",t[t.RGB5_A1=32855]="RGB5_A1",t[t.RGB565=36194]="RGB565",t[t.DEPTH_COMPONENT16=33189]="DEPTH_COMPONENT16",t[t.STENCIL_INDEX=6401]="STENCIL_INDEX",t[t.STENCIL_INDEX8=36168]="STENCIL_INDEX8",t[t.DEPTH_STENCIL=34041]="DEPTH_STENCIL",t[t.RENDERBUFFER_WIDTH=36162]="RENDERBUFFER_WIDTH",t[t.RENDERBUFFER_HEIGHT=36163]="RENDERBUFFER_HEIGHT",t[t.RENDERBUFFER_INTERNAL_FORMAT=36164]="RENDERBUFFER_INTERNAL_FORMAT",t[t.RENDERBUFFER_RED_SIZE=36176]="RENDERBUFFER_RED_SIZE",t[t.RENDERBUFFER_GREEN_SIZE=36177]="RENDERBUFFER_GREEN_SIZE",t[t.RENDERBUFFER_BLUE_SIZE=36178]="RENDERBUFFER_BLUE_SIZE",t[t.RENDERBUFFER_ALPHA_SIZE=36179]="RENDERBUFFER_ALPHA_SIZE",t[t.RENDERBUFFER_DEPTH_SIZE=36180]="RENDERBUFFER_DEPTH_SIZE",t[t.RENDERBUFFER_STENCIL_SIZE=36181]="RENDERBUFFER_STENCIL_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE=36048]="FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE",t[t.FRAMEBUFFER_ATTACHMENT_OBJECT_NAME=36049]="FRAMEBUFFER_ATTACHMENT_OBJECT_NAME",t[t.FRAMEBUFFER_ATTACHMENT_TEXTURE_LEVEL=36050]="FRAMEBUFFER_ATTACHMENT_TEXTURE_LEVEL",t[t.FRAMEBUFFER_ATTACHMENT_TEXTURE_CUBE_MAP_FACE=36051]="FRAMEBUFFER_ATTACHMENT_TEXTURE_CUBE_MAP_FACE",t[t.COLOR_ATTACHMENT0=36064]="COLOR_ATTACHMENT0",t[t.DEPTH_ATTACHMENT=36096]="DEPTH_ATTACHMENT",t[t.STENCIL_ATTACHMENT=36128]="STENCIL_ATTACHMENT",t[t.DEPTH_STENCIL_ATTACHMENT=33306]="DEPTH_STENCIL_ATTACHMENT",t[t.NONE=0]="NONE",t[t.FRAMEBUFFER_COMPLETE=36053]="FRAMEBUFFER_COMPLETE",t[t.FRAMEBUFFER_INCOMPLETE_ATTACHMENT=36054]="FRAMEBUFFER_INCOMPLETE_ATTACHMENT",t[t.FRAMEBUFFER_INCOMPLETE_MISSING_ATTACHMENT=36055]="FRAMEBUFFER_INCOMPLETE_MISSING_ATTACHMENT",t[t.FRAMEBUFFER_INCOMPLETE_DIMENSIONS=36057]="FRAMEBUFFER_INCOMPLETE_DIMENSIONS",t[t.FRAMEBUFFER_UNSUPPORTED=36061]="FRAMEBUFFER_UNSUPPORTED",t[t.FRAMEBUFFER_BINDING=36006]="FRAMEBUFFER_BINDING",t[t.RENDERBUFFER_BINDING=36007]="RENDERBUFFER_BINDING",t[t.READ_FRAMEBUFFER=36008]="READ_FRAMEBUFFER",t[t.DRAW_FRAMEBUFFER=36009]="DRAW_FRAMEBUFFER",t[t.MAX_RENDERBUFFER_SIZE=34024]="MAX_RENDERBUFFER_SIZE",t[t.INVALID_FRAMEBUFFER_OPERATION=1286]="INVALID_FRAMEBUFFER_OPERATION",t[t.UNPACK_FLIP_Y_WEBGL=37440]="UNPACK_FLIP_Y_WEBGL",t[t.UNPACK_PREMULTIPLY_ALPHA_WEBGL=37441]="UNPACK_PREMULTIPLY_ALPHA_WEBGL",t[t.UNPACK_COLORSPACE_CONVERSION_WEBGL=37443]="UNPACK_COLORSPACE_CONVERSION_WEBGL",t[t.READ_BUFFER=3074]="READ_BUFFER",t[t.UNPACK_ROW_LENGTH=3314]="UNPACK_ROW_LENGTH",t[t.UNPACK_SKIP_ROWS=3315]="UNPACK_SKIP_ROWS",t[t.UNPACK_SKIP_PIXELS=3316]="UNPACK_SKIP_PIXELS",t[t.PACK_ROW_LENGTH=3330]="PACK_ROW_LENGTH",t[t.PACK_SKIP_ROWS=3331]="PACK_SKIP_ROWS",t[t.PACK_SKIP_PIXELS=3332]="PACK_SKIP_PIXELS",t[t.TEXTURE_BINDING_3D=32874]="TEXTURE_BINDING_3D",t[t.UNPACK_SKIP_IMAGES=32877]="UNPACK_SKIP_IMAGES",t[t.UNPACK_IMAGE_HEIGHT=32878]="UNPACK_IMAGE_HEIGHT",t[t.MAX_3D_TEXTURE_SIZE=32883]="MAX_3D_TEXTURE_SIZE",t[t.MAX_ELEMENTS_VERTICES=33e3]="MAX_ELEMENTS_VERTICES",t[t.MAX_ELEMENTS_INDICES=33001]="MAX_ELEMENTS_INDICES",t[t.MAX_TEXTURE_LOD_BIAS=34045]="MAX_TEXTURE_LOD_BIAS",t[t.MAX_FRAGMENT_UNIFORM_COMPONENTS=35657]="MAX_FRAGMENT_UNIFORM_COMPONENTS",t[t.MAX_VERTEX_UNIFORM_COMPONENTS=35658]="MAX_VERTEX_UNIFORM_COMPONENTS",t[t.MAX_ARRAY_TEXTURE_LAYERS=35071]="MAX_ARRAY_TEXTURE_LAYERS",t[t.MIN_PROGRAM_TEXEL_OFFSET=35076]="MIN_PROGRAM_TEXEL_OFFSET",t[t.MAX_PROGRAM_TEXEL_OFFSET=35077]="MAX_PROGRAM_TEXEL_OFFSET",t[t.MAX_VARYING_COMPONENTS=35659]="MAX_VARYING_COMPONENTS",t[t.FRAGMENT_SHADER_DERIVATIVE_HINT=35723]="FRAGMENT_SHADER_DERIVATIVE_HINT",t[t.RASTERIZER_DISCARD=35977]="RASTERIZER_DISCARD",t[t.VERTEX_ARRAY_BINDING=34229]="VERTEX_ARRAY_BINDING",t[t.MAX_VERTEX_OUTPUT_COMPONENTS=37154]="MAX_VERTEX_OUTPUT_COMPONENTS",t[t.MAX_FRAGMENT_INPUT_COMPONENTS=37157]="MAX_FRAGMENT_INPUT_COMPONENTS",t[t.MAX_SERVER_WAIT_TIMEOUT=37137]="MAX_SERVER_WAIT_TIMEOUT",t[t.MAX_ELEMENT_INDEX=36203]="MAX_ELEMENT_INDEX",t[t.RED=6403]="RED",t[t.RGB8=32849]="RGB8",t[t.RGBA8=32856]="RGBA8",t[t.RGB10_A2=32857]="RGB10_A2",t[t.TEXTURE_3D=32879]="TEXTURE_3D",t[t.TEXTURE_WRAP_R=32882]="TEXTURE_WRAP_R",t[t.TEXTURE_MIN_LOD=33082]="TEXTURE_MIN_LOD",t[t.TEXTURE_MAX_LOD=33083]="TEXTURE_MAX_LOD",t[t.TEXTURE_BASE_LEVEL=33084]="TEXTURE_BASE_LEVEL",t[t.TEXTURE_MAX_LEVEL=33085]="TEXTURE_MAX_LEVEL",t[t.TEXTURE_COMPARE_MODE=34892]="TEXTURE_COMPARE_MODE",t[t.TEXTURE_COMPARE_FUNC=34893]="TEXTURE_COMPARE_FUNC",t[t.SRGB=35904]="SRGB",t[t.SRGB8=35905]="SRGB8",t[t.SRGB8_ALPHA8=35907]="SRGB8_ALPHA8",t[t.COMPARE_REF_TO_TEXTURE=34894]="COMPARE_REF_TO_TEXTURE",t[t.RGBA32F=34836]="RGBA32F",t[t.RGB32F=34837]="RGB32F",t[t.RGBA16F=34842]="RGBA16F",t[t.RGB16F=34843]="RGB16F",t[t.TEXTURE_2D_ARRAY=35866]="TEXTURE_2D_ARRAY",t[t.TEXTURE_BINDING_2D_ARRAY=35869]="TEXTURE_BINDING_2D_ARRAY",t[t.R11F_G11F_B10F=35898]="R11F_G11F_B10F",t[t.RGB9_E5=35901]="RGB9_E5",t[t.RGBA32UI=36208]="RGBA32UI",t[t.RGB32UI=36209]="RGB32UI",t[t.RGBA16UI=36214]="RGBA16UI",t[t.RGB16UI=36215]="RGB16UI",t[t.RGBA8UI=36220]="RGBA8UI",t[t.RGB8UI=36221]="RGB8UI",t[t.RGBA32I=36226]="RGBA32I",t[t.RGB32I=36227]="RGB32I",t[t.RGBA16I=36232]="RGBA16I",t[t.RGB16I=36233]="RGB16I",t[t.RGBA8I=36238]="RGBA8I",t[t.RGB8I=36239]="RGB8I",t[t.RED_INTEGER=36244]="RED_INTEGER",t[t.RGB_INTEGER=36248]="RGB_INTEGER",t[t.RGBA_INTEGER=36249]="RGBA_INTEGER",t[t.R8=33321]="R8",t[t.RG8=33323]="RG8",t[t.R16F=33325]="R16F",t[t.R32F=33326]="R32F",t[t.RG16F=33327]="RG16F",t[t.RG32F=33328]="RG32F",t[t.R8I=33329]="R8I",t[t.R8UI=33330]="R8UI",t[t.R16I=33331]="R16I",t[t.R16UI=33332]="R16UI",t[t.R32I=33333]="R32I",t[t.R32UI=33334]="R32UI",t[t.RG8I=33335]="RG8I",t[t.RG8UI=33336]="RG8UI",t[t.RG16I=33337]="RG16I",t[t.RG16UI=33338]="RG16UI",t[t.RG32I=33339]="RG32I",t[t.RG32UI=33340]="RG32UI",t[t.R8_SNORM=36756]="R8_SNORM",t[t.RG8_SNORM=36757]="RG8_SNORM",t[t.RGB8_SNORM=36758]="RGB8_SNORM",t[t.RGBA8_SNORM=36759]="RGBA8_SNORM",t[t.RGB10_A2UI=36975]="RGB10_A2UI",t[t.TEXTURE_IMMUTABLE_FORMAT=37167]="TEXTURE_IMMUTABLE_FORMAT",t[t.TEXTURE_IMMUTABLE_LEVELS=33503]="TEXTURE_IMMUTABLE_LEVELS",t[t.UNSIGNED_INT_2_10_10_10_REV=33640]="UNSIGNED_INT_2_10_10_10_REV",t[t.UNSIGNED_INT_10F_11F_11F_REV=35899]="UNSIGNED_INT_10F_11F_11F_REV",t[t.UNSIGNED_INT_5_9_9_9_REV=35902]="UNSIGNED_INT_5_9_9_9_REV",t[t.FLOAT_32_UNSIGNED_INT_24_8_REV=36269]="FLOAT_32_UNSIGNED_INT_24_8_REV",t[t.UNSIGNED_INT_24_8=34042]="UNSIGNED_INT_24_8",t[t.HALF_FLOAT=5131]="HALF_FLOAT",t[t.RG=33319]="RG",t[t.RG_INTEGER=33320]="RG_INTEGER",t[t.INT_2_10_10_10_REV=36255]="INT_2_10_10_10_REV",t[t.CURRENT_QUERY=34917]="CURRENT_QUERY",t[t.QUERY_RESULT=34918]="QUERY_RESULT",t[t.QUERY_RESULT_AVAILABLE=34919]="QUERY_RESULT_AVAILABLE",t[t.ANY_SAMPLES_PASSED=35887]="ANY_SAMPLES_PASSED",t[t.ANY_SAMPLES_PASSED_CONSERVATIVE=36202]="ANY_SAMPLES_PASSED_CONSERVATIVE",t[t.MAX_DRAW_BUFFERS=34852]="MAX_DRAW_BUFFERS",t[t.DRAW_BUFFER0=34853]="DRAW_BUFFER0",t[t.DRAW_BUFFER1=34854]="DRAW_BUFFER1",t[t.DRAW_BUFFER2=34855]="DRAW_BUFFER2",t[t.DRAW_BUFFER3=34856]="DRAW_BUFFER3",t[t.DRAW_BUFFER4=34857]="DRAW_BUFFER4",t[t.DRAW_BUFFER5=34858]="DRAW_BUFFER5",t[t.DRAW_BUFFER6=34859]="DRAW_BUFFER6",t[t.DRAW_BUFFER7=34860]="DRAW_BUFFER7",t[t.DRAW_BUFFER8=34861]="DRAW_BUFFER8",t[t.DRAW_BUFFER9=34862]="DRAW_BUFFER9",t[t.DRAW_BUFFER10=34863]="DRAW_BUFFER10",t[t.DRAW_BUFFER11=34864]="DRAW_BUFFER11",t[t.DRAW_BUFFER12=34865]="DRAW_BUFFER12",t[t.DRAW_BUFFER13=34866]="DRAW_BUFFER13",t[t.DRAW_BUFFER14=34867]="DRAW_BUFFER14",t[t.DRAW_BUFFER15=34868]="DRAW_BUFFER15",t[t.MAX_COLOR_ATTACHMENTS=36063]="MAX_COLOR_ATTACHMENTS",t[t.COLOR_ATTACHMENT1=36065]="COLOR_ATTACHMENT1",t[t.COLOR_ATTACHMENT2=36066]="COLOR_ATTACHMENT2",t[t.COLOR_ATTACHMENT3=36067]="COLOR_ATTACHMENT3",t[t.COLOR_ATTACHMENT4=36068]="COLOR_ATTACHMENT4",t[t.COLOR_ATTACHMENT5=36069]="COLOR_ATTACHMENT5",t[t.COLOR_ATTACHMENT6=36070]="COLOR_ATTACHMENT6",t[t.COLOR_ATTACHMENT7=36071]="COLOR_ATTACHMENT7",t[t.COLOR_ATTACHMENT8=36072]="COLOR_ATTACHMENT8",t[t.COLOR_ATTACHMENT9=36073]="COLOR_ATTACHMENT9",t[t.COLOR_ATTACHMENT10=36074]="COLOR_ATTACHMENT10",t[t.COLOR_ATTACHMENT11=36075]="COLOR_ATTACHMENT11",t[t.COLOR_ATTACHMENT12=36076]="COLOR_ATTACHMENT12",t[t.COLOR_ATTACHMENT13=36077]="COLOR_ATTACHMENT13",t[t.COLOR_ATTACHMENT14=36078]="COLOR_ATTACHMENT14",t[t.COLOR_ATTACHMENT15=36079]="COLOR_ATTACHMENT15",t[t.SAMPLER_3D=35679]="SAMPLER_3D",t[t.SAMPLER_2D_SHADOW=35682]="SAMPLER_2D_SHADOW",t[t.SAMPLER_2D_ARRAY=36289]="SAMPLER_2D_ARRAY",t[t.SAMPLER_2D_ARRAY_SHADOW=36292]="SAMPLER_2D_ARRAY_SHADOW",t[t.SAMPLER_CUBE_SHADOW=36293]="SAMPLER_CUBE_SHADOW",t[t.INT_SAMPLER_2D=36298]="INT_SAMPLER_2D",t[t.INT_SAMPLER_3D=36299]="INT_SAMPLER_3D",t[t.INT_SAMPLER_CUBE=36300]="INT_SAMPLER_CUBE",t[t.INT_SAMPLER_2D_ARRAY=36303]="INT_SAMPLER_2D_ARRAY",t[t.UNSIGNED_INT_SAMPLER_2D=36306]="UNSIGNED_INT_SAMPLER_2D",t[t.UNSIGNED_INT_SAMPLER_3D=36307]="UNSIGNED_INT_SAMPLER_3D",t[t.UNSIGNED_INT_SAMPLER_CUBE=36308]="UNSIGNED_INT_SAMPLER_CUBE",t[t.UNSIGNED_INT_SAMPLER_2D_ARRAY=36311]="UNSIGNED_INT_SAMPLER_2D_ARRAY",t[t.MAX_SAMPLES=36183]="MAX_SAMPLES",t[t.SAMPLER_BINDING=35097]="SAMPLER_BINDING",t[t.PIXEL_PACK_BUFFER=35051]="PIXEL_PACK_BUFFER",t[t.PIXEL_UNPACK_BUFFER=35052]="PIXEL_UNPACK_BUFFER",t[t.PIXEL_PACK_BUFFER_BINDING=35053]="PIXEL_PACK_BUFFER_BINDING",t[t.PIXEL_UNPACK_BUFFER_BINDING=35055]="PIXEL_UNPACK_BUFFER_BINDING",t[t.COPY_READ_BUFFER=36662]="COPY_READ_BUFFER",t[t.COPY_WRITE_BUFFER=36663]="COPY_WRITE_BUFFER",t[t.COPY_READ_BUFFER_BINDING=36662]="COPY_READ_BUFFER_BINDING",t[t.COPY_WRITE_BUFFER_BINDING=36663]="COPY_WRITE_BUFFER_BINDING",t[t.FLOAT_MAT2x3=35685]="FLOAT_MAT2x3",t[t.FLOAT_MAT2x4=35686]="FLOAT_MAT2x4",t[t.FLOAT_MAT3x2=35687]="FLOAT_MAT3x2",t[t.FLOAT_MAT3x4=35688]="FLOAT_MAT3x4",t[t.FLOAT_MAT4x2=35689]="FLOAT_MAT4x2",t[t.FLOAT_MAT4x3=35690]="FLOAT_MAT4x3",t[t.UNSIGNED_INT_VEC2=36294]="UNSIGNED_INT_VEC2",t[t.UNSIGNED_INT_VEC3=36295]="UNSIGNED_INT_VEC3",t[t.UNSIGNED_INT_VEC4=36296]="UNSIGNED_INT_VEC4",t[t.UNSIGNED_NORMALIZED=35863]="UNSIGNED_NORMALIZED",t[t.SIGNED_NORMALIZED=36764]="SIGNED_NORMALIZED",t[t.VERTEX_ATTRIB_ARRAY_INTEGER=35069]="VERTEX_ATTRIB_ARRAY_INTEGER",t[t.VERTEX_ATTRIB_ARRAY_DIVISOR=35070]="VERTEX_ATTRIB_ARRAY_DIVISOR",t[t.TRANSFORM_FEEDBACK_BUFFER_MODE=35967]="TRANSFORM_FEEDBACK_BUFFER_MODE",t[t.MAX_TRANSFORM_FEEDBACK_SEPARATE_COMPONENTS=35968]="MAX_TRANSFORM_FEEDBACK_SEPARATE_COMPONENTS",t[t.TRANSFORM_FEEDBACK_VARYINGS=35971]="TRANSFORM_FEEDBACK_VARYINGS",t[t.TRANSFORM_FEEDBACK_BUFFER_START=35972]="TRANSFORM_FEEDBACK_BUFFER_START",t[t.TRANSFORM_FEEDBACK_BUFFER_SIZE=35973]="TRANSFORM_FEEDBACK_BUFFER_SIZE",t[t.TRANSFORM_FEEDBACK_PRIMITIVES_WRITTEN=35976]="TRANSFORM_FEEDBACK_PRIMITIVES_WRITTEN",t[t.MAX_TRANSFORM_FEEDBACK_INTERLEAVED_COMPONENTS=35978]="MAX_TRANSFORM_FEEDBACK_INTERLEAVED_COMPONENTS",t[t.MAX_TRANSFORM_FEEDBACK_SEPARATE_ATTRIBS=35979]="MAX_TRANSFORM_FEEDBACK_SEPARATE_ATTRIBS",t[t.INTERLEAVED_ATTRIBS=35980]="INTERLEAVED_ATTRIBS",t[t.SEPARATE_ATTRIBS=35981]="SEPARATE_ATTRIBS",t[t.TRANSFORM_FEEDBACK_BUFFER=35982]="TRANSFORM_FEEDBACK_BUFFER",t[t.TRANSFORM_FEEDBACK_BUFFER_BINDING=35983]="TRANSFORM_FEEDBACK_BUFFER_BINDING",t[t.TRANSFORM_FEEDBACK=36386]="TRANSFORM_FEEDBACK",t[t.TRANSFORM_FEEDBACK_PAUSED=36387]="TRANSFORM_FEEDBACK_PAUSED",t[t.TRANSFORM_FEEDBACK_ACTIVE=36388]="TRANSFORM_FEEDBACK_ACTIVE",t[t.TRANSFORM_FEEDBACK_BINDING=36389]="TRANSFORM_FEEDBACK_BINDING",t[t.FRAMEBUFFER_ATTACHMENT_COLOR_ENCODING=33296]="FRAMEBUFFER_ATTACHMENT_COLOR_ENCODING",t[t.FRAMEBUFFER_ATTACHMENT_COMPONENT_TYPE=33297]="FRAMEBUFFER_ATTACHMENT_COMPONENT_TYPE",t[t.FRAMEBUFFER_ATTACHMENT_RED_SIZE=33298]="FRAMEBUFFER_ATTACHMENT_RED_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_GREEN_SIZE=33299]="FRAMEBUFFER_ATTACHMENT_GREEN_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_BLUE_SIZE=33300]="FRAMEBUFFER_ATTACHMENT_BLUE_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_ALPHA_SIZE=33301]="FRAMEBUFFER_ATTACHMENT_ALPHA_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE=33302]="FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_STENCIL_SIZE=33303]="FRAMEBUFFER_ATTACHMENT_STENCIL_SIZE",t[t.FRAMEBUFFER_DEFAULT=33304]="FRAMEBUFFER_DEFAULT",t[t.DEPTH24_STENCIL8=35056]="DEPTH24_STENCIL8",t[t.DRAW_FRAMEBUFFER_BINDING=36006]="DRAW_FRAMEBUFFER_BINDING",t[t.READ_FRAMEBUFFER_BINDING=36010]="READ_FRAMEBUFFER_BINDING",t[t.RENDERBUFFER_SAMPLES=36011]="RENDERBUFFER_SAMPLES",t[t.FRAMEBUFFER_ATTACHMENT_TEXTURE_LAYER=36052]="FRAMEBUFFER_ATTACHMENT_TEXTURE_LAYER",t[t.FRAMEBUFFER_INCOMPLETE_MULTISAMPLE=36182]="FRAMEBUFFER_INCOMPLETE_MULTISAMPLE",t[t.UNIFORM_BUFFER=35345]="UNIFORM_BUFFER",t[t.UNIFORM_BUFFER_BINDING=35368]="UNIFORM_BUFFER_BINDING",t[t.UNIFORM_BUFFER_START=35369]="UNIFORM_BUFFER_START",t[t.UNIFORM_BUFFER_SIZE=35370]="UNIFORM_BUFFER_SIZE",t[t.MAX_VERTEX_UNIFORM_BLOCKS=35371]="MAX_VERTEX_UNIFORM_BLOCKS",t[t.MAX_FRAGMENT_UNIFORM_BLOCKS=35373]="MAX_FRAGMENT_UNIFORM_BLOCKS",t[t.MAX_COMBINED_UNIFORM_BLOCKS=35374]="MAX_COMBINED_UNIFORM_BLOCKS",t[t.MAX_UNIFORM_BUFFER_BINDINGS=35375]="MAX_UNIFORM_BUFFER_BINDINGS",t[t.MAX_UNIFORM_BLOCK_SIZE=35376]="MAX_UNIFORM_BLOCK_SIZE",t[t.MAX_COMBINED_VERTEX_UNIFORM_COMPONENTS=35377]="MAX_COMBINED_VERTEX_UNIFORM_COMPONENTS",t[t.MAX_COMBINED_FRAGMENT_UNIFORM_COMPONENTS=35379]="MAX_COMBINED_FRAGMENT_UNIFORM_COMPONENTS",t[t.UNIFORM_BUFFER_OFFSET_ALIGNMENT=35380]="UNIFORM_BUFFER_OFFSET_ALIGNMENT",t[t.ACTIVE_UNIFORM_BLOCKS=35382]="ACTIVE_UNIFORM_BLOCKS",t[t.UNIFORM_TYPE=35383]="UNIFORM_TYPE",t[t.UNIFORM_SIZE=35384]="UNIFORM_SIZE",t[t.UNIFORM_BLOCK_INDEX=35386]="UNIFORM_BLOCK_INDEX",t[t.UNIFORM_OFFSET=35387]="UNIFORM_OFFSET",t[t.UNIFORM_ARRAY_STRIDE=35388]="UNIFORM_ARRAY_STRIDE",t[t.UNIFORM_MATRIX_STRIDE=35389]="UNIFORM_MATRIX_STRIDE",t[t.UNIFORM_IS_ROW_MAJOR=35390]="UNIFORM_IS_ROW_MAJOR",t[t.UNIFORM_BLOCK_BINDING=35391]="UNIFORM_BLOCK_BINDING",t[t.UNIFORM_BLOCK_DATA_SIZE=35392]="UNIFORM_BLOCK_DATA_SIZE",t[t.UNIFORM_BLOCK_ACTIVE_UNIFORMS=35394]="UNIFORM_BLOCK_ACTIVE_UNIFORMS",t[t.UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES=35395]="UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES",t[t.UNIFORM_BLOCK_REFERENCED_BY_VERTEX_SHADER=35396]="UNIFORM_BLOCK_REFERENCED_BY_VERTEX_SHADER",t[t.UNIFORM_BLOCK_REFERENCED_BY_FRAGMENT_SHADER=35398]="UNIFORM_BLOCK_REFERENCED_BY_FRAGMENT_SHADER",t[t.OBJECT_TYPE=37138]="OBJECT_TYPE",t[t.SYNC_CONDITION=37139]="SYNC_CONDITION",t[t.SYNC_STATUS=37140]="SYNC_STATUS",t[t.SYNC_FLAGS=37141]="SYNC_FLAGS",t[t.SYNC_FENCE=37142]="SYNC_FENCE",t[t.SYNC_GPU_COMMANDS_COMPLETE=37143]="SYNC_GPU_COMMANDS_COMPLETE",t[t.UNSIGNALED=37144]="UNSIGNALED",t[t.SIGNALED=37145]="SIGNALED",t[t.ALREADY_SIGNALED=37146]="ALREADY_SIGNALED",t[t.TIMEOUT_EXPIRED=37147]="TIMEOUT_EXPIRED",t[t.CONDITION_SATISFIED=37148]="CONDITION_SATISFIED",t[t.WAIT_FAILED=37149]="WAIT_FAILED",t[t.SYNC_FLUSH_COMMANDS_BIT=1]="SYNC_FLUSH_COMMANDS_BIT",t[t.COLOR=6144]="COLOR",t[t.DEPTH=6145]="DEPTH",t[t.STENCIL=6146]="STENCIL",t[t.MIN=32775]="MIN",t[t.MAX=32776]="MAX",t[t.DEPTH_COMPONENT24=33190]="DEPTH_COMPONENT24",t[t.STREAM_READ=35041]="STREAM_READ",t[t.STREAM_COPY=35042]="STREAM_COPY",t[t.STATIC_READ=35045]="STATIC_READ",t[t.STATIC_COPY=35046]="STATIC_COPY",t[t.DYNAMIC_READ=35049]="DYNAMIC_READ",t[t.DYNAMIC_COPY=35050]="DYNAMIC_COPY",t[t.DEPTH_COMPONENT32F=36012]="DEPTH_COMPONENT32F",t[t.DEPTH32F_STENCIL8=36013]="DEPTH32F_STENCIL8",t[t.INVALID_INDEX=4294967295]="INVALID_INDEX",t[t.TIMEOUT_IGNORED=-1]="TIMEOUT_IGNORED",t[t.MAX_CLIENT_WAIT_TIMEOUT_WEBGL=37447]="MAX_CLIENT_WAIT_TIMEOUT_WEBGL",t[t.UNMASKED_VENDOR_WEBGL=37445]="UNMASKED_VENDOR_WEBGL",t[t.UNMASKED_RENDERER_WEBGL=37446]="UNMASKED_RENDERER_WEBGL",t[t.MAX_TEXTURE_MAX_ANISOTROPY_EXT=34047]="MAX_TEXTURE_MAX_ANISOTROPY_EXT",t[t.TEXTURE_MAX_ANISOTROPY_EXT=34046]="TEXTURE_MAX_ANISOTROPY_EXT",t[t.R16_EXT=33322]="R16_EXT",t[t.RG16_EXT=33324]="RG16_EXT",t[t.RGB16_EXT=32852]="RGB16_EXT",t[t.RGBA16_EXT=32859]="RGBA16_EXT",t[t.R16_SNORM_EXT=36760]="R16_SNORM_EXT",t[t.RG16_SNORM_EXT=36761]="RG16_SNORM_EXT",t[t.RGB16_SNORM_EXT=36762]="RGB16_SNORM_EXT",t[t.RGBA16_SNORM_EXT=36763]="RGBA16_SNORM_EXT",t[t.COMPRESSED_RGB_S3TC_DXT1_EXT=33776]="COMPRESSED_RGB_S3TC_DXT1_EXT",t[t.COMPRESSED_RGBA_S3TC_DXT1_EXT=33777]="COMPRESSED_RGBA_S3TC_DXT1_EXT",t[t.COMPRESSED_RGBA_S3TC_DXT3_EXT=33778]="COMPRESSED_RGBA_S3TC_DXT3_EXT",t[t.COMPRESSED_RGBA_S3TC_DXT5_EXT=33779]="COMPRESSED_RGBA_S3TC_DXT5_EXT",t[t.COMPRESSED_SRGB_S3TC_DXT1_EXT=35916]="COMPRESSED_SRGB_S3TC_DXT1_EXT",t[t.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT=35917]="COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT",t[t.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT=35918]="COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT",t[t.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT=35919]="COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT",t[t.COMPRESSED_RED_RGTC1_EXT=36283]="COMPRESSED_RED_RGTC1_EXT",t[t.COMPRESSED_SIGNED_RED_RGTC1_EXT=36284]="COMPRESSED_SIGNED_RED_RGTC1_EXT",t[t.COMPRESSED_RED_GREEN_RGTC2_EXT=36285]="COMPRESSED_RED_GREEN_RGTC2_EXT",t[t.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT=36286]="COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT",t[t.COMPRESSED_RGBA_BPTC_UNORM_EXT=36492]="COMPRESSED_RGBA_BPTC_UNORM_EXT",t[t.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT=36493]="COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT",t[t.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT=36494]="COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT",t[t.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT=36495]="COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT",t[t.COMPRESSED_R11_EAC=37488]="COMPRESSED_R11_EAC",t[t.COMPRESSED_SIGNED_R11_EAC=37489]="COMPRESSED_SIGNED_R11_EAC",t[t.COMPRESSED_RG11_EAC=37490]="COMPRESSED_RG11_EAC",t[t.COMPRESSED_SIGNED_RG11_EAC=37491]="COMPRESSED_SIGNED_RG11_EAC",t[t.COMPRESSED_RGB8_ETC2=37492]="COMPRESSED_RGB8_ETC2",t[t.COMPRESSED_RGBA8_ETC2_EAC=37493]="COMPRESSED_RGBA8_ETC2_EAC",t[t.COMPRESSED_SRGB8_ETC2=37494]="COMPRESSED_SRGB8_ETC2",t[t.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC=37495]="COMPRESSED_SRGB8_ALPHA8_ETC2_EAC",t[t.COMPRESSED_RGB8_PUNCHTHROUGH_ALPHA1_ETC2=37496]="COMPRESSED_RGB8_PUNCHTHROUGH_ALPHA1_ETC2",t[t.COMPRESSED_SRGB8_PUNCHTHROUGH_ALPHA1_ETC2=37497]="COMPRESSED_SRGB8_PUNCHTHROUGH_ALPHA1_ETC2",t[t.COMPRESSED_RGB_PVRTC_4BPPV1_IMG=35840]="COMPRESSED_RGB_PVRTC_4BPPV1_IMG",t[t.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG=35842]="COMPRESSED_RGBA_PVRTC_4BPPV1_IMG",t[t.COMPRESSED_RGB_PVRTC_2BPPV1_IMG=35841]="COMPRESSED_RGB_PVRTC_2BPPV1_IMG",t[t.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG=35843]="COMPRESSED_RGBA_PVRTC_2BPPV1_IMG",t[t.COMPRESSED_RGB_ETC1_WEBGL=36196]="COMPRESSED_RGB_ETC1_WEBGL",t[t.COMPRESSED_RGB_ATC_WEBGL=35986]="COMPRESSED_RGB_ATC_WEBGL",t[t.COMPRESSED_RGBA_ATC_EXPLICIT_ALPHA_WEBGL=35986]="COMPRESSED_RGBA_ATC_EXPLICIT_ALPHA_WEBGL",t[t.COMPRESSED_RGBA_ATC_INTERPOLATED_ALPHA_WEBGL=34798]="COMPRESSED_RGBA_ATC_INTERPOLATED_ALPHA_WEBGL",t[t.COMPRESSED_RGBA_ASTC_4x4_KHR=37808]="COMPRESSED_RGBA_ASTC_4x4_KHR",t[t.COMPRESSED_RGBA_ASTC_5x4_KHR=37809]="COMPRESSED_RGBA_ASTC_5x4_KHR",t[t.COMPRESSED_RGBA_ASTC_5x5_KHR=37810]="COMPRESSED_RGBA_ASTC_5x5_KHR",t[t.COMPRESSED_RGBA_ASTC_6x5_KHR=37811]="COMPRESSED_RGBA_ASTC_6x5_KHR",t[t.COMPRESSED_RGBA_ASTC_6x6_KHR=37812]="COMPRESSED_RGBA_ASTC_6x6_KHR",t[t.COMPRESSED_RGBA_ASTC_8x5_KHR=37813]="COMPRESSED_RGBA_ASTC_8x5_KHR",t[t.COMPRESSED_RGBA_ASTC_8x6_KHR=37814]="COMPRESSED_RGBA_ASTC_8x6_KHR",t[t.COMPRESSED_RGBA_ASTC_8x8_KHR=37815]="COMPRESSED_RGBA_ASTC_8x8_KHR",t[t.COMPRESSED_RGBA_ASTC_10x5_KHR=37816]="COMPRESSED_RGBA_ASTC_10x5_KHR",t[t.COMPRESSED_RGBA_ASTC_10x6_KHR=37817]="COMPRESSED_RGBA_ASTC_10x6_KHR",t[t.COMPRESSED_RGBA_ASTC_10x8_KHR=37818]="COMPRESSED_RGBA_ASTC_10x8_KHR",t[t.COMPRESSED_RGBA_ASTC_10x10_KHR=37819]="COMPRESSED_RGBA_ASTC_10x10_KHR",t[t.COMPRESSED_RGBA_ASTC_12x10_KHR=37820]="COMPRESSED_RGBA_ASTC_12x10_KHR",t[t.COMPRESSED_RGBA_ASTC_12x12_KHR=37821]="COMPRESSED_RGBA_ASTC_12x12_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR=37840]="COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR=37841]="COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR=37842]="COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR=37843]="COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR=37844]="COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR=37845]="COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR=37846]="COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR=37847]="COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR=37848]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR=37849]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR=37850]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR=37851]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR=37852]="COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR=37853]="COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR",t[t.QUERY_COUNTER_BITS_EXT=34916]="QUERY_COUNTER_BITS_EXT",t[t.CURRENT_QUERY_EXT=34917]="CURRENT_QUERY_EXT",t[t.QUERY_RESULT_EXT=34918]="QUERY_RESULT_EXT",t[t.QUERY_RESULT_AVAILABLE_EXT=34919]="QUERY_RESULT_AVAILABLE_EXT",t[t.TIME_ELAPSED_EXT=35007]="TIME_ELAPSED_EXT",t[t.TIMESTAMP_EXT=36392]="TIMESTAMP_EXT",t[t.GPU_DISJOINT_EXT=36795]="GPU_DISJOINT_EXT",t[t.COMPLETION_STATUS_KHR=37297]="COMPLETION_STATUS_KHR",t[t.DEPTH_CLAMP_EXT=34383]="DEPTH_CLAMP_EXT",t[t.FIRST_VERTEX_CONVENTION_WEBGL=36429]="FIRST_VERTEX_CONVENTION_WEBGL",t[t.LAST_VERTEX_CONVENTION_WEBGL=36430]="LAST_VERTEX_CONVENTION_WEBGL",t[t.PROVOKING_VERTEX_WEBL=36431]="PROVOKING_VERTEX_WEBL",t[t.POLYGON_MODE_WEBGL=2880]="POLYGON_MODE_WEBGL",t[t.POLYGON_OFFSET_LINE_WEBGL=10754]="POLYGON_OFFSET_LINE_WEBGL",t[t.LINE_WEBGL=6913]="LINE_WEBGL",t[t.FILL_WEBGL=6914]="FILL_WEBGL",t[t.MAX_CLIP_DISTANCES_WEBGL=3378]="MAX_CLIP_DISTANCES_WEBGL",t[t.MAX_CULL_DISTANCES_WEBGL=33529]="MAX_CULL_DISTANCES_WEBGL",t[t.MAX_COMBINED_CLIP_AND_CULL_DISTANCES_WEBGL=33530]="MAX_COMBINED_CLIP_AND_CULL_DISTANCES_WEBGL",t[t.CLIP_DISTANCE0_WEBGL=12288]="CLIP_DISTANCE0_WEBGL",t[t.CLIP_DISTANCE1_WEBGL=12289]="CLIP_DISTANCE1_WEBGL",t[t.CLIP_DISTANCE2_WEBGL=12290]="CLIP_DISTANCE2_WEBGL",t[t.CLIP_DISTANCE3_WEBGL=12291]="CLIP_DISTANCE3_WEBGL",t[t.CLIP_DISTANCE4_WEBGL=12292]="CLIP_DISTANCE4_WEBGL",t[t.CLIP_DISTANCE5_WEBGL=12293]="CLIP_DISTANCE5_WEBGL",t[t.CLIP_DISTANCE6_WEBGL=12294]="CLIP_DISTANCE6_WEBGL",t[t.CLIP_DISTANCE7_WEBGL=12295]="CLIP_DISTANCE7_WEBGL",t[t.POLYGON_OFFSET_CLAMP_EXT=36379]="POLYGON_OFFSET_CLAMP_EXT",t[t.LOWER_LEFT_EXT=36001]="LOWER_LEFT_EXT",t[t.UPPER_LEFT_EXT=36002]="UPPER_LEFT_EXT",t[t.NEGATIVE_ONE_TO_ONE_EXT=37726]="NEGATIVE_ONE_TO_ONE_EXT",t[t.ZERO_TO_ONE_EXT=37727]="ZERO_TO_ONE_EXT",t[t.CLIP_ORIGIN_EXT=37724]="CLIP_ORIGIN_EXT",t[t.CLIP_DEPTH_MODE_EXT=37725]="CLIP_DEPTH_MODE_EXT",t[t.SRC1_COLOR_WEBGL=35065]="SRC1_COLOR_WEBGL",t[t.SRC1_ALPHA_WEBGL=34185]="SRC1_ALPHA_WEBGL",t[t.ONE_MINUS_SRC1_COLOR_WEBGL=35066]="ONE_MINUS_SRC1_COLOR_WEBGL",t[t.ONE_MINUS_SRC1_ALPHA_WEBGL=35067]="ONE_MINUS_SRC1_ALPHA_WEBGL",t[t.MAX_DUAL_SOURCE_DRAW_BUFFERS_WEBGL=35068]="MAX_DUAL_SOURCE_DRAW_BUFFERS_WEBGL",t[t.MIRROR_CLAMP_TO_EDGE_EXT=34627]="MIRROR_CLAMP_TO_EDGE_EXT"})(j||(j={}))});var tc=w(()=>{t_()});function r_(t=!0){let e=HTMLCanvasElement.prototype;if(!t&&e.originalGetContext){e.getContext=e.originalGetContext,e.originalGetContext=void 0;return}e.originalGetContext=e.getContext,e.getContext=function(r,o){if(r==="webgl"||r==="experimental-webgl"){let s=this.originalGetContext("webgl2",o);return s instanceof HTMLElement&&rP(s),s}return this.originalGetContext(r,o)}}function rP(t){t.getExtension("EXT_color_buffer_float");let e={...Q4,WEBGL_disjoint_timer_query:t.getExtension("EXT_disjoint_timer_query_webgl2"),WEBGL_draw_buffers:J4(t),OES_vertex_array_object:eP(t),ANGLE_instanced_arrays:tP(t)},r=t.getExtension;t.getExtension=function(s){let i=r.call(t,s);return i||(s in e?e[s]:null)};let o=t.getSupportedExtensions;t.getSupportedExtensions=function(){return(o.apply(t)||[])?.concat(Object.keys(e))}}var Q4,J4,eP,tP,o_=w(()=>{Q4={WEBGL_depth_texture:{UNSIGNED_INT_24_8_WEBGL:34042},OES_element_index_uint:{},OES_texture_float:{},OES_texture_half_float:{HALF_FLOAT_OES:5131},EXT_color_buffer_float:{},OES_standard_derivatives:{FRAGMENT_SHADER_DERIVATIVE_HINT_OES:35723},EXT_frag_depth:{},EXT_blend_minmax:{MIN_EXT:32775,MAX_EXT:32776},EXT_shader_texture_lod:{}},J4=t=>({drawBuffersWEBGL(e){return t.drawBuffers(e)},COLOR_ATTACHMENT0_WEBGL:36064,COLOR_ATTACHMENT1_WEBGL:36065,COLOR_ATTACHMENT2_WEBGL:36066,COLOR_ATTACHMENT3_WEBGL:36067}),eP=t=>({VERTEX_ARRAY_BINDING_OES:34229,createVertexArrayOES(){return t.createVertexArray()},deleteVertexArrayOES(e){return t.deleteVertexArray(e)},isVertexArrayOES(e){return t.isVertexArray(e)},bindVertexArrayOES(e){return t.bindVertexArray(e)}}),tP=t=>({VERTEX_ATTRIB_ARRAY_DIVISOR_ANGLE:35070,drawArraysInstancedANGLE(...e){return t.drawArraysInstanced(...e)},drawElementsInstancedANGLE(...e){return t.drawElementsInstanced(...e)},vertexAttribDivisorANGLE(...e){return t.vertexAttribDivisor(...e)}})});async function rc(t,e){let r=document.getElementsByTagName("head")[0];if(!r)throw new Error("loadScript");let o=document.createElement("script");return o.setAttribute("type","text/javascript"),o.setAttribute("src",t),e&&(o.id=e),new Promise((s,i)=>{o.onload=s,o.onerror=n=>i(new Error(`Unable to load script '${t}': ${n}`)),r.appendChild(o)})}var Ru=w(()=>{});async function i_(t){if(!globalThis.SPECTOR)try{await rc(t.debugSpectorJSUrl||oc.debugSpectorJSUrl)}catch(e){T.warn(String(e))}}function n_(t){if(t={...oc,...t},!t.debugSpectorJS)return null;if(!Ne&&globalThis.SPECTOR&&!globalThis.luma?.spector){T.probe(oP,"SPECTOR found and initialized. Start with `luma.spector.displayUI()`")();let{Spector:e}=globalThis.SPECTOR;Ne=new e,globalThis.luma&&(globalThis.luma.spector=Ne)}if(!Ne)return null;if(s_||(s_=!0,Ne.spyCanvases(),Ne?.onCaptureStarted.add(e=>T.info("Spector capture started:",e)()),Ne?.onCapture.add(e=>{T.info("Spector capture complete:",e)(),Ne?.getResultUI(),Ne?.resultView.display(),Ne?.resultView.addCapture(e)})),t.gl){let e=t.gl,r=e.device;Ne?.startCapture(t.gl,500),e.device=r,new Promise(o=>setTimeout(o,2e3)).then(o=>{T.info("Spector capture stopped after 2 seconds")(),Ne?.stopCapture()})}return Ne}var oP,Ne,s_,oc,Cu=w(()=>{V();Ru();oP=1,Ne=null,s_=!1,oc={debugSpectorJS:T.get("debug-spectorjs"),debugSpectorJSUrl:"https://cdn.jsdelivr.net/npm/spectorjs@0.9.30/dist/spector.bundle.js",gl:void 0}});function c_(t){return t.luma=t.luma||{},t.luma}async function l_(){ve()&&!globalThis.WebGLDebugUtils&&(globalThis.global=globalThis.global||globalThis,globalThis.global.module={},await rc(sP))}function f_(t,e={}){return e.debugWebGL||e.traceWebGL?nP(t,e):iP(t)}function iP(t){let e=c_(t);return e.realContext?e.realContext:t}function nP(t,e){if(!globalThis.WebGLDebugUtils)return T.warn("webgl-debug not loaded")(),t;let r=c_(t);if(r.debugContext)return r.debugContext;globalThis.WebGLDebugUtils.init({...j,...t});let o=globalThis.WebGLDebugUtils.makeDebugContext(t,aP.bind(null,e),cP.bind(null,e));for(let n in j)!(n in o)&&typeof j[n]=="number"&&(o[n]=j[n]);class s{}Object.setPrototypeOf(o,Object.getPrototypeOf(t)),Object.setPrototypeOf(s,o);let i=Object.create(s);return r.realContext=t,r.debugContext=i,i.debug=!0,i}function a_(t,e){e=Array.from(e).map(o=>o===void 0?"undefined":o);let r=globalThis.WebGLDebugUtils.glFunctionArgsToString(t,e);return r=`${r.slice(0,100)}${r.length>100?"...":""}`,`gl.${t}(${r})`}function aP(t,e,r,o){o=Array.from(o).map(a=>a===void 0?"undefined":a);let s=globalThis.WebGLDebugUtils.glEnumToString(e),i=globalThis.WebGLDebugUtils.glFunctionArgsToString(r,o),n=`${s} in gl.${r}(${i})`;T.error(n)();debugger}function cP(t,e,r){let o="";T.level>=1&&(o=a_(e,r),t.traceWebGL&&T.log(1,o)());for(let s of r)if(s===void 0){o=o||a_(e,r);debugger}}var sP,Mu=w(()=>{V();tc();$t();Ru();sP="https://unpkg.com/webgl-debug@2.0.1/index.js"});function Iu(t){return Array.isArray(t)||ArrayBuffer.isView(t)&&!(t instanceof DataView)}function oe(t,e,r){return e[t]!==void 0?e[t]:r[t]}var fi,le,h_,Le,u_,li,d_,p_,Ou,yt,Nu,m_,Lu=w(()=>{fi={3042:!1,32773:new Float32Array([0,0,0,0]),32777:32774,34877:32774,32969:1,32968:0,32971:1,32970:0,3106:new Float32Array([0,0,0,0]),3107:[!0,!0,!0,!0],2884:!1,2885:1029,2929:!1,2931:1,2932:513,2928:new Float32Array([0,1]),2930:!0,3024:!0,35725:null,36006:null,36007:null,34229:null,34964:null,2886:2305,33170:4352,2849:1,32823:!1,32824:0,10752:0,32926:!1,32928:!1,32938:1,32939:!1,3089:!1,3088:new Int32Array([0,0,1024,1024]),2960:!1,2961:0,2968:4294967295,36005:4294967295,2962:519,2967:0,2963:4294967295,34816:519,36003:0,36004:4294967295,2964:7680,2965:7680,2966:7680,34817:7680,34818:7680,34819:7680,2978:[0,0,1024,1024],36389:null,36662:null,36663:null,35053:null,35055:null,35723:4352,36010:null,35977:!1,3333:4,3317:4,37440:!1,37441:!1,37443:37444,3330:0,3332:0,3331:0,3314:0,32878:0,3316:0,3315:0,32877:0},le=(t,e,r)=>e?t.enable(r):t.disable(r),h_=(t,e,r)=>t.hint(r,e),Le=(t,e,r)=>t.pixelStorei(r,e),u_=(t,e,r)=>{let o=r===36006?36009:36008;return t.bindFramebuffer(o,e)},li=(t,e,r)=>{let s={34964:34962,36662:36662,36663:36663,35053:35051,35055:35052}[r];t.bindBuffer(s,e)};d_={3042:le,32773:(t,e)=>t.blendColor(...e),32777:"blendEquation",34877:"blendEquation",32969:"blendFunc",32968:"blendFunc",32971:"blendFunc",32970:"blendFunc",3106:(t,e)=>t.clearColor(...e),3107:(t,e)=>t.colorMask(...e),2884:le,2885:(t,e)=>t.cullFace(e),2929:le,2931:(t,e)=>t.clearDepth(e),2932:(t,e)=>t.depthFunc(e),2928:(t,e)=>t.depthRange(...e),2930:(t,e)=>t.depthMask(e),3024:le,35723:h_,35725:(t,e)=>t.useProgram(e),36007:(t,e)=>t.bindRenderbuffer(36161,e),36389:(t,e)=>t.bindTransformFeedback?.(36386,e),34229:(t,e)=>t.bindVertexArray(e),36006:u_,36010:u_,34964:li,36662:li,36663:li,35053:li,35055:li,2886:(t,e)=>t.frontFace(e),33170:h_,2849:(t,e)=>t.lineWidth(e),32823:le,32824:"polygonOffset",10752:"polygonOffset",35977:le,32926:le,32928:le,32938:"sampleCoverage",32939:"sampleCoverage",3089:le,3088:(t,e)=>t.scissor(...e),2960:le,2961:(t,e)=>t.clearStencil(e),2968:(t,e)=>t.stencilMaskSeparate(1028,e),36005:(t,e)=>t.stencilMaskSeparate(1029,e),2962:"stencilFuncFront",2967:"stencilFuncFront",2963:"stencilFuncFront",34816:"stencilFuncBack",36003:"stencilFuncBack",36004:"stencilFuncBack",2964:"stencilOpFront",2965:"stencilOpFront",2966:"stencilOpFront",34817:"stencilOpBack",34818:"stencilOpBack",34819:"stencilOpBack",2978:(t,e)=>t.viewport(...e),34383:le,10754:le,12288:le,12289:le,12290:le,12291:le,12292:le,12293:le,12294:le,12295:le,3333:Le,3317:Le,37440:Le,37441:Le,37443:Le,3330:Le,3332:Le,3331:Le,3314:Le,32878:Le,3316:Le,3315:Le,32877:Le,framebuffer:(t,e)=>{let r=e&&"handle"in e?e.handle:e;return t.bindFramebuffer(36160,r)},blend:(t,e)=>e?t.enable(3042):t.disable(3042),blendColor:(t,e)=>t.blendColor(...e),blendEquation:(t,e)=>{let r=typeof e=="number"?[e,e]:e;t.blendEquationSeparate(...r)},blendFunc:(t,e)=>{let r=e?.length===2?[...e,...e]:e;t.blendFuncSeparate(...r)},clearColor:(t,e)=>t.clearColor(...e),clearDepth:(t,e)=>t.clearDepth(e),clearStencil:(t,e)=>t.clearStencil(e),colorMask:(t,e)=>t.colorMask(...e),cull:(t,e)=>e?t.enable(2884):t.disable(2884),cullFace:(t,e)=>t.cullFace(e),depthTest:(t,e)=>e?t.enable(2929):t.disable(2929),depthFunc:(t,e)=>t.depthFunc(e),depthMask:(t,e)=>t.depthMask(e),depthRange:(t,e)=>t.depthRange(...e),dither:(t,e)=>e?t.enable(3024):t.disable(3024),derivativeHint:(t,e)=>{t.hint(35723,e)},frontFace:(t,e)=>t.frontFace(e),mipmapHint:(t,e)=>t.hint(33170,e),lineWidth:(t,e)=>t.lineWidth(e),polygonOffsetFill:(t,e)=>e?t.enable(32823):t.disable(32823),polygonOffset:(t,e)=>t.polygonOffset(...e),sampleCoverage:(t,e)=>t.sampleCoverage(e[0],e[1]||!1),scissorTest:(t,e)=>e?t.enable(3089):t.disable(3089),scissor:(t,e)=>t.scissor(...e),stencilTest:(t,e)=>e?t.enable(2960):t.disable(2960),stencilMask:(t,e)=>{e=Iu(e)?e:[e,e];let[r,o]=e;t.stencilMaskSeparate(1028,r),t.stencilMaskSeparate(1029,o)},stencilFunc:(t,e)=>{e=Iu(e)&&e.length===3?[...e,...e]:e;let[r,o,s,i,n,a]=e;t.stencilFuncSeparate(1028,r,o,s),t.stencilFuncSeparate(1029,i,n,a)},stencilOp:(t,e)=>{e=Iu(e)&&e.length===3?[...e,...e]:e;let[r,o,s,i,n,a]=e;t.stencilOpSeparate(1028,r,o,s),t.stencilOpSeparate(1029,i,n,a)},viewport:(t,e)=>t.viewport(...e)};p_={blendEquation:(t,e,r)=>t.blendEquationSeparate(oe(32777,e,r),oe(34877,e,r)),blendFunc:(t,e,r)=>t.blendFuncSeparate(oe(32969,e,r),oe(32968,e,r),oe(32971,e,r),oe(32970,e,r)),polygonOffset:(t,e,r)=>t.polygonOffset(oe(32824,e,r),oe(10752,e,r)),sampleCoverage:(t,e,r)=>t.sampleCoverage(oe(32938,e,r),oe(32939,e,r)),stencilFuncFront:(t,e,r)=>t.stencilFuncSeparate(1028,oe(2962,e,r),oe(2967,e,r),oe(2963,e,r)),stencilFuncBack:(t,e,r)=>t.stencilFuncSeparate(1029,oe(34816,e,r),oe(36003,e,r),oe(36004,e,r)),stencilOpFront:(t,e,r)=>t.stencilOpSeparate(1028,oe(2964,e,r),oe(2965,e,r),oe(2966,e,r)),stencilOpBack:(t,e,r)=>t.stencilOpSeparate(1029,oe(34817,e,r),oe(34818,e,r),oe(34819,e,r))},Ou={enable:(t,e)=>t({[e]:!0}),disable:(t,e)=>t({[e]:!1}),pixelStorei:(t,e,r)=>t({[e]:r}),hint:(t,e,r)=>t({[e]:r}),useProgram:(t,e)=>t({35725:e}),bindRenderbuffer:(t,e,r)=>t({36007:r}),bindTransformFeedback:(t,e,r)=>t({36389:r}),bindVertexArray:(t,e)=>t({34229:e}),bindFramebuffer:(t,e,r)=>{switch(e){case 36160:return t({36006:r,36010:r});case 36009:return t({36006:r});case 36008:return t({36010:r});default:return null}},bindBuffer:(t,e,r)=>{let o={34962:[34964],36662:[36662],36663:[36663],35051:[35053],35052:[35055]}[e];return o?t({[o]:r}):{valueChanged:!0}},blendColor:(t,e,r,o,s)=>t({32773:new Float32Array([e,r,o,s])}),blendEquation:(t,e)=>t({32777:e,34877:e}),blendEquationSeparate:(t,e,r)=>t({32777:e,34877:r}),blendFunc:(t,e,r)=>t({32969:e,32968:r,32971:e,32970:r}),blendFuncSeparate:(t,e,r,o,s)=>t({32969:e,32968:r,32971:o,32970:s}),clearColor:(t,e,r,o,s)=>t({3106:new Float32Array([e,r,o,s])}),clearDepth:(t,e)=>t({2931:e}),clearStencil:(t,e)=>t({2961:e}),colorMask:(t,e,r,o,s)=>t({3107:[e,r,o,s]}),cullFace:(t,e)=>t({2885:e}),depthFunc:(t,e)=>t({2932:e}),depthRange:(t,e,r)=>t({2928:new Float32Array([e,r])}),depthMask:(t,e)=>t({2930:e}),frontFace:(t,e)=>t({2886:e}),lineWidth:(t,e)=>t({2849:e}),polygonOffset:(t,e,r)=>t({32824:e,10752:r}),sampleCoverage:(t,e,r)=>t({32938:e,32939:r}),scissor:(t,e,r,o,s)=>t({3088:new Int32Array([e,r,o,s])}),stencilMask:(t,e)=>t({2968:e,36005:e}),stencilMaskSeparate:(t,e,r)=>t({[e===1028?2968:36005]:r}),stencilFunc:(t,e,r,o)=>t({2962:e,2967:r,2963:o,34816:e,36003:r,36004:o}),stencilFuncSeparate:(t,e,r,o,s)=>t({[e===1028?2962:34816]:r,[e===1028?2967:36003]:o,[e===1028?2963:36004]:s}),stencilOp:(t,e,r,o)=>t({2964:e,2965:r,2966:o,34817:e,34818:r,34819:o}),stencilOpSeparate:(t,e,r,o,s)=>t({[e===1028?2964:34817]:r,[e===1028?2965:34818]:o,[e===1028?2966:34819]:s}),viewport:(t,e,r,o,s)=>t({2978:[e,r,o,s]})},yt=(t,e)=>t.isEnabled(e),Nu={3042:yt,2884:yt,2929:yt,3024:yt,32823:yt,32926:yt,32928:yt,3089:yt,2960:yt,35977:yt},m_=new Set([34016,36388,36387,35983,35368,34965,35739,35738,3074,34853,34854,34855,34856,34857,34858,34859,34860,34861,34862,34863,34864,34865,34866,34867,34868,35097,32873,35869,32874,34068])});function Je(t,e){if(lP(e))return;let r={};for(let s in e){let i=Number(s),n=d_[s];n&&(typeof n=="string"?r[n]=!0:n(t,e[s],i))}let o=t.state&&t.state.cache;if(o)for(let s in r){let i=p_[s];i(t,e,o)}}function sc(t,e=fi){if(typeof e=="number"){let s=e,i=Nu[s];return i?i(t,s):t.getParameter(s)}let r=Array.isArray(e)?e:Object.keys(e),o={};for(let s of r){let i=Nu[s];o[s]=i?i(t,Number(s)):t.getParameter(Number(s))}return o}function g_(t){Je(t,fi)}function lP(t){for(let e in t)return!1;return!0}var Ro=w(()=>{Lu()});function __(t,e){if(t===e)return!0;if(x_(t)&&x_(e)&&t.length===e.length){for(let r=0;r<t.length;++r)if(t[r]!==e[r])return!1;return!0}return!1}function x_(t){return Array.isArray(t)||ArrayBuffer.isView(t)}var y_=w(()=>{});function v_(t,e){let r=t[e].bind(t);t[e]=function(s){if(s===void 0||m_.has(s))return r(s);let i=et.get(t);return s in i.cache||(i.cache[s]=r(s)),i.enable?i.cache[s]:r(s)},Object.defineProperty(t[e],"name",{value:`${e}-from-cache`,configurable:!1})}function fP(t,e,r){if(!t[e])return;let o=t[e].bind(t);t[e]=function(...i){let n=et.get(t),{valueChanged:a,oldValue:c}=r(n._updateCache,...i);return a&&o(...i),c},Object.defineProperty(t[e],"name",{value:`${e}-to-cache`,configurable:!1})}function hP(t){let e=t.useProgram.bind(t);t.useProgram=function(o){let s=et.get(t);s.program!==o&&(e(o),s.program=o)}}var et,Du=w(()=>{Ro();y_();Lu();et=class{static get(e){return e.state}gl;program=null;stateStack=[];enable=!0;cache=null;log;initialized=!1;constructor(e,r){this.gl=e,this.log=r?.log||(()=>{}),this._updateCache=this._updateCache.bind(this),Object.seal(this)}push(e={}){this.stateStack.push({})}pop(){let e=this.stateStack[this.stateStack.length-1];Je(this.gl,e),this.stateStack.pop()}trackState(e,r){if(this.cache=r?.copyState?sc(e):Object.assign({},fi),this.initialized)throw new Error("WebGLStateTracker");this.initialized=!0,this.gl.state=this,hP(e);for(let o in Ou){let s=Ou[o];fP(e,o,s)}v_(e,"getParameter"),v_(e,"isEnabled")}_updateCache(e){let r=!1,o,s=this.stateStack.length>0?this.stateStack[this.stateStack.length-1]:null;for(let i in e){let n=e[i],a=this.cache[i];__(n,a)||(r=!0,o=a,s&&!(i in s)&&(s[i]=a),this.cache[i]=n)}return{valueChanged:r,oldValue:o}}}});function b_(t,e,r){let o="",s={preserveDrawingBuffer:!0,...r},i=null;if(i||=t.getContext("webgl2",s),s.failIfMajorPerformanceCaveat&&(o||="Only software GPU is available. Set `failIfMajorPerformanceCaveat: false` to allow."),!i&&!r.failIfMajorPerformanceCaveat&&(s.failIfMajorPerformanceCaveat=!1,i=t.getContext("webgl2",s),i.luma||={},i.luma.softwareRenderer=!0),i||(i=t.getContext("webgl",{}),i&&(i=null,o||="Your browser only supports WebGL1")),!i)throw o||="Your browser does not support WebGL",new Error(`Failed to create WebGL context: ${o}`);let{onContextLost:n,onContextRestored:a}=e;return t.addEventListener("webglcontextlost",c=>n(c),!1),t.addEventListener("webglcontextrestored",c=>a(c),!1),i.luma||={},i}var T_=w(()=>{});function vt(t,e,r){return r[e]===void 0&&(r[e]=t.getExtension(e)||null),r[e]}var hi=w(()=>{});function S_(t,e){let r=t.getParameter(7936),o=t.getParameter(7937);vt(t,"WEBGL_debug_renderer_info",e);let s=e.WEBGL_debug_renderer_info,i=t.getParameter(s?s.UNMASKED_VENDOR_WEBGL:7936),n=t.getParameter(s?s.UNMASKED_RENDERER_WEBGL:7937),a=i||r,c=n||o,l=t.getParameter(7938),f=E_(a,c),h=uP(a,c),u=dP(a,c);return{type:"webgl",gpu:f,gpuType:u,gpuBackend:h,vendor:a,renderer:c,version:l,shadingLanguage:"glsl",shadingLanguageVersion:300}}function E_(t,e){return/NVIDIA/i.exec(t)||/NVIDIA/i.exec(e)?"nvidia":/INTEL/i.exec(t)||/INTEL/i.exec(e)?"intel":/Apple/i.exec(t)||/Apple/i.exec(e)?"apple":/AMD/i.exec(t)||/AMD/i.exec(e)||/ATI/i.exec(t)||/ATI/i.exec(e)?"amd":/SwiftShader/i.exec(t)||/SwiftShader/i.exec(e)?"software":"unknown"}function uP(t,e){return/Metal/i.exec(t)||/Metal/i.exec(e)?"metal":/ANGLE/i.exec(t)||/ANGLE/i.exec(e)?"opengl":"unknown"}function dP(t,e){if(/SwiftShader/i.exec(t)||/SwiftShader/i.exec(e))return"cpu";switch(E_(t,e)){case"intel":return"integrated";case"software":return"cpu";case"unknown":return"unknown";default:return"discrete"}}var A_=w(()=>{hi()});function ic(t){switch(t){case"uint8":return 5121;case"sint8":return 5120;case"unorm8":return 5121;case"snorm8":return 5120;case"uint16":return 5123;case"sint16":return 5122;case"unorm16":return 5123;case"snorm16":return 5122;case"uint32":return 5125;case"sint32":return 5124;case"float16":return 5131;case"float32":return 5126}throw new Error(String(t))}var Fu=w(()=>{});function R_(t){return t in nc}function C_(t,e,r){return(nc[e]||[]).every(s=>vt(t,s,r))}function M_(t,e,r){let o=e.create,s=Bu[e.format];return s?.gl===void 0&&(o=!1),s?.x&&(o=o&&!!vt(t,s.x,r)),{format:e.format,create:o&&e.create,render:o&&e.render,filter:o&&e.filter,blend:o&&e.blend,store:o&&e.store}}function ac(t){let e=Bu[t],r=bP(t),o=Ct.getInfo(t);return o.compressed&&(e.dataFormat=r),{internalFormat:r,format:e?.dataFormat||vP(o.channels,o.integer,o.normalized,r),type:o.dataType?ic(o.dataType):e?.types?.[0]||5121,compressed:o.compressed||!1}}function I_(t){switch(Ct.getInfo(t).attachment){case"depth":return 36096;case"stencil":return 36128;case"depth-stencil":return 33306;default:throw new Error(`Not a depth stencil format: ${t}`)}}function vP(t,e,r,o){if(o===6408||o===6407)return o;switch(t){case"r":return e&&!r?36244:6403;case"rg":return e&&!r?33320:33319;case"rgb":return e&&!r?36248:6407;case"rgba":return e&&!r?36249:6408;case"bgra":throw new Error("bgra pixels not supported by WebGL");default:return 6408}}function bP(t){let r=Bu[t]?.gl;if(r===void 0)throw new Error(`Unsupported texture format ${t}`);return r}var ui,di,Co,Mo,pP,mP,gP,xP,_P,w_,P_,yP,nc,Bu,Io=w(()=>{V();hi();Fu();ui="WEBGL_compressed_texture_s3tc",di="WEBGL_compressed_texture_s3tc_srgb",Co="EXT_texture_compression_rgtc",Mo="EXT_texture_compression_bptc",pP="WEBGL_compressed_texture_etc",mP="WEBGL_compressed_texture_astc",gP="WEBGL_compressed_texture_etc1",xP="WEBGL_compressed_texture_pvrtc",_P="WEBGL_compressed_texture_atc",w_="EXT_texture_norm16",P_="EXT_render_snorm",yP="EXT_color_buffer_float",nc={"float32-renderable-webgl":["EXT_color_buffer_float"],"float16-renderable-webgl":["EXT_color_buffer_half_float"],"rgb9e5ufloat-renderable-webgl":["WEBGL_render_shared_exponent"],"snorm8-renderable-webgl":[P_],"norm16-renderable-webgl":[w_],"snorm16-renderable-webgl":[w_,P_],"float32-filterable":["OES_texture_float_linear"],"float16-filterable-webgl":["OES_texture_half_float_linear"],"texture-filterable-anisotropic-webgl":["EXT_texture_filter_anisotropic"],"texture-blend-float-webgl":["EXT_float_blend"],"texture-compression-bc":[ui,di,Co,Mo],"texture-compression-bc5-webgl":[Co],"texture-compression-bc7-webgl":[Mo],"texture-compression-etc2":[pP],"texture-compression-astc":[mP],"texture-compression-etc1-webgl":[gP],"texture-compression-pvrtc-webgl":[xP],"texture-compression-atc-webgl":[_P]};Bu={r8unorm:{gl:33321,rb:!0},r8snorm:{gl:36756},r8uint:{gl:33330,rb:!0},r8sint:{gl:33329,rb:!0},rg8unorm:{gl:33323,rb:!0},rg8snorm:{gl:36757},rg8uint:{gl:33336,rb:!0},rg8sint:{gl:33335,rb:!0},r16uint:{gl:33332,rb:!0},r16sint:{gl:33331,rb:!0},r16float:{gl:33325,rb:!0},r16unorm:{gl:33322,rb:!0},r16snorm:{gl:36760},"rgba4unorm-webgl":{gl:32854,rb:!0},"rgb565unorm-webgl":{gl:36194,rb:!0},"rgb5a1unorm-webgl":{gl:32855,rb:!0},"rgb8unorm-webgl":{gl:32849},"rgb8snorm-webgl":{gl:36758},rgba8unorm:{gl:32856},"rgba8unorm-srgb":{gl:35907},rgba8snorm:{gl:36759},rgba8uint:{gl:36220},rgba8sint:{gl:36238},bgra8unorm:{},"bgra8unorm-srgb":{},rg16uint:{gl:33338},rg16sint:{gl:33337},rg16float:{gl:33327,rb:!0},rg16unorm:{gl:33324},rg16snorm:{gl:36761},r32uint:{gl:33334,rb:!0},r32sint:{gl:33333,rb:!0},r32float:{gl:33326},rgb9e5ufloat:{gl:35901},rg11b10ufloat:{gl:35898,rb:!0},rgb10a2unorm:{gl:32857,rb:!0},rgb10a2uint:{gl:36975,rb:!0},"rgb16unorm-webgl":{gl:32852},"rgb16snorm-webgl":{gl:36762},rg32uint:{gl:33340,rb:!0},rg32sint:{gl:33339,rb:!0},rg32float:{gl:33328,rb:!0},rgba16uint:{gl:36214,rb:!0},rgba16sint:{gl:36232,rb:!0},rgba16float:{gl:34842},rgba16unorm:{gl:32859,rb:!0},rgba16snorm:{gl:36763},"rgb32float-webgl":{gl:34837,x:yP,dataFormat:6407,types:[5126]},rgba32uint:{gl:36208,rb:!0},rgba32sint:{gl:36226,rb:!0},rgba32float:{gl:34836,rb:!0},stencil8:{gl:36168,rb:!0},depth16unorm:{gl:33189,dataFormat:6402,types:[5123],rb:!0},depth24plus:{gl:33190,dataFormat:6402,types:[5125]},depth32float:{gl:36012,dataFormat:6402,types:[5126],rb:!0},"depth24plus-stencil8":{gl:35056,rb:!0,depthTexture:!0,dataFormat:34041,types:[34042]},"depth32float-stencil8":{gl:36013,dataFormat:34041,types:[36269],rb:!0},"bc1-rgb-unorm-webgl":{gl:33776,x:ui},"bc1-rgb-unorm-srgb-webgl":{gl:35916,x:di},"bc1-rgba-unorm":{gl:33777,x:ui},"bc1-rgba-unorm-srgb":{gl:35916,x:di},"bc2-rgba-unorm":{gl:33778,x:ui},"bc2-rgba-unorm-srgb":{gl:35918,x:di},"bc3-rgba-unorm":{gl:33779,x:ui},"bc3-rgba-unorm-srgb":{gl:35919,x:di},"bc4-r-unorm":{gl:36283,x:Co},"bc4-r-snorm":{gl:36284,x:Co},"bc5-rg-unorm":{gl:36285,x:Co},"bc5-rg-snorm":{gl:36286,x:Co},"bc6h-rgb-ufloat":{gl:36495,x:Mo},"bc6h-rgb-float":{gl:36494,x:Mo},"bc7-rgba-unorm":{gl:36492,x:Mo},"bc7-rgba-unorm-srgb":{gl:36493,x:Mo},"etc2-rgb8unorm":{gl:37492},"etc2-rgb8unorm-srgb":{gl:37494},"etc2-rgb8a1unorm":{gl:37496},"etc2-rgb8a1unorm-srgb":{gl:37497},"etc2-rgba8unorm":{gl:37493},"etc2-rgba8unorm-srgb":{gl:37495},"eac-r11unorm":{gl:37488},"eac-r11snorm":{gl:37489},"eac-rg11unorm":{gl:37490},"eac-rg11snorm":{gl:37491},"astc-4x4-unorm":{gl:37808},"astc-4x4-unorm-srgb":{gl:37840},"astc-5x4-unorm":{gl:37809},"astc-5x4-unorm-srgb":{gl:37841},"astc-5x5-unorm":{gl:37810},"astc-5x5-unorm-srgb":{gl:37842},"astc-6x5-unorm":{gl:37811},"astc-6x5-unorm-srgb":{gl:37843},"astc-6x6-unorm":{gl:37812},"astc-6x6-unorm-srgb":{gl:37844},"astc-8x5-unorm":{gl:37813},"astc-8x5-unorm-srgb":{gl:37845},"astc-8x6-unorm":{gl:37814},"astc-8x6-unorm-srgb":{gl:37846},"astc-8x8-unorm":{gl:37815},"astc-8x8-unorm-srgb":{gl:37847},"astc-10x5-unorm":{gl:37819},"astc-10x5-unorm-srgb":{gl:37851},"astc-10x6-unorm":{gl:37817},"astc-10x6-unorm-srgb":{gl:37849},"astc-10x8-unorm":{gl:37818},"astc-10x8-unorm-srgb":{gl:37850},"astc-10x10-unorm":{gl:37819},"astc-10x10-unorm-srgb":{gl:37851},"astc-12x10-unorm":{gl:37820},"astc-12x10-unorm-srgb":{gl:37852},"astc-12x12-unorm":{gl:37821},"astc-12x12-unorm-srgb":{gl:37853},"pvrtc-rgb4unorm-webgl":{gl:35840},"pvrtc-rgba4unorm-webgl":{gl:35842},"pvrtc-rbg2unorm-webgl":{gl:35841},"pvrtc-rgba2unorm-webgl":{gl:35843},"etc1-rbg-unorm-webgl":{gl:36196},"atc-rgb-unorm-webgl":{gl:35986},"atc-rgba-unorm-webgl":{gl:35986},"atc-rgbai-unorm-webgl":{gl:34798}}});var O_,cc,N_=w(()=>{V();hi();Io();O_={"depth-clip-control":"EXT_depth_clamp","timer-query-webgl":"EXT_disjoint_timer_query_webgl2","compilation-status-async-webgl":"KHR_parallel_shader_compile","polygon-mode-webgl":"WEBGL_polygon_mode","provoking-vertex-webgl":"WEBGL_provoking_vertex","shader-clip-cull-distance-webgl":"WEBGL_clip_cull_distance","shader-noperspective-interpolation-webgl":"NV_shader_noperspective_interpolation","shader-conservative-depth-webgl":"EXT_conservative_depth"},cc=class extends ds{gl;extensions;testedFeatures=new Set;constructor(e,r,o){super([],o),this.gl=e,this.extensions=r,vt(e,"EXT_color_buffer_float",r)}*[Symbol.iterator](){let e=this.getFeatures();for(let r of e)this.has(r)&&(yield r);return[]}has(e){return this.disabledFeatures?.[e]?!1:(this.testedFeatures.has(e)||(this.testedFeatures.add(e),R_(e)&&C_(this.gl,e,this.extensions)&&this.features.add(e),this.getWebGLFeature(e)&&this.features.add(e)),this.features.has(e))}initializeFeatures(){let e=this.getFeatures().filter(r=>r!=="polygon-mode-webgl");for(let r of e)this.has(r)}getFeatures(){return[...Object.keys(O_),...Object.keys(nc)]}getWebGLFeature(e){let r=O_[e];return typeof r=="string"?!!vt(this.gl,r,this.extensions):!!r}}});var lc,L_=w(()=>{V();lc=class extends us{get maxTextureDimension1D(){return 0}get maxTextureDimension2D(){return this.getParameter(3379)}get maxTextureDimension3D(){return this.getParameter(32883)}get maxTextureArrayLayers(){return this.getParameter(35071)}get maxBindGroups(){return 0}get maxDynamicUniformBuffersPerPipelineLayout(){return 0}get maxDynamicStorageBuffersPerPipelineLayout(){return 0}get maxSampledTexturesPerShaderStage(){return this.getParameter(35660)}get maxSamplersPerShaderStage(){return this.getParameter(35661)}get maxStorageBuffersPerShaderStage(){return 0}get maxStorageTexturesPerShaderStage(){return 0}get maxUniformBuffersPerShaderStage(){return this.getParameter(35375)}get maxUniformBufferBindingSize(){return this.getParameter(35376)}get maxStorageBufferBindingSize(){return 0}get minUniformBufferOffsetAlignment(){return this.getParameter(35380)}get minStorageBufferOffsetAlignment(){return 0}get maxVertexBuffers(){return 16}get maxVertexAttributes(){return this.getParameter(34921)}get maxVertexBufferArrayStride(){return 2048}get maxInterStageShaderVariables(){return this.getParameter(35659)}get maxComputeWorkgroupStorageSize(){return 0}get maxComputeInvocationsPerWorkgroup(){return 0}get maxComputeWorkgroupSizeX(){return 0}get maxComputeWorkgroupSizeY(){return 0}get maxComputeWorkgroupSizeZ(){return 0}get maxComputeWorkgroupsPerDimension(){return 0}gl;limits={};constructor(e){super(),this.gl=e}getParameter(e){return this.limits[e]===void 0&&(this.limits[e]=this.gl.getParameter(e)),this.limits[e]||0}}});function TP(t){return t<34069?t+34069:t}function SP(t){switch(t){case 36053:return"success";case 36054:return"Mismatched attachments";case 36055:return"No attachments";case 36057:return"Height/width mismatch";case 36061:return"Unsupported or split attachments";case 36182:return"Samples mismatch";default:return`${t}`}}var bt,fc=w(()=>{V();Io();bt=class extends Sr{device;gl;handle;colorAttachments=[];depthStencilAttachment=null;constructor(e,r){super(e,r);let o=r.handle===null;this.device=e,this.gl=e.gl,this.handle=this.props.handle||o?this.props.handle:this.gl.createFramebuffer(),o||(e._setWebGLDebugMetadata(this.handle,this,{spector:this.props}),this.autoCreateAttachmentTextures(),this.updateAttachments())}destroy(){super.destroy(),!this.destroyed&&this.handle!==null&&this.gl.deleteFramebuffer(this.handle)}updateAttachments(){let e=this.gl.bindFramebuffer(36160,this.handle);for(let r=0;r<this.colorAttachments.length;++r){let o=this.colorAttachments[r];if(o){let s=36064+r;this._attachTextureView(s,o)}}if(this.depthStencilAttachment){let r=I_(this.depthStencilAttachment.props.format);this._attachTextureView(r,this.depthStencilAttachment)}if(this.device.props.debug){let r=this.gl.checkFramebufferStatus(36160);if(r!==36053)throw new Error(`Framebuffer ${SP(r)}`)}this.gl.bindFramebuffer(36160,e)}_attachTextureView(e,r){let{gl:o}=this.device,{texture:s}=r,i=r.props.baseMipLevel,n=r.props.baseArrayLayer;switch(o.bindTexture(s.glTarget,s.handle),s.glTarget){case 35866:case 32879:o.framebufferTextureLayer(36160,e,s.handle,i,n);break;case 34067:let a=TP(n);o.framebufferTexture2D(36160,e,a,s.handle,i);break;case 3553:o.framebufferTexture2D(36160,e,3553,s.handle,i);break;default:throw new Error("Illegal texture type")}o.bindTexture(s.glTarget,null)}}});var hc,D_=w(()=>{V();fc();hc=class extends eo{device;handle=null;_framebuffer=null;get[Symbol.toStringTag](){return"WebGLCanvasContext"}constructor(e,r){super(r),this.device=e,this._setAutoCreatedCanvasId(`${this.device.id}-canvas`),this._updateDevice()}getCurrentFramebuffer(){return this._framebuffer=this._framebuffer||new bt(this.device,{handle:null}),this._framebuffer}_updateDevice(){}}});function F_(t="id"){Uu[t]=Uu[t]||1;let e=Uu[t]++;return`${t}-${e}`}var Uu,B_=w(()=>{Uu={}});function EP(t){return t&H.INDEX?34963:t&H.VERTEX?34962:t&H.UNIFORM?35345:34962}function AP(t){return t&H.INDEX||t&H.VERTEX?35044:t&H.UNIFORM?35048:35044}var tt,uc=w(()=>{V();tt=class extends H{device;gl;handle;glTarget;glUsage;glIndexType=5123;byteLength=0;bytesUsed=0;constructor(e,r={}){super(e,r),this.device=e,this.gl=this.device.gl;let o=typeof r=="object"?r.handle:void 0;this.handle=o||this.gl.createBuffer(),e._setWebGLDebugMetadata(this.handle,this,{spector:{...this.props,data:typeof this.props.data}}),this.glTarget=EP(this.props.usage),this.glUsage=AP(this.props.usage),this.glIndexType=this.props.indexType==="uint32"?5125:5123,r.data?this._initWithData(r.data,r.byteOffset,r.byteLength):this._initWithByteLength(r.byteLength||0)}destroy(){!this.destroyed&&this.handle&&(this.removeStats(),this.trackDeallocatedMemory(),this.gl.deleteBuffer(this.handle),this.destroyed=!0,this.handle=null)}_initWithData(e,r=0,o=e.byteLength+r){let s=this.glTarget;this.gl.bindBuffer(s,this.handle),this.gl.bufferData(s,o,this.glUsage),this.gl.bufferSubData(s,r,e),this.gl.bindBuffer(s,null),this.bytesUsed=o,this.byteLength=o,this._setDebugData(e,r,o),this.trackAllocatedMemory(o)}_initWithByteLength(e){let r=e;e===0&&(r=new Float32Array(0));let o=this.glTarget;return this.gl.bindBuffer(o,this.handle),this.gl.bufferData(o,r,this.glUsage),this.gl.bindBuffer(o,null),this.bytesUsed=e,this.byteLength=e,this._setDebugData(null,0,e),this.trackAllocatedMemory(e),this}write(e,r=0){let o=ArrayBuffer.isView(e)?e:new Uint8Array(e),s=0,i=void 0,n=36663;this.gl.bindBuffer(n,this.handle),s!==0||i!==void 0?this.gl.bufferSubData(n,r,o,s,i):this.gl.bufferSubData(n,r,o),this.gl.bindBuffer(n,null),this._setDebugData(e,r,e.byteLength)}async mapAndWriteAsync(e,r=0,o=this.byteLength-r){let s=new ArrayBuffer(o);await e(s,"copied"),this.write(s,r)}async readAsync(e=0,r){return this.readSyncWebGL(e,r)}async mapAndReadAsync(e,r=0,o){let s=await this.readAsync(r,o);return await e(s.buffer,"copied")}readSyncWebGL(e=0,r){r=r??this.byteLength-e;let o=new Uint8Array(r),s=0;return this.gl.bindBuffer(36662,this.handle),this.gl.getBufferSubData(36662,e,o,s,r),this.gl.bindBuffer(36662,null),this._setDebugData(o,e,r),o}}});function k_(t){let e=t.split(/\r?\n/),r=[];for(let o of e){if(o.length<=1)continue;let s=o.split(":");if(s.length===2){let[h,u]=s;r.push({message:u.trim(),type:U_(h),lineNum:0,linePos:0});continue}let[i,n,a,...c]=s,l=parseInt(a,10);isNaN(l)&&(l=0);let f=parseInt(n,10);isNaN(f)&&(f=0),r.push({message:c.join(":").trim(),type:U_(i),lineNum:l,linePos:f})}return r}function U_(t){let e=["warning","error","info"],r=t.toLowerCase();return e.includes(r)?r:"info"}var z_=w(()=>{});var dc,V_=w(()=>{V();z_();dc=class extends Tr{device;handle;constructor(e,r){switch(super(e,r),this.device=e,this.props.stage){case"vertex":this.handle=this.props.handle||this.device.gl.createShader(35633);break;case"fragment":this.handle=this.props.handle||this.device.gl.createShader(35632);break;default:throw new Error(this.props.stage)}e._setWebGLDebugMetadata(this.handle,this,{spector:this.props}),this._compile(this.source)}destroy(){this.handle&&(this.removeStats(),this.device.gl.deleteShader(this.handle),this.destroyed=!0,this.handle.destroyed=!0)}get asyncCompilationStatus(){return this._waitForCompilationComplete().then(()=>(this._getCompilationStatus(),this.compilationStatus))}async getCompilationInfo(){return await this._waitForCompilationComplete(),this.getCompilationInfoSync()}getCompilationInfoSync(){let e=this.device.gl.getShaderInfoLog(this.handle);return e?k_(e):[]}getTranslatedSource(){return this.device.getExtension("WEBGL_debug_shaders").WEBGL_debug_shaders?.getTranslatedShaderSource(this.handle)||null}async _compile(e){e=e.startsWith("#version ")?e:`#version 300 es
${e}`;let{gl:r}=this.device;if(r.shaderSource(this.handle,e),r.compileShader(this.handle),!this.device.props.debug){this.compilationStatus="pending";return}if(!this.device.features.has("compilation-status-async-webgl")){if(this._getCompilationStatus(),this.debugShader(),this.compilationStatus==="error")throw new Error(`GLSL compilation errors in ${this.props.stage} shader ${this.props.id}`);return}T.once(1,"Shader compilation is asynchronous")(),await this._waitForCompilationComplete(),T.info(2,`Shader ${this.id} - async compilation complete: ${this.compilationStatus}`)(),this._getCompilationStatus(),this.debugShader()}async _waitForCompilationComplete(){let e=async s=>await new Promise(i=>setTimeout(i,s));if(!this.device.features.has("compilation-status-async-webgl")){await e(10);return}let{gl:o}=this.device;for(;;){if(o.getShaderParameter(this.handle,37297))return;await e(10)}}_getCompilationStatus(){this.compilationStatus=this.device.gl.getShaderParameter(this.handle,35713)?"success":"error"}}});function j_(t,e,r,o){if(CP(e))return o(t);let s=t;s.pushState();try{return wP(t,e),Je(s.gl,r),o(t)}finally{s.popState()}}function wP(t,e){let r=t,{gl:o}=r;if(e.cullMode)switch(e.cullMode){case"none":o.disable(2884);break;case"front":o.enable(2884),o.cullFace(1028);break;case"back":o.enable(2884),o.cullFace(1029);break}if(e.frontFace&&o.frontFace(Br("frontFace",e.frontFace,{ccw:2305,cw:2304})),e.unclippedDepth&&t.features.has("depth-clip-control")&&o.enable(34383),e.depthBias!==void 0&&(o.enable(32823),o.polygonOffset(e.depthBias,e.depthBiasSlopeScale||0)),e.provokingVertex&&t.features.has("provoking-vertex-webgl")){let i=r.getExtension("WEBGL_provoking_vertex").WEBGL_provoking_vertex,n=Br("provokingVertex",e.provokingVertex,{first:36429,last:36430});i?.provokingVertexWEBGL(n)}if((e.polygonMode||e.polygonOffsetLine)&&t.features.has("polygon-mode-webgl")){if(e.polygonMode){let i=r.getExtension("WEBGL_polygon_mode").WEBGL_polygon_mode,n=Br("polygonMode",e.polygonMode,{fill:6914,line:6913});i?.polygonModeWEBGL(1028,n),i?.polygonModeWEBGL(1029,n)}e.polygonOffsetLine&&o.enable(10754)}if(t.features.has("shader-clip-cull-distance-webgl")&&(e.clipDistance0&&o.enable(12288),e.clipDistance1&&o.enable(12289),e.clipDistance2&&o.enable(12290),e.clipDistance3&&o.enable(12291),e.clipDistance4&&o.enable(12292),e.clipDistance5&&o.enable(12293),e.clipDistance6&&o.enable(12294),e.clipDistance7&&o.enable(12295)),e.depthWriteEnabled!==void 0&&o.depthMask(RP("depthWriteEnabled",e.depthWriteEnabled)),e.depthCompare&&(e.depthCompare!=="always"?o.enable(2929):o.disable(2929),o.depthFunc(mc("depthCompare",e.depthCompare))),e.stencilWriteMask){let s=e.stencilWriteMask;o.stencilMaskSeparate(1028,s),o.stencilMaskSeparate(1029,s)}if(e.stencilReadMask&&T.warn("stencilReadMask not supported under WebGL"),e.stencilCompare){let s=e.stencilReadMask||4294967295,i=mc("depthCompare",e.stencilCompare);e.stencilCompare!=="always"?o.enable(2960):o.disable(2960),o.stencilFuncSeparate(1028,i,0,s),o.stencilFuncSeparate(1029,i,0,s)}if(e.stencilPassOperation&&e.stencilFailOperation&&e.stencilDepthFailOperation){let s=ku("stencilPassOperation",e.stencilPassOperation),i=ku("stencilFailOperation",e.stencilFailOperation),n=ku("stencilDepthFailOperation",e.stencilDepthFailOperation);o.stencilOpSeparate(1028,i,n,s),o.stencilOpSeparate(1029,i,n,s)}switch(e.blend){case!0:o.enable(3042);break;case!1:o.disable(3042);break;default:}if(e.blendColorOperation||e.blendAlphaOperation){let s=W_("blendColorOperation",e.blendColorOperation||"add"),i=W_("blendAlphaOperation",e.blendAlphaOperation||"add");o.blendEquationSeparate(s,i);let n=pc("blendColorSrcFactor",e.blendColorSrcFactor||"one"),a=pc("blendColorDstFactor",e.blendColorDstFactor||"zero"),c=pc("blendAlphaSrcFactor",e.blendAlphaSrcFactor||"one"),l=pc("blendAlphaDstFactor",e.blendAlphaDstFactor||"zero");o.blendFuncSeparate(n,a,c,l)}}function mc(t,e){return Br(t,e,{never:512,less:513,equal:514,"less-equal":515,greater:516,"not-equal":517,"greater-equal":518,always:519})}function ku(t,e){return Br(t,e,{keep:7680,zero:0,replace:7681,invert:5386,"increment-clamp":7682,"decrement-clamp":7683,"increment-wrap":34055,"decrement-wrap":34056})}function W_(t,e){return Br(t,e,{add:32774,subtract:32778,"reverse-subtract":32779,min:32775,max:32776})}function pc(t,e,r="color"){return Br(t,e,{one:1,zero:0,src:768,"one-minus-src":769,dst:774,"one-minus-dst":775,"src-alpha":770,"one-minus-src-alpha":771,"dst-alpha":772,"one-minus-dst-alpha":773,"src-alpha-saturated":776,constant:r==="color"?32769:32771,"one-minus-constant":r==="color"?32770:32772,src1:768,"one-minus-src1":769,"src1-alpha":770,"one-minus-src1-alpha":771})}function PP(t,e){return`Illegal parameter ${e} for ${t}`}function Br(t,e,r){if(!(e in r))throw new Error(PP(t,e));return r[e]}function RP(t,e){return e}function CP(t){let e=!0;for(let r in t){e=!1;break}return e}var zu=w(()=>{V();Ro()});function gc(t){let e={};return t.addressModeU&&(e[10242]=Vu(t.addressModeU)),t.addressModeV&&(e[10243]=Vu(t.addressModeV)),t.addressModeW&&(e[32882]=Vu(t.addressModeW)),t.magFilter&&(e[10240]=Wu(t.magFilter)),(t.minFilter||t.mipmapFilter)&&(e[10241]=MP(t.minFilter||"linear",t.mipmapFilter)),t.lodMinClamp!==void 0&&(e[33082]=t.lodMinClamp),t.lodMaxClamp!==void 0&&(e[33083]=t.lodMaxClamp),t.type==="comparison-sampler"&&(e[34892]=34894),t.compare&&(e[34893]=mc("compare",t.compare)),t.maxAnisotropy&&(e[34046]=t.maxAnisotropy),e}function Vu(t){switch(t){case"clamp-to-edge":return 33071;case"repeat":return 10497;case"mirror-repeat":return 33648}}function Wu(t){switch(t){case"nearest":return 9728;case"linear":return 9729}}function MP(t,e="none"){if(!e)return Wu(t);switch(e){case"none":return Wu(t);case"nearest":switch(t){case"nearest":return 9984;case"linear":return 9985}break;case"linear":switch(t){case"nearest":return 9986;case"linear":return 9987}}}var ju=w(()=>{zu()});var xc,$_=w(()=>{V();ju();xc=class extends je{device;handle;parameters;constructor(e,r){super(e,r),this.device=e,this.parameters=gc(r),this.handle=r.handle||this.device.gl.createSampler(),this._setSamplerParameters(this.parameters)}destroy(){this.handle&&(this.device.gl.deleteSampler(this.handle),this.handle=void 0)}toString(){return`Sampler(${this.id},${JSON.stringify(this.props)})`}_setSamplerParameters(e){for(let[r,o]of Object.entries(e)){let s=Number(r);switch(s){case 33082:case 33083:this.device.gl.samplerParameterf(this.handle,s,o);break;default:this.device.gl.samplerParameteri(this.handle,s,o);break}}}}});function rr(t,e,r){if(IP(e))return r(t);let{nocatch:o=!0}=e,s=et.get(t);s.push(),Je(t,e);let i;if(o)i=r(t),s.pop();else try{i=r(t)}finally{s.pop()}return i}function IP(t){for(let e in t)return!1;return!0}var _c=w(()=>{Ro();Du()});var Tt,$u=w(()=>{V();Tt=class extends br{device;gl;handle;texture;constructor(e,r){super(e,{...se.defaultProps,...r}),this.device=e,this.gl=this.device.gl,this.handle=null,this.texture=r.texture}}});function OP(t){switch(t){case"1d":break;case"2d":return 3553;case"3d":return 32879;case"cube":return 34067;case"2d-array":return 35866;case"cube-array":break}throw new Error(t)}function H_(t,e,r){return e==="cube"?34069+r:t}var St,yc=w(()=>{V();Io();ju();_c();$u();St=class extends se{device;gl;handle;sampler=void 0;view;glTarget;glFormat;glType;glInternalFormat;compressed;_textureUnit=0;constructor(e,r){super(e,r),this.device=e,this.gl=this.device.gl;let o=ac(this.props.format);this.glTarget=OP(this.props.dimension),this.glInternalFormat=o.internalFormat,this.glFormat=o.format,this.glType=o.type,this.compressed=o.compressed,this.handle=this.props.handle||this.gl.createTexture(),this.device._setWebGLDebugMetadata(this.handle,this,{spector:this.props}),this.gl.bindTexture(this.glTarget,this.handle);let{dimension:s,width:i,height:n,depth:a,mipLevels:c,glTarget:l,glInternalFormat:f}=this;switch(s){case"2d":case"cube":this.gl.texStorage2D(l,c,f,i,n);break;case"2d-array":case"3d":this.gl.texStorage3D(l,c,f,i,n,a);break;default:throw new Error(s)}this.gl.bindTexture(this.glTarget,null),this._initializeData(r.data),this.setSampler(this.props.sampler),this.view=new Tt(this.device,{...this.props,texture:this}),Object.seal(this)}destroy(){this.handle&&(this.gl.deleteTexture(this.handle),this.removeStats(),this.trackDeallocatedMemory("Texture"),this.destroyed=!0)}createView(e){return new Tt(this.device,{...e,texture:this})}setSampler(e={}){super.setSampler(e);let r=gc(this.sampler.props);this._setSamplerParameters(r)}copyImageData(e){let r=this._normalizeCopyImageDataOptions(e),o=r.data,{width:s,height:i,depth:n}=this,{mipLevel:a=0,byteOffset:c=0,x:l=0,y:f=0,z:h=0}=r,{glFormat:u,glType:d,compressed:p}=this,m=H_(this.glTarget,this.dimension,h),g;if(!this.compressed){let{bytesPerPixel:y}=this.device.getTextureFormatInfo(this.format);if(y){if(r.bytesPerRow%y!==0)throw new Error(`bytesPerRow (${r.bytesPerRow}) must be a multiple of bytesPerPixel (${y}) for ${this.format}`);g=r.bytesPerRow/y}}let x=this.compressed?{}:{...g!==void 0?{3314:g}:{},32878:r.rowsPerImage};this.gl.bindTexture(m,this.handle),rr(this.gl,x,()=>{switch(this.dimension){case"2d":case"cube":p?this.gl.compressedTexSubImage2D(m,a,l,f,s,i,u,o,c):this.gl.texSubImage2D(m,a,l,f,s,i,u,d,o,c);break;case"2d-array":case"3d":p?this.gl.compressedTexSubImage3D(m,a,l,f,h,s,i,n,u,o,c):this.gl.texSubImage3D(m,a,l,f,h,s,i,n,u,d,o,c);break;default:}}),this.gl.bindTexture(m,null)}copyExternalImage(e){let r=this._normalizeCopyExternalImageOptions(e);if(r.sourceX||r.sourceY)throw new Error("WebGL does not support sourceX/sourceY)");let{glFormat:o,glType:s}=this,{image:i,depth:n,mipLevel:a,x:c,y:l,z:f,width:h,height:u}=r,d=H_(this.glTarget,this.dimension,n),p=r.flipY?{37440:!0}:{};return this.gl.bindTexture(this.glTarget,this.handle),rr(this.gl,p,()=>{switch(this.dimension){case"2d":case"cube":this.gl.texSubImage2D(d,a,c,l,h,u,o,s,i);break;case"2d-array":case"3d":this.gl.texSubImage3D(d,a,c,l,f,h,u,n,o,s,i);break;default:}}),this.gl.bindTexture(this.glTarget,null),{width:r.width,height:r.height}}generateMipmapsWebGL(e){if(!(!(this.device.isTextureFormatRenderable(this.props.format)&&this.device.isTextureFormatFilterable(this.props.format))&&(T.warn(`${this} is not renderable or filterable, may not be able to generate mipmaps`)(),!e?.force)))try{this.gl.bindTexture(this.glTarget,this.handle),this.gl.generateMipmap(this.glTarget)}catch(o){T.warn(`Error generating mipmap for ${this}: ${o.message}`)()}finally{this.gl.bindTexture(this.glTarget,null)}}_setSamplerParameters(e){T.log(2,`${this.id} sampler parameters`,this.device.getGLKeys(e))(),this.gl.bindTexture(this.glTarget,this.handle);for(let[r,o]of Object.entries(e)){let s=Number(r),i=o;switch(s){case 33082:case 33083:this.gl.texParameterf(this.glTarget,s,i);break;case 10240:case 10241:this.gl.texParameteri(this.glTarget,s,i);break;case 10242:case 10243:case 32882:this.gl.texParameteri(this.glTarget,s,i);break;case 34046:this.device.features.has("texture-filterable-anisotropic-webgl")&&this.gl.texParameteri(this.glTarget,s,i);break;case 34892:case 34893:this.gl.texParameteri(this.glTarget,s,i);break}}this.gl.bindTexture(this.glTarget,null)}_getActiveUnit(){return this.gl.getParameter(34016)-33984}_bind(e){let{gl:r}=this;return e!==void 0&&(this._textureUnit=e,r.activeTexture(33984+e)),r.bindTexture(this.glTarget,this.handle),e}_unbind(e){let{gl:r}=this;return e!==void 0&&(this._textureUnit=e,r.activeTexture(33984+e)),r.bindTexture(this.glTarget,null),e}}});function X_(t){return LP[t]}function vc(t){return NP[t]}function Y_(t){return!!q_[t]}function K_(t){return q_[t]}var NP,q_,LP,Hu=w(()=>{NP={5126:"f32",35664:"vec2<f32>",35665:"vec3<f32>",35666:"vec4<f32>",5124:"i32",35667:"vec2<i32>",35668:"vec3<i32>",35669:"vec4<i32>",5125:"u32",36294:"vec2<u32>",36295:"vec3<u32>",36296:"vec4<u32>",35670:"f32",35671:"vec2<f32>",35672:"vec3<f32>",35673:"vec4<f32>",35674:"mat2x2<f32>",35685:"mat2x3<f32>",35686:"mat2x4<f32>",35687:"mat3x2<f32>",35675:"mat3x3<f32>",35688:"mat3x4<f32>",35689:"mat4x2<f32>",35690:"mat4x3<f32>",35676:"mat4x4<f32>"},q_={35678:{viewDimension:"2d",sampleType:"float"},35680:{viewDimension:"cube",sampleType:"float"},35679:{viewDimension:"3d",sampleType:"float"},35682:{viewDimension:"3d",sampleType:"depth"},36289:{viewDimension:"2d-array",sampleType:"float"},36292:{viewDimension:"2d-array",sampleType:"depth"},36293:{viewDimension:"cube",sampleType:"float"},36298:{viewDimension:"2d",sampleType:"sint"},36299:{viewDimension:"3d",sampleType:"sint"},36300:{viewDimension:"cube",sampleType:"sint"},36303:{viewDimension:"2d-array",sampleType:"uint"},36306:{viewDimension:"2d",sampleType:"uint"},36307:{viewDimension:"3d",sampleType:"uint"},36308:{viewDimension:"cube",sampleType:"uint"},36311:{viewDimension:"2d-array",sampleType:"uint"}},LP={uint8:5121,sint8:5120,unorm8:5121,snorm8:5120,uint16:5123,sint16:5122,unorm16:5123,snorm16:5122,uint32:5125,sint32:5124,float16:5131,float32:5126}});function Z_(t,e){let r={attributes:[],bindings:[]};r.attributes=DP(t,e);let o=UP(t,e);for(let a of o){let c=a.uniforms.map(l=>({name:l.name,format:l.format,byteOffset:l.byteOffset,byteStride:l.byteStride,arrayLength:l.arrayLength}));r.bindings.push({type:"uniform",name:a.name,group:0,location:a.location,visibility:(a.vertex?1:0)&(a.fragment?2:0),minBindingSize:a.byteLength,uniforms:c})}let s=BP(t,e),i=0;for(let a of s)if(Y_(a.type)){let{viewDimension:c,sampleType:l}=K_(a.type);r.bindings.push({type:"texture",name:a.name,group:0,location:i,viewDimension:c,sampleType:l}),a.textureUnit=i,i+=1}s.length&&(r.uniforms=s);let n=FP(t,e);return n?.length&&(r.varyings=n),r}function DP(t,e){let r=[],o=t.getProgramParameter(e,35721);for(let s=0;s<o;s++){let i=t.getActiveAttrib(e,s);if(!i)throw new Error("activeInfo");let{name:n,type:a}=i,c=t.getAttribLocation(e,n);if(c>=0){let l=vc(a),f=/instance/i.test(n)?"instance":"vertex";r.push({name:n,location:c,stepMode:f,type:l})}}return r.sort((s,i)=>s.location-i.location),r}function FP(t,e){let r=[],o=t.getProgramParameter(e,35971);for(let s=0;s<o;s++){let i=t.getTransformFeedbackVarying(e,s);if(!i)throw new Error("activeInfo");let{name:n,type:a,size:c}=i,l=vc(a),{type:f,components:h}=_s(l);r.push({location:s,name:n,type:f,size:c*h})}return r.sort((s,i)=>s.location-i.location),r}function BP(t,e){let r=[],o=t.getProgramParameter(e,35718);for(let s=0;s<o;s++){let i=t.getActiveUniform(e,s);if(!i)throw new Error("activeInfo");let{name:n,size:a,type:c}=i,{name:l,isArray:f}=kP(n),h=t.getUniformLocation(e,l),u={location:h,name:l,size:a,type:c,isArray:f};if(r.push(u),u.size>1)for(let d=0;d<u.size;d++){let p=`${l}[${d}]`;h=t.getUniformLocation(e,p);let m={...u,name:p,location:h};r.push(m)}}return r}function UP(t,e){let r=(i,n)=>t.getActiveUniformBlockParameter(e,i,n),o=[],s=t.getProgramParameter(e,35382);for(let i=0;i<s;i++){let n={name:t.getActiveUniformBlockName(e,i)||"",location:r(i,35391),byteLength:r(i,35392),vertex:r(i,35396),fragment:r(i,35398),uniformCount:r(i,35394),uniforms:[]},a=r(i,35395)||[],c=t.getActiveUniforms(e,a,35383),l=t.getActiveUniforms(e,a,35384),f=t.getActiveUniforms(e,a,35387),h=t.getActiveUniforms(e,a,35388);for(let u=0;u<n.uniformCount;++u){let d=t.getActiveUniform(e,a[u]);if(!d)throw new Error("activeInfo");let p=vc(c[u]);n.uniforms.push({name:d.name,format:p,type:c[u],arrayLength:l[u],byteOffset:f[u],byteStride:h[u]})}o.push(n)}return o.sort((i,n)=>i.location-n.location),o}function kP(t){if(t[t.length-1]!=="]")return{name:t,length:1,isArray:!1};let r=/([^[]*)(\[[0-9]+\])?/.exec(t);if(!r||r.length<2)throw new Error(`Failed to parse GLSL uniform name ${t}`);return{name:r[1],length:r[2]?1:0,isArray:!!r[2]}}var G_=w(()=>{V();Hu()});function Q_(t,e,r,o){let s=t,i=o;i===!0&&(i=1),i===!1&&(i=0);let n=typeof i=="number"?[i]:i;switch(r){case 35678:case 35680:case 35679:case 35682:case 36289:case 36292:case 36293:case 36298:case 36299:case 36300:case 36303:case 36306:case 36307:case 36308:case 36311:if(typeof o!="number")throw new Error("samplers must be set to integers");return t.uniform1i(e,o);case 5126:return t.uniform1fv(e,n);case 35664:return t.uniform2fv(e,n);case 35665:return t.uniform3fv(e,n);case 35666:return t.uniform4fv(e,n);case 5124:return t.uniform1iv(e,n);case 35667:return t.uniform2iv(e,n);case 35668:return t.uniform3iv(e,n);case 35669:return t.uniform4iv(e,n);case 35670:return t.uniform1iv(e,n);case 35671:return t.uniform2iv(e,n);case 35672:return t.uniform3iv(e,n);case 35673:return t.uniform4iv(e,n);case 5125:return s.uniform1uiv(e,n,1);case 36294:return s.uniform2uiv(e,n,2);case 36295:return s.uniform3uiv(e,n,3);case 36296:return s.uniform4uiv(e,n,4);case 35674:return t.uniformMatrix2fv(e,!1,n);case 35675:return t.uniformMatrix3fv(e,!1,n);case 35676:return t.uniformMatrix4fv(e,!1,n);case 35685:return s.uniformMatrix2x3fv(e,!1,n);case 35686:return s.uniformMatrix2x4fv(e,!1,n);case 35687:return s.uniformMatrix3x2fv(e,!1,n);case 35688:return s.uniformMatrix3x4fv(e,!1,n);case 35689:return s.uniformMatrix4x2fv(e,!1,n);case 35690:return s.uniformMatrix4x3fv(e,!1,n)}throw new Error("Illegal uniform")}var J_=w(()=>{});function e1(t){switch(t){case"point-list":return 0;case"line-list":return 1;case"line-strip":return 3;case"triangle-list":return 4;case"triangle-strip":return 5;default:throw new Error(t)}}function t1(t){switch(t){case"point-list":return 0;case"line-list":return 1;case"line-strip":return 1;case"triangle-list":return 4;case"triangle-strip":return 4;default:throw new Error(t)}}var Xu=w(()=>{});function zP(t,e){let r={...t,attributes:t.attributes.map(o=>({...o}))};for(let o of e?.attributes||[]){let s=r.attributes.find(i=>i.name===o.name);s?(s.type=o.type||s.type,s.stepMode=o.stepMode||s.stepMode):T.warn(`shader layout attribute ${o.name} not present in shader`)}return r}var r1,bc,o1=w(()=>{V();G_();zu();J_();uc();fc();yc();$u();Xu();r1=4,bc=class extends $e{device;handle;vs;fs;introspectedLayout;uniforms={};bindings={};varyings=null;_uniformCount=0;_uniformSetters={};get[Symbol.toStringTag](){return"WEBGLRenderPipeline"}constructor(e,r){super(e,r),this.device=e,this.handle=this.props.handle||this.device.gl.createProgram(),this.device._setWebGLDebugMetadata(this.handle,this,{spector:{id:this.props.id}}),this.vs=r.vs,this.fs=r.fs;let{varyings:o,bufferMode:s=35981}=r;o&&o.length>0&&(this.varyings=o,this.device.gl.transformFeedbackVaryings(this.handle,o,s)),this._linkShaders(),T.time(3,`RenderPipeline ${this.id} - shaderLayout introspection`)(),this.introspectedLayout=Z_(this.device.gl,this.handle),T.timeEnd(3,`RenderPipeline ${this.id} - shaderLayout introspection`)(),this.shaderLayout=r.shaderLayout?zP(this.introspectedLayout,r.shaderLayout):this.introspectedLayout}destroy(){this.handle&&(this.device.gl.useProgram(null),this.device.gl.deleteProgram(this.handle),this.destroyed=!0,this.handle.destroyed=!0,this.handle=null)}setBindings(e,r){for(let[o,s]of Object.entries(e)){let i=this.shaderLayout.bindings.find(n=>n.name===o)||this.shaderLayout.bindings.find(n=>n.name===`${o}Uniforms`);if(!i){let n=this.shaderLayout.bindings.map(a=>`"${a.name}"`).join(", ");r?.disableWarnings||T.warn(`No binding "${o}" in render pipeline "${this.id}", expected one of ${n}`,s)();continue}switch(s||T.warn(`Unsetting binding "${o}" in render pipeline "${this.id}"`)(),i.type){case"uniform":if(!(s instanceof tt)&&!(s.buffer instanceof tt))throw new Error("buffer value");break;case"texture":if(!(s instanceof Tt||s instanceof St||s instanceof bt))throw new Error(`${this} Bad texture binding for ${o}`);break;case"sampler":T.warn(`Ignoring sampler ${o}`)();break;default:throw new Error(i.type)}this.bindings[o]=s}}draw(e){let{renderPass:r,parameters:o=this.props.parameters,topology:s=this.props.topology,vertexArray:i,vertexCount:n,instanceCount:a,isInstanced:c=!1,firstVertex:l=0,transformFeedback:f}=e,h=e1(s),u=!!i.indexBuffer,d=i.indexBuffer?.glIndexType;if(this.linkStatus!=="success")return T.info(2,`RenderPipeline:${this.id}.draw() aborted - waiting for shader linking`)(),!1;if(!this._areTexturesRenderable())return T.info(2,`RenderPipeline:${this.id}.draw() aborted - textures not yet loaded`)(),!1;this.device.gl.useProgram(this.handle),i.bindBeforeRender(r),f&&f.begin(this.props.topology),this._applyBindings(),this._applyUniforms();let p=r;return j_(this.device,o,p.glParameters,()=>{u&&c?this.device.gl.drawElementsInstanced(h,n||0,d,l,a||0):u?this.device.gl.drawElements(h,n||0,d,l):c?this.device.gl.drawArraysInstanced(h,l,n||0,a||0):this.device.gl.drawArrays(h,l,n||0),f&&f.end()}),i.unbindAfterRender(r),!0}async _linkShaders(){let{gl:e}=this.device;if(e.attachShader(this.handle,this.vs.handle),e.attachShader(this.handle,this.fs.handle),T.time(r1,`linkProgram for ${this.id}`)(),e.linkProgram(this.handle),T.timeEnd(r1,`linkProgram for ${this.id}`)(),T.level,!this.device.features.has("compilation-status-async-webgl")){let o=this._getLinkStatus();this._reportLinkStatus(o);return}T.once(1,"RenderPipeline linking is asynchronous")(),await this._waitForLinkComplete(),T.info(2,`RenderPipeline ${this.id} - async linking complete: ${this.linkStatus}`)();let r=this._getLinkStatus();this._reportLinkStatus(r)}async _reportLinkStatus(e){switch(e){case"success":return;default:let r=e==="link-error"?"Link error":"Validation error";switch(this.vs.compilationStatus){case"error":throw this.vs.debugShader(),new Error(`${this} ${r} during compilation of ${this.vs}`);case"pending":await this.vs.asyncCompilationStatus,this.vs.debugShader();break;case"success":break}switch(this.fs?.compilationStatus){case"error":throw this.fs.debugShader(),new Error(`${this} ${r} during compilation of ${this.fs}`);case"pending":await this.fs.asyncCompilationStatus,this.fs.debugShader();break;case"success":break}let o=this.device.gl.getProgramInfoLog(this.handle);this.device.reportError(new Error(`${r} during ${e}: ${o}`),this)(),this.device.debug()}}_getLinkStatus(){let{gl:e}=this.device;return e.getProgramParameter(this.handle,35714)?(e.validateProgram(this.handle),e.getProgramParameter(this.handle,35715)?(this.linkStatus="success","success"):(this.linkStatus="error","validation-error")):(this.linkStatus="error","link-error")}async _waitForLinkComplete(){let e=async s=>await new Promise(i=>setTimeout(i,s));if(!this.device.features.has("compilation-status-async-webgl")){await e(10);return}let{gl:o}=this.device;for(;;){if(o.getProgramParameter(this.handle,37297))return;await e(10)}}_areTexturesRenderable(){let e=!0;for(let r of this.shaderLayout.bindings)!this.bindings[r.name]&&!this.bindings[r.name.replace(/Uniforms$/,"")]&&(T.warn(`Binding ${r.name} not found in ${this.id}`)(),e=!1);return e}_applyBindings(){if(this.linkStatus!=="success")return;let{gl:e}=this.device;e.useProgram(this.handle);let r=0,o=0;for(let s of this.shaderLayout.bindings){let i=this.bindings[s.name]||this.bindings[s.name.replace(/Uniforms$/,"")];if(!i)throw new Error(`No value for binding ${s.name} in ${this.id}`);switch(s.type){case"uniform":let{name:n}=s,a=e.getUniformBlockIndex(this.handle,n);if(a===4294967295)throw new Error(`Invalid uniform block name ${n}`);e.uniformBlockBinding(this.handle,o,a),i instanceof tt?e.bindBufferBase(35345,o,i.handle):e.bindBufferRange(35345,o,i.buffer.handle,i.offset||0,i.size||i.buffer.byteLength-i.offset),o+=1;break;case"texture":if(!(i instanceof Tt||i instanceof St||i instanceof bt))throw new Error("texture");let c;if(i instanceof Tt)c=i.texture;else if(i instanceof St)c=i;else if(i instanceof bt&&i.colorAttachments[0]instanceof Tt)T.warn("Passing framebuffer in texture binding may be deprecated. Use fbo.colorAttachments[0] instead")(),c=i.colorAttachments[0].texture;else throw new Error("No texture");e.activeTexture(33984+r),e.bindTexture(c.glTarget,c.handle),r+=1;break;case"sampler":break;case"storage":case"read-only-storage":throw new Error(`binding type '${s.type}' not supported in WebGL`)}}}_applyUniforms(){for(let e of this.shaderLayout.uniforms||[]){let{name:r,location:o,type:s,textureUnit:i}=e,n=this.uniforms[r]??i;n!==void 0&&Q_(this.device.gl,o,s,n)}}}});function VP(t,e){let r=e.sourceBuffer,o=e.destinationBuffer;t.gl.bindBuffer(36662,r.handle),t.gl.bindBuffer(36663,o.handle),t.gl.copyBufferSubData(36662,36663,e.sourceOffset??0,e.destinationOffset??0,e.size),t.gl.bindBuffer(36662,null),t.gl.bindBuffer(36663,null)}function WP(t,e){throw new Error("Not implemented")}function jP(t,e){let{sourceTexture:r,mipLevel:o=0,aspect:s="all",width:i=e.sourceTexture.width,height:n=e.sourceTexture.height,depthOrArrayLayers:a=0,origin:c=[0,0],destinationBuffer:l,byteOffset:f=0,bytesPerRow:h,rowsPerImage:u}=e;if(s!=="all")throw new Error("aspect not supported in WebGL");if(o!==0||a!==0||h||u)throw new Error("not implemented");let{framebuffer:d,destroyFramebuffer:p}=s1(r),m;try{let g=l,x=i||d.width,y=n||d.height,_=ac(d.colorAttachments[0].texture.props.format),v=_.format,E=_.type;t.gl.bindBuffer(35051,g.handle),m=t.gl.bindFramebuffer(36160,d.handle),t.gl.readPixels(c[0],c[1],x,y,v,E,f)}finally{t.gl.bindBuffer(35051,null),m!==void 0&&t.gl.bindFramebuffer(36160,m),p&&d.destroy()}}function $P(t,e){let{sourceTexture:r,destinationMipLevel:o=0,origin:s=[0,0],destinationOrigin:i=[0,0],destinationTexture:n}=e,{width:a=e.destinationTexture.width,height:c=e.destinationTexture.height}=e,{framebuffer:l,destroyFramebuffer:f}=s1(r),[h,u]=s,[d,p,m]=i,g=t.gl.bindFramebuffer(36160,l.handle),x,y;if(n instanceof St)x=n,a=Number.isFinite(a)?a:x.width,c=Number.isFinite(c)?c:x.height,x._bind(0),y=x.glTarget;else throw new Error("invalid destination");switch(y){case 3553:case 34067:t.gl.copyTexSubImage2D(y,o,d,p,h,u,a,c);break;case 35866:case 32879:t.gl.copyTexSubImage3D(y,o,d,p,m,h,u,a,c);break;default:}x&&x._unbind(),t.gl.bindFramebuffer(36160,g),f&&l.destroy()}function s1(t){if(t instanceof se){let{width:e,height:r,id:o}=t;return{framebuffer:t.device.createFramebuffer({id:`framebuffer-for-${o}`,width:e,height:r,colorAttachments:[t]}),destroyFramebuffer:!0}}return{framebuffer:t,destroyFramebuffer:!1}}var Tc,i1=w(()=>{V();yc();Io();Tc=class extends xs{device;handle=null;commands=[];constructor(e){super(e,{}),this.device=e}_executeCommands(e=this.commands){for(let r of e)switch(r.name){case"copy-buffer-to-buffer":VP(this.device,r.options);break;case"copy-buffer-to-texture":WP(this.device,r.options);break;case"copy-texture-to-buffer":jP(this.device,r.options);break;case"copy-texture-to-texture":$P(this.device,r.options);break;default:throw new Error(r.name)}}}});var HP,Sc,n1=w(()=>{V();_c();Ro();HP=[1,2,4,8],Sc=class extends ms{device;handle=null;glParameters={};constructor(e,r){super(e,r),this.device=e;let o;if(!r?.parameters?.viewport)if(r?.framebuffer){let{width:i,height:n}=r.framebuffer;o=[0,0,i,n]}else{let[i,n]=e.getDefaultCanvasContext().getDrawingBufferSize();o=[0,0,i,n]}this.device.pushState(),this.setParameters({viewport:o,...this.props.parameters});let s=this.props.framebuffer;if(this.props.framebuffer&&s?.handle){let i=this.props.framebuffer.colorAttachments.map((n,a)=>36064+a);this.device.gl.drawBuffers(i)}else this.device.gl.drawBuffers([1029]);this.clear()}end(){this.device.popState()}pushDebugGroup(e){}popDebugGroup(){}insertDebugMarker(e){}setParameters(e={}){let r={...this.glParameters};r.framebuffer=this.props.framebuffer||null,this.props.depthReadOnly&&(r.depthMask=!this.props.depthReadOnly),r.stencilMask=this.props.stencilReadOnly?0:1,r[35977]=this.props.discard,e.viewport&&(e.viewport.length>=6?(r.viewport=e.viewport.slice(0,4),r.depthRange=[e.viewport[4],e.viewport[5]]):r.viewport=e.viewport),e.scissorRect&&(r.scissorTest=!0,r.scissor=e.scissorRect),e.blendConstant&&(r.blendColor=e.blendConstant),e.stencilReference&&(console.warn("RenderPassParameters.stencilReference not yet implemented in WebGL"),r[2967]=e.stencilReference),"colorMask"in e&&(r.colorMask=HP.map(o=>!!(o&e.colorMask))),this.glParameters=r,Je(this.device.gl,r)}beginOcclusionQuery(e){this.props.occlusionQuerySet?.beginOcclusionQuery()}endOcclusionQuery(){this.props.occlusionQuerySet?.endOcclusionQuery()}clear(){let e={...this.glParameters},r=0;this.props.clearColors&&this.props.clearColors.forEach((o,s)=>{o&&this.clearColorBuffer(s,o)}),this.props.clearColor!==!1&&this.props.clearColors===void 0&&(r|=16384,e.clearColor=this.props.clearColor),this.props.clearDepth!==!1&&(r|=256,e.clearDepth=this.props.clearDepth),this.props.clearStencil!==!1&&(r|=1024,e.clearStencil=this.props.clearStencil),r!==0&&rr(this.device.gl,e,()=>{this.device.gl.clear(r)})}clearColorBuffer(e=0,r=[0,0,0,0]){rr(this.device.gl,{framebuffer:this.props.framebuffer},()=>{switch(r.constructor){case Int8Array:case Int16Array:case Int32Array:this.device.gl.clearBufferiv(6144,e,r);break;case Uint8Array:case Uint8ClampedArray:case Uint16Array:case Uint32Array:this.device.gl.clearBufferuiv(6144,e,r);break;case Float32Array:this.device.gl.clearBufferfv(6144,e,r);break;default:throw new Error("clearColorBuffer: color must be typed array")}})}}});var pi,a1=w(()=>{V();i1();n1();pi=class extends gs{device;handle=null;commandBuffer;constructor(e,r){super(e,r),this.device=e,this.commandBuffer=new Tc(e)}destroy(){}finish(){return this.commandBuffer}beginRenderPass(e){return new Sc(this.device,e)}beginComputePass(e){throw new Error("ComputePass not supported in WebGL")}copyBufferToBuffer(e){this.commandBuffer.commands.push({name:"copy-buffer-to-buffer",options:e})}copyBufferToTexture(e){this.commandBuffer.commands.push({name:"copy-buffer-to-texture",options:e})}copyTextureToBuffer(e){this.commandBuffer.commands.push({name:"copy-texture-to-buffer",options:e})}copyTextureToTexture(e){this.commandBuffer.commands.push({name:"copy-texture-to-texture",options:e})}pushDebugGroup(e){}popDebugGroup(){}insertDebugMarker(e){}resolveQuerySet(e,r,o){}}});function c1(t){let{target:e,source:r,start:o=0,count:s=1}=t,i=r.length,n=s*i,a=0;for(let c=o;a<i;a++)e[c++]=r[a];for(;a<n;)a<n-a?(e.copyWithin(o+a,o,o+a),a*=2):(e.copyWithin(o+a,o,o+n-a),a=n);return t.target}var l1=w(()=>{});function XP(t){return Array.isArray(t)?new Float32Array(t):t}function YP(t,e){if(!t||!e||t.length!==e.length||t.constructor!==e.constructor)return!1;for(let r=0;r<t.length;++r)if(t[r]!==e[r])return!1;return!0}var Ec,f1=w(()=>{V();$t();Fu();l1();Ec=class t extends ys{get[Symbol.toStringTag](){return"VertexArray"}device;handle;buffer=null;bufferValue=null;static isConstantAttributeZeroSupported(e){return Dl()==="Chrome"}constructor(e,r){super(e,r),this.device=e,this.handle=this.device.gl.createVertexArray()}destroy(){super.destroy(),this.buffer&&this.buffer?.destroy(),this.handle&&(this.device.gl.deleteVertexArray(this.handle),this.handle=void 0)}setIndexBuffer(e){let r=e;if(r&&r.glTarget!==34963)throw new Error("Use .setBuffer()");this.device.gl.bindVertexArray(this.handle),this.device.gl.bindBuffer(34963,r?r.handle:null),this.indexBuffer=r,this.device.gl.bindVertexArray(null)}setBuffer(e,r){let o=r;if(o.glTarget===34963)throw new Error("Use .setIndexBuffer()");let{size:s,type:i,stride:n,offset:a,normalized:c,integer:l,divisor:f}=this._getAccessor(e);this.device.gl.bindVertexArray(this.handle),this.device.gl.bindBuffer(34962,o.handle),l?this.device.gl.vertexAttribIPointer(e,s,i,n,a):this.device.gl.vertexAttribPointer(e,s,i,c,n,a),this.device.gl.bindBuffer(34962,null),this.device.gl.enableVertexAttribArray(e),this.device.gl.vertexAttribDivisor(e,f||0),this.attributes[e]=o,this.device.gl.bindVertexArray(null)}setConstantWebGL(e,r){this._enable(e,!1),this.attributes[e]=r}bindBeforeRender(){this.device.gl.bindVertexArray(this.handle),this._applyConstantAttributes()}unbindAfterRender(){this.device.gl.bindVertexArray(null)}_applyConstantAttributes(){for(let e=0;e<this.maxVertexAttributes;++e){let r=this.attributes[e];ArrayBuffer.isView(r)&&this.device.setConstantAttributeWebGL(e,r)}}_getAccessor(e){let r=this.attributeInfos[e];if(!r)throw new Error(`Unknown attribute location ${e}`);let o=ic(r.bufferDataType);return{size:r.bufferComponents,type:o,stride:r.byteStride,offset:r.byteOffset,normalized:r.normalized,integer:r.integer,divisor:r.stepMode==="instance"?1:0}}_enable(e,r=!0){let s=t.isConstantAttributeZeroSupported(this.device)||e!==0;(r||s)&&(e=Number(e),this.device.gl.bindVertexArray(this.handle),r?this.device.gl.enableVertexAttribArray(e):this.device.gl.disableVertexAttribArray(e),this.device.gl.bindVertexArray(null))}getConstantBuffer(e,r){let o=XP(r),s=o.byteLength*e,i=o.length*e;if(this.buffer&&s!==this.buffer.byteLength)throw new Error(`Buffer size is immutable, byte length ${s} !== ${this.buffer.byteLength}.`);let n=!this.buffer;if(this.buffer=this.buffer||this.device.createBuffer({byteLength:s}),n||=!YP(o,this.bufferValue),n){let a=Qf(r.constructor,i);c1({target:a,source:o,start:0,count:i}),this.buffer.write(a),this.bufferValue=r}return this.buffer}}});function h1(t){return typeof t=="number"?Number.isInteger(t):/^\d+$/.test(t)}var Ac,u1=w(()=>{V();wc();Xu();Ac=class extends vs{device;gl;handle;layout;buffers={};unusedBuffers={};bindOnUse=!0;_bound=!1;constructor(e,r){super(e,r),this.device=e,this.gl=e.gl,this.handle=this.props.handle||this.gl.createTransformFeedback(),this.layout=this.props.layout,r.buffers&&this.setBuffers(r.buffers),Object.seal(this)}destroy(){this.gl.deleteTransformFeedback(this.handle),super.destroy()}begin(e="point-list"){this.gl.bindTransformFeedback(36386,this.handle),this.bindOnUse&&this._bindBuffers(),this.gl.beginTransformFeedback(t1(e))}end(){this.gl.endTransformFeedback(),this.bindOnUse&&this._unbindBuffers(),this.gl.bindTransformFeedback(36386,null)}setBuffers(e){this.buffers={},this.unusedBuffers={},this.bind(()=>{for(let r in e)this.setBuffer(r,e[r])})}setBuffer(e,r){let o=this._getVaryingIndex(e),{buffer:s,byteLength:i,byteOffset:n}=this._getBufferRange(r);if(o<0){this.unusedBuffers[e]=s,T.warn(`${this.id} unusedBuffers varying buffer ${e}`)();return}this.buffers[o]={buffer:s,byteLength:i,byteOffset:n},this.bindOnUse||this._bindBuffer(o,s,n,i)}getBuffer(e){if(h1(e))return this.buffers[e]||null;let r=this._getVaryingIndex(e);return r>=0?this.buffers[r]:null}bind(e=this.handle){if(typeof e!="function")return this.gl.bindTransformFeedback(36386,e),this;let r;return this._bound?r=e():(this.gl.bindTransformFeedback(36386,this.handle),this._bound=!0,r=e(),this._bound=!1,this.gl.bindTransformFeedback(36386,null)),r}unbind(){this.bind(null)}_getBufferRange(e){if(e instanceof tt)return{buffer:e,byteOffset:0,byteLength:e.byteLength};let{buffer:r,byteOffset:o=0,byteLength:s=e.buffer.byteLength}=e;return{buffer:r,byteOffset:o,byteLength:s}}_getVaryingIndex(e){if(h1(e))return Number(e);for(let r of this.layout.varyings||[])if(e===r.name)return r.location;return-1}_bindBuffers(){for(let e in this.buffers){let{buffer:r,byteLength:o,byteOffset:s}=this._getBufferRange(this.buffers[e]);this._bindBuffer(Number(e),r,s,o)}}_unbindBuffers(){for(let e in this.buffers)this.gl.bindBufferBase(35982,Number(e),null)}_bindBuffer(e,r,o=0,s){let i=r&&r.handle;!i||s===void 0?this.gl.bindBufferBase(35982,e,i):this.gl.bindBufferRange(35982,e,i,o,s)}}});var Pc,d1=w(()=>{V();Pc=class extends bs{device;handle;target=null;_queryPending=!1;_pollingPromise=null;get[Symbol.toStringTag](){return"Query"}constructor(e,r){if(super(e,r),this.device=e,r.count>1)throw new Error("WebGL QuerySet can only have one value");let o=this.device.gl.createQuery();if(!o)throw new Error("WebGL query not supported");this.handle=o,Object.seal(this)}destroy(){this.device.gl.deleteQuery(this.handle)}beginTimestampQuery(){return this._begin(35007)}endTimestampQuery(){this._end()}beginOcclusionQuery(e){return this._begin(e?.conservative?36202:35887)}endOcclusionQuery(){this._end()}beginTransformFeedbackQuery(){return this._begin(35976)}endTransformFeedbackQuery(){this._end()}async resolveQuery(){return[await this.pollQuery()]}_begin(e){this._queryPending||(this.target=e,this.device.gl.beginQuery(this.target,this.handle))}_end(){this._queryPending||this.target&&(this.device.gl.endQuery(this.target),this.target=null,this._queryPending=!0)}isResultAvailable(){if(!this._queryPending)return!1;let e=this.device.gl.getQueryParameter(this.handle,34919);return e&&(this._queryPending=!1),e}isTimerDisjoint(){return this.device.gl.getParameter(36795)}getResult(){return this.device.gl.getQueryParameter(this.handle,34918)}getTimerMilliseconds(){return this.getResult()/1e6}pollQuery(e=Number.POSITIVE_INFINITY){if(this._pollingPromise)return this._pollingPromise;let r=0;return this._pollingPromise=new Promise((o,s)=>{let i=()=>{this.isResultAvailable()?(o(this.getResult()),this._pollingPromise=null):r++>e?(s("Timed out"),this._pollingPromise=null):requestAnimationFrame(i)};requestAnimationFrame(i)}),this._pollingPromise}}});function Yu(t){switch(t){case 6406:case 33326:case 6403:case 36244:return 1;case 33339:case 33340:case 33328:case 33320:case 33319:return 2;case 6407:case 36248:case 34837:return 3;case 6408:case 36249:case 34836:return 4;default:return 0}}function p1(t){switch(t){case 5121:return 1;case 33635:case 32819:case 32820:return 2;case 5126:return 4;default:return 0}}var m1=w(()=>{});function g1(t){return KP[t]}var KP,x1=w(()=>{KP={5124:"sint32",5125:"uint32",5122:"sint16",5123:"uint16",5120:"sint8",5121:"uint8",5126:"float32",5131:"float16",33635:"uint16",32819:"uint16",32820:"uint16",33640:"uint32",35899:"uint32",35902:"uint32",34042:"uint32",36269:"uint32"}});function _1(t,e){let{sourceX:r=0,sourceY:o=0,sourceAttachment:s=0}=e||{},{target:i=null,sourceWidth:n,sourceHeight:a,sourceDepth:c,sourceFormat:l,sourceType:f}=e||{},{framebuffer:h,deleteFramebuffer:u}=v1(t),{gl:d,handle:p}=h;n||=h.width,a||=h.height;let m=h.colorAttachments[s]?.texture;if(!m)throw new Error(`Invalid framebuffer attachment ${s}`);c=m?.depth||1,l||=m?.glFormat||6408,f||=m?.glType||5121,i=ZP(i,f,l,n,a,c);let g=yr(i);f=f||X_(g);let x=d.bindFramebuffer(36160,p);return d.readBuffer(36064+s),d.readPixels(r,o,n,a,l,f,i),d.readBuffer(36064),d.bindFramebuffer(36160,x||null),u&&h.destroy(),i}function y1(t,e){let{target:r,sourceX:o=0,sourceY:s=0,sourceFormat:i=6408,targetByteOffset:n=0}=e||{},{sourceWidth:a,sourceHeight:c,sourceType:l}=e||{},{framebuffer:f,deleteFramebuffer:h}=v1(t);a=a||f.width,c=c||f.height;let u=f;l=l||5121;let d=r;if(!d){let m=Yu(i),g=p1(l),x=n+a*c*m*g;d=u.device.createBuffer({byteLength:x})}let p=t.device.createCommandEncoder();return p.copyTextureToBuffer({sourceTexture:t,width:a,height:c,origin:[o,s],destinationBuffer:d,byteOffset:n}),p.destroy(),h&&f.destroy(),d}function v1(t){return t instanceof Sr?{framebuffer:t,deleteFramebuffer:!1}:{framebuffer:qP(t),deleteFramebuffer:!0}}function qP(t,e){let{device:r,width:o,height:s,id:i}=t;return r.createFramebuffer({...e,id:`framebuffer-for-${i}`,width:o,height:s,colorAttachments:[t]})}function ZP(t,e,r,o,s,i){if(t)return t;e||=5121;let n=g1(e),a=vr(n),c=Yu(r);return new a(o*s*c)}var b1=w(()=>{V();Hu();m1();x1()});var Ku={};hr(Ku,{WebGLDevice:()=>Ur});function GP(t,e,r){switch(r.length){case 1:t.gl.vertexAttrib1fv(e,r);break;case 2:t.gl.vertexAttrib2fv(e,r);break;case 3:t.gl.vertexAttrib3fv(e,r);break;case 4:t.gl.vertexAttrib4fv(e,r);break;default:}}function QP(t,e,r){t.gl.vertexAttribI4iv(e,r)}function JP(t,e,r){t.gl.vertexAttribI4uiv(e,r)}function eR(t,e){if(!t||!e||t.length!==e.length||t.constructor!==e.constructor)return!1;for(let r=0;r<t.length;++r)if(t[r]!==e[r])return!1;return!0}var Ur,Rc=w(()=>{V();Du();T_();A_();N_();L_();D_();Cu();Mu();Io();B_();uc();V_();$_();yc();fc();o1();a1();f1();u1();d1();b1();Ro();_c();hi();Ur=class extends We{type="webgl";handle;features;limits;info;canvasContext;preferredColorFormat="rgba8unorm";preferredDepthFormat="depth24plus";commandEncoder;lost;_resolveContextLost;gl;_constants;_extensions={};_polyfilled=!1;spectorJS;get[Symbol.toStringTag](){return"WebGLDevice"}toString(){return`${this[Symbol.toStringTag]}(${this.id})`}isVertexFormatSupported(e){return e!=="unorm8x4-bgra"}constructor(e){super({...e,id:e.id||F_("webgl-device")});let r=We._getCanvasContextProps(e);if(!r)throw new Error("WebGLDevice requires props.createCanvasContext to be set");let o=r.canvas?.gl?.device;if(o)throw new Error(`WebGL context already attached to device ${o.id}`);this.canvasContext=new hc(this,r),this.lost=new Promise(f=>{this._resolveContextLost=f});let s={...e.webgl};r.alphaMode==="premultiplied"&&(s.premultipliedAlpha=!0),e.powerPreference!==void 0&&(s.powerPreference=e.powerPreference);let n=this.props._handle||b_(this.canvasContext.canvas,{onContextLost:f=>this._resolveContextLost?.({reason:"destroyed",message:"Entered sleep mode, or too many apps or browser tabs are using the GPU."}),onContextRestored:f=>console.log("WebGL context restored")},s);if(!n)throw new Error("WebGL context creation failed");if(o=n.device,o){if(e._reuseDevices)return T.log(1,`Not creating a new Device, instead returning a reference to Device ${o.id} already attached to WebGL context`,o)(),o._reused=!0,o;throw new Error(`WebGL context already attached to device ${o.id}`)}this.handle=n,this.gl=n,this.spectorJS=n_({...this.props,gl:this.handle}),this.gl.device=this,this.gl._version=2,this.info=S_(this.gl,this._extensions),this.limits=new lc(this.gl),this.features=new cc(this.gl,this._extensions,this.props._disabledFeatures),this.props._initializeFeatures&&this.features.initializeFeatures(),new et(this.gl,{log:(...f)=>T.log(1,...f)()}).trackState(this.gl,{copyState:!1});let c=e.debugWebGL||e.debug,l=e.debugWebGL;c&&(this.gl=f_(this.gl,{debugWebGL:c,traceWebGL:l}),T.warn("WebGL debug mode activated. Performance reduced.")(),e.debugWebGL&&(T.level=Math.max(T.level,1))),this.commandEncoder=new pi(this,{id:`${this}-command-encoder`})}destroy(){!this.props._reuseDevices&&!this._reused&&delete this.gl.device}get isLost(){return this.gl.isContextLost()}getTextureByteAlignment(){return 4}createCanvasContext(e){throw new Error("WebGL only supports a single canvas")}createBuffer(e){let r=this._normalizeBufferProps(e);return new tt(this,r)}createTexture(e){return new St(this,e)}createExternalTexture(e){throw new Error("createExternalTexture() not implemented")}createSampler(e){return new xc(this,e)}createShader(e){return new dc(this,e)}createFramebuffer(e){return new bt(this,e)}createVertexArray(e){return new Ec(this,e)}createTransformFeedback(e){return new Ac(this,e)}createQuerySet(e){return new Pc(this,e)}createRenderPipeline(e){return new bc(this,e)}createComputePipeline(e){throw new Error("ComputePipeline not supported in WebGL")}createCommandEncoder(e={}){return new pi(this,e)}submit(e){e||(e=this.commandEncoder.finish(),this.commandEncoder.destroy(),this.commandEncoder=this.createCommandEncoder({id:`${this.id}-default-encoder`})),e._executeCommands()}readPixelsToArrayWebGL(e,r){return _1(e,r)}readPixelsToBufferWebGL(e,r){return y1(e,r)}setParametersWebGL(e){Je(this.gl,e)}getParametersWebGL(e){return sc(this.gl,e)}withParametersWebGL(e,r){return rr(this.gl,e,r)}resetWebGL(){T.warn("WebGLDevice.resetWebGL is deprecated, use only for debugging")(),g_(this.gl)}_getDeviceSpecificTextureFormatCapabilities(e){return M_(this.gl,e,this._extensions)}loseDevice(){let e=!1,o=this.getExtension("WEBGL_lose_context").WEBGL_lose_context;return o&&(e=!0,o.loseContext()),this._resolveContextLost?.({reason:"destroyed",message:"Application triggered context loss"}),e}pushState(){et.get(this.gl).push()}popState(){et.get(this.gl).pop()}getGLKey(e,r){let o=Number(e);for(let s in this.gl)if(this.gl[s]===o)return`GL.${s}`;return r?.emptyIfUnknown?"":String(e)}getGLKeys(e){let r={emptyIfUnknown:!0};return Object.entries(e).reduce((o,[s,i])=>(o[`${s}:${this.getGLKey(s,r)}`]=`${i}:${this.getGLKey(i,r)}`,o),{})}setConstantAttributeWebGL(e,r){let o=this.limits.maxVertexAttributes;this._constants=this._constants||new Array(o).fill(null);let s=this._constants[e];switch(s&&eR(s,r)&&T.info(1,`setConstantAttributeWebGL(${e}) could have been skipped, value unchanged`)(),this._constants[e]=r,r.constructor){case Float32Array:GP(this,e,r);break;case Int32Array:QP(this,e,r);break;case Uint32Array:JP(this,e,r);break;default:throw new Error("constant")}}getExtension(e){return vt(this.gl,e,this._extensions),this._extensions}_setWebGLDebugMetadata(e,r,o){e.luma=r;let s={props:o.spector,id:o.spector.id};e.__SPECTOR_Metadata=s}}});function tR(t){return typeof WebGL2RenderingContext<"u"&&t instanceof WebGL2RenderingContext?!0:!!(t&&Number.isFinite(t._version))}var Cc,qu,mi,T1=w(()=>{V();o_();Cu();Mu();Cc=1,qu=class extends ps{type="webgl";constructor(){super(),We.defaultProps={...We.defaultProps,...oc}}enforceWebGL2(e){r_(e)}isSupported(){return typeof WebGL2RenderingContext<"u"}isDeviceHandle(e){return typeof WebGL2RenderingContext<"u"&&e instanceof WebGL2RenderingContext?!0:(typeof WebGLRenderingContext<"u"&&e instanceof WebGLRenderingContext&&T.warn("WebGL1 is not supported",e)(),!1)}async attach(e,r={}){let{WebGLDevice:o}=await Promise.resolve().then(()=>(Rc(),Ku));if(e instanceof o)return e;if(e?.device instanceof o)return e.device;if(!tR(e))throw new Error("Invalid WebGL2RenderingContext");let s=r.createCanvasContext===!0?{}:r.createCanvasContext;return new o({...r,_handle:e,createCanvasContext:{canvas:e.canvas,autoResize:!1,...s}})}async create(e={}){let{WebGLDevice:r}=await Promise.resolve().then(()=>(Rc(),Ku));T.groupCollapsed(Cc,"WebGLDevice created")();try{let o=[];(e.debugWebGL||e.debug)&&o.push(l_()),e.debugSpectorJS&&o.push(i_(e));let s=await Promise.allSettled(o);for(let a of s)a.status==="rejected"&&T.error(`Failed to initialize debug libraries ${a.reason}`)();let i=new r(e),n=`${i._reused?"Reusing":"Created"} device with WebGL2 ${i.props.debug?"debug ":""}context: ${i.info.vendor}, ${i.info.renderer} for canvas: ${i.canvasContext.id}`;return T.probe(Cc,n)(),T.table(Cc,i.info)(),i}finally{T.groupEnd(Cc)()}}};mi=new qu});var wc=w(()=>{T1();Rc();uc()});var ky=U3((QQ,gd)=>{"use strict";gd.exports=Qc;gd.exports.default=Qc;function Qc(t,e,r){r=r||2;var o=e&&e.length,s=o?e[0]*r:t.length,i=Fy(t,0,s,r,!0),n=[];if(!i||i.next===i.prev)return n;var a,c,l,f,h,u,d;if(o&&(i=UC(t,e,i,r)),t.length>80*r){a=l=t[0],c=f=t[1];for(var p=r;p<s;p+=r)h=t[p],u=t[p+1],h<a&&(a=h),u<c&&(c=u),h>l&&(l=h),u>f&&(f=u);d=Math.max(l-a,f-c),d=d!==0?32767/d:0}return Zi(i,n,r,a,c,d,0),n}function Fy(t,e,r,o,s){var i,n;if(s===md(t,e,r,o)>0)for(i=e;i<r;i+=o)n=Dy(i,t[i],t[i+1],n);else for(i=r-o;i>=e;i-=o)n=Dy(i,t[i],t[i+1],n);return n&&Jc(n,n.next)&&(Qi(n),n=n.next),n}function zr(t,e){if(!t)return t;e||(e=t);var r=t,o;do if(o=!1,!r.steiner&&(Jc(r,r.next)||ee(r.prev,r,r.next)===0)){if(Qi(r),r=e=r.prev,r===r.next)break;o=!0}else r=r.next;while(o||r!==e);return e}function Zi(t,e,r,o,s,i,n){if(t){!n&&i&&jC(t,o,s,i);for(var a=t,c,l;t.prev!==t.next;){if(c=t.prev,l=t.next,i?DC(t,o,s,i):LC(t)){e.push(c.i/r|0),e.push(t.i/r|0),e.push(l.i/r|0),Qi(t),t=l.next,a=l.next;continue}if(t=l,t===a){n?n===1?(t=FC(zr(t),e,r),Zi(t,e,r,o,s,i,2)):n===2&&BC(t,e,r,o,s,i):Zi(zr(t),e,r,o,s,i,1);break}}}}function LC(t){var e=t.prev,r=t,o=t.next;if(ee(e,r,o)>=0)return!1;for(var s=e.x,i=r.x,n=o.x,a=e.y,c=r.y,l=o.y,f=s<i?s<n?s:n:i<n?i:n,h=a<c?a<l?a:l:c<l?c:l,u=s>i?s>n?s:n:i>n?i:n,d=a>c?a>l?a:l:c>l?c:l,p=o.next;p!==e;){if(p.x>=f&&p.x<=u&&p.y>=h&&p.y<=d&&Lo(s,a,i,c,n,l,p.x,p.y)&&ee(p.prev,p,p.next)>=0)return!1;p=p.next}return!0}function DC(t,e,r,o){var s=t.prev,i=t,n=t.next;if(ee(s,i,n)>=0)return!1;for(var a=s.x,c=i.x,l=n.x,f=s.y,h=i.y,u=n.y,d=a<c?a<l?a:l:c<l?c:l,p=f<h?f<u?f:u:h<u?h:u,m=a>c?a>l?a:l:c>l?c:l,g=f>h?f>u?f:u:h>u?h:u,x=dd(d,p,e,r,o),y=dd(m,g,e,r,o),_=t.prevZ,v=t.nextZ;_&&_.z>=x&&v&&v.z<=y;){if(_.x>=d&&_.x<=m&&_.y>=p&&_.y<=g&&_!==s&&_!==n&&Lo(a,f,c,h,l,u,_.x,_.y)&&ee(_.prev,_,_.next)>=0||(_=_.prevZ,v.x>=d&&v.x<=m&&v.y>=p&&v.y<=g&&v!==s&&v!==n&&Lo(a,f,c,h,l,u,v.x,v.y)&&ee(v.prev,v,v.next)>=0))return!1;v=v.nextZ}for(;_&&_.z>=x;){if(_.x>=d&&_.x<=m&&_.y>=p&&_.y<=g&&_!==s&&_!==n&&Lo(a,f,c,h,l,u,_.x,_.y)&&ee(_.prev,_,_.next)>=0)return!1;_=_.prevZ}for(;v&&v.z<=y;){if(v.x>=d&&v.x<=m&&v.y>=p&&v.y<=g&&v!==s&&v!==n&&Lo(a,f,c,h,l,u,v.x,v.y)&&ee(v.prev,v,v.next)>=0)return!1;v=v.nextZ}return!0}function FC(t,e,r){var o=t;do{var s=o.prev,i=o.next.next;!Jc(s,i)&&By(s,o,o.next,i)&&Gi(s,i)&&Gi(i,s)&&(e.push(s.i/r|0),e.push(o.i/r|0),e.push(i.i/r|0),Qi(o),Qi(o.next),o=t=i),o=o.next}while(o!==t);return zr(o)}function BC(t,e,r,o,s,i){var n=t;do{for(var a=n.next.next;a!==n.prev;){if(n.i!==a.i&&XC(n,a)){var c=Uy(n,a);n=zr(n,n.next),c=zr(c,c.next),Zi(n,e,r,o,s,i,0),Zi(c,e,r,o,s,i,0);return}a=a.next}n=n.next}while(n!==t)}function UC(t,e,r,o){var s=[],i,n,a,c,l;for(i=0,n=e.length;i<n;i++)a=e[i]*o,c=i<n-1?e[i+1]*o:t.length,l=Fy(t,a,c,o,!1),l===l.next&&(l.steiner=!0),s.push(HC(l));for(s.sort(kC),i=0;i<s.length;i++)r=zC(s[i],r);return r}function kC(t,e){return t.x-e.x}function zC(t,e){var r=VC(t,e);if(!r)return e;var o=Uy(r,t);return zr(o,o.next),zr(r,r.next)}function VC(t,e){var r=e,o=t.x,s=t.y,i=-1/0,n;do{if(s<=r.y&&s>=r.next.y&&r.next.y!==r.y){var a=r.x+(s-r.y)*(r.next.x-r.x)/(r.next.y-r.y);if(a<=o&&a>i&&(i=a,n=r.x<r.next.x?r:r.next,a===o))return n}r=r.next}while(r!==e);if(!n)return null;var c=n,l=n.x,f=n.y,h=1/0,u;r=n;do o>=r.x&&r.x>=l&&o!==r.x&&Lo(s<f?o:i,s,l,f,s<f?i:o,s,r.x,r.y)&&(u=Math.abs(s-r.y)/(o-r.x),Gi(r,t)&&(u<h||u===h&&(r.x>n.x||r.x===n.x&&WC(n,r)))&&(n=r,h=u)),r=r.next;while(r!==c);return n}function WC(t,e){return ee(t.prev,t,e.prev)<0&&ee(e.next,t,t.next)<0}function jC(t,e,r,o){var s=t;do s.z===0&&(s.z=dd(s.x,s.y,e,r,o)),s.prevZ=s.prev,s.nextZ=s.next,s=s.next;while(s!==t);s.prevZ.nextZ=null,s.prevZ=null,$C(s)}function $C(t){var e,r,o,s,i,n,a,c,l=1;do{for(r=t,t=null,i=null,n=0;r;){for(n++,o=r,a=0,e=0;e<l&&(a++,o=o.nextZ,!!o);e++);for(c=l;a>0||c>0&&o;)a!==0&&(c===0||!o||r.z<=o.z)?(s=r,r=r.nextZ,a--):(s=o,o=o.nextZ,c--),i?i.nextZ=s:t=s,s.prevZ=i,i=s;r=o}i.nextZ=null,l*=2}while(n>1);return t}function dd(t,e,r,o,s){return t=(t-r)*s|0,e=(e-o)*s|0,t=(t|t<<8)&16711935,t=(t|t<<4)&252645135,t=(t|t<<2)&858993459,t=(t|t<<1)&1431655765,e=(e|e<<8)&16711935,e=(e|e<<4)&252645135,e=(e|e<<2)&858993459,e=(e|e<<1)&1431655765,t|e<<1}function HC(t){var e=t,r=t;do(e.x<r.x||e.x===r.x&&e.y<r.y)&&(r=e),e=e.next;while(e!==t);return r}function Lo(t,e,r,o,s,i,n,a){return(s-n)*(e-a)>=(t-n)*(i-a)&&(t-n)*(o-a)>=(r-n)*(e-a)&&(r-n)*(i-a)>=(s-n)*(o-a)}function XC(t,e){return t.next.i!==e.i&&t.prev.i!==e.i&&!YC(t,e)&&(Gi(t,e)&&Gi(e,t)&&KC(t,e)&&(ee(t.prev,t,e.prev)||ee(t,e.prev,e))||Jc(t,e)&&ee(t.prev,t,t.next)>0&&ee(e.prev,e,e.next)>0)}function ee(t,e,r){return(e.y-t.y)*(r.x-e.x)-(e.x-t.x)*(r.y-e.y)}function Jc(t,e){return t.x===e.x&&t.y===e.y}function By(t,e,r,o){var s=Gc(ee(t,e,r)),i=Gc(ee(t,e,o)),n=Gc(ee(r,o,t)),a=Gc(ee(r,o,e));return!!(s!==i&&n!==a||s===0&&Zc(t,r,e)||i===0&&Zc(t,o,e)||n===0&&Zc(r,t,o)||a===0&&Zc(r,e,o))}function Zc(t,e,r){return e.x<=Math.max(t.x,r.x)&&e.x>=Math.min(t.x,r.x)&&e.y<=Math.max(t.y,r.y)&&e.y>=Math.min(t.y,r.y)}function Gc(t){return t>0?1:t<0?-1:0}function YC(t,e){var r=t;do{if(r.i!==t.i&&r.next.i!==t.i&&r.i!==e.i&&r.next.i!==e.i&&By(r,r.next,t,e))return!0;r=r.next}while(r!==t);return!1}function Gi(t,e){return ee(t.prev,t,t.next)<0?ee(t,e,t.next)>=0&&ee(t,t.prev,e)>=0:ee(t,e,t.prev)<0||ee(t,t.next,e)<0}function KC(t,e){var r=t,o=!1,s=(t.x+e.x)/2,i=(t.y+e.y)/2;do r.y>i!=r.next.y>i&&r.next.y!==r.y&&s<(r.next.x-r.x)*(i-r.y)/(r.next.y-r.y)+r.x&&(o=!o),r=r.next;while(r!==t);return o}function Uy(t,e){var r=new pd(t.i,t.x,t.y),o=new pd(e.i,e.x,e.y),s=t.next,i=e.prev;return t.next=e,e.prev=t,r.next=s,s.prev=r,o.next=r,r.prev=o,i.next=o,o.prev=i,o}function Dy(t,e,r,o){var s=new pd(t,e,r);return o?(s.next=o.next,s.prev=o,o.next.prev=s,o.next=s):(s.prev=s,s.next=s),s}function Qi(t){t.next.prev=t.prev,t.prev.next=t.next,t.prevZ&&(t.prevZ.nextZ=t.nextZ),t.nextZ&&(t.nextZ.prevZ=t.prevZ)}function pd(t,e,r){this.i=t,this.x=e,this.y=r,this.prev=null,this.next=null,this.z=0,this.prevZ=null,this.nextZ=null,this.steiner=!1}Qc.deviation=function(t,e,r,o){var s=e&&e.length,i=s?e[0]*r:t.length,n=Math.abs(md(t,0,i,r));if(s)for(var a=0,c=e.length;a<c;a++){var l=e[a]*r,f=a<c-1?e[a+1]*r:t.length;n-=Math.abs(md(t,l,f,r))}var h=0;for(a=0;a<o.length;a+=3){var u=o[a]*r,d=o[a+1]*r,p=o[a+2]*r;h+=Math.abs((t[u]-t[p])*(t[d+1]-t[u+1])-(t[u]-t[d])*(t[p+1]-t[u+1]))}return n===0&&h===0?0:Math.abs((h-n)/n)};function md(t,e,r,o){for(var s=0,i=e,n=r-o;i<r;i+=o)s+=(t[n]-t[i])*(t[i+1]+t[n+1]),n=i;return s}Qc.flatten=function(t){for(var e=t[0][0].length,r={vertices:[],holes:[],dimensions:e},o=0,s=0;s<t.length;s++){for(var i=0;i<t[s].length;i++)for(var n=0;n<e;n++)r.vertices.push(t[s][i][n]);s>0&&(o+=t[s-1].length,r.holes.push(o))}return r}});async function wn(t,e={},r={}){return(await Jd(t,e,r)).json()}async function Pn(t,e={},r={}){let o=await Jd(t,e,r);return{headers:o.headers,buffer:await o.arrayBuffer()}}async function Jd(t,e,r){let o=new URLSearchParams(e).toString(),s=`/api/${t.map(encodeURIComponent).join("/")}${o?`?${o}`:""}`,i;try{i=await fetch(s,r)}catch(n){throw n.name==="AbortError"?n:new Error("The server does not answer: was `tilflow view` stopped?")}if(!i.ok){let{error:n}=await i.json().catch(()=>({}));throw new Error(n??`The server answered ${i.status}.`)}return i}var V3="http://www.w3.org/2000/svg",W3=new Set(["svg","g","path","circle","line","text","rect","title","polyline"]);function I(t,e={},...r){let o=W3.has(t)?document.createElementNS(V3,t):document.createElement(t);for(let[s,i]of Object.entries(e))i==null||i===!1||(s.startsWith("on")?o.addEventListener(s.slice(2),i):o.setAttribute(s,i===!0?"":i));return Ml(o,...r),o}function jr(t){if(t==null||t==="")return"–";if(typeof t!="number")return String(t);if(Number.isInteger(t)&&Math.abs(t)<1e15)return t.toLocaleString("en");let e=Math.abs(t);return e!==0&&(e<.001||e>=1e7)?t.toExponential(2).replace("-","−"):Number(t.toPrecision(4)).toLocaleString("en",{maximumSignificantDigits:4}).replace("-","−")}var j3={b:"B",dr:"DR",hla:"HLA",id:"ID",ki67:"Ki67",mm2:"mm²",nk:"NK",pd1:"PD1",t:"T",tils:"TILs",ul:"µL",um:"µm",um2:"µm²"};function Ie(t){return String(t).split(/[_ ]+/).map(r=>j3[r]??r.replace(/^cd(?=\d)/,"CD")).join(" ").replace(/^./,r=>r.toUpperCase())}function Ml(t,...e){t.replaceChildren(...e.flat().filter(r=>r!=null&&r!==!1))}function Xo(t){return`/results/${t.split("/").map(encodeURIComponent).join("/")}`}var $3={svg:"SVG",tsv:"its numbers (TSV)"};function ep(t,e){return t.flatMap(r=>{let o=$3[r.split(".").at(-1)];return[" ",I("a",{class:"file",href:Xo(r),target:"_blank",rel:"noopener","aria-label":`${e}: ${o}`},o)]})}var Pt=[[230,159,0],[86,180,233],[0,158,115],[240,228,66],[204,121,167],[213,94,0],[0,114,178]],Il=[170,170,170],tp=([t,e,r])=>`rgb(${t} ${e} ${r})`;var rp=12,H3=80,op=[255,255,255,255],X3=/^(other|unclassified|nucleated)/;function np(t,e){let r=e?[Pt[3],Pt[1],Pt[2],Pt[4],Pt[6],Pt[5],Pt[0]]:Pt,o=e?[70,70,70]:Il,s=0;return t.map(i=>X3.test(i)?o:r[s++%r.length])}var Rn=class{constructor(e,r,o){this.slideId=e,this.pixelUm=r,this.wanted=o,this.bounds=null}covers([e,r,o,s]){if(!this.bounds)return!1;let[i,n,a,c]=this.bounds,l=i<=e&&n<=r&&a>=o&&c>=s,f=this.found>this.sent&&(a-i)*(c-n)>9*(o-e)*(s-r);return l&&!f}forget(){this.bounds=null}async read([e,r,o,s],{hidden:i,colours:n,most:a}){let[c,l]=[(o-e)/2,(s-r)/2],f=[e-c,r-l,o+c,s+l];this.abort?.abort(),this.abort=new AbortController;let h=new URLSearchParams({...this.wanted,most:a});["left","top","right","bottom"].forEach((p,m)=>h.set(p,f[m]*this.pixelUm));for(let p of i)h.append("hide",p);let{buffer:u,headers:d}=await Pn(["cells",this.slideId],h,{signal:this.abort.signal});return this.bounds=f,this.found=Number(d.get("X-Cells-Found")),this.sent=Number(d.get("X-Cells-Sent")),Y3(u,this.pixelUm,n,!!this.wanted.phenotype)}};function Y3(t,e,r,o){let s=t.byteLength/rp,i=new DataView(t),n=sp(s),a=sp(s);for(let c=0;c<s;c++){let l=c*rp,f=[i.getFloat32(l,!0)/e,i.getFloat32(l+4,!0)/e],h=r[i.getUint16(l+8,!0)]??Il,u=i.getUint16(l+10,!0)===1;ip(n,f,[...h,u?255:H3],o&&u?op:[0,0,0,u?160:40]),o&&u&&ip(a,f,[...h,255],op)}return{all:n,chosen:a}}function sp(t){return{length:0,positions:new Float32Array(t*2),fill:new Uint8Array(t*4),line:new Uint8Array(t*4)}}function ip(t,e,r,o){let s=t.length++;t.positions.set(e,2*s),t.fill.set(r,4*s),t.line.set(o,4*s)}function jt(t,e){if(!t)throw new Error(e||"loader assertion failed.")}var it={self:typeof self<"u"&&self,window:typeof window<"u"&&window,global:typeof global<"u"&&global,document:typeof document<"u"&&document},K3=it.self||it.window||it.global||{},q3=it.window||it.self||it.global||{},Z3=it.global||it.self||it.window||{},G3=it.document||{};var ur=!!(typeof process!="object"||String(process)!=="[object process]"||process.browser);var ap=typeof process<"u"&&process.version&&/v([0-9]*)/.exec(process.version),Q3=ap&&parseFloat(ap[1])||0;Ko();var Wl="4.3.3",n2=Wl[0]>="0"&&Wl[0]<="9"?`v${Wl}`:"";function a2(){let t=new be({id:"loaders.gl"});return globalThis.loaders=globalThis.loaders||{},globalThis.loaders.log=t,globalThis.loaders.version=n2,globalThis.probe=globalThis.probe||{},globalThis.probe.loaders=t,t}var jl=a2();function $l(t,e){return Sp(t||{},e)}function Sp(t,e,r=0){if(r>3)return e;let o={...t};for(let[s,i]of Object.entries(e))i&&typeof i=="object"&&!Array.isArray(i)?o[s]=Sp(o[s]||{},e[s],r+1):o[s]=e[s];return o}var Ep="latest";function c2(){return globalThis._loadersgl_?.version||(globalThis._loadersgl_=globalThis._loadersgl_||{},globalThis._loadersgl_.version="4.3.3"),globalThis._loadersgl_.version}var Hl=c2();function Te(t,e){if(!t)throw new Error(e||"loaders.gl assertion failed.")}var at={self:typeof self<"u"&&self,window:typeof window<"u"&&window,global:typeof global<"u"&&global,document:typeof document<"u"&&document},yO=at.self||at.window||at.global||{},vO=at.window||at.self||at.global||{},bO=at.global||at.self||at.window||{},TO=at.document||{};var De=typeof process!="object"||String(process)!=="[object process]"||process.browser;var wp=typeof window<"u"&&typeof window.orientation<"u",Ap=typeof process<"u"&&process.version&&/v([0-9]*)/.exec(process.version),SO=Ap&&parseFloat(Ap[1])||0;var qo=class{name;workerThread;isRunning=!0;result;_resolve=()=>{};_reject=()=>{};constructor(e,r){this.name=e,this.workerThread=r,this.result=new Promise((o,s)=>{this._resolve=o,this._reject=s})}postMessage(e,r){this.workerThread.postMessage({source:"loaders.gl",type:e,payload:r})}done(e){Te(this.isRunning),this.isRunning=!1,this._resolve(e)}error(e){Te(this.isRunning),this.isRunning=!1,this._reject(e)}};var Xr=class{terminate(){}};var Xl=new Map;function Pp(t){Te(t.source&&!t.url||!t.source&&t.url);let e=Xl.get(t.source||t.url);return e||(t.url&&(e=l2(t.url),Xl.set(t.url,e)),t.source&&(e=Rp(t.source),Xl.set(t.source,e))),Te(e),e}function l2(t){if(!t.startsWith("http"))return t;let e=f2(t);return Rp(e)}function Rp(t){let e=new Blob([t],{type:"application/javascript"});return URL.createObjectURL(e)}function f2(t){return`try {
  importScripts('${t}');
} catch (error) {
  console.error(error);
  throw error;
}`}function Yl(t,e=!0,r){let o=r||new Set;if(t){if(Cp(t))o.add(t);else if(Cp(t.buffer))o.add(t.buffer);else if(!ArrayBuffer.isView(t)){if(e&&typeof t=="object")for(let s in t)Yl(t[s],e,o)}}return r===void 0?Array.from(o):[]}function Cp(t){return t?t instanceof ArrayBuffer||typeof MessagePort<"u"&&t instanceof MessagePort||typeof ImageBitmap<"u"&&t instanceof ImageBitmap||typeof OffscreenCanvas<"u"&&t instanceof OffscreenCanvas:!1}var Kl=()=>{},Ht=class{name;source;url;terminated=!1;worker;onMessage;onError;_loadableURL="";static isSupported(){return typeof Worker<"u"&&De||typeof Xr<"u"&&!De}constructor(e){let{name:r,source:o,url:s}=e;Te(o||s),this.name=r,this.source=o,this.url=s,this.onMessage=Kl,this.onError=i=>console.log(i),this.worker=De?this._createBrowserWorker():this._createNodeWorker()}destroy(){this.onMessage=Kl,this.onError=Kl,this.worker.terminate(),this.terminated=!0}get isRunning(){return!!this.onMessage}postMessage(e,r){r=r||Yl(e),this.worker.postMessage(e,r)}_getErrorFromErrorEvent(e){let r="Failed to load ";return r+=`worker ${this.name} from ${this.url}. `,e.message&&(r+=`${e.message} in `),e.lineno&&(r+=`:${e.lineno}:${e.colno}`),new Error(r)}_createBrowserWorker(){this._loadableURL=Pp({source:this.source,url:this.url});let e=new Worker(this._loadableURL,{name:this.name});return e.onmessage=r=>{r.data?this.onMessage(r.data):this.onError(new Error("No data received"))},e.onerror=r=>{this.onError(this._getErrorFromErrorEvent(r)),this.terminated=!0},e.onmessageerror=r=>console.error(r),e}_createNodeWorker(){let e;if(this.url){let o=this.url.includes(":/")||this.url.startsWith("/")?this.url:`./${this.url}`;e=new Xr(o,{eval:!1})}else if(this.source)e=new Xr(this.source,{eval:!0});else throw new Error("no worker");return e.on("message",r=>{this.onMessage(r)}),e.on("error",r=>{this.onError(r)}),e.on("exit",r=>{}),e}};var Zo=class{name="unnamed";source;url;maxConcurrency=1;maxMobileConcurrency=1;onDebug=()=>{};reuseWorkers=!0;props={};jobQueue=[];idleQueue=[];count=0;isDestroyed=!1;static isSupported(){return Ht.isSupported()}constructor(e){this.source=e.source,this.url=e.url,this.setProps(e)}destroy(){this.idleQueue.forEach(e=>e.destroy()),this.isDestroyed=!0}setProps(e){this.props={...this.props,...e},e.name!==void 0&&(this.name=e.name),e.maxConcurrency!==void 0&&(this.maxConcurrency=e.maxConcurrency),e.maxMobileConcurrency!==void 0&&(this.maxMobileConcurrency=e.maxMobileConcurrency),e.reuseWorkers!==void 0&&(this.reuseWorkers=e.reuseWorkers),e.onDebug!==void 0&&(this.onDebug=e.onDebug)}async startJob(e,r=(s,i,n)=>s.done(n),o=(s,i)=>s.error(i)){let s=new Promise(i=>(this.jobQueue.push({name:e,onMessage:r,onError:o,onStart:i}),this));return this._startQueuedJob(),await s}async _startQueuedJob(){if(!this.jobQueue.length)return;let e=this._getAvailableWorker();if(!e)return;let r=this.jobQueue.shift();if(r){this.onDebug({message:"Starting job",name:r.name,workerThread:e,backlog:this.jobQueue.length});let o=new qo(r.name,e);e.onMessage=s=>r.onMessage(o,s.type,s.payload),e.onError=s=>r.onError(o,s),r.onStart(o);try{await o.result}catch(s){console.error(`Worker exception: ${s}`)}finally{this.returnWorkerToQueue(e)}}}returnWorkerToQueue(e){!De||this.isDestroyed||!this.reuseWorkers||this.count>this._getMaxConcurrency()?(e.destroy(),this.count--):this.idleQueue.push(e),this.isDestroyed||this._startQueuedJob()}_getAvailableWorker(){if(this.idleQueue.length>0)return this.idleQueue.shift()||null;if(this.count<this._getMaxConcurrency()){this.count++;let e=`${this.name.toLowerCase()} (#${this.count} of ${this.maxConcurrency})`;return new Ht({name:e,source:this.source,url:this.url})}return null}_getMaxConcurrency(){return wp?this.maxMobileConcurrency:this.maxConcurrency}};var h2={maxConcurrency:3,maxMobileConcurrency:1,reuseWorkers:!0,onDebug:()=>{}},pr=class t{props;workerPools=new Map;static _workerFarm;static isSupported(){return Ht.isSupported()}static getWorkerFarm(e={}){return t._workerFarm=t._workerFarm||new t({}),t._workerFarm.setProps(e),t._workerFarm}constructor(e){this.props={...h2},this.setProps(e),this.workerPools=new Map}destroy(){for(let e of this.workerPools.values())e.destroy();this.workerPools=new Map}setProps(e){this.props={...this.props,...e};for(let r of this.workerPools.values())r.setProps(this._getWorkerPoolProps())}getWorkerPool(e){let{name:r,source:o,url:s}=e,i=this.workerPools.get(r);return i||(i=new Zo({name:r,source:o,url:s}),i.setProps(this._getWorkerPoolProps()),this.workerPools.set(r,i)),i}_getWorkerPoolProps(){return{maxConcurrency:this.props.maxConcurrency,maxMobileConcurrency:this.props.maxMobileConcurrency,reuseWorkers:this.props.reuseWorkers,onDebug:this.props.onDebug}}};function ql(t,e={}){let r=e[t.id]||{},o=De?`${t.id}-worker.js`:`${t.id}-worker-node.js`,s=r.workerUrl;if(!s&&t.id==="compression"&&(s=e.workerUrl),e._workerType==="test"&&(De?s=`modules/${t.module}/dist/${o}`:s=`modules/${t.module}/src/workers/${t.id}-worker-node.ts`),!s){let i=t.version;i==="latest"&&(i=Ep);let n=i?`@${i}`:"";s=`https://unpkg.com/@loaders.gl/${t.module}${n}/dist/${o}`}return Te(s),s}function Zl(t,e=Hl){Te(t,"no worker provided");let r=t.version;return!(!e||!r)}function Gl(t,e){return!pr.isSupported()||!De&&!e?._nodeWorkers?!1:t.worker&&e?.worker}async function Ql(t,e,r,o,s){let i=t.id,n=ql(t,r),c=pr.getWorkerFarm(r).getWorkerPool({name:i,url:n});r=JSON.parse(JSON.stringify(r)),o=JSON.parse(JSON.stringify(o||{}));let l=await c.startJob("process-on-worker",u2.bind(null,s));return l.postMessage("process",{input:e,options:r,context:o}),await(await l.result).result}async function u2(t,e,r,o){switch(r){case"done":e.done(o);break;case"error":e.error(new Error(o.error));break;case"process":let{id:s,input:i,options:n}=o;try{let a=await t(i,n);e.postMessage("done",{id:s,result:a})}catch(a){let c=a instanceof Error?a.message:"unknown error";e.postMessage("error",{id:s,error:c})}break;default:console.warn(`parse-with-worker unknown message ${r}`)}}function Jl(t,e,r){if(r=r||t.byteLength,t.byteLength<r||e.byteLength<r)return!1;let o=new Uint8Array(t),s=new Uint8Array(e);for(let i=0;i<o.length;++i)if(o[i]!==s[i])return!1;return!0}function ef(...t){return Mp(t)}function Mp(t){let e=t.map(i=>i instanceof ArrayBuffer?new Uint8Array(i):i),r=e.reduce((i,n)=>i+n.byteLength,0),o=new Uint8Array(r),s=0;for(let i of e)o.set(i,s),s+=i.byteLength;return o.buffer}async function tf(t){let e=[];for await(let r of t)e.push(r);return ef(...e)}Yr();var d2="Queued Requests",p2="Active Requests",m2="Cancelled Requests",g2="Queued Requests Ever",x2="Active Requests Ever",_2={id:"request-scheduler",throttleRequests:!0,maxRequests:6,debounceTime:0},Kr=class{props;stats;activeRequestCount=0;requestQueue=[];requestMap=new Map;updateTimer=null;constructor(e={}){this.props={..._2,...e},this.stats=new we({id:this.props.id}),this.stats.get(d2),this.stats.get(p2),this.stats.get(m2),this.stats.get(g2),this.stats.get(x2)}scheduleRequest(e,r=()=>0){if(!this.props.throttleRequests)return Promise.resolve({done:()=>{}});if(this.requestMap.has(e))return this.requestMap.get(e);let o={handle:e,priority:0,getPriority:r},s=new Promise(i=>(o.resolve=i,o));return this.requestQueue.push(o),this.requestMap.set(e,s),this._issueNewRequests(),s}_issueRequest(e){let{handle:r,resolve:o}=e,s=!1,i=()=>{s||(s=!0,this.requestMap.delete(r),this.activeRequestCount--,this._issueNewRequests())};return this.activeRequestCount++,o?o({done:i}):Promise.resolve({done:i})}_issueNewRequests(){this.updateTimer!==null&&clearTimeout(this.updateTimer),this.updateTimer=setTimeout(()=>this._issueNewRequestsAsync(),this.props.debounceTime)}_issueNewRequestsAsync(){this.updateTimer!==null&&clearTimeout(this.updateTimer),this.updateTimer=null;let e=Math.max(this.props.maxRequests-this.activeRequestCount,0);if(e!==0){this._updateAllRequests();for(let r=0;r<e;++r){let o=this.requestQueue.shift();o&&this._issueRequest(o)}}}_updateAllRequests(){let e=this.requestQueue;for(let r=0;r<e.length;++r){let o=e[r];this._updateRequest(o)||(e.splice(r,1),this.requestMap.delete(o.handle),r--)}e.sort((r,o)=>r.priority-o.priority)}_updateRequest(e){return e.priority=e.getPriority(e.handle),e.priority<0?(e.resolve(null),!1):!0}};var y2="",Op={};function sf(t){for(let e in Op)if(t.startsWith(e)){let r=Op[e];t=t.replace(e,r)}return!t.startsWith("http://")&&!t.startsWith("https://")&&(t=`${y2}${t}`),t}function Np(t){return t&&typeof t=="object"&&t.isBuffer}function Dn(t){if(Np(t))return t;if(t instanceof ArrayBuffer)return t;if(ArrayBuffer.isView(t))return t.byteOffset===0&&t.byteLength===t.buffer.byteLength?t.buffer:t.buffer.slice(t.byteOffset,t.byteOffset+t.byteLength);if(typeof t=="string"){let e=t;return new TextEncoder().encode(e).buffer}if(t&&typeof t=="object"&&t._toArrayBuffer)return t._toArrayBuffer();throw new Error("toArrayBuffer")}var gr={};hr(gr,{dirname:()=>b2,filename:()=>v2,join:()=>T2,resolve:()=>S2});function Lp(){if(typeof process<"u"&&typeof process.cwd<"u")return process.cwd();let t=window.location?.pathname;return t?.slice(0,t.lastIndexOf("/")+1)||""}function v2(t){let e=t?t.lastIndexOf("/"):-1;return e>=0?t.substr(e+1):""}function b2(t){let e=t?t.lastIndexOf("/"):-1;return e>=0?t.substr(0,e):""}function T2(...t){return t=t.map((r,o)=>(o&&(r=r.replace(new RegExp("^/"),"")),o!==t.length-1&&(r=r.replace(new RegExp("/$"),"")),r)),t.join("/")}function S2(...t){let e=[];for(let i=0;i<t.length;i++)e[i]=t[i];let r="",o=!1,s;for(let i=e.length-1;i>=-1&&!o;i--){let n;i>=0?n=e[i]:(s===void 0&&(s=Lp()),n=s),n.length!==0&&(r=`${n}/${r}`,o=n.charCodeAt(0)===Qo)}return r=E2(r,!o),o?`/${r}`:r.length>0?r:"."}var Qo=47,nf=46;function E2(t,e){let r="",o=-1,s=0,i,n=!1;for(let a=0;a<=t.length;++a){if(a<t.length)i=t.charCodeAt(a);else{if(i===Qo)break;i=Qo}if(i===Qo){if(!(o===a-1||s===1))if(o!==a-1&&s===2){if(r.length<2||!n||r.charCodeAt(r.length-1)!==nf||r.charCodeAt(r.length-2)!==nf){if(r.length>2){let c=r.length-1,l=c;for(;l>=0&&r.charCodeAt(l)!==Qo;--l);if(l!==c){r=l===-1?"":r.slice(0,l),o=a,s=0,n=!1;continue}}else if(r.length===2||r.length===1){r="",o=a,s=0,n=!1;continue}}e&&(r.length>0?r+="/..":r="..",n=!0)}else{let c=t.slice(o+1,a);r.length>0?r+=`/${c}`:r=c,n=!1}o=a,s=0}else i===nf&&s!==-1?++s:s=-1}return r}var A2=t=>typeof t=="boolean",Jo=t=>typeof t=="function",xr=t=>t!==null&&typeof t=="object",af=t=>xr(t)&&t.constructor==={}.constructor;var Dp=t=>!!t&&typeof t[Symbol.iterator]=="function",Fp=t=>t&&typeof t[Symbol.asyncIterator]=="function";var Fe=t=>typeof Response<"u"&&t instanceof Response||t&&t.arrayBuffer&&t.text&&t.json;var Be=t=>typeof Blob<"u"&&t instanceof Blob,Bp=t=>t&&typeof t=="object"&&t.isBuffer;var w2=t=>typeof ReadableStream<"u"&&t instanceof ReadableStream||xr(t)&&Jo(t.tee)&&Jo(t.cancel)&&Jo(t.getReader);var P2=t=>xr(t)&&Jo(t.read)&&Jo(t.pipe)&&A2(t.readable),Fn=t=>w2(t)||P2(t);var Bn=class extends Error{constructor(e,r){super(e),this.reason=r.reason,this.url=r.url,this.response=r.response}reason;url;response};var R2=/^data:([-\w.]+\/[-\w.+]+)(;|,)/,C2=/^([-\w.]+\/[-\w.+]+)/;function cf(t,e){return t.toLowerCase()===e.toLowerCase()}function Up(t){let e=C2.exec(t);return e?e[1]:t}function lf(t){let e=R2.exec(t);return e?e[1]:""}var kp=/\?.*/;function zp(t){let e=t.match(kp);return e&&e[0]}function qr(t){return t.replace(kp,"")}function Vp(t){if(t.length<50)return t;let e=t.slice(t.length-15);return`${t.substr(0,32)}...${e}`}function _r(t){return Fe(t)?t.url:Be(t)?t.name||"":typeof t=="string"?t:""}function es(t){if(Fe(t)){let e=t,r=e.headers.get("content-type")||"",o=qr(e.url);return Up(r)||lf(o)}return Be(t)?t.type||"":typeof t=="string"?lf(t):""}function Wp(t){return Fe(t)?t.headers["content-length"]||-1:Be(t)?t.size:typeof t=="string"?t.length:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:-1}async function Un(t){if(Fe(t))return t;let e={},r=Wp(t);r>=0&&(e["content-length"]=String(r));let o=_r(t),s=es(t);s&&(e["content-type"]=s);let i=await I2(t);i&&(e["x-first-bytes"]=i),typeof t=="string"&&(t=new TextEncoder().encode(t));let n=new Response(t,{headers:e});return Object.defineProperty(n,"url",{value:o}),n}async function jp(t){if(!t.ok)throw await M2(t)}async function M2(t){let e=Vp(t.url),r=`Failed to fetch resource (${t.status}) ${t.statusText}: ${e}`;r=r.length>100?`${r.slice(0,100)}...`:r;let o={reason:t.statusText,url:t.url,response:t};try{let s=t.headers.get("Content-Type");o.reason=!t.bodyUsed&&s?.includes("application/json")?await t.json():await t.text()}catch{}return new Bn(r,o)}async function I2(t){if(typeof t=="string")return`data:,${t.slice(0,5)}`;if(t instanceof Blob){let r=t.slice(0,5);return await new Promise(o=>{let s=new FileReader;s.onload=i=>o(i?.target?.result),s.readAsDataURL(r)})}if(t instanceof ArrayBuffer){let r=t.slice(0,5);return`data:base64,${O2(r)}`}return null}function O2(t){let e="",r=new Uint8Array(t);for(let o=0;o<r.byteLength;o++)e+=String.fromCharCode(r[o]);return btoa(e)}function N2(t){return!L2(t)&&!D2(t)}function L2(t){return t.startsWith("http:")||t.startsWith("https:")}function D2(t){return t.startsWith("data:")}async function ff(t,e){if(typeof t=="string"){let r=sf(t);return N2(r)&&globalThis.loaders?.fetchNode?globalThis.loaders?.fetchNode(r,e):await fetch(r,e)}return await Un(t)}Ko();var hf=new be({id:"loaders.gl"}),kn=class{log(){return()=>{}}info(){return()=>{}}warn(){return()=>{}}error(){return()=>{}}},zn=class{console;constructor(){this.console=console}log(...e){return this.console.log.bind(this.console,...e)}info(...e){return this.console.info.bind(this.console,...e)}warn(...e){return this.console.warn.bind(this.console,...e)}error(...e){return this.console.error.bind(this.console,...e)}};var uf={fetch:null,mimeType:void 0,nothrow:!1,log:new zn,useLocalLibraries:!1,CDN:"https://unpkg.com/@loaders.gl",worker:!0,maxConcurrency:3,maxMobileConcurrency:1,reuseWorkers:ur,_nodeWorkers:!1,_workerType:"",limit:0,_limitMB:0,batchSize:"auto",batchDebounceMs:0,metadata:!1,transforms:[]},$p={throws:"nothrow",dataType:"(no longer used)",uri:"baseUri",method:"fetch.method",headers:"fetch.headers",body:"fetch.body",mode:"fetch.mode",credentials:"fetch.credentials",cache:"fetch.cache",redirect:"fetch.redirect",referrer:"fetch.referrer",referrerPolicy:"fetch.referrerPolicy",integrity:"fetch.integrity",keepalive:"fetch.keepalive",signal:"fetch.signal"};function df(){globalThis.loaders=globalThis.loaders||{};let{loaders:t}=globalThis;return t._state||(t._state={}),t._state}function pf(){let t=df();return t.globalOptions=t.globalOptions||{...uf},t.globalOptions}function Yp(t,e,r,o){return r=r||[],r=Array.isArray(r)?r:[r],F2(t,r),U2(e,t,o)}function F2(t,e){Hp(t,null,uf,$p,e);for(let r of e){let o=t&&t[r.id]||{},s=r.options&&r.options[r.id]||{},i=r.deprecatedOptions&&r.deprecatedOptions[r.id]||{};Hp(o,r.id,s,i,e)}}function Hp(t,e,r,o,s){let i=e||"Top level",n=e?`${e}.`:"";for(let a in t){let c=!e&&xr(t[a]),l=a==="baseUri"&&!e,f=a==="workerUrl"&&e;if(!(a in r)&&!l&&!f){if(a in o)hf.warn(`${i} loader option '${n}${a}' no longer supported, use '${o[a]}'`)();else if(!c){let h=B2(a,s);hf.warn(`${i} loader option '${n}${a}' not recognized. ${h}`)()}}}}function B2(t,e){let r=t.toLowerCase(),o="";for(let s of e)for(let i in s.options){if(t===i)return`Did you mean '${s.id}.${i}'?`;let n=i.toLowerCase();(r.startsWith(n)||n.startsWith(r))&&(o=o||`Did you mean '${s.id}.${i}'?`)}return o}function U2(t,e,r){let s={...t.options||{}};return k2(s,r),s.log===null&&(s.log=new kn),Xp(s,pf()),Xp(s,e),s}function Xp(t,e){for(let r in e)if(r in e){let o=e[r];af(o)&&af(t[r])?t[r]={...t[r],...e[r]}:t[r]=e[r]}}function k2(t,e){e&&!("baseUri"in t)&&(t.baseUri=e)}function ts(t){return t?(Array.isArray(t)&&(t=t[0]),Array.isArray(t?.extensions)):!1}function rs(t){jt(t,"null loader"),jt(ts(t),"invalid loader");let e;return Array.isArray(t)&&(e=t[1],t=t[0],t={...t,options:{...t.options,...e}}),(t?.parseTextSync||t?.parseText)&&(t.text=!0),t.text||(t.binary=!0),t}var Kp=()=>{let t=df();return t.loaderRegistry=t.loaderRegistry||[],t.loaderRegistry};function mf(t){let e=Kp();t=Array.isArray(t)?t:[t];for(let r of t){let o=rs(r);e.find(s=>o===s)||e.unshift(o)}}function qp(){return Kp()}var z2=/\.([^.]+)$/;async function Qp(t,e=[],r,o){if(!Jp(t))return null;let s=Zp(t,e,{...r,nothrow:!0},o);if(s)return s;if(Be(t)&&(t=await t.slice(0,10).arrayBuffer(),s=Zp(t,e,r,o)),!s&&!r?.nothrow)throw new Error(em(t));return s}function Zp(t,e=[],r,o){if(!Jp(t))return null;if(e&&!Array.isArray(e))return rs(e);let s=[];e&&(s=s.concat(e)),r?.ignoreRegisteredLoaders||s.push(...qp()),W2(s);let i=V2(t,s,r,o);if(!i&&!r?.nothrow)throw new Error(em(t));return i}function V2(t,e,r,o){let s=_r(t),i=es(t),n=qr(s)||o?.url,a=null,c="";return r?.mimeType&&(a=gf(e,r?.mimeType),c=`match forced by supplied MIME type ${r?.mimeType}`),a=a||j2(e,n),c=c||(a?`matched url ${n}`:""),a=a||gf(e,i),c=c||(a?`matched MIME type ${i}`:""),a=a||H2(e,t),c=c||(a?`matched initial data ${tm(t)}`:""),r?.fallbackMimeType&&(a=a||gf(e,r?.fallbackMimeType),c=c||(a?`matched fallback MIME type ${i}`:"")),c&&jl.log(1,`selectLoader selected ${a?.name}: ${c}.`),a}function Jp(t){return!(t instanceof Response&&t.status===204)}function em(t){let e=_r(t),r=es(t),o="No valid loader found (";o+=e?`${gr.filename(e)}, `:"no url provided, ",o+=`MIME type: ${r?`"${r}"`:"not provided"}, `;let s=t?tm(t):"";return o+=s?` first bytes: "${s}"`:"first bytes: not available",o+=")",o}function W2(t){for(let e of t)rs(e)}function j2(t,e){let r=e&&z2.exec(e),o=r&&r[1];return o?$2(t,o):null}function $2(t,e){e=e.toLowerCase();for(let r of t)for(let o of r.extensions)if(o.toLowerCase()===e)return r;return null}function gf(t,e){for(let r of t)if(r.mimeTypes?.some(o=>cf(e,o))||cf(e,`application/x.${r.id}`))return r;return null}function H2(t,e){if(!e)return null;for(let r of t)if(typeof e=="string"){if(X2(e,r))return r}else if(ArrayBuffer.isView(e)){if(Gp(e.buffer,e.byteOffset,r))return r}else if(e instanceof ArrayBuffer&&Gp(e,0,r))return r;return null}function X2(t,e){return e.testText?e.testText(t):(Array.isArray(e.tests)?e.tests:[e.tests]).some(o=>t.startsWith(o))}function Gp(t,e,r){return(Array.isArray(r.tests)?r.tests:[r.tests]).some(s=>Y2(t,e,r,s))}function Y2(t,e,r,o){if(o instanceof ArrayBuffer)return Jl(o,t,o.byteLength);switch(typeof o){case"function":return o(t);case"string":let s=xf(t,e,o.length);return o===s;default:return!1}}function tm(t,e=5){return typeof t=="string"?t.slice(0,e):ArrayBuffer.isView(t)?xf(t.buffer,t.byteOffset,e):t instanceof ArrayBuffer?xf(t,0,e):""}function xf(t,e,r){if(t.byteLength<e+r)return"";let o=new DataView(t),s="";for(let i=0;i<r;i++)s+=String.fromCharCode(o.getUint8(e+i));return s}function*rm(t,e){let r=e?.chunkSize||262144,o=0,s=new TextEncoder;for(;o<t.length;){let i=Math.min(t.length-o,r),n=t.slice(o,o+i);o+=i,yield s.encode(n)}}function*om(t,e={}){let{chunkSize:r=262144}=e,o=0;for(;o<t.byteLength;){let s=Math.min(t.byteLength-o,r),i=new ArrayBuffer(s),n=new Uint8Array(t,o,s);new Uint8Array(i).set(n),o+=s,yield i}}async function*sm(t,e){let r=e?.chunkSize||1048576,o=0;for(;o<t.size;){let s=o+r,i=await t.slice(o,s).arrayBuffer();o=s,yield i}}function _f(t,e){return ur?K2(t,e):q2(t,e)}async function*K2(t,e){let r=t.getReader(),o;try{for(;;){let s=o||r.read();e?._streamReadAhead&&(o=r.read());let{done:i,value:n}=await s;if(i)return;yield Dn(n)}}catch{r.releaseLock()}}async function*q2(t,e){for await(let r of t)yield Dn(r)}function im(t,e){if(typeof t=="string")return rm(t,e);if(t instanceof ArrayBuffer)return om(t,e);if(Be(t))return sm(t,e);if(Fn(t))return _f(t,e);if(Fe(t))return _f(t.body,e);throw new Error("makeIterator")}var nm="Cannot convert supplied data type";function Z2(t,e,r){if(e.text&&typeof t=="string")return t;if(Bp(t)&&(t=t.buffer),t instanceof ArrayBuffer){let o=t;return e.text&&!e.binary?new TextDecoder("utf8").decode(o):o}if(ArrayBuffer.isView(t)){if(e.text&&!e.binary)return new TextDecoder("utf8").decode(t);let o=t.buffer,s=t.byteLength||t.length;return(t.byteOffset!==0||s!==o.byteLength)&&(o=o.slice(t.byteOffset,t.byteOffset+s)),o}throw new Error(nm)}async function am(t,e,r){let o=t instanceof ArrayBuffer||ArrayBuffer.isView(t);if(typeof t=="string"||o)return Z2(t,e,r);if(Be(t)&&(t=await Un(t)),Fe(t)){let s=t;return await jp(s),e.binary?await s.arrayBuffer():await s.text()}if(Fn(t)&&(t=im(t,r)),Dp(t)||Fp(t))return tf(t);throw new Error(nm)}function Vn(t,e){let r=pf(),o=t||r;return typeof o.fetch=="function"?o.fetch:xr(o.fetch)?s=>ff(s,o.fetch):e?.fetch?e?.fetch:ff}function cm(t,e,r){if(r)return r;let o={fetch:Vn(e,t),...t};if(o.url){let s=qr(o.url);o.baseUrl=s,o.queryString=zp(o.url),o.filename=gr.filename(s),o.baseUrl=gr.dirname(s)}return Array.isArray(o.loaders)||(o.loaders=null),o}function lm(t,e){if(t&&!Array.isArray(t))return t;let r;if(t&&(r=Array.isArray(t)?t:[t]),e&&e.loaders){let o=Array.isArray(e.loaders)?e.loaders:[e.loaders];r=r?[...r,...o]:o}return r&&r.length?r:void 0}async function os(t,e,r,o){e&&!Array.isArray(e)&&!ts(e)&&(o=void 0,r=e,e=void 0),t=await t,r=r||{};let s=_r(t),n=lm(e,o),a=await Qp(t,n,r);return a?(r=Yp(r,a,n,s),o=cm({url:s,_parse:os,loaders:n},r,o||null),await G2(a,t,r,o)):null}async function G2(t,e,r,o){if(Zl(t),r=$l(t.options,r),Fe(e)){let i=e,{ok:n,redirected:a,status:c,statusText:l,type:f,url:h}=i,u=Object.fromEntries(i.headers.entries());o.response={headers:u,ok:n,redirected:a,status:c,statusText:l,type:f,url:h}}e=await am(e,t,r);let s=t;if(s.parseTextSync&&typeof e=="string")return s.parseTextSync(e,r,o);if(Gl(t,r))return await Ql(t,e,r,o,os);if(s.parseText&&typeof e=="string")return await s.parseText(e,r,o);if(s.parse)return await s.parse(e,r,o);throw Te(!s.parseSync),new Error(`${t.id} loader - no parser found and worker is disabled`)}async function Xt(t,e,r,o){let s,i;!Array.isArray(e)&&!ts(e)?(s=[],i=e,o=void 0):(s=e,i=r);let n=Vn(i),a=t;return typeof t=="string"&&(a=await n(t)),Be(t)&&(a=await n(t)),Array.isArray(s)?await os(a,s,i):await os(a,s,i)}var fm="4.3.3";var Q2=globalThis.loaders?.parseImageNode,yf=typeof Image<"u",vf=typeof ImageBitmap<"u",J2=!!Q2,bf=ur?!0:J2;function hm(t){switch(t){case"auto":return vf||yf||bf;case"imagebitmap":return vf;case"image":return yf;case"data":return bf;default:throw new Error(`@loaders.gl/images: image ${t} not supported in this environment`)}}function um(){if(vf)return"imagebitmap";if(yf)return"image";if(bf)return"data";throw new Error("Install '@loaders.gl/polyfills' to parse images under Node.js")}function eb(t){let e=tb(t);if(!e)throw new Error("Not an image");return e}function dm(t){switch(eb(t)){case"data":return t;case"image":case"imagebitmap":let e=document.createElement("canvas"),r=e.getContext("2d");if(!r)throw new Error("getImageData");return e.width=t.width,e.height=t.height,r.drawImage(t,0,0),r.getImageData(0,0,t.width,t.height);default:throw new Error("getImageData")}}function tb(t){return typeof ImageBitmap<"u"&&t instanceof ImageBitmap?"imagebitmap":typeof Image<"u"&&t instanceof Image?"image":t&&typeof t=="object"&&t.data&&t.width&&t.height?"data":null}var rb=/^data:image\/svg\+xml/,ob=/\.svg((\?|#).*)?$/;function Wn(t){return t&&(rb.test(t)||ob.test(t))}function pm(t,e){if(Wn(e)){let o=new TextDecoder().decode(t);try{typeof unescape=="function"&&typeof encodeURIComponent=="function"&&(o=unescape(encodeURIComponent(o)))}catch(i){throw new Error(i.message)}return`data:image/svg+xml;base64,${btoa(o)}`}return Tf(t,e)}function Tf(t,e){if(Wn(e))throw new Error("SVG cannot be parsed directly to imagebitmap");return new Blob([new Uint8Array(t)])}async function jn(t,e,r){let o=pm(t,r),s=self.URL||self.webkitURL,i=typeof o!="string"&&s.createObjectURL(o);try{return await sb(i||o,e)}finally{i&&s.revokeObjectURL(i)}}async function sb(t,e){let r=new Image;return r.src=t,e.image&&e.image.decode&&r.decode?(await r.decode(),r):await new Promise((o,s)=>{try{r.onload=()=>o(r),r.onerror=i=>{let n=i instanceof Error?i.message:"error";s(new Error(n))}}catch(i){s(i)}})}var ib={},mm=!0;async function gm(t,e,r){let o;Wn(r)?o=await jn(t,e,r):o=Tf(t,r);let s=e&&e.imagebitmap;return await nb(o,s)}async function nb(t,e=null){if((ab(e)||!mm)&&(e=null),e)try{return await createImageBitmap(t,e)}catch(r){console.warn(r),mm=!1}return await createImageBitmap(t)}function ab(t){for(let e in t||ib)return!1;return!0}function xm(t){return!hb(t,"ftyp",4)||(t[8]&96)===0?null:cb(t)}function cb(t){switch(lb(t,8,12).replace("\0"," ").trim()){case"avif":case"avis":return{extension:"avif",mimeType:"image/avif"};default:return null}}function lb(t,e,r){return String.fromCharCode(...t.slice(e,r))}function fb(t){return[...t].map(e=>e.charCodeAt(0))}function hb(t,e,r=0){let o=fb(e);for(let s=0;s<o.length;++s)if(o[s]!==t[s+r])return!1;return!0}var ct=!1,ss=!0;function $n(t){let e=is(t);return db(e)||gb(e)||pb(e)||mb(e)||ub(e)}function ub(t){let e=new Uint8Array(t instanceof DataView?t.buffer:t),r=xm(e);return r?{mimeType:r.mimeType,width:0,height:0}:null}function db(t){let e=is(t);return e.byteLength>=24&&e.getUint32(0,ct)===2303741511?{mimeType:"image/png",width:e.getUint32(16,ct),height:e.getUint32(20,ct)}:null}function pb(t){let e=is(t);return e.byteLength>=10&&e.getUint32(0,ct)===1195984440?{mimeType:"image/gif",width:e.getUint16(6,ss),height:e.getUint16(8,ss)}:null}function mb(t){let e=is(t);return e.byteLength>=14&&e.getUint16(0,ct)===16973&&e.getUint32(2,ss)===e.byteLength?{mimeType:"image/bmp",width:e.getUint32(18,ss),height:e.getUint32(22,ss)}:null}function gb(t){let e=is(t);if(!(e.byteLength>=3&&e.getUint16(0,ct)===65496&&e.getUint8(2)===255))return null;let{tableMarkers:o,sofMarkers:s}=xb(),i=2;for(;i+9<e.byteLength;){let n=e.getUint16(i,ct);if(s.has(n))return{mimeType:"image/jpeg",height:e.getUint16(i+5,ct),width:e.getUint16(i+7,ct)};if(!o.has(n))return null;i+=2,i+=e.getUint16(i,ct)}return null}function xb(){let t=new Set([65499,65476,65484,65501,65534]);for(let r=65504;r<65520;++r)t.add(r);return{tableMarkers:t,sofMarkers:new Set([65472,65473,65474,65475,65477,65478,65479,65481,65482,65483,65485,65486,65487,65502])}}function is(t){if(t instanceof DataView)return t;if(ArrayBuffer.isView(t))return new DataView(t.buffer);if(t instanceof ArrayBuffer)return new DataView(t);throw new Error("toDataView")}async function _m(t,e){let{mimeType:r}=$n(t)||{},o=globalThis.loaders?.parseImageNode;return jt(o),await o(t,r)}async function ym(t,e,r){e=e||{};let s=(e.image||{}).type||"auto",{url:i}=r||{},n=_b(s),a;switch(n){case"imagebitmap":a=await gm(t,e,i);break;case"image":a=await jn(t,e,i);break;case"data":a=await _m(t,e);break;default:jt(!1)}return s==="data"&&(a=dm(a)),a}function _b(t){switch(t){case"auto":case"data":return um();default:return hm(t),t}}var yb=["png","jpg","jpeg","gif","webp","bmp","ico","svg","avif"],vb=["image/png","image/jpeg","image/gif","image/webp","image/avif","image/bmp","image/vnd.microsoft.icon","image/svg+xml"],bb={image:{type:"auto",decode:!0}},Sf={dataType:null,batchType:null,id:"image",module:"images",name:"Images",version:fm,mimeTypes:vb,extensions:yb,parse:ym,tests:[t=>!!$n(new DataView(t))],options:bb};Ko();var Tb=new be({id:"deck"}),L=Tb;var Ef={};function vm(t){Ef=t}function re(t,e,r,o){L.level>0&&Ef[t]&&Ef[t].call(null,e,r,o)}function Sb(t){let e=t[0],r=t[t.length-1];return e==="{"&&r==="}"||e==="["&&r==="]"}var bm={dataType:null,batchType:null,id:"JSON",name:"JSON",module:"",version:"",options:{},extensions:["json","geojson"],mimeTypes:["application/json","application/geo+json"],testText:Sb,parseTextSync:JSON.parse};function Eb(){let t="9.2.11",e=globalThis.deck&&globalThis.deck.VERSION;if(e&&e!==t)throw new Error(`deck.gl - multiple versions detected: ${e} vs ${t}`);return e||(L.log(1,`deck.gl ${t}`)(),globalThis.deck={...globalThis.deck,VERSION:t,version:t,log:L,_registerLoggers:vm},mf([bm,[Sf,{imagebitmap:{premultiplyAlpha:"none"}}]])),t}var Tm=Eb();function Hn(t,e){if(!t)throw new Error(e||"shadertools: assertion failed.")}var Af={number:{type:"number",validate(t,e){return Number.isFinite(t)&&typeof e=="object"&&(e.max===void 0||t<=e.max)&&(e.min===void 0||t>=e.min)}},array:{type:"array",validate(t,e){return Array.isArray(t)||ArrayBuffer.isView(t)}}};function Em(t){let e={};for(let[r,o]of Object.entries(t))e[r]=Ab(o);return e}function Ab(t){let e=Sm(t);if(e!=="object")return{value:t,...Af[e],type:e};if(typeof t=="object")return t?t.type!==void 0?{...t,...Af[t.type],type:t.type}:t.value===void 0?{type:"object",value:t}:(e=Sm(t.value),{...t,...Af[e],type:e}):{type:"object",value:null};throw new Error("props")}function Sm(t){return Array.isArray(t)||ArrayBuffer.isView(t)?"array":typeof t}var Am=`#ifdef MODULE_LOGDEPTH
  logdepth_adjustPosition(gl_Position);
#endif
`,wm=`#ifdef MODULE_MATERIAL
  fragColor = material_filterColor(fragColor);
#endif

#ifdef MODULE_LIGHTING
  fragColor = lighting_filterColor(fragColor);
#endif

#ifdef MODULE_FOG
  fragColor = fog_filterColor(fragColor);
#endif

#ifdef MODULE_PICKING
  fragColor = picking_filterHighlightColor(fragColor);
  fragColor = picking_filterPickingColor(fragColor);
#endif

#ifdef MODULE_LOGDEPTH
  logdepth_setFragDepth();
#endif
`;var wb={vertex:Am,fragment:wm},Pm=/void\s+main\s*\([^)]*\)\s*\{\n?/,Rm=/}\n?[^{}]*$/,wf=[],ns="__LUMA_INJECT_DECLARATIONS__";function Cm(t){let e={vertex:{},fragment:{}};for(let r in t){let o=t[r],s=Pb(r);typeof o=="string"&&(o={order:0,injection:o}),e[s][r]=o}return e}function Pb(t){let e=t.slice(0,2);switch(e){case"vs":return"vertex";case"fs":return"fragment";default:throw new Error(e)}}function as(t,e,r,o=!1){let s=e==="vertex";for(let i in r){let n=r[i];n.sort((c,l)=>c.order-l.order),wf.length=n.length;for(let c=0,l=n.length;c<l;++c)wf[c]=n[c].injection;let a=`${wf.join(`
`)}
`;switch(i){case"vs:#decl":s&&(t=t.replace(ns,a));break;case"vs:#main-start":s&&(t=t.replace(Pm,c=>c+a));break;case"vs:#main-end":s&&(t=t.replace(Rm,c=>a+c));break;case"fs:#decl":s||(t=t.replace(ns,a));break;case"fs:#main-start":s||(t=t.replace(Pm,c=>c+a));break;case"fs:#main-end":s||(t=t.replace(Rm,c=>a+c));break;default:t=t.replace(i,c=>c+a)}}return t=t.replace(ns,""),o&&(t=t.replace(/\}\s*$/,i=>i+wb[e])),t}function Zr(t){t.map(e=>Rb(e))}function Rb(t){if(t.instance)return;Zr(t.dependencies||[]);let{propTypes:e={},deprecations:r=[],inject:o={}}=t,s={normalizedInjections:Cm(o),parsedDeprecations:Cb(r)};e&&(s.propValidators=Em(e)),t.instance=s;let i={};e&&(i=Object.entries(e).reduce((n,[a,c])=>{let l=c?.value;return l&&(n[a]=l),n},{})),t.defaultUniforms={...t.defaultUniforms,...i}}function Pf(t,e,r){t.deprecations?.forEach(o=>{o.regex?.test(e)&&(o.deprecated?r.deprecated(o.old,o.new)():r.removed(o.old,o.new)())})}function Cb(t){return t.forEach(e=>{e.type==="function"?e.regex=new RegExp(`\\b${e.old}\\(`):e.regex=new RegExp(`${e.type} ${e.old};`)}),t}function Gr(t){Zr(t);let e={},r={};Mm({modules:t,level:0,moduleMap:e,moduleDepth:r});let o=Object.keys(r).sort((s,i)=>r[i]-r[s]).map(s=>e[s]);return Zr(o),o}function Mm(t){let{modules:e,level:r,moduleMap:o,moduleDepth:s}=t;if(r>=5)throw new Error("Possible loop in shader dependency graph");for(let i of e)o[i.name]=i,(s[i.name]===void 0||s[i.name]<r)&&(s[i.name]=r);for(let i of e)i.dependencies&&Mm({modules:i.dependencies,level:r+1,moduleMap:o,moduleDepth:s})}function Im(t){switch(t?.gpu.toLowerCase()){case"apple":return`#define APPLE_GPU
// Apple optimizes away the calculation necessary for emulated fp64
#define LUMA_FP64_CODE_ELIMINATION_WORKAROUND 1
#define LUMA_FP32_TAN_PRECISION_WORKAROUND 1
// Intel GPU doesn't have full 32 bits precision in same cases, causes overflow
#define LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND 1
`;case"nvidia":return`#define NVIDIA_GPU
// Nvidia optimizes away the calculation necessary for emulated fp64
#define LUMA_FP64_CODE_ELIMINATION_WORKAROUND 1
`;case"intel":return`#define INTEL_GPU
// Intel optimizes away the calculation necessary for emulated fp64
#define LUMA_FP64_CODE_ELIMINATION_WORKAROUND 1
// Intel's built-in 'tan' function doesn't have acceptable precision
#define LUMA_FP32_TAN_PRECISION_WORKAROUND 1
// Intel GPU doesn't have full 32 bits precision in same cases, causes overflow
#define LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND 1
`;case"amd":return`#define AMD_GPU
`;default:return`#define DEFAULT_GPU
// Prevent driver from optimizing away the calculation necessary for emulated fp64
#define LUMA_FP64_CODE_ELIMINATION_WORKAROUND 1
// Headless Chrome's software shader 'tan' function doesn't have acceptable precision
#define LUMA_FP32_TAN_PRECISION_WORKAROUND 1
// If the GPU doesn't have full 32 bits precision, will causes overflow
#define LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND 1
`}}function Nm(t,e){if(Number(t.match(/^#version[ \t]+(\d+)/m)?.[1]||100)!==300)throw new Error("luma.gl v9 only supports GLSL 3.00 shader sources");switch(e){case"vertex":return t=Om(t,Mb),t;case"fragment":return t=Om(t,Ib),t;default:throw new Error(e)}}var Lm=[[/^(#version[ \t]+(100|300[ \t]+es))?[ \t]*\n/,`#version 300 es
`],[/\btexture(2D|2DProj|Cube)Lod(EXT)?\(/g,"textureLod("],[/\btexture(2D|2DProj|Cube)(EXT)?\(/g,"texture("]],Mb=[...Lm,[Rf("attribute"),"in $1"],[Rf("varying"),"out $1"]],Ib=[...Lm,[Rf("varying"),"in $1"]];function Om(t,e){for(let[r,o]of e)t=t.replace(r,o);return t}function Rf(t){return new RegExp(`\\b${t}[ \\t]+(\\w+[ \\t]+\\w+(\\[\\w+\\])?;)`,"g")}function Cf(t,e){let r="";for(let o in t){let s=t[o];if(r+=`void ${s.signature} {
`,s.header&&(r+=`  ${s.header}`),e[o]){let i=e[o];i.sort((n,a)=>n.order-a.order);for(let n of i)r+=`  ${n.injection}
`}s.footer&&(r+=`  ${s.footer}`),r+=`}
`}return r}function Mf(t){let e={vertex:{},fragment:{}};for(let r of t){let o,s;typeof r!="string"?(o=r,s=o.hook):(o={},s=r),s=s.trim();let[i,n]=s.split(":"),a=s.replace(/\(.+/,""),c=Object.assign(o,{signature:n});switch(i){case"vs":e.vertex[a]=c;break;case"fs":e.fragment[a]=c;break;default:throw new Error(i)}}return e}function Dm(t,e){return{name:Ob(t,e),language:"glsl",version:Nb(t)}}function Ob(t,e="unnamed"){let o=/#define[^\S\r\n]*SHADER_NAME[^\S\r\n]*([A-Za-z0-9_-]+)\s*/.exec(t);return o?o[1]:e}function Nb(t){let e=100,r=t.match(/[^\s]+/g);if(r&&r.length>=2&&r[0]==="#version"){let o=parseInt(r[1],10);Number.isFinite(o)&&(e=o)}if(e!==100&&e!==300)throw new Error(`Invalid GLSL version ${e}`);return e}var Bm=`

${ns}
`,Lb=`precision highp float;
`;function Um(t){let e=Gr(t.modules||[]);return{source:Db(t.platformInfo,{...t,source:t.source,stage:"vertex",modules:e}),getUniforms:zm(e)}}function km(t){let{vs:e,fs:r}=t,o=Gr(t.modules||[]);return{vs:Fm(t.platformInfo,{...t,source:e,stage:"vertex",modules:o}),fs:Fm(t.platformInfo,{...t,source:r,stage:"fragment",modules:o}),getUniforms:zm(o)}}function Db(t,e){let{source:r,stage:o,modules:s,hookFunctions:i=[],inject:n={},log:a}=e;Hn(typeof r=="string","shader source must be a string");let c=r,l="",f=Mf(i),h={},u={},d={};for(let m in n){let g=typeof n[m]=="string"?{injection:n[m],order:0}:n[m],x=/^(v|f)s:(#)?([\w-]+)$/.exec(m);if(x){let y=x[2],_=x[3];y?_==="decl"?u[m]=[g]:d[m]=[g]:h[m]=[g]}else d[m]=[g]}let p=s;for(let m of p){a&&Pf(m,c,a);let g=Vm(m,"wgsl");l+=g;let x=m.injections?.[o]||{};for(let y in x){let _=/^(v|f)s:#([\w-]+)$/.exec(y);if(_){let E=_[2]==="decl"?u:d;E[y]=E[y]||[],E[y].push(x[y])}else h[y]=h[y]||[],h[y].push(x[y])}}return l+=Bm,l=as(l,o,u),l+=Cf(f[o],h),l+=c,l=as(l,o,d),l}function Fm(t,e){let{source:r,stage:o,language:s="glsl",modules:i,defines:n={},hookFunctions:a=[],inject:c={},prologue:l=!0,log:f}=e;Hn(typeof r=="string","shader source must be a string");let h=s==="glsl"?Dm(r).version:-1,u=t.shaderLanguageVersion,d=h===100?"#version 100":"#version 300 es",m=r.split(`
`).slice(1).join(`
`),g={};i.forEach(b=>{Object.assign(g,b.defines)}),Object.assign(g,n);let x="";switch(s){case"wgsl":break;case"glsl":x=l?`${d}

// ----- PROLOGUE -------------------------
${`#define SHADER_TYPE_${o.toUpperCase()}`}

${Im(t)}
${o==="fragment"?Lb:""}

// ----- APPLICATION DEFINES -------------------------

${Fb(g)}

`:`${d}
`;break}let y=Mf(a),_={},v={},E={};for(let b in c){let C=typeof c[b]=="string"?{injection:c[b],order:0}:c[b],R=/^(v|f)s:(#)?([\w-]+)$/.exec(b);if(R){let S=R[2],A=R[3];S?A==="decl"?v[b]=[C]:E[b]=[C]:_[b]=[C]}else E[b]=[C]}for(let b of i){f&&Pf(b,m,f);let C=Vm(b,o);x+=C;let R=b.instance?.normalizedInjections[o]||{};for(let S in R){let A=/^(v|f)s:#([\w-]+)$/.exec(S);if(A){let F=A[2]==="decl"?v:E;F[S]=F[S]||[],F[S].push(R[S])}else _[S]=_[S]||[],_[S].push(R[S])}}return x+="// ----- MAIN SHADER SOURCE -------------------------",x+=Bm,x=as(x,o,v),x+=Cf(y[o],_),x+=m,x=as(x,o,E),s==="glsl"&&h!==u&&(x=Nm(x,o)),x.trim()}function zm(t){return function(r){let o={};for(let s of t){let i=s.getUniforms?.(r,o);Object.assign(o,i)}return o}}function Fb(t={}){let e="";for(let r in t){let o=t[r];(o||Number.isFinite(o))&&(e+=`#define ${r.toUpperCase()} ${t[r]}
`)}return e}function Vm(t,e){let r;switch(e){case"vertex":r=t.vs||"";break;case"fragment":r=t.fs||"";break;case"wgsl":r=t.source||"";break;default:Hn(!1)}if(!t.name)throw new Error("Shader module must have a name");let o=t.name.toUpperCase().replace(/[^0-9a-z]/gi,"_"),s=`// ----- MODULE ${t.name} ---------------

`;return e!=="wgsl"&&(s+=`#define MODULE_${o}
`),s+=`${r}
`,s}var Bb=/^\s*\#\s*ifdef\s*([a-zA-Z_]+)\s*$/,Ub=/^\s*\#\s*endif\s*$/;function Wm(t,e){let r=t.split(`
`),o=[],s=!0,i=null;for(let n of r){let a=n.match(Bb),c=n.match(Ub);a?(i=a[1],s=!!e?.defines?.[i]):c?s=!0:s&&o.push(n)}return o.join(`
`)}var lt=class t{static defaultShaderAssembler;_hookFunctions=[];_defaultModules=[];static getDefaultShaderAssembler(){return t.defaultShaderAssembler=t.defaultShaderAssembler||new t,t.defaultShaderAssembler}addDefaultModule(e){this._defaultModules.find(r=>r.name===(typeof e=="string"?e:e.name))||this._defaultModules.push(e)}removeDefaultModule(e){let r=typeof e=="string"?e:e.name;this._defaultModules=this._defaultModules.filter(o=>o.name!==r)}addShaderHook(e,r){r&&(e=Object.assign(r,{hook:e})),this._hookFunctions.push(e)}assembleWGSLShader(e){let r=this._getModuleList(e.modules),o=this._hookFunctions,{source:s,getUniforms:i}=Um({...e,source:e.source,modules:r,hookFunctions:o});return{source:e.platformInfo.shaderLanguage==="wgsl"?Wm(s):s,getUniforms:i,modules:r}}assembleGLSLShaderPair(e){let r=this._getModuleList(e.modules),o=this._hookFunctions;return{...km({...e,vs:e.vs,fs:e.fs,modules:r,hookFunctions:o}),modules:r}}_getModuleList(e=[]){let r=new Array(this._defaultModules.length+e.length),o={},s=0;for(let i=0,n=this._defaultModules.length;i<n;++i){let a=this._defaultModules[i],c=a.name;r[s++]=a,o[c]=!0}for(let i=0,n=e.length;i<n;++i){let a=e[i],c=a.name;o[c]||(r[s++]=a,o[c]=!0)}return r.length=s,Zr(r),r}};var kb=`out vec4 transform_output;
void main() {
  transform_output = vec4(0);
}`,zb=`#version 300 es
${kb}`;function If(t){let{input:e,inputChannels:r,output:o}=t||{};if(!e)return zb;if(!r)throw new Error("inputChannels");let s=Vb(r),i=jm(e,r);return`#version 300 es
in ${s} ${e};
out vec4 ${o};
void main() {
  ${o} = ${i};
}`}function Vb(t){switch(t){case 1:return"float";case 2:return"vec2";case 3:return"vec3";case 4:return"vec4";default:throw new Error(`invalid channels: ${t}`)}}function jm(t,e){switch(e){case 1:return`vec4(${t}, 0.0, 0.0, 1.0)`;case 2:return`vec4(${t}, 0.0, 1.0)`;case 3:return`vec4(${t}, 1.0)`;case 4:return t;default:throw new Error(`invalid channels: ${e}`)}}V();var ia=class{constructor(){throw new Error("WebGPU shaders are not read here")}};function th(t){let e={attributes:[],bindings:[]},r;try{r=ET(t)}catch(i){return T.error(i.message)(),e}for(let i of r.uniforms){let n=[];for(let a of i.type?.members||[])n.push({name:a.name,type:Rg(a.type)});e.bindings.push({type:"uniform",name:i.name,group:i.group,location:i.binding,members:n})}for(let i of r.textures)e.bindings.push({type:"texture",name:i.name,group:i.group,location:i.binding});for(let i of r.samplers)e.bindings.push({type:"sampler",name:i.name,group:i.group,location:i.binding});let o=r.entry.vertex[0],s=o?.inputs.length||0;for(let i=0;i<s;i++){let n=o.inputs[i];if(n.locationType==="location"){let a=Rg(n.type);e.attributes.push({name:n.name,location:Number(n.location),type:a})}}return e}function Rg(t){return t?.format?`${t.name}<${t.format.name}>`:t.name}function ET(t){try{return new ia(t)}catch(e){if(e instanceof Error)throw e;let r="WGSL parse error";throw typeof e=="object"&&e?.message&&(r+=`: ${e.message} `),typeof e=="object"&&e?.token&&(r+=e.token.line||""),new Error(r,{cause:e})}}var Y7=1/Math.PI*180,K7=1/180*Math.PI,AT={EPSILON:1e-12,debug:!1,precision:4,printTypes:!1,printDegrees:!1,printRowMajor:!0,_cartographicRadians:!1};globalThis.mathgl=globalThis.mathgl||{config:{...AT}};var ie=globalThis.mathgl.config;function rh(t,{precision:e=ie.precision}={}){return t=wT(t),`${parseFloat(t.toPrecision(e))}`}function He(t){return Array.isArray(t)||ArrayBuffer.isView(t)&&!(t instanceof DataView)}function Z(t,e,r){return RT(t,o=>Math.max(e,Math.min(r,o)))}function Xe(t,e,r){return He(t)?t.map((o,s)=>Xe(o,e[s],r)):r*e+(1-r)*t}function Ee(t,e,r){let o=ie.EPSILON;r&&(ie.EPSILON=r);try{if(t===e)return!0;if(He(t)&&He(e)){if(t.length!==e.length)return!1;for(let s=0;s<t.length;++s)if(!Ee(t[s],e[s]))return!1;return!0}return t&&t.equals?t.equals(e):e&&e.equals?e.equals(t):typeof t=="number"&&typeof e=="number"?Math.abs(t-e)<=ie.EPSILON*Math.max(1,Math.abs(t),Math.abs(e)):!1}finally{ie.EPSILON=o}}function wT(t){return Math.round(t/ie.EPSILON)*ie.EPSILON}function PT(t){return t.clone?t.clone():new Array(t.length)}function RT(t,e,r){if(He(t)){let o=t;r=r||PT(o);for(let s=0;s<r.length&&s<o.length;++s){let i=typeof t=="number"?t:t[s];r[s]=e(i,s,r)}return r}return e(t)}var Kt=class extends Array{clone(){return new this.constructor().copy(this)}fromArray(e,r=0){for(let o=0;o<this.ELEMENTS;++o)this[o]=e[o+r];return this.check()}toArray(e=[],r=0){for(let o=0;o<this.ELEMENTS;++o)e[r+o]=this[o];return e}toObject(e){return e}from(e){return Array.isArray(e)?this.copy(e):this.fromObject(e)}to(e){return e===this?this:He(e)?this.toArray(e):this.toObject(e)}toTarget(e){return e?this.to(e):this}toFloat32Array(){return new Float32Array(this)}toString(){return this.formatString(ie)}formatString(e){let r="";for(let o=0;o<this.ELEMENTS;++o)r+=(o>0?", ":"")+rh(this[o],e);return`${e.printTypes?this.constructor.name:""}[${r}]`}equals(e){if(!e||this.length!==e.length)return!1;for(let r=0;r<this.ELEMENTS;++r)if(!Ee(this[r],e[r]))return!1;return!0}exactEquals(e){if(!e||this.length!==e.length)return!1;for(let r=0;r<this.ELEMENTS;++r)if(this[r]!==e[r])return!1;return!0}negate(){for(let e=0;e<this.ELEMENTS;++e)this[e]=-this[e];return this.check()}lerp(e,r,o){if(o===void 0)return this.lerp(this,e,r);for(let s=0;s<this.ELEMENTS;++s){let i=e[s],n=typeof r=="number"?r:r[s];this[s]=i+o*(n-i)}return this.check()}min(e){for(let r=0;r<this.ELEMENTS;++r)this[r]=Math.min(e[r],this[r]);return this.check()}max(e){for(let r=0;r<this.ELEMENTS;++r)this[r]=Math.max(e[r],this[r]);return this.check()}clamp(e,r){for(let o=0;o<this.ELEMENTS;++o)this[o]=Math.min(Math.max(this[o],e[o]),r[o]);return this.check()}add(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]+=r[o];return this.check()}subtract(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]-=r[o];return this.check()}scale(e){if(typeof e=="number")for(let r=0;r<this.ELEMENTS;++r)this[r]*=e;else for(let r=0;r<this.ELEMENTS&&r<e.length;++r)this[r]*=e[r];return this.check()}multiplyByScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]*=e;return this.check()}check(){if(ie.debug&&!this.validate())throw new Error(`math.gl: ${this.constructor.name} some fields set to invalid numbers'`);return this}validate(){let e=this.length===this.ELEMENTS;for(let r=0;r<this.ELEMENTS;++r)e=e&&Number.isFinite(this[r]);return e}sub(e){return this.subtract(e)}setScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]=e;return this.check()}addScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]+=e;return this.check()}subScalar(e){return this.addScalar(-e)}multiplyScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]*=e;return this.check()}divideScalar(e){return this.multiplyByScalar(1/e)}clampScalar(e,r){for(let o=0;o<this.ELEMENTS;++o)this[o]=Math.min(Math.max(this[o],e),r);return this.check()}get elements(){return this}};function CT(t,e){if(t.length!==e)return!1;for(let r=0;r<t.length;++r)if(!Number.isFinite(t[r]))return!1;return!0}function X(t){if(!Number.isFinite(t))throw new Error(`Invalid number ${JSON.stringify(t)}`);return t}function qt(t,e,r=""){if(ie.debug&&!CT(t,e))throw new Error(`math.gl: ${r} some fields set to invalid numbers'`);return t}function ht(t,e){if(!t)throw new Error(`math.gl assertion ${e}`)}var oo=class extends Kt{get x(){return this[0]}set x(e){this[0]=X(e)}get y(){return this[1]}set y(e){this[1]=X(e)}len(){return Math.sqrt(this.lengthSquared())}magnitude(){return this.len()}lengthSquared(){let e=0;for(let r=0;r<this.ELEMENTS;++r)e+=this[r]*this[r];return e}magnitudeSquared(){return this.lengthSquared()}distance(e){return Math.sqrt(this.distanceSquared(e))}distanceSquared(e){let r=0;for(let o=0;o<this.ELEMENTS;++o){let s=this[o]-e[o];r+=s*s}return X(r)}dot(e){let r=0;for(let o=0;o<this.ELEMENTS;++o)r+=this[o]*e[o];return X(r)}normalize(){let e=this.magnitude();if(e!==0)for(let r=0;r<this.ELEMENTS;++r)this[r]/=e;return this.check()}multiply(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]*=r[o];return this.check()}divide(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]/=r[o];return this.check()}lengthSq(){return this.lengthSquared()}distanceTo(e){return this.distance(e)}distanceToSquared(e){return this.distanceSquared(e)}getComponent(e){return ht(e>=0&&e<this.ELEMENTS,"index is out of range"),X(this[e])}setComponent(e,r){return ht(e>=0&&e<this.ELEMENTS,"index is out of range"),this[e]=r,this.check()}addVectors(e,r){return this.copy(e).add(r)}subVectors(e,r){return this.copy(e).subtract(r)}multiplyVectors(e,r){return this.copy(e).multiply(r)}addScaledVector(e,r){return this.add(new this.constructor(e).multiplyScalar(r))}};var Pe={};hr(Pe,{add:()=>LT,angle:()=>QT,ceil:()=>DT,clone:()=>MT,copy:()=>OT,create:()=>Cg,cross:()=>XT,dist:()=>aS,distance:()=>Ng,div:()=>nS,divide:()=>Og,dot:()=>HT,equals:()=>rS,exactEquals:()=>tS,floor:()=>FT,forEach:()=>fS,fromValues:()=>IT,inverse:()=>jT,len:()=>oS,length:()=>Dg,lerp:()=>YT,max:()=>UT,min:()=>BT,mul:()=>iS,multiply:()=>Ig,negate:()=>WT,normalize:()=>$T,random:()=>KT,rotate:()=>GT,round:()=>kT,scale:()=>zT,scaleAndAdd:()=>VT,set:()=>NT,sqrDist:()=>cS,sqrLen:()=>lS,squaredDistance:()=>Lg,squaredLength:()=>Fg,str:()=>eS,sub:()=>sS,subtract:()=>Mg,transformMat2:()=>qT,transformMat2d:()=>ZT,transformMat3:()=>oh,transformMat4:()=>sh,zero:()=>JT});var K=typeof Float32Array<"u"?Float32Array:Array,ut=Math.random;function Ue(t){return t>=0?Math.round(t):t%.5===0?Math.floor(t):Math.round(t)}var iB=Math.PI/180;function Cg(){let t=new K(2);return K!=Float32Array&&(t[0]=0,t[1]=0),t}function MT(t){let e=new K(2);return e[0]=t[0],e[1]=t[1],e}function IT(t,e){let r=new K(2);return r[0]=t,r[1]=e,r}function OT(t,e){return t[0]=e[0],t[1]=e[1],t}function NT(t,e,r){return t[0]=e,t[1]=r,t}function LT(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t}function Mg(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t}function Ig(t,e,r){return t[0]=e[0]*r[0],t[1]=e[1]*r[1],t}function Og(t,e,r){return t[0]=e[0]/r[0],t[1]=e[1]/r[1],t}function DT(t,e){return t[0]=Math.ceil(e[0]),t[1]=Math.ceil(e[1]),t}function FT(t,e){return t[0]=Math.floor(e[0]),t[1]=Math.floor(e[1]),t}function BT(t,e,r){return t[0]=Math.min(e[0],r[0]),t[1]=Math.min(e[1],r[1]),t}function UT(t,e,r){return t[0]=Math.max(e[0],r[0]),t[1]=Math.max(e[1],r[1]),t}function kT(t,e){return t[0]=Ue(e[0]),t[1]=Ue(e[1]),t}function zT(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t}function VT(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t}function Ng(t,e){let r=e[0]-t[0],o=e[1]-t[1];return Math.sqrt(r*r+o*o)}function Lg(t,e){let r=e[0]-t[0],o=e[1]-t[1];return r*r+o*o}function Dg(t){let e=t[0],r=t[1];return Math.sqrt(e*e+r*r)}function Fg(t){let e=t[0],r=t[1];return e*e+r*r}function WT(t,e){return t[0]=-e[0],t[1]=-e[1],t}function jT(t,e){return t[0]=1/e[0],t[1]=1/e[1],t}function $T(t,e){let r=e[0],o=e[1],s=r*r+o*o;return s>0&&(s=1/Math.sqrt(s)),t[0]=e[0]*s,t[1]=e[1]*s,t}function HT(t,e){return t[0]*e[0]+t[1]*e[1]}function XT(t,e,r){let o=e[0]*r[1]-e[1]*r[0];return t[0]=t[1]=0,t[2]=o,t}function YT(t,e,r,o){let s=e[0],i=e[1];return t[0]=s+o*(r[0]-s),t[1]=i+o*(r[1]-i),t}function KT(t,e){e=e===void 0?1:e;let r=ut()*2*Math.PI;return t[0]=Math.cos(r)*e,t[1]=Math.sin(r)*e,t}function qT(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s,t[1]=r[1]*o+r[3]*s,t}function ZT(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s+r[4],t[1]=r[1]*o+r[3]*s+r[5],t}function oh(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[3]*s+r[6],t[1]=r[1]*o+r[4]*s+r[7],t}function sh(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[4]*s+r[12],t[1]=r[1]*o+r[5]*s+r[13],t}function GT(t,e,r,o){let s=e[0]-r[0],i=e[1]-r[1],n=Math.sin(o),a=Math.cos(o);return t[0]=s*a-i*n+r[0],t[1]=s*n+i*a+r[1],t}function QT(t,e){let r=t[0],o=t[1],s=e[0],i=e[1],n=Math.sqrt((r*r+o*o)*(s*s+i*i)),a=n&&(r*s+o*i)/n;return Math.acos(Math.min(Math.max(a,-1),1))}function JT(t){return t[0]=0,t[1]=0,t}function eS(t){return`vec2(${t[0]}, ${t[1]})`}function tS(t,e){return t[0]===e[0]&&t[1]===e[1]}function rS(t,e){let r=t[0],o=t[1],s=e[0],i=e[1];return Math.abs(r-s)<=1e-6*Math.max(1,Math.abs(r),Math.abs(s))&&Math.abs(o-i)<=1e-6*Math.max(1,Math.abs(o),Math.abs(i))}var oS=Dg,sS=Mg,iS=Ig,nS=Og,aS=Ng,cS=Lg,lS=Fg,fS=(function(){let t=Cg();return function(e,r,o,s,i,n){let a,c;for(r||(r=2),o||(o=0),s?c=Math.min(s*r+o,e.length):c=e.length,a=o;a<c;a+=r)t[0]=e[a],t[1]=e[a+1],i(t,t,n),e[a]=t[0],e[a+1]=t[1];return e}})();function Bg(t,e,r){let o=e[0],s=e[1],i=r[3]*o+r[7]*s||1;return t[0]=(r[0]*o+r[4]*s)/i,t[1]=(r[1]*o+r[5]*s)/i,t}function na(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[3]*o+r[7]*s+r[11]*i||1;return t[0]=(r[0]*o+r[4]*s+r[8]*i)/n,t[1]=(r[1]*o+r[5]*s+r[9]*i)/n,t[2]=(r[2]*o+r[6]*s+r[10]*i)/n,t}function Ug(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s,t[1]=r[1]*o+r[3]*s,t[2]=e[2],t}function kg(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s,t[1]=r[1]*o+r[3]*s,t[2]=e[2],t[3]=e[3],t}function aa(t,e,r){let o=e[0],s=e[1],i=e[2];return t[0]=r[0]*o+r[3]*s+r[6]*i,t[1]=r[1]*o+r[4]*s+r[7]*i,t[2]=r[2]*o+r[5]*s+r[8]*i,t[3]=e[3],t}var Re={};hr(Re,{add:()=>pS,angle:()=>lh,bezier:()=>PS,ceil:()=>mS,clone:()=>hS,copy:()=>uS,create:()=>ca,cross:()=>Er,dist:()=>FS,distance:()=>$g,div:()=>DS,divide:()=>jg,dot:()=>Ss,equals:()=>OS,exactEquals:()=>IS,floor:()=>gS,forEach:()=>kS,fromValues:()=>la,hermite:()=>wS,inverse:()=>SS,len:()=>fh,length:()=>zg,lerp:()=>ES,max:()=>_S,min:()=>xS,mul:()=>LS,multiply:()=>Wg,negate:()=>TS,normalize:()=>ih,random:()=>RS,rotateX:()=>nh,rotateY:()=>ah,rotateZ:()=>ch,round:()=>yS,scale:()=>vS,scaleAndAdd:()=>bS,set:()=>dS,slerp:()=>AS,sqrDist:()=>BS,sqrLen:()=>US,squaredDistance:()=>Hg,squaredLength:()=>Xg,str:()=>MS,sub:()=>NS,subtract:()=>Vg,transformMat3:()=>Es,transformMat4:()=>Ar,transformQuat:()=>As,zero:()=>CS});function ca(){let t=new K(3);return K!=Float32Array&&(t[0]=0,t[1]=0,t[2]=0),t}function hS(t){let e=new K(3);return e[0]=t[0],e[1]=t[1],e[2]=t[2],e}function zg(t){let e=t[0],r=t[1],o=t[2];return Math.sqrt(e*e+r*r+o*o)}function la(t,e,r){let o=new K(3);return o[0]=t,o[1]=e,o[2]=r,o}function uS(t,e){return t[0]=e[0],t[1]=e[1],t[2]=e[2],t}function dS(t,e,r,o){return t[0]=e,t[1]=r,t[2]=o,t}function pS(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t[2]=e[2]+r[2],t}function Vg(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t[2]=e[2]-r[2],t}function Wg(t,e,r){return t[0]=e[0]*r[0],t[1]=e[1]*r[1],t[2]=e[2]*r[2],t}function jg(t,e,r){return t[0]=e[0]/r[0],t[1]=e[1]/r[1],t[2]=e[2]/r[2],t}function mS(t,e){return t[0]=Math.ceil(e[0]),t[1]=Math.ceil(e[1]),t[2]=Math.ceil(e[2]),t}function gS(t,e){return t[0]=Math.floor(e[0]),t[1]=Math.floor(e[1]),t[2]=Math.floor(e[2]),t}function xS(t,e,r){return t[0]=Math.min(e[0],r[0]),t[1]=Math.min(e[1],r[1]),t[2]=Math.min(e[2],r[2]),t}function _S(t,e,r){return t[0]=Math.max(e[0],r[0]),t[1]=Math.max(e[1],r[1]),t[2]=Math.max(e[2],r[2]),t}function yS(t,e){return t[0]=Ue(e[0]),t[1]=Ue(e[1]),t[2]=Ue(e[2]),t}function vS(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t[2]=e[2]*r,t}function bS(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t[2]=e[2]+r[2]*o,t}function $g(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2];return Math.sqrt(r*r+o*o+s*s)}function Hg(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2];return r*r+o*o+s*s}function Xg(t){let e=t[0],r=t[1],o=t[2];return e*e+r*r+o*o}function TS(t,e){return t[0]=-e[0],t[1]=-e[1],t[2]=-e[2],t}function SS(t,e){return t[0]=1/e[0],t[1]=1/e[1],t[2]=1/e[2],t}function ih(t,e){let r=e[0],o=e[1],s=e[2],i=r*r+o*o+s*s;return i>0&&(i=1/Math.sqrt(i)),t[0]=e[0]*i,t[1]=e[1]*i,t[2]=e[2]*i,t}function Ss(t,e){return t[0]*e[0]+t[1]*e[1]+t[2]*e[2]}function Er(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[0],a=r[1],c=r[2];return t[0]=s*c-i*a,t[1]=i*n-o*c,t[2]=o*a-s*n,t}function ES(t,e,r,o){let s=e[0],i=e[1],n=e[2];return t[0]=s+o*(r[0]-s),t[1]=i+o*(r[1]-i),t[2]=n+o*(r[2]-n),t}function AS(t,e,r,o){let s=Math.acos(Math.min(Math.max(Ss(e,r),-1),1)),i=Math.sin(s),n=Math.sin((1-o)*s)/i,a=Math.sin(o*s)/i;return t[0]=n*e[0]+a*r[0],t[1]=n*e[1]+a*r[1],t[2]=n*e[2]+a*r[2],t}function wS(t,e,r,o,s,i){let n=i*i,a=n*(2*i-3)+1,c=n*(i-2)+i,l=n*(i-1),f=n*(3-2*i);return t[0]=e[0]*a+r[0]*c+o[0]*l+s[0]*f,t[1]=e[1]*a+r[1]*c+o[1]*l+s[1]*f,t[2]=e[2]*a+r[2]*c+o[2]*l+s[2]*f,t}function PS(t,e,r,o,s,i){let n=1-i,a=n*n,c=i*i,l=a*n,f=3*i*a,h=3*c*n,u=c*i;return t[0]=e[0]*l+r[0]*f+o[0]*h+s[0]*u,t[1]=e[1]*l+r[1]*f+o[1]*h+s[1]*u,t[2]=e[2]*l+r[2]*f+o[2]*h+s[2]*u,t}function RS(t,e){e=e===void 0?1:e;let r=ut()*2*Math.PI,o=ut()*2-1,s=Math.sqrt(1-o*o)*e;return t[0]=Math.cos(r)*s,t[1]=Math.sin(r)*s,t[2]=o*e,t}function Ar(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[3]*o+r[7]*s+r[11]*i+r[15];return n=n||1,t[0]=(r[0]*o+r[4]*s+r[8]*i+r[12])/n,t[1]=(r[1]*o+r[5]*s+r[9]*i+r[13])/n,t[2]=(r[2]*o+r[6]*s+r[10]*i+r[14])/n,t}function Es(t,e,r){let o=e[0],s=e[1],i=e[2];return t[0]=o*r[0]+s*r[3]+i*r[6],t[1]=o*r[1]+s*r[4]+i*r[7],t[2]=o*r[2]+s*r[5]+i*r[8],t}function As(t,e,r){let o=r[0],s=r[1],i=r[2],n=r[3],a=e[0],c=e[1],l=e[2],f=s*l-i*c,h=i*a-o*l,u=o*c-s*a,d=s*u-i*h,p=i*f-o*u,m=o*h-s*f,g=n*2;return f*=g,h*=g,u*=g,d*=2,p*=2,m*=2,t[0]=a+f+d,t[1]=c+h+p,t[2]=l+u+m,t}function nh(t,e,r,o){let s=[],i=[];return s[0]=e[0]-r[0],s[1]=e[1]-r[1],s[2]=e[2]-r[2],i[0]=s[0],i[1]=s[1]*Math.cos(o)-s[2]*Math.sin(o),i[2]=s[1]*Math.sin(o)+s[2]*Math.cos(o),t[0]=i[0]+r[0],t[1]=i[1]+r[1],t[2]=i[2]+r[2],t}function ah(t,e,r,o){let s=[],i=[];return s[0]=e[0]-r[0],s[1]=e[1]-r[1],s[2]=e[2]-r[2],i[0]=s[2]*Math.sin(o)+s[0]*Math.cos(o),i[1]=s[1],i[2]=s[2]*Math.cos(o)-s[0]*Math.sin(o),t[0]=i[0]+r[0],t[1]=i[1]+r[1],t[2]=i[2]+r[2],t}function ch(t,e,r,o){let s=[],i=[];return s[0]=e[0]-r[0],s[1]=e[1]-r[1],s[2]=e[2]-r[2],i[0]=s[0]*Math.cos(o)-s[1]*Math.sin(o),i[1]=s[0]*Math.sin(o)+s[1]*Math.cos(o),i[2]=s[2],t[0]=i[0]+r[0],t[1]=i[1]+r[1],t[2]=i[2]+r[2],t}function lh(t,e){let r=t[0],o=t[1],s=t[2],i=e[0],n=e[1],a=e[2],c=Math.sqrt((r*r+o*o+s*s)*(i*i+n*n+a*a)),l=c&&Ss(t,e)/c;return Math.acos(Math.min(Math.max(l,-1),1))}function CS(t){return t[0]=0,t[1]=0,t[2]=0,t}function MS(t){return`vec3(${t[0]}, ${t[1]}, ${t[2]})`}function IS(t,e){return t[0]===e[0]&&t[1]===e[1]&&t[2]===e[2]}function OS(t,e){let r=t[0],o=t[1],s=t[2],i=e[0],n=e[1],a=e[2];return Math.abs(r-i)<=1e-6*Math.max(1,Math.abs(r),Math.abs(i))&&Math.abs(o-n)<=1e-6*Math.max(1,Math.abs(o),Math.abs(n))&&Math.abs(s-a)<=1e-6*Math.max(1,Math.abs(s),Math.abs(a))}var NS=Vg,LS=Wg,DS=jg,FS=$g,BS=Hg,fh=zg,US=Xg,kS=(function(){let t=ca();return function(e,r,o,s,i,n){let a,c;for(r||(r=3),o||(o=0),s?c=Math.min(s*r+o,e.length):c=e.length,a=o;a<c;a+=r)t[0]=e[a],t[1]=e[a+1],t[2]=e[a+2],i(t,t,n),e[a]=t[0],e[a+1]=t[1],e[a+2]=t[2];return e}})();var hh=[0,0,0],fa,M=class t extends oo{static get ZERO(){return fa||(fa=new t(0,0,0),Object.freeze(fa)),fa}constructor(e=0,r=0,o=0){super(-0,-0,-0),arguments.length===1&&He(e)?this.copy(e):(ie.debug&&(X(e),X(r),X(o)),this[0]=e,this[1]=r,this[2]=o)}set(e,r,o){return this[0]=e,this[1]=r,this[2]=o,this.check()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this.check()}fromObject(e){return ie.debug&&(X(e.x),X(e.y),X(e.z)),this[0]=e.x,this[1]=e.y,this[2]=e.z,this.check()}toObject(e){return e.x=this[0],e.y=this[1],e.z=this[2],e}get ELEMENTS(){return 3}get z(){return this[2]}set z(e){this[2]=X(e)}angle(e){return lh(this,e)}cross(e){return Er(this,this,e),this.check()}rotateX({radians:e,origin:r=hh}){return nh(this,this,r,e),this.check()}rotateY({radians:e,origin:r=hh}){return ah(this,this,r,e),this.check()}rotateZ({radians:e,origin:r=hh}){return ch(this,this,r,e),this.check()}transform(e){return this.transformAsPoint(e)}transformAsPoint(e){return Ar(this,this,e),this.check()}transformAsVector(e){return na(this,this,e),this.check()}transformByMatrix3(e){return Es(this,this,e),this.check()}transformByMatrix2(e){return Ug(this,this,e),this.check()}transformByQuaternion(e){return As(this,this,e),this.check()}};var ha,ua=class t extends oo{static get ZERO(){return ha||(ha=new t(0,0,0,0),Object.freeze(ha)),ha}constructor(e=0,r=0,o=0,s=0){super(-0,-0,-0,-0),He(e)&&arguments.length===1?this.copy(e):(ie.debug&&(X(e),X(r),X(o),X(s)),this[0]=e,this[1]=r,this[2]=o,this[3]=s)}set(e,r,o,s){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this.check()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this.check()}fromObject(e){return ie.debug&&(X(e.x),X(e.y),X(e.z),X(e.w)),this[0]=e.x,this[1]=e.y,this[2]=e.z,this[3]=e.w,this}toObject(e){return e.x=this[0],e.y=this[1],e.z=this[2],e.w=this[3],e}get ELEMENTS(){return 4}get z(){return this[2]}set z(e){this[2]=X(e)}get w(){return this[3]}set w(e){this[3]=X(e)}transform(e){return Ar(this,this,e),this.check()}transformByMatrix3(e){return aa(this,this,e),this.check()}transformByMatrix2(e){return kg(this,this,e),this.check()}transformByQuaternion(e){return As(this,this,e),this.check()}applyMatrix4(e){return e.transform(this,this),this}};var io=class extends Kt{toString(){let e="[";if(ie.printRowMajor){e+="row-major:";for(let r=0;r<this.RANK;++r)for(let o=0;o<this.RANK;++o)e+=` ${this[o*this.RANK+r]}`}else{e+="column-major:";for(let r=0;r<this.ELEMENTS;++r)e+=` ${this[r]}`}return e+="]",e}getElementIndex(e,r){return r*this.RANK+e}getElement(e,r){return this[r*this.RANK+e]}setElement(e,r,o){return this[r*this.RANK+e]=X(o),this}getColumn(e,r=new Array(this.RANK).fill(-0)){let o=e*this.RANK;for(let s=0;s<this.RANK;++s)r[s]=this[o+s];return r}setColumn(e,r){let o=e*this.RANK;for(let s=0;s<this.RANK;++s)this[o+s]=r[s];return this}};function Yg(){let t=new K(9);return K!=Float32Array&&(t[1]=0,t[2]=0,t[3]=0,t[5]=0,t[6]=0,t[7]=0),t[0]=1,t[4]=1,t[8]=1,t}function Kg(t,e){if(t===e){let r=e[1],o=e[2],s=e[5];t[1]=e[3],t[2]=e[6],t[3]=r,t[5]=e[7],t[6]=o,t[7]=s}else t[0]=e[0],t[1]=e[3],t[2]=e[6],t[3]=e[1],t[4]=e[4],t[5]=e[7],t[6]=e[2],t[7]=e[5],t[8]=e[8];return t}function qg(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=e[4],a=e[5],c=e[6],l=e[7],f=e[8],h=f*n-a*l,u=-f*i+a*c,d=l*i-n*c,p=r*h+o*u+s*d;return p?(p=1/p,t[0]=h*p,t[1]=(-f*o+s*l)*p,t[2]=(a*o-s*n)*p,t[3]=u*p,t[4]=(f*r-s*c)*p,t[5]=(-a*r+s*i)*p,t[6]=d*p,t[7]=(-l*r+o*c)*p,t[8]=(n*r-o*i)*p,t):null}function Zg(t){let e=t[0],r=t[1],o=t[2],s=t[3],i=t[4],n=t[5],a=t[6],c=t[7],l=t[8];return e*(l*i-n*c)+r*(-l*s+n*a)+o*(c*s-i*a)}function uh(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=r[0],d=r[1],p=r[2],m=r[3],g=r[4],x=r[5],y=r[6],_=r[7],v=r[8];return t[0]=u*o+d*n+p*l,t[1]=u*s+d*a+p*f,t[2]=u*i+d*c+p*h,t[3]=m*o+g*n+x*l,t[4]=m*s+g*a+x*f,t[5]=m*i+g*c+x*h,t[6]=y*o+_*n+v*l,t[7]=y*s+_*a+v*f,t[8]=y*i+_*c+v*h,t}function Gg(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=r[0],d=r[1];return t[0]=o,t[1]=s,t[2]=i,t[3]=n,t[4]=a,t[5]=c,t[6]=u*o+d*n+l,t[7]=u*s+d*a+f,t[8]=u*i+d*c+h,t}function Qg(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=Math.sin(r),d=Math.cos(r);return t[0]=d*o+u*n,t[1]=d*s+u*a,t[2]=d*i+u*c,t[3]=d*n-u*o,t[4]=d*a-u*s,t[5]=d*c-u*i,t[6]=l,t[7]=f,t[8]=h,t}function dh(t,e,r){let o=r[0],s=r[1];return t[0]=o*e[0],t[1]=o*e[1],t[2]=o*e[2],t[3]=s*e[3],t[4]=s*e[4],t[5]=s*e[5],t[6]=e[6],t[7]=e[7],t[8]=e[8],t}function Jg(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r+r,a=o+o,c=s+s,l=r*n,f=o*n,h=o*a,u=s*n,d=s*a,p=s*c,m=i*n,g=i*a,x=i*c;return t[0]=1-h-p,t[3]=f-x,t[6]=u+g,t[1]=f+x,t[4]=1-l-p,t[7]=d-m,t[2]=u-g,t[5]=d+m,t[8]=1-l-h,t}var ph;(function(t){t[t.COL0ROW0=0]="COL0ROW0",t[t.COL0ROW1=1]="COL0ROW1",t[t.COL0ROW2=2]="COL0ROW2",t[t.COL1ROW0=3]="COL1ROW0",t[t.COL1ROW1=4]="COL1ROW1",t[t.COL1ROW2=5]="COL1ROW2",t[t.COL2ROW0=6]="COL2ROW0",t[t.COL2ROW1=7]="COL2ROW1",t[t.COL2ROW2=8]="COL2ROW2"})(ph||(ph={}));var zS=Object.freeze([1,0,0,0,1,0,0,0,1]),J=class extends io{static get IDENTITY(){return WS()}static get ZERO(){return VS()}get ELEMENTS(){return 9}get RANK(){return 3}get INDICES(){return ph}constructor(e,...r){super(-0,-0,-0,-0,-0,-0,-0,-0,-0),arguments.length===1&&Array.isArray(e)?this.copy(e):r.length>0?this.copy([e,...r]):this.identity()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this[4]=e[4],this[5]=e[5],this[6]=e[6],this[7]=e[7],this[8]=e[8],this.check()}identity(){return this.copy(zS)}fromObject(e){return this.check()}fromQuaternion(e){return Jg(this,e),this.check()}set(e,r,o,s,i,n,a,c,l){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this[4]=i,this[5]=n,this[6]=a,this[7]=c,this[8]=l,this.check()}setRowMajor(e,r,o,s,i,n,a,c,l){return this[0]=e,this[1]=s,this[2]=a,this[3]=r,this[4]=i,this[5]=c,this[6]=o,this[7]=n,this[8]=l,this.check()}determinant(){return Zg(this)}transpose(){return Kg(this,this),this.check()}invert(){return qg(this,this),this.check()}multiplyLeft(e){return uh(this,e,this),this.check()}multiplyRight(e){return uh(this,this,e),this.check()}rotate(e){return Qg(this,this,e),this.check()}scale(e){return Array.isArray(e)?dh(this,this,e):dh(this,this,[e,e]),this.check()}translate(e){return Gg(this,this,e),this.check()}transform(e,r){let o;switch(e.length){case 2:o=oh(r||[-0,-0],e,this);break;case 3:o=Es(r||[-0,-0,-0],e,this);break;case 4:o=aa(r||[-0,-0,-0,-0],e,this);break;default:throw new Error("Illegal vector")}return qt(o,e.length),o}transformVector(e,r){return this.transform(e,r)}transformVector2(e,r){return this.transform(e,r)}transformVector3(e,r){return this.transform(e,r)}},da,pa=null;function VS(){return da||(da=new J([0,0,0,0,0,0,0,0,0]),Object.freeze(da)),da}function WS(){return pa||(pa=new J,Object.freeze(pa)),pa}var ne={};hr(ne,{add:()=>dE,adjoint:()=>KS,clone:()=>$S,copy:()=>HS,create:()=>jS,decompose:()=>sE,determinant:()=>xh,equals:()=>xE,exactEquals:()=>gE,frob:()=>uE,fromQuat:()=>Eh,fromQuat2:()=>tE,fromRotation:()=>GS,fromRotationTranslation:()=>r0,fromRotationTranslationScale:()=>iE,fromRotationTranslationScaleOrigin:()=>nE,fromScaling:()=>ZS,fromTranslation:()=>qS,fromValues:()=>XS,fromXRotation:()=>QS,fromYRotation:()=>JS,fromZRotation:()=>eE,frustum:()=>Ah,getRotation:()=>oE,getScaling:()=>o0,getTranslation:()=>rE,identity:()=>t0,invert:()=>gh,lookAt:()=>Rh,mul:()=>_E,multiply:()=>ws,multiplyScalar:()=>pE,multiplyScalarAndAdd:()=>mE,ortho:()=>Ph,orthoNO:()=>i0,orthoZO:()=>lE,perspective:()=>wh,perspectiveFromFieldOfView:()=>cE,perspectiveNO:()=>s0,perspectiveZO:()=>aE,rotate:()=>vh,rotateX:()=>bh,rotateY:()=>Th,rotateZ:()=>Sh,scale:()=>yh,set:()=>YS,str:()=>hE,sub:()=>yE,subtract:()=>n0,targetTo:()=>fE,translate:()=>_h,transpose:()=>mh});function jS(){let t=new K(16);return K!=Float32Array&&(t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0),t[0]=1,t[5]=1,t[10]=1,t[15]=1,t}function $S(t){let e=new K(16);return e[0]=t[0],e[1]=t[1],e[2]=t[2],e[3]=t[3],e[4]=t[4],e[5]=t[5],e[6]=t[6],e[7]=t[7],e[8]=t[8],e[9]=t[9],e[10]=t[10],e[11]=t[11],e[12]=t[12],e[13]=t[13],e[14]=t[14],e[15]=t[15],e}function HS(t,e){return t[0]=e[0],t[1]=e[1],t[2]=e[2],t[3]=e[3],t[4]=e[4],t[5]=e[5],t[6]=e[6],t[7]=e[7],t[8]=e[8],t[9]=e[9],t[10]=e[10],t[11]=e[11],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15],t}function XS(t,e,r,o,s,i,n,a,c,l,f,h,u,d,p,m){let g=new K(16);return g[0]=t,g[1]=e,g[2]=r,g[3]=o,g[4]=s,g[5]=i,g[6]=n,g[7]=a,g[8]=c,g[9]=l,g[10]=f,g[11]=h,g[12]=u,g[13]=d,g[14]=p,g[15]=m,g}function YS(t,e,r,o,s,i,n,a,c,l,f,h,u,d,p,m,g){return t[0]=e,t[1]=r,t[2]=o,t[3]=s,t[4]=i,t[5]=n,t[6]=a,t[7]=c,t[8]=l,t[9]=f,t[10]=h,t[11]=u,t[12]=d,t[13]=p,t[14]=m,t[15]=g,t}function t0(t){return t[0]=1,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=1,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=1,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function mh(t,e){if(t===e){let r=e[1],o=e[2],s=e[3],i=e[6],n=e[7],a=e[11];t[1]=e[4],t[2]=e[8],t[3]=e[12],t[4]=r,t[6]=e[9],t[7]=e[13],t[8]=o,t[9]=i,t[11]=e[14],t[12]=s,t[13]=n,t[14]=a}else t[0]=e[0],t[1]=e[4],t[2]=e[8],t[3]=e[12],t[4]=e[1],t[5]=e[5],t[6]=e[9],t[7]=e[13],t[8]=e[2],t[9]=e[6],t[10]=e[10],t[11]=e[14],t[12]=e[3],t[13]=e[7],t[14]=e[11],t[15]=e[15];return t}function gh(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=e[4],a=e[5],c=e[6],l=e[7],f=e[8],h=e[9],u=e[10],d=e[11],p=e[12],m=e[13],g=e[14],x=e[15],y=r*a-o*n,_=r*c-s*n,v=r*l-i*n,E=o*c-s*a,b=o*l-i*a,C=s*l-i*c,R=f*m-h*p,S=f*g-u*p,A=f*x-d*p,P=h*g-u*m,F=h*x-d*m,N=u*x-d*g,B=y*N-_*F+v*P+E*A-b*S+C*R;return B?(B=1/B,t[0]=(a*N-c*F+l*P)*B,t[1]=(s*F-o*N-i*P)*B,t[2]=(m*C-g*b+x*E)*B,t[3]=(u*b-h*C-d*E)*B,t[4]=(c*A-n*N-l*S)*B,t[5]=(r*N-s*A+i*S)*B,t[6]=(g*v-p*C-x*_)*B,t[7]=(f*C-u*v+d*_)*B,t[8]=(n*F-a*A+l*R)*B,t[9]=(o*A-r*F-i*R)*B,t[10]=(p*b-m*v+x*y)*B,t[11]=(h*v-f*b-d*y)*B,t[12]=(a*S-n*P-c*R)*B,t[13]=(r*P-o*S+s*R)*B,t[14]=(m*_-p*E-g*y)*B,t[15]=(f*E-h*_+u*y)*B,t):null}function KS(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=e[4],a=e[5],c=e[6],l=e[7],f=e[8],h=e[9],u=e[10],d=e[11],p=e[12],m=e[13],g=e[14],x=e[15],y=r*a-o*n,_=r*c-s*n,v=r*l-i*n,E=o*c-s*a,b=o*l-i*a,C=s*l-i*c,R=f*m-h*p,S=f*g-u*p,A=f*x-d*p,P=h*g-u*m,F=h*x-d*m,N=u*x-d*g;return t[0]=a*N-c*F+l*P,t[1]=s*F-o*N-i*P,t[2]=m*C-g*b+x*E,t[3]=u*b-h*C-d*E,t[4]=c*A-n*N-l*S,t[5]=r*N-s*A+i*S,t[6]=g*v-p*C-x*_,t[7]=f*C-u*v+d*_,t[8]=n*F-a*A+l*R,t[9]=o*A-r*F-i*R,t[10]=p*b-m*v+x*y,t[11]=h*v-f*b-d*y,t[12]=a*S-n*P-c*R,t[13]=r*P-o*S+s*R,t[14]=m*_-p*E-g*y,t[15]=f*E-h*_+u*y,t}function xh(t){let e=t[0],r=t[1],o=t[2],s=t[3],i=t[4],n=t[5],a=t[6],c=t[7],l=t[8],f=t[9],h=t[10],u=t[11],d=t[12],p=t[13],m=t[14],g=t[15],x=e*n-r*i,y=e*a-o*i,_=r*a-o*n,v=l*p-f*d,E=l*m-h*d,b=f*m-h*p,C=e*b-r*E+o*v,R=i*b-n*E+a*v,S=l*_-f*y+h*x,A=d*_-p*y+m*x;return c*C-s*R+g*S-u*A}function ws(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=e[9],d=e[10],p=e[11],m=e[12],g=e[13],x=e[14],y=e[15],_=r[0],v=r[1],E=r[2],b=r[3];return t[0]=_*o+v*a+E*h+b*m,t[1]=_*s+v*c+E*u+b*g,t[2]=_*i+v*l+E*d+b*x,t[3]=_*n+v*f+E*p+b*y,_=r[4],v=r[5],E=r[6],b=r[7],t[4]=_*o+v*a+E*h+b*m,t[5]=_*s+v*c+E*u+b*g,t[6]=_*i+v*l+E*d+b*x,t[7]=_*n+v*f+E*p+b*y,_=r[8],v=r[9],E=r[10],b=r[11],t[8]=_*o+v*a+E*h+b*m,t[9]=_*s+v*c+E*u+b*g,t[10]=_*i+v*l+E*d+b*x,t[11]=_*n+v*f+E*p+b*y,_=r[12],v=r[13],E=r[14],b=r[15],t[12]=_*o+v*a+E*h+b*m,t[13]=_*s+v*c+E*u+b*g,t[14]=_*i+v*l+E*d+b*x,t[15]=_*n+v*f+E*p+b*y,t}function _h(t,e,r){let o=r[0],s=r[1],i=r[2],n,a,c,l,f,h,u,d,p,m,g,x;return e===t?(t[12]=e[0]*o+e[4]*s+e[8]*i+e[12],t[13]=e[1]*o+e[5]*s+e[9]*i+e[13],t[14]=e[2]*o+e[6]*s+e[10]*i+e[14],t[15]=e[3]*o+e[7]*s+e[11]*i+e[15]):(n=e[0],a=e[1],c=e[2],l=e[3],f=e[4],h=e[5],u=e[6],d=e[7],p=e[8],m=e[9],g=e[10],x=e[11],t[0]=n,t[1]=a,t[2]=c,t[3]=l,t[4]=f,t[5]=h,t[6]=u,t[7]=d,t[8]=p,t[9]=m,t[10]=g,t[11]=x,t[12]=n*o+f*s+p*i+e[12],t[13]=a*o+h*s+m*i+e[13],t[14]=c*o+u*s+g*i+e[14],t[15]=l*o+d*s+x*i+e[15]),t}function yh(t,e,r){let o=r[0],s=r[1],i=r[2];return t[0]=e[0]*o,t[1]=e[1]*o,t[2]=e[2]*o,t[3]=e[3]*o,t[4]=e[4]*s,t[5]=e[5]*s,t[6]=e[6]*s,t[7]=e[7]*s,t[8]=e[8]*i,t[9]=e[9]*i,t[10]=e[10]*i,t[11]=e[11]*i,t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15],t}function vh(t,e,r,o){let s=o[0],i=o[1],n=o[2],a=Math.sqrt(s*s+i*i+n*n),c,l,f,h,u,d,p,m,g,x,y,_,v,E,b,C,R,S,A,P,F,N,B,te;return a<1e-6?null:(a=1/a,s*=a,i*=a,n*=a,l=Math.sin(r),c=Math.cos(r),f=1-c,h=e[0],u=e[1],d=e[2],p=e[3],m=e[4],g=e[5],x=e[6],y=e[7],_=e[8],v=e[9],E=e[10],b=e[11],C=s*s*f+c,R=i*s*f+n*l,S=n*s*f-i*l,A=s*i*f-n*l,P=i*i*f+c,F=n*i*f+s*l,N=s*n*f+i*l,B=i*n*f-s*l,te=n*n*f+c,t[0]=h*C+m*R+_*S,t[1]=u*C+g*R+v*S,t[2]=d*C+x*R+E*S,t[3]=p*C+y*R+b*S,t[4]=h*A+m*P+_*F,t[5]=u*A+g*P+v*F,t[6]=d*A+x*P+E*F,t[7]=p*A+y*P+b*F,t[8]=h*N+m*B+_*te,t[9]=u*N+g*B+v*te,t[10]=d*N+x*B+E*te,t[11]=p*N+y*B+b*te,e!==t&&(t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t)}function bh(t,e,r){let o=Math.sin(r),s=Math.cos(r),i=e[4],n=e[5],a=e[6],c=e[7],l=e[8],f=e[9],h=e[10],u=e[11];return e!==t&&(t[0]=e[0],t[1]=e[1],t[2]=e[2],t[3]=e[3],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t[4]=i*s+l*o,t[5]=n*s+f*o,t[6]=a*s+h*o,t[7]=c*s+u*o,t[8]=l*s-i*o,t[9]=f*s-n*o,t[10]=h*s-a*o,t[11]=u*s-c*o,t}function Th(t,e,r){let o=Math.sin(r),s=Math.cos(r),i=e[0],n=e[1],a=e[2],c=e[3],l=e[8],f=e[9],h=e[10],u=e[11];return e!==t&&(t[4]=e[4],t[5]=e[5],t[6]=e[6],t[7]=e[7],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t[0]=i*s-l*o,t[1]=n*s-f*o,t[2]=a*s-h*o,t[3]=c*s-u*o,t[8]=i*o+l*s,t[9]=n*o+f*s,t[10]=a*o+h*s,t[11]=c*o+u*s,t}function Sh(t,e,r){let o=Math.sin(r),s=Math.cos(r),i=e[0],n=e[1],a=e[2],c=e[3],l=e[4],f=e[5],h=e[6],u=e[7];return e!==t&&(t[8]=e[8],t[9]=e[9],t[10]=e[10],t[11]=e[11],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t[0]=i*s+l*o,t[1]=n*s+f*o,t[2]=a*s+h*o,t[3]=c*s+u*o,t[4]=l*s-i*o,t[5]=f*s-n*o,t[6]=h*s-a*o,t[7]=u*s-c*o,t}function qS(t,e){return t[0]=1,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=1,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=1,t[11]=0,t[12]=e[0],t[13]=e[1],t[14]=e[2],t[15]=1,t}function ZS(t,e){return t[0]=e[0],t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=e[1],t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=e[2],t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function GS(t,e,r){let o=r[0],s=r[1],i=r[2],n=Math.sqrt(o*o+s*s+i*i),a,c,l;return n<1e-6?null:(n=1/n,o*=n,s*=n,i*=n,c=Math.sin(e),a=Math.cos(e),l=1-a,t[0]=o*o*l+a,t[1]=s*o*l+i*c,t[2]=i*o*l-s*c,t[3]=0,t[4]=o*s*l-i*c,t[5]=s*s*l+a,t[6]=i*s*l+o*c,t[7]=0,t[8]=o*i*l+s*c,t[9]=s*i*l-o*c,t[10]=i*i*l+a,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t)}function QS(t,e){let r=Math.sin(e),o=Math.cos(e);return t[0]=1,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=o,t[6]=r,t[7]=0,t[8]=0,t[9]=-r,t[10]=o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function JS(t,e){let r=Math.sin(e),o=Math.cos(e);return t[0]=o,t[1]=0,t[2]=-r,t[3]=0,t[4]=0,t[5]=1,t[6]=0,t[7]=0,t[8]=r,t[9]=0,t[10]=o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function eE(t,e){let r=Math.sin(e),o=Math.cos(e);return t[0]=o,t[1]=r,t[2]=0,t[3]=0,t[4]=-r,t[5]=o,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=1,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function r0(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=o+o,c=s+s,l=i+i,f=o*a,h=o*c,u=o*l,d=s*c,p=s*l,m=i*l,g=n*a,x=n*c,y=n*l;return t[0]=1-(d+m),t[1]=h+y,t[2]=u-x,t[3]=0,t[4]=h-y,t[5]=1-(f+m),t[6]=p+g,t[7]=0,t[8]=u+x,t[9]=p-g,t[10]=1-(f+d),t[11]=0,t[12]=r[0],t[13]=r[1],t[14]=r[2],t[15]=1,t}function tE(t,e){let r=new K(3),o=-e[0],s=-e[1],i=-e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=o*o+s*s+i*i+n*n;return h>0?(r[0]=(a*n+f*o+c*i-l*s)*2/h,r[1]=(c*n+f*s+l*o-a*i)*2/h,r[2]=(l*n+f*i+a*s-c*o)*2/h):(r[0]=(a*n+f*o+c*i-l*s)*2,r[1]=(c*n+f*s+l*o-a*i)*2,r[2]=(l*n+f*i+a*s-c*o)*2),r0(t,e,r),t}function rE(t,e){return t[0]=e[12],t[1]=e[13],t[2]=e[14],t}function o0(t,e){let r=e[0],o=e[1],s=e[2],i=e[4],n=e[5],a=e[6],c=e[8],l=e[9],f=e[10];return t[0]=Math.sqrt(r*r+o*o+s*s),t[1]=Math.sqrt(i*i+n*n+a*a),t[2]=Math.sqrt(c*c+l*l+f*f),t}function oE(t,e){let r=new K(3);o0(r,e);let o=1/r[0],s=1/r[1],i=1/r[2],n=e[0]*o,a=e[1]*s,c=e[2]*i,l=e[4]*o,f=e[5]*s,h=e[6]*i,u=e[8]*o,d=e[9]*s,p=e[10]*i,m=n+f+p,g=0;return m>0?(g=Math.sqrt(m+1)*2,t[3]=.25*g,t[0]=(h-d)/g,t[1]=(u-c)/g,t[2]=(a-l)/g):n>f&&n>p?(g=Math.sqrt(1+n-f-p)*2,t[3]=(h-d)/g,t[0]=.25*g,t[1]=(a+l)/g,t[2]=(u+c)/g):f>p?(g=Math.sqrt(1+f-n-p)*2,t[3]=(u-c)/g,t[0]=(a+l)/g,t[1]=.25*g,t[2]=(h+d)/g):(g=Math.sqrt(1+p-n-f)*2,t[3]=(a-l)/g,t[0]=(u+c)/g,t[1]=(h+d)/g,t[2]=.25*g),t}function sE(t,e,r,o){e[0]=o[12],e[1]=o[13],e[2]=o[14];let s=o[0],i=o[1],n=o[2],a=o[4],c=o[5],l=o[6],f=o[8],h=o[9],u=o[10];r[0]=Math.sqrt(s*s+i*i+n*n),r[1]=Math.sqrt(a*a+c*c+l*l),r[2]=Math.sqrt(f*f+h*h+u*u);let d=1/r[0],p=1/r[1],m=1/r[2],g=s*d,x=i*p,y=n*m,_=a*d,v=c*p,E=l*m,b=f*d,C=h*p,R=u*m,S=g+v+R,A=0;return S>0?(A=Math.sqrt(S+1)*2,t[3]=.25*A,t[0]=(E-C)/A,t[1]=(b-y)/A,t[2]=(x-_)/A):g>v&&g>R?(A=Math.sqrt(1+g-v-R)*2,t[3]=(E-C)/A,t[0]=.25*A,t[1]=(x+_)/A,t[2]=(b+y)/A):v>R?(A=Math.sqrt(1+v-g-R)*2,t[3]=(b-y)/A,t[0]=(x+_)/A,t[1]=.25*A,t[2]=(E+C)/A):(A=Math.sqrt(1+R-g-v)*2,t[3]=(x-_)/A,t[0]=(b+y)/A,t[1]=(E+C)/A,t[2]=.25*A),t}function iE(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=e[3],c=s+s,l=i+i,f=n+n,h=s*c,u=s*l,d=s*f,p=i*l,m=i*f,g=n*f,x=a*c,y=a*l,_=a*f,v=o[0],E=o[1],b=o[2];return t[0]=(1-(p+g))*v,t[1]=(u+_)*v,t[2]=(d-y)*v,t[3]=0,t[4]=(u-_)*E,t[5]=(1-(h+g))*E,t[6]=(m+x)*E,t[7]=0,t[8]=(d+y)*b,t[9]=(m-x)*b,t[10]=(1-(h+p))*b,t[11]=0,t[12]=r[0],t[13]=r[1],t[14]=r[2],t[15]=1,t}function nE(t,e,r,o,s){let i=e[0],n=e[1],a=e[2],c=e[3],l=i+i,f=n+n,h=a+a,u=i*l,d=i*f,p=i*h,m=n*f,g=n*h,x=a*h,y=c*l,_=c*f,v=c*h,E=o[0],b=o[1],C=o[2],R=s[0],S=s[1],A=s[2],P=(1-(m+x))*E,F=(d+v)*E,N=(p-_)*E,B=(d-v)*b,te=(1-(u+x))*b,wt=(g+y)*b,fr=(p+_)*C,Gd=(g-y)*C,Qd=(1-(u+m))*C;return t[0]=P,t[1]=F,t[2]=N,t[3]=0,t[4]=B,t[5]=te,t[6]=wt,t[7]=0,t[8]=fr,t[9]=Gd,t[10]=Qd,t[11]=0,t[12]=r[0]+R-(P*R+B*S+fr*A),t[13]=r[1]+S-(F*R+te*S+Gd*A),t[14]=r[2]+A-(N*R+wt*S+Qd*A),t[15]=1,t}function Eh(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r+r,a=o+o,c=s+s,l=r*n,f=o*n,h=o*a,u=s*n,d=s*a,p=s*c,m=i*n,g=i*a,x=i*c;return t[0]=1-h-p,t[1]=f+x,t[2]=u-g,t[3]=0,t[4]=f-x,t[5]=1-l-p,t[6]=d+m,t[7]=0,t[8]=u+g,t[9]=d-m,t[10]=1-l-h,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function Ah(t,e,r,o,s,i,n){let a=1/(r-e),c=1/(s-o),l=1/(i-n);return t[0]=i*2*a,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=i*2*c,t[6]=0,t[7]=0,t[8]=(r+e)*a,t[9]=(s+o)*c,t[10]=(n+i)*l,t[11]=-1,t[12]=0,t[13]=0,t[14]=n*i*2*l,t[15]=0,t}function s0(t,e,r,o,s){let i=1/Math.tan(e/2);if(t[0]=i/r,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=i,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[11]=-1,t[12]=0,t[13]=0,t[15]=0,s!=null&&s!==1/0){let n=1/(o-s);t[10]=(s+o)*n,t[14]=2*s*o*n}else t[10]=-1,t[14]=-2*o;return t}var wh=s0;function aE(t,e,r,o,s){let i=1/Math.tan(e/2);if(t[0]=i/r,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=i,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[11]=-1,t[12]=0,t[13]=0,t[15]=0,s!=null&&s!==1/0){let n=1/(o-s);t[10]=s*n,t[14]=s*o*n}else t[10]=-1,t[14]=-o;return t}function cE(t,e,r,o){let s=Math.tan(e.upDegrees*Math.PI/180),i=Math.tan(e.downDegrees*Math.PI/180),n=Math.tan(e.leftDegrees*Math.PI/180),a=Math.tan(e.rightDegrees*Math.PI/180),c=2/(n+a),l=2/(s+i);return t[0]=c,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=l,t[6]=0,t[7]=0,t[8]=-((n-a)*c*.5),t[9]=(s-i)*l*.5,t[10]=o/(r-o),t[11]=-1,t[12]=0,t[13]=0,t[14]=o*r/(r-o),t[15]=0,t}function i0(t,e,r,o,s,i,n){let a=1/(e-r),c=1/(o-s),l=1/(i-n);return t[0]=-2*a,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=-2*c,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=2*l,t[11]=0,t[12]=(e+r)*a,t[13]=(s+o)*c,t[14]=(n+i)*l,t[15]=1,t}var Ph=i0;function lE(t,e,r,o,s,i,n){let a=1/(e-r),c=1/(o-s),l=1/(i-n);return t[0]=-2*a,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=-2*c,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=l,t[11]=0,t[12]=(e+r)*a,t[13]=(s+o)*c,t[14]=i*l,t[15]=1,t}function Rh(t,e,r,o){let s,i,n,a,c,l,f,h,u,d,p=e[0],m=e[1],g=e[2],x=o[0],y=o[1],_=o[2],v=r[0],E=r[1],b=r[2];return Math.abs(p-v)<1e-6&&Math.abs(m-E)<1e-6&&Math.abs(g-b)<1e-6?t0(t):(h=p-v,u=m-E,d=g-b,s=1/Math.sqrt(h*h+u*u+d*d),h*=s,u*=s,d*=s,i=y*d-_*u,n=_*h-x*d,a=x*u-y*h,s=Math.sqrt(i*i+n*n+a*a),s?(s=1/s,i*=s,n*=s,a*=s):(i=0,n=0,a=0),c=u*a-d*n,l=d*i-h*a,f=h*n-u*i,s=Math.sqrt(c*c+l*l+f*f),s?(s=1/s,c*=s,l*=s,f*=s):(c=0,l=0,f=0),t[0]=i,t[1]=c,t[2]=h,t[3]=0,t[4]=n,t[5]=l,t[6]=u,t[7]=0,t[8]=a,t[9]=f,t[10]=d,t[11]=0,t[12]=-(i*p+n*m+a*g),t[13]=-(c*p+l*m+f*g),t[14]=-(h*p+u*m+d*g),t[15]=1,t)}function fE(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=o[0],c=o[1],l=o[2],f=s-r[0],h=i-r[1],u=n-r[2],d=f*f+h*h+u*u;d>0&&(d=1/Math.sqrt(d),f*=d,h*=d,u*=d);let p=c*u-l*h,m=l*f-a*u,g=a*h-c*f;return d=p*p+m*m+g*g,d>0&&(d=1/Math.sqrt(d),p*=d,m*=d,g*=d),t[0]=p,t[1]=m,t[2]=g,t[3]=0,t[4]=h*g-u*m,t[5]=u*p-f*g,t[6]=f*m-h*p,t[7]=0,t[8]=f,t[9]=h,t[10]=u,t[11]=0,t[12]=s,t[13]=i,t[14]=n,t[15]=1,t}function hE(t){return`mat4(${t[0]}, ${t[1]}, ${t[2]}, ${t[3]}, ${t[4]}, ${t[5]}, ${t[6]}, ${t[7]}, ${t[8]}, ${t[9]}, ${t[10]}, ${t[11]}, ${t[12]}, ${t[13]}, ${t[14]}, ${t[15]})`}function uE(t){return Math.sqrt(t[0]*t[0]+t[1]*t[1]+t[2]*t[2]+t[3]*t[3]+t[4]*t[4]+t[5]*t[5]+t[6]*t[6]+t[7]*t[7]+t[8]*t[8]+t[9]*t[9]+t[10]*t[10]+t[11]*t[11]+t[12]*t[12]+t[13]*t[13]+t[14]*t[14]+t[15]*t[15])}function dE(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t[2]=e[2]+r[2],t[3]=e[3]+r[3],t[4]=e[4]+r[4],t[5]=e[5]+r[5],t[6]=e[6]+r[6],t[7]=e[7]+r[7],t[8]=e[8]+r[8],t[9]=e[9]+r[9],t[10]=e[10]+r[10],t[11]=e[11]+r[11],t[12]=e[12]+r[12],t[13]=e[13]+r[13],t[14]=e[14]+r[14],t[15]=e[15]+r[15],t}function n0(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t[2]=e[2]-r[2],t[3]=e[3]-r[3],t[4]=e[4]-r[4],t[5]=e[5]-r[5],t[6]=e[6]-r[6],t[7]=e[7]-r[7],t[8]=e[8]-r[8],t[9]=e[9]-r[9],t[10]=e[10]-r[10],t[11]=e[11]-r[11],t[12]=e[12]-r[12],t[13]=e[13]-r[13],t[14]=e[14]-r[14],t[15]=e[15]-r[15],t}function pE(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t[2]=e[2]*r,t[3]=e[3]*r,t[4]=e[4]*r,t[5]=e[5]*r,t[6]=e[6]*r,t[7]=e[7]*r,t[8]=e[8]*r,t[9]=e[9]*r,t[10]=e[10]*r,t[11]=e[11]*r,t[12]=e[12]*r,t[13]=e[13]*r,t[14]=e[14]*r,t[15]=e[15]*r,t}function mE(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t[2]=e[2]+r[2]*o,t[3]=e[3]+r[3]*o,t[4]=e[4]+r[4]*o,t[5]=e[5]+r[5]*o,t[6]=e[6]+r[6]*o,t[7]=e[7]+r[7]*o,t[8]=e[8]+r[8]*o,t[9]=e[9]+r[9]*o,t[10]=e[10]+r[10]*o,t[11]=e[11]+r[11]*o,t[12]=e[12]+r[12]*o,t[13]=e[13]+r[13]*o,t[14]=e[14]+r[14]*o,t[15]=e[15]+r[15]*o,t}function gE(t,e){return t[0]===e[0]&&t[1]===e[1]&&t[2]===e[2]&&t[3]===e[3]&&t[4]===e[4]&&t[5]===e[5]&&t[6]===e[6]&&t[7]===e[7]&&t[8]===e[8]&&t[9]===e[9]&&t[10]===e[10]&&t[11]===e[11]&&t[12]===e[12]&&t[13]===e[13]&&t[14]===e[14]&&t[15]===e[15]}function xE(t,e){let r=t[0],o=t[1],s=t[2],i=t[3],n=t[4],a=t[5],c=t[6],l=t[7],f=t[8],h=t[9],u=t[10],d=t[11],p=t[12],m=t[13],g=t[14],x=t[15],y=e[0],_=e[1],v=e[2],E=e[3],b=e[4],C=e[5],R=e[6],S=e[7],A=e[8],P=e[9],F=e[10],N=e[11],B=e[12],te=e[13],wt=e[14],fr=e[15];return Math.abs(r-y)<=1e-6*Math.max(1,Math.abs(r),Math.abs(y))&&Math.abs(o-_)<=1e-6*Math.max(1,Math.abs(o),Math.abs(_))&&Math.abs(s-v)<=1e-6*Math.max(1,Math.abs(s),Math.abs(v))&&Math.abs(i-E)<=1e-6*Math.max(1,Math.abs(i),Math.abs(E))&&Math.abs(n-b)<=1e-6*Math.max(1,Math.abs(n),Math.abs(b))&&Math.abs(a-C)<=1e-6*Math.max(1,Math.abs(a),Math.abs(C))&&Math.abs(c-R)<=1e-6*Math.max(1,Math.abs(c),Math.abs(R))&&Math.abs(l-S)<=1e-6*Math.max(1,Math.abs(l),Math.abs(S))&&Math.abs(f-A)<=1e-6*Math.max(1,Math.abs(f),Math.abs(A))&&Math.abs(h-P)<=1e-6*Math.max(1,Math.abs(h),Math.abs(P))&&Math.abs(u-F)<=1e-6*Math.max(1,Math.abs(u),Math.abs(F))&&Math.abs(d-N)<=1e-6*Math.max(1,Math.abs(d),Math.abs(N))&&Math.abs(p-B)<=1e-6*Math.max(1,Math.abs(p),Math.abs(B))&&Math.abs(m-te)<=1e-6*Math.max(1,Math.abs(m),Math.abs(te))&&Math.abs(g-wt)<=1e-6*Math.max(1,Math.abs(g),Math.abs(wt))&&Math.abs(x-fr)<=1e-6*Math.max(1,Math.abs(x),Math.abs(fr))}var _E=ws,yE=n0;var Ce={};hr(Ce,{add:()=>Ch,ceil:()=>vE,clone:()=>c0,copy:()=>f0,create:()=>a0,cross:()=>RE,dist:()=>FE,distance:()=>m0,div:()=>DE,divide:()=>p0,dot:()=>Oh,equals:()=>OE,exactEquals:()=>x0,floor:()=>bE,forEach:()=>zE,fromValues:()=>l0,inverse:()=>PE,len:()=>UE,length:()=>ma,lerp:()=>Nh,max:()=>SE,min:()=>TE,mul:()=>LE,multiply:()=>d0,negate:()=>wE,normalize:()=>Ih,random:()=>CE,round:()=>EE,scale:()=>Mh,scaleAndAdd:()=>AE,set:()=>h0,sqrDist:()=>BE,sqrLen:()=>kE,squaredDistance:()=>g0,squaredLength:()=>ga,str:()=>IE,sub:()=>NE,subtract:()=>u0,transformMat4:()=>Lh,transformQuat:()=>Dh,zero:()=>ME});function a0(){let t=new K(4);return K!=Float32Array&&(t[0]=0,t[1]=0,t[2]=0,t[3]=0),t}function c0(t){let e=new K(4);return e[0]=t[0],e[1]=t[1],e[2]=t[2],e[3]=t[3],e}function l0(t,e,r,o){let s=new K(4);return s[0]=t,s[1]=e,s[2]=r,s[3]=o,s}function f0(t,e){return t[0]=e[0],t[1]=e[1],t[2]=e[2],t[3]=e[3],t}function h0(t,e,r,o,s){return t[0]=e,t[1]=r,t[2]=o,t[3]=s,t}function Ch(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t[2]=e[2]+r[2],t[3]=e[3]+r[3],t}function u0(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t[2]=e[2]-r[2],t[3]=e[3]-r[3],t}function d0(t,e,r){return t[0]=e[0]*r[0],t[1]=e[1]*r[1],t[2]=e[2]*r[2],t[3]=e[3]*r[3],t}function p0(t,e,r){return t[0]=e[0]/r[0],t[1]=e[1]/r[1],t[2]=e[2]/r[2],t[3]=e[3]/r[3],t}function vE(t,e){return t[0]=Math.ceil(e[0]),t[1]=Math.ceil(e[1]),t[2]=Math.ceil(e[2]),t[3]=Math.ceil(e[3]),t}function bE(t,e){return t[0]=Math.floor(e[0]),t[1]=Math.floor(e[1]),t[2]=Math.floor(e[2]),t[3]=Math.floor(e[3]),t}function TE(t,e,r){return t[0]=Math.min(e[0],r[0]),t[1]=Math.min(e[1],r[1]),t[2]=Math.min(e[2],r[2]),t[3]=Math.min(e[3],r[3]),t}function SE(t,e,r){return t[0]=Math.max(e[0],r[0]),t[1]=Math.max(e[1],r[1]),t[2]=Math.max(e[2],r[2]),t[3]=Math.max(e[3],r[3]),t}function EE(t,e){return t[0]=Ue(e[0]),t[1]=Ue(e[1]),t[2]=Ue(e[2]),t[3]=Ue(e[3]),t}function Mh(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t[2]=e[2]*r,t[3]=e[3]*r,t}function AE(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t[2]=e[2]+r[2]*o,t[3]=e[3]+r[3]*o,t}function m0(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2],i=e[3]-t[3];return Math.sqrt(r*r+o*o+s*s+i*i)}function g0(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2],i=e[3]-t[3];return r*r+o*o+s*s+i*i}function ma(t){let e=t[0],r=t[1],o=t[2],s=t[3];return Math.sqrt(e*e+r*r+o*o+s*s)}function ga(t){let e=t[0],r=t[1],o=t[2],s=t[3];return e*e+r*r+o*o+s*s}function wE(t,e){return t[0]=-e[0],t[1]=-e[1],t[2]=-e[2],t[3]=-e[3],t}function PE(t,e){return t[0]=1/e[0],t[1]=1/e[1],t[2]=1/e[2],t[3]=1/e[3],t}function Ih(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r*r+o*o+s*s+i*i;return n>0&&(n=1/Math.sqrt(n)),t[0]=r*n,t[1]=o*n,t[2]=s*n,t[3]=i*n,t}function Oh(t,e){return t[0]*e[0]+t[1]*e[1]+t[2]*e[2]+t[3]*e[3]}function RE(t,e,r,o){let s=r[0]*o[1]-r[1]*o[0],i=r[0]*o[2]-r[2]*o[0],n=r[0]*o[3]-r[3]*o[0],a=r[1]*o[2]-r[2]*o[1],c=r[1]*o[3]-r[3]*o[1],l=r[2]*o[3]-r[3]*o[2],f=e[0],h=e[1],u=e[2],d=e[3];return t[0]=h*l-u*c+d*a,t[1]=-(f*l)+u*n-d*i,t[2]=f*c-h*n+d*s,t[3]=-(f*a)+h*i-u*s,t}function Nh(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=e[3];return t[0]=s+o*(r[0]-s),t[1]=i+o*(r[1]-i),t[2]=n+o*(r[2]-n),t[3]=a+o*(r[3]-a),t}function CE(t,e){e=e===void 0?1:e;let r,o,s,i,n,a;do r=ut()*2-1,o=ut()*2-1,n=r*r+o*o;while(n>=1);do s=ut()*2-1,i=ut()*2-1,a=s*s+i*i;while(a>=1);let c=Math.sqrt((1-n)/a);return t[0]=e*r,t[1]=e*o,t[2]=e*s*c,t[3]=e*i*c,t}function Lh(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3];return t[0]=r[0]*o+r[4]*s+r[8]*i+r[12]*n,t[1]=r[1]*o+r[5]*s+r[9]*i+r[13]*n,t[2]=r[2]*o+r[6]*s+r[10]*i+r[14]*n,t[3]=r[3]*o+r[7]*s+r[11]*i+r[15]*n,t}function Dh(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[0],a=r[1],c=r[2],l=r[3],f=l*o+a*i-c*s,h=l*s+c*o-n*i,u=l*i+n*s-a*o,d=-n*o-a*s-c*i;return t[0]=f*l+d*-n+h*-c-u*-a,t[1]=h*l+d*-a+u*-n-f*-c,t[2]=u*l+d*-c+f*-a-h*-n,t[3]=e[3],t}function ME(t){return t[0]=0,t[1]=0,t[2]=0,t[3]=0,t}function IE(t){return`vec4(${t[0]}, ${t[1]}, ${t[2]}, ${t[3]})`}function x0(t,e){return t[0]===e[0]&&t[1]===e[1]&&t[2]===e[2]&&t[3]===e[3]}function OE(t,e){let r=t[0],o=t[1],s=t[2],i=t[3],n=e[0],a=e[1],c=e[2],l=e[3];return Math.abs(r-n)<=1e-6*Math.max(1,Math.abs(r),Math.abs(n))&&Math.abs(o-a)<=1e-6*Math.max(1,Math.abs(o),Math.abs(a))&&Math.abs(s-c)<=1e-6*Math.max(1,Math.abs(s),Math.abs(c))&&Math.abs(i-l)<=1e-6*Math.max(1,Math.abs(i),Math.abs(l))}var NE=u0,LE=d0,DE=p0,FE=m0,BE=g0,UE=ma,kE=ga,zE=(function(){let t=a0();return function(e,r,o,s,i,n){let a,c;for(r||(r=4),o||(o=0),s?c=Math.min(s*r+o,e.length):c=e.length,a=o;a<c;a+=r)t[0]=e[a],t[1]=e[a+1],t[2]=e[a+2],t[3]=e[a+3],i(t,t,n),e[a]=t[0],e[a+1]=t[1],e[a+2]=t[2],e[a+3]=t[3];return e}})();var Uh;(function(t){t[t.COL0ROW0=0]="COL0ROW0",t[t.COL0ROW1=1]="COL0ROW1",t[t.COL0ROW2=2]="COL0ROW2",t[t.COL0ROW3=3]="COL0ROW3",t[t.COL1ROW0=4]="COL1ROW0",t[t.COL1ROW1=5]="COL1ROW1",t[t.COL1ROW2=6]="COL1ROW2",t[t.COL1ROW3=7]="COL1ROW3",t[t.COL2ROW0=8]="COL2ROW0",t[t.COL2ROW1=9]="COL2ROW1",t[t.COL2ROW2=10]="COL2ROW2",t[t.COL2ROW3=11]="COL2ROW3",t[t.COL3ROW0=12]="COL3ROW0",t[t.COL3ROW1=13]="COL3ROW1",t[t.COL3ROW2=14]="COL3ROW2",t[t.COL3ROW3=15]="COL3ROW3"})(Uh||(Uh={}));var VE=45*Math.PI/180,WE=1,Fh=.1,Bh=500,jE=Object.freeze([1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]),W=class extends io{static get IDENTITY(){return HE()}static get ZERO(){return $E()}get ELEMENTS(){return 16}get RANK(){return 4}get INDICES(){return Uh}constructor(e){super(-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0),arguments.length===1&&Array.isArray(e)?this.copy(e):this.identity()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this[4]=e[4],this[5]=e[5],this[6]=e[6],this[7]=e[7],this[8]=e[8],this[9]=e[9],this[10]=e[10],this[11]=e[11],this[12]=e[12],this[13]=e[13],this[14]=e[14],this[15]=e[15],this.check()}set(e,r,o,s,i,n,a,c,l,f,h,u,d,p,m,g){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this[4]=i,this[5]=n,this[6]=a,this[7]=c,this[8]=l,this[9]=f,this[10]=h,this[11]=u,this[12]=d,this[13]=p,this[14]=m,this[15]=g,this.check()}setRowMajor(e,r,o,s,i,n,a,c,l,f,h,u,d,p,m,g){return this[0]=e,this[1]=i,this[2]=l,this[3]=d,this[4]=r,this[5]=n,this[6]=f,this[7]=p,this[8]=o,this[9]=a,this[10]=h,this[11]=m,this[12]=s,this[13]=c,this[14]=u,this[15]=g,this.check()}toRowMajor(e){return e[0]=this[0],e[1]=this[4],e[2]=this[8],e[3]=this[12],e[4]=this[1],e[5]=this[5],e[6]=this[9],e[7]=this[13],e[8]=this[2],e[9]=this[6],e[10]=this[10],e[11]=this[14],e[12]=this[3],e[13]=this[7],e[14]=this[11],e[15]=this[15],e}identity(){return this.copy(jE)}fromObject(e){return this.check()}fromQuaternion(e){return Eh(this,e),this.check()}frustum(e){let{left:r,right:o,bottom:s,top:i,near:n=Fh,far:a=Bh}=e;return a===1/0?XE(this,r,o,s,i,n):Ah(this,r,o,s,i,n,a),this.check()}lookAt(e){let{eye:r,center:o=[0,0,0],up:s=[0,1,0]}=e;return Rh(this,r,o,s),this.check()}ortho(e){let{left:r,right:o,bottom:s,top:i,near:n=Fh,far:a=Bh}=e;return Ph(this,r,o,s,i,n,a),this.check()}orthographic(e){let{fovy:r=VE,aspect:o=WE,focalDistance:s=1,near:i=Fh,far:n=Bh}=e;_0(r);let a=r/2,c=s*Math.tan(a),l=c*o;return this.ortho({left:-l,right:l,bottom:-c,top:c,near:i,far:n})}perspective(e){let{fovy:r=45*Math.PI/180,aspect:o=1,near:s=.1,far:i=500}=e;return _0(r),wh(this,r,o,s,i),this.check()}determinant(){return xh(this)}getScale(e=[-0,-0,-0]){return e[0]=Math.sqrt(this[0]*this[0]+this[1]*this[1]+this[2]*this[2]),e[1]=Math.sqrt(this[4]*this[4]+this[5]*this[5]+this[6]*this[6]),e[2]=Math.sqrt(this[8]*this[8]+this[9]*this[9]+this[10]*this[10]),e}getTranslation(e=[-0,-0,-0]){return e[0]=this[12],e[1]=this[13],e[2]=this[14],e}getRotation(e,r){e=e||[-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0],r=r||[-0,-0,-0];let o=this.getScale(r),s=1/o[0],i=1/o[1],n=1/o[2];return e[0]=this[0]*s,e[1]=this[1]*i,e[2]=this[2]*n,e[3]=0,e[4]=this[4]*s,e[5]=this[5]*i,e[6]=this[6]*n,e[7]=0,e[8]=this[8]*s,e[9]=this[9]*i,e[10]=this[10]*n,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,e}getRotationMatrix3(e,r){e=e||[-0,-0,-0,-0,-0,-0,-0,-0,-0],r=r||[-0,-0,-0];let o=this.getScale(r),s=1/o[0],i=1/o[1],n=1/o[2];return e[0]=this[0]*s,e[1]=this[1]*i,e[2]=this[2]*n,e[3]=this[4]*s,e[4]=this[5]*i,e[5]=this[6]*n,e[6]=this[8]*s,e[7]=this[9]*i,e[8]=this[10]*n,e}transpose(){return mh(this,this),this.check()}invert(){return gh(this,this),this.check()}multiplyLeft(e){return ws(this,e,this),this.check()}multiplyRight(e){return ws(this,this,e),this.check()}rotateX(e){return bh(this,this,e),this.check()}rotateY(e){return Th(this,this,e),this.check()}rotateZ(e){return Sh(this,this,e),this.check()}rotateXYZ(e){return this.rotateX(e[0]).rotateY(e[1]).rotateZ(e[2])}rotateAxis(e,r){return vh(this,this,e,r),this.check()}scale(e){return yh(this,this,Array.isArray(e)?e:[e,e,e]),this.check()}translate(e){return _h(this,this,e),this.check()}transform(e,r){return e.length===4?(r=Lh(r||[-0,-0,-0,-0],e,this),qt(r,4),r):this.transformAsPoint(e,r)}transformAsPoint(e,r){let{length:o}=e,s;switch(o){case 2:s=sh(r||[-0,-0],e,this);break;case 3:s=Ar(r||[-0,-0,-0],e,this);break;default:throw new Error("Illegal vector")}return qt(s,e.length),s}transformAsVector(e,r){let o;switch(e.length){case 2:o=Bg(r||[-0,-0],e,this);break;case 3:o=na(r||[-0,-0,-0],e,this);break;default:throw new Error("Illegal vector")}return qt(o,e.length),o}transformPoint(e,r){return this.transformAsPoint(e,r)}transformVector(e,r){return this.transformAsPoint(e,r)}transformDirection(e,r){return this.transformAsVector(e,r)}makeRotationX(e){return this.identity().rotateX(e)}makeTranslation(e,r,o){return this.identity().translate([e,r,o])}},xa,_a;function $E(){return xa||(xa=new W([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]),Object.freeze(xa)),xa}function HE(){return _a||(_a=new W,Object.freeze(_a)),_a}function _0(t){if(t>Math.PI*2)throw Error("expected radians")}function XE(t,e,r,o,s,i){let n=2*i/(r-e),a=2*i/(s-o),c=(r+e)/(r-e),l=(s+o)/(s-o),f=-1,h=-1,u=-2*i;return t[0]=n,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=a,t[6]=0,t[7]=0,t[8]=c,t[9]=l,t[10]=f,t[11]=h,t[12]=0,t[13]=0,t[14]=u,t[15]=0,t}function y0(){let t=new K(4);return K!=Float32Array&&(t[0]=0,t[1]=0,t[2]=0),t[3]=1,t}function v0(t){return t[0]=0,t[1]=0,t[2]=0,t[3]=1,t}function kh(t,e,r){r=r*.5;let o=Math.sin(r);return t[0]=o*e[0],t[1]=o*e[1],t[2]=o*e[2],t[3]=Math.cos(r),t}function zh(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=r[0],c=r[1],l=r[2],f=r[3];return t[0]=o*f+n*a+s*l-i*c,t[1]=s*f+n*c+i*a-o*l,t[2]=i*f+n*l+o*c-s*a,t[3]=n*f-o*a-s*c-i*l,t}function b0(t,e,r){r*=.5;let o=e[0],s=e[1],i=e[2],n=e[3],a=Math.sin(r),c=Math.cos(r);return t[0]=o*c+n*a,t[1]=s*c+i*a,t[2]=i*c-s*a,t[3]=n*c-o*a,t}function T0(t,e,r){r*=.5;let o=e[0],s=e[1],i=e[2],n=e[3],a=Math.sin(r),c=Math.cos(r);return t[0]=o*c-i*a,t[1]=s*c+n*a,t[2]=i*c+o*a,t[3]=n*c-s*a,t}function S0(t,e,r){r*=.5;let o=e[0],s=e[1],i=e[2],n=e[3],a=Math.sin(r),c=Math.cos(r);return t[0]=o*c+s*a,t[1]=s*c-o*a,t[2]=i*c+n*a,t[3]=n*c-i*a,t}function E0(t,e){let r=e[0],o=e[1],s=e[2];return t[0]=r,t[1]=o,t[2]=s,t[3]=Math.sqrt(Math.abs(1-r*r-o*o-s*s)),t}function Ps(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=e[3],c=r[0],l=r[1],f=r[2],h=r[3],u,d,p,m,g;return u=s*c+i*l+n*f+a*h,u<0&&(u=-u,c=-c,l=-l,f=-f,h=-h),1-u>1e-6?(d=Math.acos(u),g=Math.sin(d),p=Math.sin((1-o)*d)/g,m=Math.sin(o*d)/g):(p=1-o,m=o),t[0]=p*s+m*c,t[1]=p*i+m*l,t[2]=p*n+m*f,t[3]=p*a+m*h,t}function A0(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r*r+o*o+s*s+i*i,a=n?1/n:0;return t[0]=-r*a,t[1]=-o*a,t[2]=-s*a,t[3]=i*a,t}function w0(t,e){return t[0]=-e[0],t[1]=-e[1],t[2]=-e[2],t[3]=e[3],t}function Vh(t,e){let r=e[0]+e[4]+e[8],o;if(r>0)o=Math.sqrt(r+1),t[3]=.5*o,o=.5/o,t[0]=(e[5]-e[7])*o,t[1]=(e[6]-e[2])*o,t[2]=(e[1]-e[3])*o;else{let s=0;e[4]>e[0]&&(s=1),e[8]>e[s*3+s]&&(s=2);let i=(s+1)%3,n=(s+2)%3;o=Math.sqrt(e[s*3+s]-e[i*3+i]-e[n*3+n]+1),t[s]=.5*o,o=.5/o,t[3]=(e[i*3+n]-e[n*3+i])*o,t[i]=(e[i*3+s]+e[s*3+i])*o,t[n]=(e[n*3+s]+e[s*3+n])*o}return t}var P0=Ch;var R0=Mh,C0=Oh,M0=Nh,I0=ma;var O0=ga;var N0=Ih;var L0=(function(){let t=ca(),e=la(1,0,0),r=la(0,1,0);return function(o,s,i){let n=Ss(s,i);return n<-.999999?(Er(t,e,s),fh(t)<1e-6&&Er(t,r,s),ih(t,t),kh(o,t,Math.PI),o):n>.999999?(o[0]=0,o[1]=0,o[2]=0,o[3]=1,o):(Er(t,s,i),o[0]=t[0],o[1]=t[1],o[2]=t[2],o[3]=1+n,N0(o,o))}})(),UB=(function(){let t=y0(),e=y0();return function(r,o,s,i,n,a){return Ps(t,o,n,a),Ps(e,s,i,a),Ps(r,t,e,2*a*(1-a)),r}})(),kB=(function(){let t=Yg();return function(e,r,o,s){return t[0]=o[0],t[3]=o[1],t[6]=o[2],t[1]=s[0],t[4]=s[1],t[7]=s[2],t[2]=-r[0],t[5]=-r[1],t[8]=-r[2],N0(e,Vh(e,t))}})();var KE=[0,0,0,1],no=class extends Kt{constructor(e=0,r=0,o=0,s=1){super(-0,-0,-0,-0),Array.isArray(e)&&arguments.length===1?this.copy(e):this.set(e,r,o,s)}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this.check()}set(e,r,o,s){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this.check()}fromObject(e){return this[0]=e.x,this[1]=e.y,this[2]=e.z,this[3]=e.w,this.check()}fromMatrix3(e){return Vh(this,e),this.check()}fromAxisRotation(e,r){return kh(this,e,r),this.check()}identity(){return v0(this),this.check()}setAxisAngle(e,r){return this.fromAxisRotation(e,r)}get ELEMENTS(){return 4}get x(){return this[0]}set x(e){this[0]=X(e)}get y(){return this[1]}set y(e){this[1]=X(e)}get z(){return this[2]}set z(e){this[2]=X(e)}get w(){return this[3]}set w(e){this[3]=X(e)}len(){return I0(this)}lengthSquared(){return O0(this)}dot(e){return C0(this,e)}rotationTo(e,r){return L0(this,e,r),this.check()}add(e){return P0(this,this,e),this.check()}calculateW(){return E0(this,this),this.check()}conjugate(){return w0(this,this),this.check()}invert(){return A0(this,this),this.check()}lerp(e,r,o){return o===void 0?this.lerp(this,e,r):(M0(this,e,r,o),this.check())}multiplyRight(e){return zh(this,this,e),this.check()}multiplyLeft(e){return zh(this,e,this),this.check()}normalize(){let e=this.len(),r=e>0?1/e:0;return this[0]=this[0]*r,this[1]=this[1]*r,this[2]=this[2]*r,this[3]=this[3]*r,e===0&&(this[3]=1),this.check()}rotateX(e){return b0(this,this,e),this.check()}rotateY(e){return T0(this,this,e),this.check()}rotateZ(e){return S0(this,this,e),this.check()}scale(e){return R0(this,this,e),this.check()}slerp(e,r,o){let s,i,n;switch(arguments.length){case 1:({start:s=KE,target:i,ratio:n}=e);break;case 2:s=this,i=e,n=r;break;default:s=e,i=r,n=o}return Ps(this,s,i,n),this.check()}transformVector4(e,r=new ua){return Dh(r,e,this),qt(r,4)}lengthSq(){return this.lengthSquared()}setFromAxisAngle(e,r){return this.setAxisAngle(e,r)}premultiply(e){return this.multiplyLeft(e)}multiply(e){return this.multiplyRight(e)}};var Rs={};hr(Rs,{EPSILON1:()=>qE,EPSILON10:()=>sA,EPSILON11:()=>iA,EPSILON12:()=>nA,EPSILON13:()=>aA,EPSILON14:()=>cA,EPSILON15:()=>lA,EPSILON16:()=>fA,EPSILON17:()=>hA,EPSILON18:()=>uA,EPSILON19:()=>dA,EPSILON2:()=>ZE,EPSILON20:()=>pA,EPSILON3:()=>GE,EPSILON4:()=>QE,EPSILON5:()=>JE,EPSILON6:()=>eA,EPSILON7:()=>tA,EPSILON8:()=>rA,EPSILON9:()=>oA,PI_OVER_FOUR:()=>gA,PI_OVER_SIX:()=>xA,PI_OVER_TWO:()=>mA,TWO_PI:()=>_A});var qE=.1,ZE=.01,GE=.001,QE=1e-4,JE=1e-5,eA=1e-6,tA=1e-7,rA=1e-8,oA=1e-9,sA=1e-10,iA=1e-11,nA=1e-12,aA=1e-13,cA=1e-14,lA=1e-15,fA=1e-16,hA=1e-17,uA=1e-18,dA=1e-19,pA=1e-20,mA=Math.PI/2,gA=Math.PI/4,xA=Math.PI/6,_A=Math.PI*2;function Wh(t,e=[],r=0){let o=Math.fround(t),s=t-o;return e[r]=o,e[r+1]=s,e}function D0(t){return t-Math.fround(t)}function F0(t){let e=new Float32Array(32);for(let r=0;r<4;++r)for(let o=0;o<4;++o){let s=r*4+o;Wh(t[o*4+r],e,s*2)}return e}var yA=`#ifdef LUMA_FP32_TAN_PRECISION_WORKAROUND

// All these functions are for substituting tan() function from Intel GPU only
const float TWO_PI = 6.2831854820251465;
const float PI_2 = 1.5707963705062866;
const float PI_16 = 0.1963495463132858;

const float SIN_TABLE_0 = 0.19509032368659973;
const float SIN_TABLE_1 = 0.3826834261417389;
const float SIN_TABLE_2 = 0.5555702447891235;
const float SIN_TABLE_3 = 0.7071067690849304;

const float COS_TABLE_0 = 0.9807852506637573;
const float COS_TABLE_1 = 0.9238795042037964;
const float COS_TABLE_2 = 0.8314695954322815;
const float COS_TABLE_3 = 0.7071067690849304;

const float INVERSE_FACTORIAL_3 = 1.666666716337204e-01; // 1/3!
const float INVERSE_FACTORIAL_5 = 8.333333767950535e-03; // 1/5!
const float INVERSE_FACTORIAL_7 = 1.9841270113829523e-04; // 1/7!
const float INVERSE_FACTORIAL_9 = 2.75573188446287533e-06; // 1/9!

float sin_taylor_fp32(float a) {
  float r, s, t, x;

  if (a == 0.0) {
    return 0.0;
  }

  x = -a * a;
  s = a;
  r = a;

  r = r * x;
  t = r * INVERSE_FACTORIAL_3;
  s = s + t;

  r = r * x;
  t = r * INVERSE_FACTORIAL_5;
  s = s + t;

  r = r * x;
  t = r * INVERSE_FACTORIAL_7;
  s = s + t;

  r = r * x;
  t = r * INVERSE_FACTORIAL_9;
  s = s + t;

  return s;
}

void sincos_taylor_fp32(float a, out float sin_t, out float cos_t) {
  if (a == 0.0) {
    sin_t = 0.0;
    cos_t = 1.0;
  }
  sin_t = sin_taylor_fp32(a);
  cos_t = sqrt(1.0 - sin_t * sin_t);
}

float tan_taylor_fp32(float a) {
    float sin_a;
    float cos_a;

    if (a == 0.0) {
        return 0.0;
    }

    // 2pi range reduction
    float z = floor(a / TWO_PI);
    float r = a - TWO_PI * z;

    float t;
    float q = floor(r / PI_2 + 0.5);
    int j = int(q);

    if (j < -2 || j > 2) {
        return 1.0 / 0.0;
    }

    t = r - PI_2 * q;

    q = floor(t / PI_16 + 0.5);
    int k = int(q);
    int abs_k = int(abs(float(k)));

    if (abs_k > 4) {
        return 1.0 / 0.0;
    } else {
        t = t - PI_16 * q;
    }

    float u = 0.0;
    float v = 0.0;

    float sin_t, cos_t;
    float s, c;
    sincos_taylor_fp32(t, sin_t, cos_t);

    if (k == 0) {
        s = sin_t;
        c = cos_t;
    } else {
        if (abs(float(abs_k) - 1.0) < 0.5) {
            u = COS_TABLE_0;
            v = SIN_TABLE_0;
        } else if (abs(float(abs_k) - 2.0) < 0.5) {
            u = COS_TABLE_1;
            v = SIN_TABLE_1;
        } else if (abs(float(abs_k) - 3.0) < 0.5) {
            u = COS_TABLE_2;
            v = SIN_TABLE_2;
        } else if (abs(float(abs_k) - 4.0) < 0.5) {
            u = COS_TABLE_3;
            v = SIN_TABLE_3;
        }
        if (k > 0) {
            s = u * sin_t + v * cos_t;
            c = u * cos_t - v * sin_t;
        } else {
            s = u * sin_t - v * cos_t;
            c = u * cos_t + v * sin_t;
        }
    }

    if (j == 0) {
        sin_a = s;
        cos_a = c;
    } else if (j == 1) {
        sin_a = c;
        cos_a = -s;
    } else if (j == -1) {
        sin_a = -c;
        cos_a = s;
    } else {
        sin_a = -s;
        cos_a = -c;
    }
    return sin_a / cos_a;
}
#endif

float tan_fp32(float a) {
#ifdef LUMA_FP32_TAN_PRECISION_WORKAROUND
  return tan_taylor_fp32(a);
#else
  return tan(a);
#endif
}
`,jh={name:"fp32",vs:yA};var B0=`
uniform fp64arithmeticUniforms {
  uniform float ONE;
} fp64;

/*
About LUMA_FP64_CODE_ELIMINATION_WORKAROUND

The purpose of this workaround is to prevent shader compilers from
optimizing away necessary arithmetic operations by swapping their sequences
or transform the equation to some 'equivalent' form.

The method is to multiply an artifical variable, ONE, which will be known to
the compiler to be 1 only at runtime. The whole expression is then represented
as a polynomial with respective to ONE. In the coefficients of all terms, only one a
and one b should appear

err = (a + b) * ONE^6 - a * ONE^5 - (a + b) * ONE^4 + a * ONE^3 - b - (a + b) * ONE^2 + a * ONE
*/

// Divide float number to high and low floats to extend fraction bits
vec2 split(float a) {
  const float SPLIT = 4097.0;
  float t = a * SPLIT;
#if defined(LUMA_FP64_CODE_ELIMINATION_WORKAROUND)
  float a_hi = t * fp64.ONE - (t - a);
  float a_lo = a * fp64.ONE - a_hi;
#else
  float a_hi = t - (t - a);
  float a_lo = a - a_hi;
#endif
  return vec2(a_hi, a_lo);
}

// Divide float number again when high float uses too many fraction bits
vec2 split2(vec2 a) {
  vec2 b = split(a.x);
  b.y += a.y;
  return b;
}

// Special sum operation when a > b
vec2 quickTwoSum(float a, float b) {
#if defined(LUMA_FP64_CODE_ELIMINATION_WORKAROUND)
  float sum = (a + b) * fp64.ONE;
  float err = b - (sum - a) * fp64.ONE;
#else
  float sum = a + b;
  float err = b - (sum - a);
#endif
  return vec2(sum, err);
}

// General sum operation
vec2 twoSum(float a, float b) {
  float s = (a + b);
#if defined(LUMA_FP64_CODE_ELIMINATION_WORKAROUND)
  float v = (s * fp64.ONE - a) * fp64.ONE;
  float err = (a - (s - v) * fp64.ONE) * fp64.ONE * fp64.ONE * fp64.ONE + (b - v);
#else
  float v = s - a;
  float err = (a - (s - v)) + (b - v);
#endif
  return vec2(s, err);
}

vec2 twoSub(float a, float b) {
  float s = (a - b);
#if defined(LUMA_FP64_CODE_ELIMINATION_WORKAROUND)
  float v = (s * fp64.ONE - a) * fp64.ONE;
  float err = (a - (s - v) * fp64.ONE) * fp64.ONE * fp64.ONE * fp64.ONE - (b + v);
#else
  float v = s - a;
  float err = (a - (s - v)) - (b + v);
#endif
  return vec2(s, err);
}

vec2 twoSqr(float a) {
  float prod = a * a;
  vec2 a_fp64 = split(a);
#if defined(LUMA_FP64_CODE_ELIMINATION_WORKAROUND)
  float err = ((a_fp64.x * a_fp64.x - prod) * fp64.ONE + 2.0 * a_fp64.x *
    a_fp64.y * fp64.ONE * fp64.ONE) + a_fp64.y * a_fp64.y * fp64.ONE * fp64.ONE * fp64.ONE;
#else
  float err = ((a_fp64.x * a_fp64.x - prod) + 2.0 * a_fp64.x * a_fp64.y) + a_fp64.y * a_fp64.y;
#endif
  return vec2(prod, err);
}

vec2 twoProd(float a, float b) {
  float prod = a * b;
  vec2 a_fp64 = split(a);
  vec2 b_fp64 = split(b);
  float err = ((a_fp64.x * b_fp64.x - prod) + a_fp64.x * b_fp64.y +
    a_fp64.y * b_fp64.x) + a_fp64.y * b_fp64.y;
  return vec2(prod, err);
}

vec2 sum_fp64(vec2 a, vec2 b) {
  vec2 s, t;
  s = twoSum(a.x, b.x);
  t = twoSum(a.y, b.y);
  s.y += t.x;
  s = quickTwoSum(s.x, s.y);
  s.y += t.y;
  s = quickTwoSum(s.x, s.y);
  return s;
}

vec2 sub_fp64(vec2 a, vec2 b) {
  vec2 s, t;
  s = twoSub(a.x, b.x);
  t = twoSub(a.y, b.y);
  s.y += t.x;
  s = quickTwoSum(s.x, s.y);
  s.y += t.y;
  s = quickTwoSum(s.x, s.y);
  return s;
}

vec2 mul_fp64(vec2 a, vec2 b) {
  vec2 prod = twoProd(a.x, b.x);
  // y component is for the error
  prod.y += a.x * b.y;
#if defined(LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND)
  prod = split2(prod);
#endif
  prod = quickTwoSum(prod.x, prod.y);
  prod.y += a.y * b.x;
#if defined(LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND)
  prod = split2(prod);
#endif
  prod = quickTwoSum(prod.x, prod.y);
  return prod;
}

vec2 div_fp64(vec2 a, vec2 b) {
  float xn = 1.0 / b.x;
#if defined(LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND)
  vec2 yn = mul_fp64(a, vec2(xn, 0));
#else
  vec2 yn = a * xn;
#endif
  float diff = (sub_fp64(a, mul_fp64(b, yn))).x;
  vec2 prod = twoProd(xn, diff);
  return sum_fp64(yn, prod);
}

vec2 sqrt_fp64(vec2 a) {
  if (a.x == 0.0 && a.y == 0.0) return vec2(0.0, 0.0);
  if (a.x < 0.0) return vec2(0.0 / 0.0, 0.0 / 0.0);

  float x = 1.0 / sqrt(a.x);
  float yn = a.x * x;
#if defined(LUMA_FP64_CODE_ELIMINATION_WORKAROUND)
  vec2 yn_sqr = twoSqr(yn) * fp64.ONE;
#else
  vec2 yn_sqr = twoSqr(yn);
#endif
  float diff = sub_fp64(a, yn_sqr).x;
  vec2 prod = twoProd(x * 0.5, diff);
#if defined(LUMA_FP64_HIGH_BITS_OVERFLOW_WORKAROUND)
  return sum_fp64(split(yn), prod);
#else
  return sum_fp64(vec2(yn, 0.0), prod);
#endif
}
`;var vA={ONE:1},$h={name:"fp64arithmetic",vs:B0,defaultUniforms:vA,uniformTypes:{ONE:"f32"},fp64ify:Wh,fp64LowPart:D0,fp64ifyMatrix4:F0};var bA=[0,1,1,1],TA=`uniform pickingUniforms {
  float isActive;
  float isAttribute;
  float isHighlightActive;
  float useFloatColors;
  vec3 highlightedObjectColor;
  vec4 highlightColor;
} picking;

out vec4 picking_vRGBcolor_Avalid;

// Normalize unsigned byte color to 0-1 range
vec3 picking_normalizeColor(vec3 color) {
  return picking.useFloatColors > 0.5 ? color : color / 255.0;
}

// Normalize unsigned byte color to 0-1 range
vec4 picking_normalizeColor(vec4 color) {
  return picking.useFloatColors > 0.5 ? color : color / 255.0;
}

bool picking_isColorZero(vec3 color) {
  return dot(color, vec3(1.0)) < 0.00001;
}

bool picking_isColorValid(vec3 color) {
  return dot(color, vec3(1.0)) > 0.00001;
}

// Check if this vertex is highlighted 
bool isVertexHighlighted(vec3 vertexColor) {
  vec3 highlightedObjectColor = picking_normalizeColor(picking.highlightedObjectColor);
  return
    bool(picking.isHighlightActive) && picking_isColorZero(abs(vertexColor - highlightedObjectColor));
}

// Set the current picking color
void picking_setPickingColor(vec3 pickingColor) {
  pickingColor = picking_normalizeColor(pickingColor);

  if (bool(picking.isActive)) {
    // Use alpha as the validity flag. If pickingColor is [0, 0, 0] fragment is non-pickable
    picking_vRGBcolor_Avalid.a = float(picking_isColorValid(pickingColor));

    if (!bool(picking.isAttribute)) {
      // Stores the picking color so that the fragment shader can render it during picking
      picking_vRGBcolor_Avalid.rgb = pickingColor;
    }
  } else {
    // Do the comparison with selected item color in vertex shader as it should mean fewer compares
    picking_vRGBcolor_Avalid.a = float(isVertexHighlighted(pickingColor));
  }
}

void picking_setPickingAttribute(float value) {
  if (bool(picking.isAttribute)) {
    picking_vRGBcolor_Avalid.r = value;
  }
}

void picking_setPickingAttribute(vec2 value) {
  if (bool(picking.isAttribute)) {
    picking_vRGBcolor_Avalid.rg = value;
  }
}

void picking_setPickingAttribute(vec3 value) {
  if (bool(picking.isAttribute)) {
    picking_vRGBcolor_Avalid.rgb = value;
  }
}
`,SA=`uniform pickingUniforms {
  float isActive;
  float isAttribute;
  float isHighlightActive;
  float useFloatColors;
  vec3 highlightedObjectColor;
  vec4 highlightColor;
} picking;

in vec4 picking_vRGBcolor_Avalid;

/*
 * Returns highlight color if this item is selected.
 */
vec4 picking_filterHighlightColor(vec4 color) {
  // If we are still picking, we don't highlight
  if (picking.isActive > 0.5) {
    return color;
  }

  bool selected = bool(picking_vRGBcolor_Avalid.a);

  if (selected) {
    // Blend in highlight color based on its alpha value
    float highLightAlpha = picking.highlightColor.a;
    float blendedAlpha = highLightAlpha + color.a * (1.0 - highLightAlpha);
    float highLightRatio = highLightAlpha / blendedAlpha;

    vec3 blendedRGB = mix(color.rgb, picking.highlightColor.rgb, highLightRatio);
    return vec4(blendedRGB, blendedAlpha);
  } else {
    return color;
  }
}

/*
 * Returns picking color if picking enabled else unmodified argument.
 */
vec4 picking_filterPickingColor(vec4 color) {
  if (bool(picking.isActive)) {
    if (picking_vRGBcolor_Avalid.a == 0.0) {
      discard;
    }
    return picking_vRGBcolor_Avalid;
  }
  return color;
}

/*
 * Returns picking color if picking is enabled if not
 * highlight color if this item is selected, otherwise unmodified argument.
 */
vec4 picking_filterColor(vec4 color) {
  vec4 highlightColor = picking_filterHighlightColor(color);
  return picking_filterPickingColor(highlightColor);
}
`,ya={props:{},uniforms:{},name:"picking",uniformTypes:{isActive:"f32",isAttribute:"f32",isHighlightActive:"f32",useFloatColors:"f32",highlightedObjectColor:"vec3<f32>",highlightColor:"vec4<f32>"},defaultUniforms:{isActive:!1,isAttribute:!1,isHighlightActive:!1,useFloatColors:!0,highlightedObjectColor:[0,0,0],highlightColor:bA},vs:TA,fs:SA,getUniforms:EA};function EA(t={},e){let r={};if(t.highlightedObjectColor!==void 0)if(t.highlightedObjectColor===null)r.isHighlightActive=!1;else{r.isHighlightActive=!0;let o=t.highlightedObjectColor.slice(0,3);r.highlightedObjectColor=o}if(t.highlightColor){let o=Array.from(t.highlightColor,s=>s/255);Number.isFinite(o[3])||(o[3]=1),r.highlightColor=o}return t.isActive!==void 0&&(r.isActive=!!t.isActive,r.isAttribute=!!t.isAttribute),t.useFloatColors!==void 0&&(r.useFloatColors=!!t.useFloatColors),r}V();var Hh=`precision highp int;

// #if (defined(SHADER_TYPE_FRAGMENT) && defined(LIGHTING_FRAGMENT)) || (defined(SHADER_TYPE_VERTEX) && defined(LIGHTING_VERTEX))
struct AmbientLight {
  vec3 color;
};

struct PointLight {
  vec3 color;
  vec3 position;
  vec3 attenuation; // 2nd order x:Constant-y:Linear-z:Exponential
};

struct DirectionalLight {
  vec3 color;
  vec3 direction;
};

uniform lightingUniforms {
  int enabled;
  int lightType;

  int directionalLightCount;
  int pointLightCount;

  vec3 ambientColor;

  vec3 lightColor0;
  vec3 lightPosition0;
  vec3 lightDirection0;
  vec3 lightAttenuation0;

  vec3 lightColor1;
  vec3 lightPosition1;
  vec3 lightDirection1;
  vec3 lightAttenuation1;

  vec3 lightColor2;
  vec3 lightPosition2;
  vec3 lightDirection2;
  vec3 lightAttenuation2;
} lighting;

PointLight lighting_getPointLight(int index) {
  switch (index) {
    case 0:
      return PointLight(lighting.lightColor0, lighting.lightPosition0, lighting.lightAttenuation0);
    case 1:
      return PointLight(lighting.lightColor1, lighting.lightPosition1, lighting.lightAttenuation1);
    case 2:
    default:  
      return PointLight(lighting.lightColor2, lighting.lightPosition2, lighting.lightAttenuation2);
  }
}

DirectionalLight lighting_getDirectionalLight(int index) {
  switch (index) {
    case 0:
      return DirectionalLight(lighting.lightColor0, lighting.lightDirection0);
    case 1:
      return DirectionalLight(lighting.lightColor1, lighting.lightDirection1);
    case 2:
    default:   
      return DirectionalLight(lighting.lightColor2, lighting.lightDirection2);
  }
} 

float getPointLightAttenuation(PointLight pointLight, float distance) {
  return pointLight.attenuation.x
       + pointLight.attenuation.y * distance
       + pointLight.attenuation.z * distance * distance;
}

// #endif
`;var U0=`// #if (defined(SHADER_TYPE_FRAGMENT) && defined(LIGHTING_FRAGMENT)) || (defined(SHADER_TYPE_VERTEX) && defined(LIGHTING_VERTEX))
struct AmbientLight {
  color: vec3<f32>,
};

struct PointLight {
  color: vec3<f32>,
  position: vec3<f32>,
  attenuation: vec3<f32>, // 2nd order x:Constant-y:Linear-z:Exponential
};

struct DirectionalLight {
  color: vec3<f32>,
  direction: vec3<f32>,
};

struct lightingUniforms {
  enabled: i32,
  pointLightCount: i32,
  directionalLightCount: i32,

  ambientColor: vec3<f32>,

  // TODO - support multiple lights by uncommenting arrays below
  lightType: i32,
  lightColor: vec3<f32>,
  lightDirection: vec3<f32>,
  lightPosition: vec3<f32>,
  lightAttenuation: vec3<f32>,

  // AmbientLight ambientLight;
  // PointLight pointLight[MAX_LIGHTS];
  // DirectionalLight directionalLight[MAX_LIGHTS];
};

// Binding 0:1 is reserved for lighting (Note: could go into separate bind group as it is stable across draw calls)
@binding(1) @group(0) var<uniform> lighting : lightingUniforms;

fn lighting_getPointLight(index: i32) -> PointLight {
  return PointLight(lighting.lightColor, lighting.lightPosition, lighting.lightAttenuation);
}

fn lighting_getDirectionalLight(index: i32) -> DirectionalLight {
  return DirectionalLight(lighting.lightColor, lighting.lightDirection);
} 

fn getPointLightAttenuation(pointLight: PointLight, distance: f32) -> f32 {
  return pointLight.attenuation.x
       + pointLight.attenuation.y * distance
       + pointLight.attenuation.z * distance * distance;
}
`;var AA=5,wA=255,Ms;(function(t){t[t.POINT=0]="POINT",t[t.DIRECTIONAL=1]="DIRECTIONAL"})(Ms||(Ms={}));var Cs={props:{},uniforms:{},name:"lighting",defines:{},uniformTypes:{enabled:"i32",lightType:"i32",directionalLightCount:"i32",pointLightCount:"i32",ambientColor:"vec3<f32>",lightColor0:"vec3<f32>",lightPosition0:"vec3<f32>",lightDirection0:"vec3<f32>",lightAttenuation0:"vec3<f32>",lightColor1:"vec3<f32>",lightPosition1:"vec3<f32>",lightDirection1:"vec3<f32>",lightAttenuation1:"vec3<f32>",lightColor2:"vec3<f32>",lightPosition2:"vec3<f32>",lightDirection2:"vec3<f32>",lightAttenuation2:"vec3<f32>"},defaultUniforms:{enabled:1,lightType:Ms.POINT,directionalLightCount:0,pointLightCount:0,ambientColor:[.1,.1,.1],lightColor0:[1,1,1],lightPosition0:[1,1,2],lightDirection0:[1,1,1],lightAttenuation0:[1,0,0],lightColor1:[1,1,1],lightPosition1:[1,1,2],lightDirection1:[1,1,1],lightAttenuation1:[1,0,0],lightColor2:[1,1,1],lightPosition2:[1,1,2],lightDirection2:[1,1,1],lightAttenuation2:[1,0,0]},source:U0,vs:Hh,fs:Hh,getUniforms:PA};function PA(t,e={}){if(t=t&&{...t},!t)return{...Cs.defaultUniforms};t.lights&&(t={...t,...CA(t.lights),lights:void 0});let{ambientLight:r,pointLights:o,directionalLights:s}=t||{};if(!(r||o&&o.length>0||s&&s.length>0))return{...Cs.defaultUniforms,enabled:0};let n={...Cs.defaultUniforms,...e,...RA({ambientLight:r,pointLights:o,directionalLights:s})};return t.enabled!==void 0&&(n.enabled=t.enabled?1:0),n}function RA({ambientLight:t,pointLights:e=[],directionalLights:r=[]}){let o={};o.ambientColor=Xh(t);let s=0;for(let i of e){o.lightType=Ms.POINT;let n=s;o[`lightColor${n}`]=Xh(i),o[`lightPosition${n}`]=i.position,o[`lightAttenuation${n}`]=i.attenuation||[1,0,0],s++}for(let i of r){o.lightType=Ms.DIRECTIONAL;let n=s;o[`lightColor${n}`]=Xh(i),o[`lightDirection${n}`]=i.direction,s++}return s>AA&&T.warn("MAX_LIGHTS exceeded")(),o.directionalLightCount=r.length,o.pointLightCount=e.length,o}function CA(t){let e={pointLights:[],directionalLights:[]};for(let r of t||[])switch(r.type){case"ambient":e.ambientLight=r;break;case"directional":e.directionalLights?.push(r);break;case"point":e.pointLights?.push(r);break;default:}return e}function Xh(t={}){let{color:e=[0,0,0],intensity:r=1}=t;return e.map(o=>o*r/wA)}var k0=`uniform phongMaterialUniforms {
  uniform float ambient;
  uniform float diffuse;
  uniform float shininess;
  uniform vec3  specularColor;
} material;
`,z0=`#define MAX_LIGHTS 3

uniform phongMaterialUniforms {
  uniform float ambient;
  uniform float diffuse;
  uniform float shininess;
  uniform vec3  specularColor;
} material;

vec3 lighting_getLightColor(vec3 surfaceColor, vec3 light_direction, vec3 view_direction, vec3 normal_worldspace, vec3 color) {
  vec3 halfway_direction = normalize(light_direction + view_direction);
  float lambertian = dot(light_direction, normal_worldspace);
  float specular = 0.0;
  if (lambertian > 0.0) {
    float specular_angle = max(dot(normal_worldspace, halfway_direction), 0.0);
    specular = pow(specular_angle, material.shininess);
  }
  lambertian = max(lambertian, 0.0);
  return (lambertian * material.diffuse * surfaceColor + specular * material.specularColor) * color;
}

vec3 lighting_getLightColor(vec3 surfaceColor, vec3 cameraPosition, vec3 position_worldspace, vec3 normal_worldspace) {
  vec3 lightColor = surfaceColor;

  if (lighting.enabled == 0) {
    return lightColor;
  }

  vec3 view_direction = normalize(cameraPosition - position_worldspace);
  lightColor = material.ambient * surfaceColor * lighting.ambientColor;

  for (int i = 0; i < lighting.pointLightCount; i++) {
    PointLight pointLight = lighting_getPointLight(i);
    vec3 light_position_worldspace = pointLight.position;
    vec3 light_direction = normalize(light_position_worldspace - position_worldspace);
    float light_attenuation = getPointLightAttenuation(pointLight, distance(light_position_worldspace, position_worldspace));
    lightColor += lighting_getLightColor(surfaceColor, light_direction, view_direction, normal_worldspace, pointLight.color / light_attenuation);
  }

  int totalLights = min(MAX_LIGHTS, lighting.pointLightCount + lighting.directionalLightCount);
  for (int i = lighting.pointLightCount; i < totalLights; i++) {
    DirectionalLight directionalLight = lighting_getDirectionalLight(i);
    lightColor += lighting_getLightColor(surfaceColor, -directionalLight.direction, view_direction, normal_worldspace, directionalLight.color);
  }
  
  return lightColor;
}
`;var V0=`struct phongMaterialUniforms {
  ambient: f32,
  diffuse: f32,
  shininess: f32,
  specularColor: vec3<f32>,
};

@binding(2) @group(0) var<uniform> phongMaterial : phongMaterialUniforms;

fn lighting_getLightColor(surfaceColor: vec3<f32>, light_direction: vec3<f32>, view_direction: vec3<f32>, normal_worldspace: vec3<f32>, color: vec3<f32>) -> vec3<f32> {
  let halfway_direction: vec3<f32> = normalize(light_direction + view_direction);
  var lambertian: f32 = dot(light_direction, normal_worldspace);
  var specular: f32 = 0.0;
  if (lambertian > 0.0) {
    let specular_angle = max(dot(normal_worldspace, halfway_direction), 0.0);
    specular = pow(specular_angle, phongMaterial.shininess);
  }
  lambertian = max(lambertian, 0.0);
  return (lambertian * phongMaterial.diffuse * surfaceColor + specular * phongMaterial.specularColor) * color;
}

fn lighting_getLightColor2(surfaceColor: vec3<f32>, cameraPosition: vec3<f32>, position_worldspace: vec3<f32>, normal_worldspace: vec3<f32>) -> vec3<f32> {
  var lightColor: vec3<f32> = surfaceColor;

  if (lighting.enabled == 0) {
    return lightColor;
  }

  let view_direction: vec3<f32> = normalize(cameraPosition - position_worldspace);
  lightColor = phongMaterial.ambient * surfaceColor * lighting.ambientColor;

  if (lighting.lightType == 0) {
    let pointLight: PointLight  = lighting_getPointLight(0);
    let light_position_worldspace: vec3<f32> = pointLight.position;
    let light_direction: vec3<f32> = normalize(light_position_worldspace - position_worldspace);
    lightColor += lighting_getLightColor(surfaceColor, light_direction, view_direction, normal_worldspace, pointLight.color);
  } else if (lighting.lightType == 1) {
    var directionalLight: DirectionalLight = lighting_getDirectionalLight(0);
    lightColor += lighting_getLightColor(surfaceColor, -directionalLight.direction, view_direction, normal_worldspace, directionalLight.color);
  }
  
  return lightColor;
  /*
  for (int i = 0; i < MAX_LIGHTS; i++) {
    if (i >= lighting.pointLightCount) {
      break;
    }
    PointLight pointLight = lighting.pointLight[i];
    vec3 light_position_worldspace = pointLight.position;
    vec3 light_direction = normalize(light_position_worldspace - position_worldspace);
    lightColor += lighting_getLightColor(surfaceColor, light_direction, view_direction, normal_worldspace, pointLight.color);
  }

  for (int i = 0; i < MAX_LIGHTS; i++) {
    if (i >= lighting.directionalLightCount) {
      break;
    }
    DirectionalLight directionalLight = lighting.directionalLight[i];
    lightColor += lighting_getLightColor(surfaceColor, -directionalLight.direction, view_direction, normal_worldspace, directionalLight.color);
  }
  */
}

fn lighting_getSpecularLightColor(cameraPosition: vec3<f32>, position_worldspace: vec3<f32>, normal_worldspace: vec3<f32>) -> vec3<f32>{
  var lightColor = vec3<f32>(0, 0, 0);
  let surfaceColor = vec3<f32>(0, 0, 0);

  if (lighting.enabled == 0) {
    let view_direction = normalize(cameraPosition - position_worldspace);

    switch (lighting.lightType) {
      case 0, default: {
        let pointLight: PointLight = lighting_getPointLight(0);
        let light_position_worldspace: vec3<f32> = pointLight.position;
        let light_direction: vec3<f32> = normalize(light_position_worldspace - position_worldspace);
        lightColor += lighting_getLightColor(surfaceColor, light_direction, view_direction, normal_worldspace, pointLight.color);
      }
      case 1: {
        let directionalLight: DirectionalLight = lighting_getDirectionalLight(0);
        lightColor += lighting_getLightColor(surfaceColor, -directionalLight.direction, view_direction, normal_worldspace, directionalLight.color);
      }
    }
  }
  return lightColor;
}
`;var Is={props:{},name:"gouraudMaterial",vs:z0.replace("phongMaterial","gouraudMaterial"),fs:k0.replace("phongMaterial","gouraudMaterial"),source:V0.replaceAll("phongMaterial","gouraudMaterial"),defines:{LIGHTING_VERTEX:!0},dependencies:[Cs],uniformTypes:{ambient:"f32",diffuse:"f32",shininess:"f32",specularColor:"vec3<f32>"},defaultUniforms:{ambient:.35,diffuse:.6,shininess:32,specularColor:[.15,.15,.15]},getUniforms(t){let e={...t};return e.specularColor&&(e.specularColor=e.specularColor.map(r=>r/255)),{...Is.defaultUniforms,...e}}};var W0=`uniform layerUniforms {
  uniform float opacity;
} layer;
`,Yh={name:"layer",vs:W0,fs:W0,getUniforms:t=>({opacity:Math.pow(t.opacity,.45454545454545453)}),uniformTypes:{opacity:"f32"}};var MA=`

struct ColorUniforms {
  opacity: f32,
};

var<private> color: ColorUniforms = ColorUniforms(1.0);
// TODO (kaapp) avoiding binding index collisions to handle layer opacity 
// requires some thought.
// @group(0) @binding(0) var<uniform> color: ColorUniforms;

@must_use
fn deckgl_premultiplied_alpha(fragColor: vec4<f32>) -> vec4<f32> {
    return vec4(fragColor.rgb * fragColor.a, fragColor.a); 
};
`,ao={name:"color",dependencies:[],source:MA,getUniforms:t=>({}),uniformTypes:{opacity:"f32"}};var IA=`const SMOOTH_EDGE_RADIUS: f32 = 0.5;

struct VertexGeometry {
  position: vec4<f32>,
  worldPosition: vec3<f32>,
  worldPositionAlt: vec3<f32>,
  normal: vec3<f32>,
  uv: vec2<f32>,
  pickingColor: vec3<f32>,
};

var<private> geometry_: VertexGeometry = VertexGeometry(
  vec4<f32>(0.0, 0.0, 1.0, 0.0),
  vec3<f32>(0.0, 0.0, 0.0),
  vec3<f32>(0.0, 0.0, 0.0),
  vec3<f32>(0.0, 0.0, 0.0),
  vec2<f32>(0.0, 0.0),
  vec3<f32>(0.0, 0.0, 0.0)
);

struct FragmentGeometry {
  uv: vec2<f32>,
};

var<private> fragmentGeometry: FragmentGeometry;

fn smoothedge(edge: f32, x: f32) -> f32 {
  return smoothstep(edge - SMOOTH_EDGE_RADIUS, edge + SMOOTH_EDGE_RADIUS, x);
}
`,j0="#define SMOOTH_EDGE_RADIUS 0.5",OA=`${j0}

struct VertexGeometry {
  vec4 position;
  vec3 worldPosition;
  vec3 worldPositionAlt;
  vec3 normal;
  vec2 uv;
  vec3 pickingColor;
} geometry = VertexGeometry(
  vec4(0.0, 0.0, 1.0, 0.0),
  vec3(0.0),
  vec3(0.0),
  vec3(0.0),
  vec2(0.0),
  vec3(0.0)
);
`,NA=`${j0}

struct FragmentGeometry {
  vec2 uv;
} geometry;

float smoothedge(float edge, float x) {
  return smoothstep(edge - SMOOTH_EDGE_RADIUS, edge + SMOOTH_EDGE_RADIUS, x);
}
`,va={name:"geometry",source:IA,vs:OA,fs:NA};var k;(function(t){t[t.Start=1]="Start",t[t.Move=2]="Move",t[t.End=4]="End",t[t.Cancel=8]="Cancel"})(k||(k={}));var G;(function(t){t[t.None=0]="None",t[t.Left=1]="Left",t[t.Right=2]="Right",t[t.Up=4]="Up",t[t.Down=8]="Down",t[t.Horizontal=3]="Horizontal",t[t.Vertical=12]="Vertical",t[t.All=15]="All"})(G||(G={}));var D;(function(t){t[t.Possible=1]="Possible",t[t.Began=2]="Began",t[t.Changed=4]="Changed",t[t.Ended=8]="Ended",t[t.Recognized=8]="Recognized",t[t.Cancelled=16]="Cancelled",t[t.Failed=32]="Failed"})(D||(D={}));var $0="compute",Kh="auto",co="manipulation",wr="none",Os="pan-x",Ns="pan-y";function qh(t){if(t.includes(wr))return wr;let e=t.includes(Os),r=t.includes(Ns);return e&&r?wr:e||r?e?Os:Ns:t.includes(co)?co:Kh}var Ls=class{constructor(e,r){this.actions="",this.manager=e,this.set(r)}set(e){e===$0&&(e=this.compute()),this.manager.element&&(this.manager.element.style.touchAction=e,this.actions=e)}update(){this.set(this.manager.options.touchAction)}compute(){let e=[];for(let r of this.manager.recognizers)r.options.enable&&(e=e.concat(r.getTouchAction()));return qh(e.join(" "))}};function lo(t){return t.trim().split(/\s+/g)}function ba(t,e,r){if(t)for(let o of lo(e))t.addEventListener(o,r,!1)}function Ta(t,e,r){if(t)for(let o of lo(e))t.removeEventListener(o,r,!1)}function Zh(t){return(t.ownerDocument||t).defaultView}function Gh(t,e){let r=t;for(;r;){if(r===e)return!0;r=r.parentNode}return!1}function Sa(t){let e=t.length;if(e===1)return{x:Math.round(t[0].clientX),y:Math.round(t[0].clientY)};let r=0,o=0,s=0;for(;s<e;)r+=t[s].clientX,o+=t[s].clientY,s++;return{x:Math.round(r/e),y:Math.round(o/e)}}function Qh(t){let e=[],r=0;for(;r<t.pointers.length;)e[r]={clientX:Math.round(t.pointers[r].clientX),clientY:Math.round(t.pointers[r].clientY)},r++;return{timeStamp:Date.now(),pointers:e,center:Sa(e),deltaX:t.deltaX,deltaY:t.deltaY}}function Ds(t,e){let r=e.x-t.x,o=e.y-t.y;return Math.sqrt(r*r+o*o)}function Fs(t,e){let r=e.clientX-t.clientX,o=e.clientY-t.clientY;return Math.sqrt(r*r+o*o)}function H0(t,e){let r=e.x-t.x,o=e.y-t.y;return Math.atan2(o,r)*180/Math.PI}function Jh(t,e){let r=e.clientX-t.clientX,o=e.clientY-t.clientY;return Math.atan2(o,r)*180/Math.PI}function fo(t,e){return t===e?G.None:Math.abs(t)>=Math.abs(e)?t<0?G.Left:G.Right:e<0?G.Up:G.Down}function X0(t,e){let r=e.center,o=t.offsetDelta,s=t.prevDelta,i=t.prevInput;return(e.eventType===k.Start||i?.eventType===k.End)&&(s=t.prevDelta={x:i?.deltaX||0,y:i?.deltaY||0},o=t.offsetDelta={x:r.x,y:r.y}),{deltaX:s.x+(r.x-o.x),deltaY:s.y+(r.y-o.y)}}function Ea(t,e,r){return{x:e/t||0,y:r/t||0}}function Y0(t,e){return Fs(e[0],e[1])/Fs(t[0],t[1])}function K0(t,e){return Jh(e[1],e[0])-Jh(t[1],t[0])}function q0(t,e){let r=t.lastInterval||e,o=e.timeStamp-r.timeStamp,s,i,n,a;if(e.eventType!==k.Cancel&&(o>25||r.velocity===void 0)){let c=e.deltaX-r.deltaX,l=e.deltaY-r.deltaY,f=Ea(o,c,l);i=f.x,n=f.y,s=Math.abs(f.x)>Math.abs(f.y)?f.x:f.y,a=fo(c,l),t.lastInterval=e}else s=r.velocity,i=r.velocityX,n=r.velocityY,a=r.direction;e.velocity=s,e.velocityX=i,e.velocityY=n,e.direction=a}function eu(t,e){return"pointerId"in t?t.pointerId:e}function Z0(t,e){t.movementOrigin=new Map(e.map((r,o)=>[eu(r,o),{clientX:r.clientX,clientY:r.clientY}])),t.firstMovementTime=void 0}function DA(t,e){let r=e.pointers.map(eu);if(t.movementOrigin?.size===r.length&&r.every(s=>t.movementOrigin.has(s))||Z0(t,e.pointers),e.distancePerPointer=e.pointers.map((s,i)=>Fs(t.movementOrigin.get(r[i]),s)),e.eventType&k.Move&&e.distancePerPointer.some(s=>s>0)&&(t.firstMovementTime??(t.firstMovementTime=e.timeStamp)),e.movementDeltaTime=t.firstMovementTime===void 0?0:e.timeStamp-t.firstMovementTime,e.eventType&(k.End|k.Cancel)){let s=e.changedPointers.map(i=>eu(i,e.pointers.indexOf(i)));Z0(t,e.pointers.filter((i,n)=>!s.includes(r[n])))}}function G0(t,e){let{session:r}=t,{pointers:o}=e,{length:s}=o;r.firstInput||(r.firstInput=Qh(e)),s>1&&!r.firstMultiple?r.firstMultiple=Qh(e):s===1&&(r.firstMultiple=!1);let{firstInput:i,firstMultiple:n}=r,a=n?n.center:i.center,c=e.center=Sa(o);e.timeStamp=Date.now(),e.deltaTime=e.timeStamp-i.timeStamp,DA(r,e),e.angle=H0(a,c),e.distance=Ds(a,c);let{deltaX:l,deltaY:f}=X0(r,e);e.deltaX=l,e.deltaY=f,e.offsetDirection=fo(e.deltaX,e.deltaY);let h=Ea(e.deltaTime,e.deltaX,e.deltaY);e.overallVelocityX=h.x,e.overallVelocityY=h.y,e.overallVelocity=Math.abs(h.x)>Math.abs(h.y)?h.x:h.y,e.scale=n?Y0(n.pointers,o):1,e.rotation=n?K0(n.pointers,o):0,e.maxPointers=r.prevInput?e.pointers.length>r.prevInput.maxPointers?e.pointers.length:r.prevInput.maxPointers:e.pointers.length;let u=t.element;return Gh(e.srcEvent.target,u)&&(u=e.srcEvent.target),e.target=u,q0(r,e),e}function Q0(t,e,r){let o=r.pointers.length,s=r.changedPointers.length,i=e&k.Start&&o-s===0,n=e&(k.End|k.Cancel)&&o-s===0;r.isFirst=!!i,r.isFinal=!!n,i&&(t.session={}),r.eventType=e;let a=G0(t,r);t.emit("hammer.input",a),t.recognize(a),t.session.prevInput=a}var Bs=class{constructor(e){this.evEl="",this.evWin="",this.evTarget="",this.domHandler=r=>{this.manager.options.enable&&this.handler(r)},this.manager=e,this.element=e.element,this.target=e.options.inputTarget||e.element}callback(e,r){Q0(this.manager,e,r)}init(){ba(this.element,this.evEl,this.domHandler),ba(this.target,this.evTarget,this.domHandler),ba(Zh(this.element),this.evWin,this.domHandler)}destroy(){Ta(this.element,this.evEl,this.domHandler),Ta(this.target,this.evTarget,this.domHandler),Ta(Zh(this.element),this.evWin,this.domHandler)}};var FA={pointerdown:k.Start,pointermove:k.Move,pointerup:k.End,pointercancel:k.Cancel,pointerout:k.Cancel},BA="pointerdown",UA="pointermove pointerup pointercancel",Us=class extends Bs{constructor(e){super(e),this.evEl=BA,this.evWin=UA,this.store=this.manager.session.pointerEvents=[],this.init()}handler(e){let{store:r}=this,o=!1,s=FA[e.type],i=e.pointerType,n=i==="touch",a=r.findIndex(c=>c.pointerId===e.pointerId);s&k.Start&&(e.buttons||n)?a<0&&(r.push(e),a=r.length-1):s&(k.End|k.Cancel)&&(o=!0),!(a<0)&&(r[a]=e,this.callback(s,{pointers:r,changedPointers:[e],eventType:s,pointerType:i,srcEvent:e}),o&&r.splice(a,1))}};var kA=["","webkit","Moz","MS","ms","o"];function J0(t,e){let r=e[0].toUpperCase()+e.slice(1);for(let o of kA){let s=o?o+r:e;if(s in t)return s}}var zA=1,ex=2,tx={touchAction:"compute",enable:!0,inputTarget:null,cssProps:{userSelect:"none",userDrag:"none",touchCallout:"none",tapHighlightColor:"rgba(0,0,0,0)"}},ks=class{constructor(e,r){this.options={...tx,...r,cssProps:{...tx.cssProps,...r.cssProps},inputTarget:r.inputTarget||e},this.handlers={},this.session={},this.recognizers=[],this.oldCssProps={},this.element=e,this.input=new Us(this),this.touchAction=new Ls(this,this.options.touchAction),this.toggleCssProps(!0)}set(e){return Object.assign(this.options,e),e.touchAction&&this.touchAction.update(),e.inputTarget&&(this.input.destroy(),this.input.target=e.inputTarget,this.input.init()),this}stop(e){this.session.stopped=e?ex:zA}recognize(e){let{session:r}=this;if(r.stopped)return;this.session.prevented&&e.srcEvent.preventDefault();let o,{recognizers:s}=this,{curRecognizer:i}=r;(!i||i&&i.state&D.Recognized)&&(i=r.curRecognizer=null);let n=0;for(;n<s.length;)o=s[n],r.stopped!==ex&&(!i||o===i||o.canRecognizeWith(i))?o.recognize(e):o.reset(),!i&&o.state&(D.Began|D.Changed|D.Ended)&&(i=r.curRecognizer=o),n++}get(e){let{recognizers:r}=this;for(let o=0;o<r.length;o++)if(r[o].options.event===e)return r[o];return null}add(e){if(Array.isArray(e)){for(let o of e)this.add(o);return this}let r=this.get(e.options.event);return r&&this.remove(r),this.recognizers.push(e),e.manager=this,this.touchAction.update(),e}remove(e){if(Array.isArray(e)){for(let o of e)this.remove(o);return this}let r=typeof e=="string"?this.get(e):e;if(r){let{recognizers:o}=this,s=o.indexOf(r);s!==-1&&(o.splice(s,1),this.touchAction.update())}return this}on(e,r){if(!e||!r)return;let{handlers:o}=this;for(let s of lo(e))o[s]=o[s]||[],o[s].push(r)}off(e,r){if(!e)return;let{handlers:o}=this;for(let s of lo(e))r?o[s]&&o[s].splice(o[s].indexOf(r),1):delete o[s]}emit(e,r){let o=this.handlers[e]&&this.handlers[e].slice();if(!o||!o.length)return;let s=r;s.type=e,s.preventDefault=function(){r.srcEvent.preventDefault()};let i=0;for(;i<o.length;)o[i](s),i++}destroy(){this.toggleCssProps(!1),this.handlers={},this.session={},this.input.destroy(),this.element=null}toggleCssProps(e){let{element:r}=this;if(r){for(let[o,s]of Object.entries(this.options.cssProps)){let i=J0(r.style,o);e?(this.oldCssProps[i]=r.style[i],r.style[i]=s):r.style[i]=this.oldCssProps[i]||""}e||(this.oldCssProps={})}}};var VA=1;function rx(){return VA++}function tu(t){return t&D.Cancelled?"cancel":t&D.Ended?"end":t&D.Changed?"move":t&D.Began?"start":""}var dt=class{constructor(e){this.options=e,this.id=rx(),this.state=D.Possible,this.simultaneous={},this.requireFail=[]}set(e){return Object.assign(this.options,e),this.manager.touchAction.update(),this}recognizeWith(e){if(Array.isArray(e)){for(let s of e)this.recognizeWith(s);return this}let r;if(typeof e=="string"){if(r=this.manager.get(e),!r)throw new Error(`Cannot find recognizer ${e}`)}else r=e;let{simultaneous:o}=this;return o[r.id]||(o[r.id]=r,r.recognizeWith(this)),this}dropRecognizeWith(e){if(Array.isArray(e)){for(let o of e)this.dropRecognizeWith(o);return this}let r;return typeof e=="string"?r=this.manager.get(e):r=e,r&&delete this.simultaneous[r.id],this}requireFailure(e){if(Array.isArray(e)){for(let s of e)this.requireFailure(s);return this}let r;if(typeof e=="string"){if(r=this.manager.get(e),!r)throw new Error(`Cannot find recognizer ${e}`)}else r=e;let{requireFail:o}=this;return o.indexOf(r)===-1&&(o.push(r),r.requireFailure(this)),this}dropRequireFailure(e){if(Array.isArray(e)){for(let o of e)this.dropRequireFailure(o);return this}let r;if(typeof e=="string"?r=this.manager.get(e):r=e,r){let o=this.requireFail.indexOf(r);o>-1&&this.requireFail.splice(o,1)}return this}hasRequireFailures(){return!!this.requireFail.find(e=>e.options.enable)}canRecognizeWith(e){return!!this.simultaneous[e.id]}emit(e){if(!e)return;let{state:r}=this;r<D.Ended&&this.manager.emit(this.options.event+tu(r),e),this.manager.emit(this.options.event,e),e.additionalEvent&&this.manager.emit(e.additionalEvent,e),r>=D.Ended&&this.manager.emit(this.options.event+tu(r),e)}tryEmit(e){this.canEmit()?this.emit(e):this.state=D.Failed}canEmit(){let e=0;for(;e<this.requireFail.length;){if(!(this.requireFail[e].state&(D.Failed|D.Possible)))return!1;e++}return!0}recognize(e){let r={...e};if(!this.options.enable){this.reset(),this.state=D.Failed;return}this.state&(D.Recognized|D.Cancelled|D.Failed)&&(this.state=D.Possible),this.state=this.process(r),this.state&(D.Began|D.Changed|D.Ended|D.Cancelled)&&this.tryEmit(r)}getEventNames(){return[this.options.event]}reset(){}};function WA(t){return Math.abs(((t+180)%360+360)%360-180)}function jA(t,e){return(e.distance===void 0||t.distance>=e.distance)&&(e.distancePerPointer===void 0||t.distancePerPointer.length>0&&t.distancePerPointer.every(r=>r>=e.distancePerPointer))&&(e.movementDeltaTime===void 0||t.movementDeltaTime>=e.movementDeltaTime)&&(e.rotation===void 0||WA(t.rotation)>=e.rotation)&&(e.scale===void 0||Math.abs(t.scale-1)>=e.scale)}var Pr=class extends dt{attrTest(e){let r=this.options.pointers;return r===0||e.pointers.length===r}coherentTest(e){let r=this.options.coherent;return!r?.length||r.some(o=>jA(e,o))}process(e){let{state:r}=this,{eventType:o}=e,s=r&(D.Began|D.Changed),i=this.attrTest(e);return s&&(o&k.Cancel||!i)?r|D.Cancelled:s||i?o&k.End?r|D.Ended:r&D.Began?r|D.Changed:D.Began:D.Failed}};var Rr=class extends dt{constructor(e={}){super({enable:!0,event:"tap",pointers:1,taps:1,interval:300,time:250,threshold:9,posThreshold:10,...e}),this.pTime=null,this.pCenter=null,this._timer=null,this._input=null,this.count=0}getTouchAction(){return[co]}process(e){let{options:r}=this,o=e.pointers.length===r.pointers,s=e.distance<r.threshold,i=e.deltaTime<r.time;if(this.reset(),e.eventType&k.Start&&this.count===0)return this.failTimeout();if(s&&i&&o){if(e.eventType!==k.End)return this.failTimeout();let n=this.pTime?e.timeStamp-this.pTime<r.interval:!0,a=!this.pCenter||Ds(this.pCenter,e.center)<r.posThreshold;if(this.pTime=e.timeStamp,this.pCenter=e.center,!a||!n?this.count=1:this.count+=1,this._input=e,this.count%r.taps===0)return this.hasRequireFailures()?(this._timer=setTimeout(()=>{this.state=D.Recognized,this.tryEmit(this._input)},r.interval),D.Began):D.Recognized}return D.Failed}failTimeout(){return this._timer=setTimeout(()=>{this.state=D.Failed},this.options.interval),D.Failed}reset(){clearTimeout(this._timer)}emit(e){this.state===D.Recognized&&(e.tapCount=this.count,this.manager.emit(this.options.event,e))}};var ho=class extends Pr{constructor(){super(...arguments),this.wheelSession=null,this.wheelSessionUnsubscribe=null,this.handleWheelSessionEvent=e=>{e.device==="trackpad"&&this.handleTrackpadEvent(e)}}set(e){let{wheelSession:r,...o}=e;return r&&r!==this.wheelSession&&(this.wheelSessionUnsubscribe?.(),this.wheelSessionUnsubscribe=null,this.wheelSession=r),super.set(o),this.updateWheelSessionSubscription(),this}getTrackpadInput(e,r={}){let{srcEvent:o}=e,s=r.deltaX??e.deltaX,i=r.deltaY??e.deltaY,n=fo(s,i),a=Math.sqrt(e.deltaX*e.deltaX+e.deltaY*e.deltaY),c=o;return{pointers:[c,c],changedPointers:[c,c],pointerType:"trackpad",srcEvent:c,eventType:e.eventType,timeStamp:e.timeStamp,deltaTime:e.deltaTime,center:e.center,deltaX:s,deltaY:i,angle:Math.atan2(i,s)*180/Math.PI,distance:Math.sqrt(s*s+i*i),distancePerPointer:[a,a],movementDeltaTime:e.deltaTime,scale:1,rotation:0,direction:n,offsetDirection:n,velocity:e.velocity,velocityX:e.velocityX,velocityY:e.velocityY,overallVelocity:e.overallVelocity,overallVelocityX:e.overallVelocityX,overallVelocityY:e.overallVelocityY,maxPointers:2,target:o.target||this.manager.element,additionalEvent:"",...r}}updateWheelSessionSubscription(){let e=!!(this.wheelSession&&this.options.enable&&this.options.trackpad&&this.options.pointers===2);e&&!this.wheelSessionUnsubscribe?this.wheelSessionUnsubscribe=this.wheelSession.on(this.handleWheelSessionEvent):!e&&this.wheelSessionUnsubscribe&&(this.wheelSessionUnsubscribe(),this.wheelSessionUnsubscribe=null)}};var $A=["","start","move","end","cancel","up","down","left","right"],Zt=class extends ho{constructor(e={}){super({enable:!0,pointers:1,event:"pan",threshold:10,direction:G.All,trackpad:!1,coherent:[],...e}),this.trackpadGesture=!1,this.pX=null,this.pY=null}getTouchAction(){let{options:{direction:e}}=this,r=[];return e&G.Horizontal&&r.push(Ns),e&G.Vertical&&r.push(Os),r}getEventNames(){return $A.map(e=>this.options.event+e)}directionTest(e){let{options:r}=this,o=!0,{distance:s}=e,{direction:i}=e,n=e.deltaX,a=e.deltaY;return i&r.direction||(r.direction&G.Horizontal?(i=n===0?G.None:n<0?G.Left:G.Right,o=n!==this.pX,s=Math.abs(e.deltaX)):(i=a===0?G.None:a<0?G.Up:G.Down,o=a!==this.pY,s=Math.abs(e.deltaY))),e.direction=i,o&&s>r.threshold&&!!(i&r.direction)}attrTest(e){let r=!!(this.state&D.Began),o=!(this.options.coherent?.length&&e.eventType&(k.End|k.Cancel));return super.attrTest(e)&&(r||o&&this.coherentTest(e)&&this.directionTest(e))}emit(e){this.pX=e.deltaX,this.pY=e.deltaY;let r=G[e.direction].toLowerCase();r&&(e.additionalEvent=this.options.event+r),super.emit(e)}handleTrackpadEvent(e){e.isFirst&&(this.trackpadGesture=!e.srcEvent.ctrlKey,!this.trackpadGesture&&this.state&(D.Recognized|D.Cancelled|D.Failed)&&(this.state=D.Possible)),this.trackpadGesture&&(this.recognize(this.getTrackpadInput(e,{deltaX:-e.deltaX,deltaY:-e.deltaY,velocity:-e.velocity,velocityX:-e.velocityX,velocityY:-e.velocityY,overallVelocity:-e.overallVelocity,overallVelocityX:-e.overallVelocityX,overallVelocityY:-e.overallVelocityY})),e.isFinal&&(this.trackpadGesture=!1))}};var HA=["","start","move","end","cancel","in","out"],uo=class extends ho{constructor(e={}){super({enable:!0,event:"pinch",threshold:0,pointers:2,trackpad:!1,coherent:[],...e}),this.trackpadGesture=!1}getTouchAction(){return[wr]}getEventNames(){return HA.map(e=>this.options.event+e)}attrTest(e){let r=!!this.options.coherent?.length,o=!!(this.state&D.Began),s=!(r&&e.eventType&(k.End|k.Cancel));return super.attrTest(e)&&(o||s&&(r?this.coherentTest(e):Math.abs(e.scale-1)>this.options.threshold))}emit(e){if(e.scale!==1){let r=e.scale<1?"in":"out";e.additionalEvent=this.options.event+r}super.emit(e)}handleTrackpadEvent(e){e.isFirst&&(this.trackpadGesture=e.srcEvent.ctrlKey,!this.trackpadGesture&&this.state&(D.Recognized|D.Cancelled|D.Failed)&&(this.state=D.Possible)),this.trackpadGesture&&(this.recognize(this.getTrackpadInput(e,{deltaX:0,deltaY:0,velocity:0,velocityX:0,velocityY:0,overallVelocity:0,overallVelocityX:0,overallVelocityY:0,scale:Math.exp(-e.deltaY/100)})),e.isFinal&&(this.trackpadGesture=!1))}};var pt=class{constructor(e,r,o){this.element=e,this.callback=r,this.options=o}listen(e,r){r?this.element.addEventListener(e,this.handleEvent,{passive:!1}):this.element.removeEventListener(e,this.handleEvent)}};var ox=typeof navigator<"u"&&navigator.userAgent?navigator.userAgent.toLowerCase():"";var ZA=ox.indexOf("firefox")!==-1,GA=40,QA=.25,Aa=class extends pt{constructor(e,r,o){o.enable=o.enable??!1,super(e,r,o),this.handleEvent=s=>{if(!this.options.enable)return;let i=s.deltaY;globalThis.WheelEvent&&(ZA&&s.deltaMode===globalThis.WheelEvent.DOM_DELTA_PIXEL&&(i/=globalThis.devicePixelRatio),s.deltaMode===globalThis.WheelEvent.DOM_DELTA_LINE&&(i*=GA)),s.shiftKey&&i&&(i=i*QA),this.callback({type:"wheel",center:{x:s.clientX,y:s.clientY},delta:-i,device:this.options.wheelSession?.device??"unknown",srcEvent:s,pointerType:"mouse",target:s.target})},o.enable&&(this.wheelSessionUnsubscribe=this.options.wheelSession?.on(()=>{}),this.listen("wheel",!0))}destroy(){this.listen("wheel",!1),this.wheelSessionUnsubscribe?.(),this.wheelSessionUnsubscribe=void 0}enableEventType(e,r){e==="wheel"&&this.options.enable!==r&&(this.options.enable=r,r&&!this.wheelSessionUnsubscribe&&(this.wheelSessionUnsubscribe=this.options.wheelSession?.on(()=>{})),this.listen("wheel",r),r||(this.wheelSessionUnsubscribe?.(),this.wheelSessionUnsubscribe=void 0))}};var JA=4.000244140625,sx=40,ew=0,tw=1,rw=40,ix=40,ow=120,sw={classificationDelay:32,endDelay:80},wa=class{constructor(e,r={}){this.subscriptions=new Map,this.session=null,this.classificationTimer=null,this.endTimer=null,this.pressedControlKeys=new Set,this.listeningForControlKeys=!1,this.handleEvent=o=>{if(!this.hasSubscribers)return"unknown";let s=nw(o,this.pressedControlKeys.size>0),i=this.session;if(i&&s.timeStamp-i.lastTimeStamp>=this.options.endDelay){if(this.end(),!this.hasSubscribers)return"unknown";i=null}i?(this.scheduleEnd(),this.addSample(i,s)):(i=this.startPendingSession(s),this.scheduleEnd());let{device:n}=i;return n==="unknown"&&(n=ru(i.samples,!1),n!=="unknown"&&this.begin(i,n)),n},this.finishClassification=()=>{if(this.classificationTimer=null,!this.session||this.session.device!=="unknown")return;let o=this.session,s=ru(o.samples,!0);this.begin(o,s==="unknown"?"mouse":s)},this.end=()=>{if(!this.session)return;if(this.session.device==="unknown"){let s=this.session,i=ru(s.samples,!0);this.begin(s,i==="unknown"?"mouse":i)}if(!this.session)return;let o=this.session;this.emit(k.End,o.lastEvent),this.reset()},this.handleKeyDown=o=>{o.key==="Control"&&this.pressedControlKeys.add(o.code||o.key)},this.handleKeyUp=o=>{o.key==="Control"&&(o.code?this.pressedControlKeys.delete(o.code):this.pressedControlKeys.clear())},this.handleWindowBlur=()=>{this.pressedControlKeys.clear()},this.element=e,this.options={...sw,...r},this.element?.addEventListener("wheel",this.handleEvent,{passive:!0})}get hasSubscribers(){return this.subscriptions.size>0}get device(){return this.session?.device??"unknown"}on(e){let r={listener:e};return this.subscriptions.set(e,r),this.updateControlKeyEventListeners(),()=>{this.subscriptions.get(e)===r&&this.off(e)}}off(e){this.subscriptions.delete(e),this.updateControlKeyEventListeners(),this.hasSubscribers||this.reset()}cancel(){let e=this.session;e&&e.device!=="unknown"&&this.emit(k.Cancel,e.lastEvent),this.reset()}destroy(){this.cancel(),this.subscriptions.clear(),this.updateControlKeyEventListeners(),this.element?.removeEventListener("wheel",this.handleEvent)}startPendingSession(e){let r={samples:[e],device:"unknown",firstTimeStamp:e.timeStamp,lastTimeStamp:e.timeStamp,totalDeltaX:e.deltaX,totalDeltaY:e.deltaY,velocityX:0,velocityY:0,lastEvent:e.event};return this.session=r,this.classificationTimer=globalThis.setTimeout(this.finishClassification,this.options.classificationDelay),r}addSample(e,r){if(e.samples.push(r),e.lastTimeStamp=r.timeStamp,e.lastEvent=r.event,e.totalDeltaX+=r.deltaX,e.totalDeltaY+=r.deltaY,e.device!=="unknown"){let o=e.samples[e.samples.length-2],s=r.timeStamp-o.timeStamp;e.velocityX=s>0?r.deltaX/s:0,e.velocityY=s>0?r.deltaY/s:0,this.emit(k.Move,r.event,{velocityX:e.velocityX,velocityY:e.velocityY})}}begin(e,r){e.device=r,this.clearClassificationTimer(),this.emit(k.Start,e.samples[0].event);let o=e.lastTimeStamp-e.firstTimeStamp;e.velocityX=o>0?e.totalDeltaX/o:0,e.velocityY=o>0?e.totalDeltaY/o:0,this.emit(k.Move,e.lastEvent,{velocityX:e.velocityX,velocityY:e.velocityY})}scheduleEnd(){this.clearEndTimer(),this.endTimer=globalThis.setTimeout(this.end,this.options.endDelay)}emit(e,r,o){let s=this.session;if(!s||s.device==="unknown")return;let i=e===k.Start,n=e===k.End||e===k.Cancel,a=i?s.firstTimeStamp:s.lastTimeStamp,c=i?0:Math.max(0,a-s.firstTimeStamp),l=i?0:s.totalDeltaX,f=i?0:s.totalDeltaY,h=c>0?l/c:0,u=c>0?f/c:0,d=i?0:o?.velocityX??s.velocityX,p=i?0:o?.velocityY??s.velocityY,m={eventType:e,device:s.device,srcEvent:r,timeStamp:a,center:{x:r.clientX,y:r.clientY},deltaX:l,deltaY:f,deltaTime:c,velocity:Math.abs(d)>Math.abs(p)?d:p,velocityX:d,velocityY:p,overallVelocity:Math.abs(h)>Math.abs(u)?h:u,overallVelocityX:h,overallVelocityY:u,isFirst:i,isFinal:n};for(let{listener:g}of[...this.subscriptions.values()])g(m)}reset(){this.clearClassificationTimer(),this.clearEndTimer(),this.session=null}clearClassificationTimer(){this.classificationTimer!==null&&(globalThis.clearTimeout(this.classificationTimer),this.classificationTimer=null)}clearEndTimer(){this.endTimer!==null&&(globalThis.clearTimeout(this.endTimer),this.endTimer=null)}updateControlKeyEventListeners(){let e=this.hasSubscribers,r=iw();!r||e===this.listeningForControlKeys||(this.listeningForControlKeys=e,e?(r.addEventListener("keydown",this.handleKeyDown,!0),r.addEventListener("keyup",this.handleKeyUp,!0),r.addEventListener("blur",this.handleWindowBlur)):(r.removeEventListener("keydown",this.handleKeyDown,!0),r.removeEventListener("keyup",this.handleKeyUp,!0),r.removeEventListener("blur",this.handleWindowBlur),this.pressedControlKeys.clear()))}};function iw(){return typeof window<"u"?window:globalThis.document?.defaultView}function nw(t,e){let r=t.deltaX,o=t.deltaY;return t.deltaMode===tw&&(r*=sx,o*=sx),{event:t,timeStamp:t.timeStamp,deltaX:r,deltaY:o,isControlKeyDown:e}}function ru(t,e){return t.some(({event:r,isControlKeyDown:o})=>r.ctrlKey&&!o)?"trackpad":t.some(({event:r})=>r.deltaMode!==ew)||t.some(aw)||t.every(({event:r})=>{let o=r.wheelDelta;return o!==void 0&&Math.abs(o)%40===0})?"mouse":t.some(({deltaX:r})=>r!==0)||t.length>1&&cw(t)?"trackpad":e?"mouse":"unknown"}function aw({event:t,deltaX:e,deltaY:r}){if(e!==0||r===0)return!1;let o=Math.abs(r/JA);if(Number.isInteger(o))return!0;let s=t.wheelDelta;return typeof s=="number"&&s!==0&&s%ow===0}function cw(t){for(let e=0;e<t.length;e++){let r=t[e];if(Math.abs(r.deltaX)>ix||Math.abs(r.deltaY)>ix||e>0&&r.timeStamp-t[e-1].timeStamp>rw)return!1}return!0}var nx=["mousedown","mousemove","mouseup","mouseover","mouseout","mouseenter","mouseleave"],Pa=class extends pt{constructor(e,r,o){super(e,r,{enable:!0,...o}),this.handleEvent=i=>{this.handleOverEvent(i),this.handleOutEvent(i),this.handleEnterEvent(i),this.handleLeaveEvent(i),this.handleMoveEvent(i)},this.pressed=!1;let{enable:s=!1}=this.options;this.enableMoveEvent=s,this.enableLeaveEvent=s,this.enableEnterEvent=s,this.enableOutEvent=s,this.enableOverEvent=s,s&&nx.forEach(i=>this.listen(i,!0))}destroy(){nx.forEach(e=>this.listen(e,!1))}enableEventType(e,r){switch(e){case"pointermove":this.enableMoveEvent!==r&&(this.enableMoveEvent=r,this.listen("mousedown",r),this.listen("mousemove",r),this.listen("mouseup",r));break;case"pointerover":this.enableOverEvent!==r&&(this.enableOverEvent=r,this.listen("mouseover",r));break;case"pointerout":this.enableOutEvent!==r&&(this.enableOutEvent=r,this.listen("mouseout",r));break;case"pointerenter":this.enableEnterEvent!==r&&(this.enableEnterEvent=r,this.listen("mouseenter",r));break;case"pointerleave":this.enableLeaveEvent!==r&&(this.enableLeaveEvent=r,this.listen("mouseleave",r));break;default:}}handleOverEvent(e){this.enableOverEvent&&e.type==="mouseover"&&this._emit("pointerover",e)}handleOutEvent(e){this.enableOutEvent&&e.type==="mouseout"&&this._emit("pointerout",e)}handleEnterEvent(e){this.enableEnterEvent&&e.type==="mouseenter"&&this._emit("pointerenter",e)}handleLeaveEvent(e){this.enableLeaveEvent&&e.type==="mouseleave"&&this._emit("pointerleave",e)}handleMoveEvent(e){if(this.enableMoveEvent)switch(e.type){case"mousedown":e.button>=0&&(this.pressed=!0);break;case"mousemove":e.buttons===0&&(this.pressed=!1),this.pressed||this._emit("pointermove",e);break;case"mouseup":this.pressed=!1;break;default:}}_emit(e,r){this.callback({type:e,center:{x:r.clientX,y:r.clientY},srcEvent:r,pointerType:"mouse",target:r.target})}};var ax=["keydown","keyup"],Ra=class extends pt{constructor(e,r,o){super(e,r,{enable:!0,tabIndex:0,...o}),this.handleEvent=i=>{let n=i.target||i.srcElement;n.tagName==="INPUT"&&n.type==="text"||n.tagName==="TEXTAREA"||(this.enableDownEvent&&i.type==="keydown"&&this.callback({type:"keydown",srcEvent:i,key:i.key,target:i.target}),this.enableUpEvent&&i.type==="keyup"&&this.callback({type:"keyup",srcEvent:i,key:i.key,target:i.target}))};let{enable:s=!1}=this.options;this.enableDownEvent=s,this.enableUpEvent=s,e.tabIndex=this.options.tabIndex,e.style.outline="none",s&&ax.forEach(i=>this.listen(i,!0))}destroy(){ax.forEach(e=>this.listen(e,!1))}enableEventType(e,r){e==="keydown"&&this.enableDownEvent!==r&&(this.enableDownEvent=r,this.listen(e,r)),e==="keyup"&&this.enableUpEvent!==r&&(this.enableUpEvent=r,this.listen(e,r))}};var Ca=class extends pt{constructor(e,r,o){o.enable=o.enable??!1,super(e,r,o),this.handleEvent=s=>{this.options.enable&&this.callback({type:"contextmenu",center:{x:s.clientX,y:s.clientY},srcEvent:s,pointerType:"mouse",target:s.target})},o.enable&&this.listen("contextmenu",!0)}destroy(){this.listen("contextmenu",!1)}enableEventType(e,r){e==="contextmenu"&&this.options.enable!==r&&(this.options.enable=r,this.listen("contextmenu",r))}};var lw={pointerdown:1,pointermove:2,pointerup:4,mousedown:1,mousemove:2,mouseup:4},fw=0,hw=1,uw=2,dw=1,pw=2,mw=4;function cx(t){let e=lw[t.srcEvent.type];if(!e)return null;let{buttons:r,button:o}=t.srcEvent,s=!1,i=!1,n=!1;return e===2?(s=!!(r&dw),i=!!(r&mw),n=!!(r&pw)):(s=o===fw,i=o===hw,n=o===uw),{leftButton:s,middleButton:i,rightButton:n}}function lx(t,e){let r=t.center;if(!r)return null;let o=e.getBoundingClientRect(),s=o.width/e.offsetWidth||1,i=o.height/e.offsetHeight||1,n={x:(r.x-o.left-e.clientLeft)/s,y:(r.y-o.top-e.clientTop)/i};return{center:r,offsetCenter:n}}var gw={srcElement:"root",priority:0},Ma=class{constructor(e,r){this.handleEvent=o=>{if(this.isEmpty())return;let s=this._normalizeEvent(o),i=o.srcEvent.target;for(;i&&i!==s.rootElement;){if(this._emit(s,i),s.handled)return;i=i.parentNode}this._emit(s,"root")},this.eventManager=e,this.recognizerName=r,this.handlers=[],this.handlersByElement=new Map,this._active=!1}isEmpty(){return!this._active}add(e,r,o,s=!1,i=!1){let{handlers:n,handlersByElement:a}=this,c={...gw,...o},l=a.get(c.srcElement);l||(l=[],a.set(c.srcElement,l));let f={type:e,handler:r,srcElement:c.srcElement,priority:c.priority};s&&(f.once=!0),i&&(f.passive=!0),n.push(f),this._active=this._active||!f.passive;let h=l.length-1;for(;h>=0&&!(l[h].priority>=f.priority);)h--;l.splice(h+1,0,f)}remove(e,r){let{handlers:o,handlersByElement:s}=this;for(let i=o.length-1;i>=0;i--){let n=o[i];if(n.type===e&&n.handler===r){o.splice(i,1);let a=s.get(n.srcElement);a.splice(a.indexOf(n),1),a.length===0&&s.delete(n.srcElement)}}this._active=o.some(i=>!i.passive)}_emit(e,r){let o=this.handlersByElement.get(r);if(o){let s=!1,i=()=>{e.handled=!0},n=()=>{e.handled=!0,s=!0},a=[];for(let c=0;c<o.length;c++){let{type:l,handler:f,once:h}=o[c];if(f({...e,type:l,stopPropagation:i,stopImmediatePropagation:n}),h&&a.push(o[c]),s)break}for(let c=0;c<a.length;c++){let{type:l,handler:f}=a[c];this.remove(l,f)}}}_normalizeEvent(e){let r=this.eventManager.getElement();return{...e,...cx(e),...lx(e,r),preventDefault:()=>{e.srcEvent.preventDefault()},stopImmediatePropagation:null,stopPropagation:null,handled:!1,rootElement:r}}};function xw(t){if("recognizer"in t)return t;let e,r=Array.isArray(t)?[...t]:[t];if(typeof r[0]=="function"){let o=r.shift(),s=r.shift()||{};e=new o(s)}else e=r.shift();return{recognizer:e,recognizeWith:typeof r[0]=="string"?[r[0]]:r[0],requireFailure:typeof r[1]=="string"?[r[1]]:r[1]}}var zs=class{constructor(e=null,r={}){if(this._onBasicInput=o=>{this.manager.emit(o.srcEvent.type,o)},this._onOtherEvent=o=>{this.manager.emit(o.type,o)},this.options={recognizers:[],events:{},touchAction:"compute",tabIndex:0,cssProps:{},...r},this.events=new Map,this.element=e,this.wheelSession=new wa(e),!!e){this.manager=new ks(e,this.options);for(let o of this.options.recognizers){let{recognizer:s,recognizeWith:i,requireFailure:n}=xw(o);this.manager.add(s),i&&s.recognizeWith(i),n&&s.requireFailure(n)}this.manager.on("hammer.input",this._onBasicInput),this.wheelInput=new Aa(e,this._onOtherEvent,{enable:!1,wheelSession:this.wheelSession}),this.moveInput=new Pa(e,this._onOtherEvent,{enable:!1}),this.keyInput=new Ra(e,this._onOtherEvent,{enable:!1,tabIndex:r.tabIndex}),this.contextmenuInput=new Ca(e,this._onOtherEvent,{enable:!1}),this.on(this.options.events)}}getElement(){return this.element}destroy(){if(!this.element){this.wheelSession.destroy();return}this.wheelInput.destroy(),this.wheelSession.destroy(),this.moveInput.destroy(),this.keyInput.destroy(),this.contextmenuInput.destroy(),this.manager.destroy()}on(e,r,o){this._addEventHandler(e,r,o,!1)}once(e,r,o){this._addEventHandler(e,r,o,!0)}watch(e,r,o){this._addEventHandler(e,r,o,!1,!0)}off(e,r){this._removeEventHandler(e,r)}emit(e){this.manager?.emit(e.type,e)}_toggleRecognizer(e,r){let{manager:o}=this;if(!o)return;let s=o.get(e);s&&(s.set({enable:r,wheelSession:this.wheelSession}),o.touchAction.update()),this.wheelInput?.enableEventType(e,r),this.moveInput?.enableEventType(e,r),this.keyInput?.enableEventType(e,r),this.contextmenuInput?.enableEventType(e,r)}_addEventHandler(e,r,o,s,i){if(typeof e!="string"){o=r;for(let[l,f]of Object.entries(e))this._addEventHandler(l,f,o,s,i);return}let{manager:n,events:a}=this;if(!n)return;let c=a.get(e);if(!c){let l=this._getRecognizerName(e)||e;c=new Ma(this,l),a.set(e,c),n&&n.on(e,c.handleEvent)}c.add(e,r,o,s,i),c.isEmpty()||this._toggleRecognizer(c.recognizerName,!0)}_removeEventHandler(e,r){if(typeof e!="string"){for(let[i,n]of Object.entries(e))this._removeEventHandler(i,n);return}let{events:o}=this,s=o.get(e);if(s&&(s.remove(e,r),s.isEmpty())){let{recognizerName:i}=s,n=!1;for(let a of o.values())if(a.recognizerName===i&&!a.isEmpty()){n=!0;break}n||this._toggleRecognizer(i,!1)}}_getRecognizerName(e){return this.manager.recognizers.find(r=>r.getEventNames().includes(e))?.options.event}};var U={DEFAULT:-1,LNGLAT:1,METER_OFFSETS:2,LNGLAT_OFFSETS:3,CARTESIAN:0};Object.defineProperty(U,"IDENTITY",{get:()=>(L.deprecated("COORDINATE_SYSTEM.IDENTITY","COORDINATE_SYSTEM.CARTESIAN")(),0)});var he={WEB_MERCATOR:1,GLOBE:2,WEB_MERCATOR_AUTO_OFFSET:4,IDENTITY:0},de={common:0,meters:1,pixels:2},Vs={click:"onClick",dblclick:"onClick",panstart:"onDragStart",panmove:"onDrag",panend:"onDragEnd"},ou={multipan:[Zt,{threshold:10,direction:G.Vertical,pointers:2}],pinch:[uo,{},null,["multipan"]],pan:[Zt,{threshold:1},["pinch"],["multipan"]],dblclick:[Rr,{event:"dblclick",taps:2}],click:[Rr,{event:"click"},null,["dblclick"]]};function _w(t,e){if(t===e)return!0;if(Array.isArray(t)){let r=t.length;if(!e||e.length!==r)return!1;for(let o=0;o<r;o++)if(t[o]!==e[o])return!1;return!0}return!1}function mt(t){let e={},r;return o=>{for(let s in o)if(!_w(o[s],e[s])){r=t(o),e=o;break}return r}}var fx=[0,0,0,0],yw=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,0],hx=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],vw=[0,0,0],ux=[0,0,0],bw=mt(Sw);function su(t,e,r=ux){r.length<3&&(r=[r[0],r[1],0]);let o=r,s,i=!0;switch(e===U.LNGLAT_OFFSETS||e===U.METER_OFFSETS?s=r:s=t.isGeospatial?[Math.fround(t.longitude),Math.fround(t.latitude),0]:null,t.projectionMode){case he.WEB_MERCATOR:(e===U.LNGLAT||e===U.CARTESIAN)&&(s=[0,0,0],i=!1);break;case he.WEB_MERCATOR_AUTO_OFFSET:e===U.LNGLAT?o=s:e===U.CARTESIAN&&(o=[Math.fround(t.center[0]),Math.fround(t.center[1]),0],s=t.unprojectPosition(o),o[0]-=r[0],o[1]-=r[1],o[2]-=r[2]);break;case he.IDENTITY:o=t.position.map(Math.fround),o[2]=o[2]||0;break;case he.GLOBE:i=!1,s=null;break;default:i=!1}return{geospatialOrigin:s,shaderCoordinateOrigin:o,offsetMode:i}}function Tw(t,e,r){let{viewMatrixUncentered:o,projectionMatrix:s}=t,{viewMatrix:i,viewProjectionMatrix:n}=t,a=fx,c=fx,l=t.cameraPosition,{geospatialOrigin:f,shaderCoordinateOrigin:h,offsetMode:u}=su(t,e,r);return u&&(c=t.projectPosition(f||h),l=[l[0]-c[0],l[1]-c[1],l[2]-c[2]],c[3]=1,a=Ce.transformMat4([],c,n),i=o||i,n=ne.multiply([],s,i),n=ne.multiply([],n,yw)),{viewMatrix:i,viewProjectionMatrix:n,projectionCenter:a,originCommon:c,cameraPosCommon:l,shaderCoordinateOrigin:h,geospatialOrigin:f}}function dx({viewport:t,devicePixelRatio:e=1,modelMatrix:r=null,coordinateSystem:o=U.DEFAULT,coordinateOrigin:s=ux,autoWrapLongitude:i=!1}){o===U.DEFAULT&&(o=t.isGeospatial?U.LNGLAT:U.CARTESIAN);let n=bw({viewport:t,devicePixelRatio:e,coordinateSystem:o,coordinateOrigin:s});return n.wrapLongitude=i,n.modelMatrix=r||hx,n}function Sw({viewport:t,devicePixelRatio:e,coordinateSystem:r,coordinateOrigin:o}){let{projectionCenter:s,viewProjectionMatrix:i,originCommon:n,cameraPosCommon:a,shaderCoordinateOrigin:c,geospatialOrigin:l}=Tw(t,r,o),f=t.getDistanceScales(),h=[t.width*e,t.height*e],u=Ce.transformMat4([],[0,0,-t.focalDistance,1],t.projectionMatrix)[3]||1,d={coordinateSystem:r,projectionMode:t.projectionMode,coordinateOrigin:c,commonOrigin:n.slice(0,3),center:s,pseudoMeters:!!t._pseudoMeters,viewportSize:h,devicePixelRatio:e,focalDistance:u,commonUnitsPerMeter:f.unitsPerMeter,commonUnitsPerWorldUnit:f.unitsPerMeter,commonUnitsPerWorldUnit2:vw,scale:t.scale,wrapLongitude:!1,viewProjectionMatrix:i,modelMatrix:hx,cameraPosition:a};if(l){let p=t.getDistanceScales(l);switch(r){case U.METER_OFFSETS:d.commonUnitsPerWorldUnit=p.unitsPerMeter,d.commonUnitsPerWorldUnit2=p.unitsPerMeter2;break;case U.LNGLAT:case U.LNGLAT_OFFSETS:t._pseudoMeters||(d.commonUnitsPerMeter=p.unitsPerMeter),d.commonUnitsPerWorldUnit=p.unitsPerDegree,d.commonUnitsPerWorldUnit2=p.unitsPerDegree2;break;case U.CARTESIAN:d.commonUnitsPerWorldUnit=[1,1,p.unitsPerMeter[2]],d.commonUnitsPerWorldUnit2=[0,0,p.unitsPerMeter2[2]];break;default:break}}return d}var Ew=Object.keys(U).map(t=>`const COORDINATE_SYSTEM_${t}: i32 = ${U[t]};`).join(""),Aw=Object.keys(he).map(t=>`const PROJECTION_MODE_${t}: i32 = ${he[t]};`).join(""),ww=Object.keys(de).map(t=>`const UNIT_${t.toUpperCase()}: i32 = ${de[t]};`).join(""),Pw=`${Ew}
${Aw}
${ww}

const TILE_SIZE: f32 = 512.0;
const PI: f32 = 3.1415926536;
const WORLD_SCALE: f32 = TILE_SIZE / (PI * 2.0);
const ZERO_64_LOW: vec3<f32> = vec3<f32>(0.0, 0.0, 0.0);
const EARTH_RADIUS: f32 = 6370972.0; // meters
const GLOBE_RADIUS: f32 = 256.0;

// -----------------------------------------------------------------------------
// Uniform block (converted from GLSL uniform block)
// -----------------------------------------------------------------------------
struct ProjectUniforms {
  wrapLongitude: i32,
  coordinateSystem: i32,
  commonUnitsPerMeter: vec3<f32>,
  projectionMode: i32,
  scale: f32,
  commonUnitsPerWorldUnit: vec3<f32>,
  commonUnitsPerWorldUnit2: vec3<f32>,
  center: vec4<f32>,
  modelMatrix: mat4x4<f32>,
  viewProjectionMatrix: mat4x4<f32>,
  viewportSize: vec2<f32>,
  devicePixelRatio: f32,
  focalDistance: f32,
  cameraPosition: vec3<f32>,
  coordinateOrigin: vec3<f32>,
  commonOrigin: vec3<f32>,
  pseudoMeters: i32,
};

@group(0) @binding(0)
var<uniform> project: ProjectUniforms;

// -----------------------------------------------------------------------------
// Geometry data
// (In your GLSL code, "geometry" was assumed to be available globally. In WGSL,
// you might supply this via vertex attributes or a uniform. Here we define a
// uniform struct for demonstration.)
// -----------------------------------------------------------------------------

// Structure to carry additional geometry data used by deck.gl filters.
struct Geometry {
  worldPosition: vec3<f32>,
  worldPositionAlt: vec3<f32>,
  position: vec4<f32>,
  normal: vec3<f32>,
  uv: vec2<f32>,
  pickingColor: vec3<f32>,
};

// @group(0) @binding(1)
var<private> geometry: Geometry;
`,px=`${Pw}

// -----------------------------------------------------------------------------
// Functions
// -----------------------------------------------------------------------------

// Returns an adjustment factor for commonUnitsPerMeter
fn _project_size_at_latitude(lat: f32) -> f32 {
  let y = clamp(lat, -89.9, 89.9);
  return 1.0 / cos(radians(y));
}

// Overloaded version: scales a value in meters at a given latitude.
fn _project_size_at_latitude_m(meters: f32, lat: f32) -> f32 {
  return meters * project.commonUnitsPerMeter.z * _project_size_at_latitude(lat);
}

// Computes a non-linear scale factor based on geometry.
// (Note: This function relies on "geometry" being provided.)
fn project_size() -> f32 {
  if (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR &&
      project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT &&
      project.pseudoMeters == 0) {
    if (geometry.position.w == 0.0) {
      return _project_size_at_latitude(geometry.worldPosition.y);
    }
    let y: f32 = geometry.position.y / TILE_SIZE * 2.0 - 1.0;
    let y2 = y * y;
    let y4 = y2 * y2;
    let y6 = y4 * y2;
    return 1.0 + 4.9348 * y2 + 4.0587 * y4 + 1.5642 * y6;
  }
  return 1.0;
}

// Overloads to scale offsets (meters to world units)
fn project_size_float(meters: f32) -> f32 {
  return meters * project.commonUnitsPerMeter.z * project_size();
}

fn project_size_vec2(meters: vec2<f32>) -> vec2<f32> {
  return meters * project.commonUnitsPerMeter.xy * project_size();
}

fn project_size_vec3(meters: vec3<f32>) -> vec3<f32> {
  return meters * project.commonUnitsPerMeter * project_size();
}

fn project_size_vec4(meters: vec4<f32>) -> vec4<f32> {
  return vec4<f32>(meters.xyz * project.commonUnitsPerMeter, meters.w);
}

// Returns a rotation matrix aligning the z‑axis with the given up vector.
fn project_get_orientation_matrix(up: vec3<f32>) -> mat3x3<f32> {
  let uz = normalize(up);
  let ux = select(
    vec3<f32>(1.0, 0.0, 0.0),
    normalize(vec3<f32>(uz.y, -uz.x, 0.0)),
    abs(uz.z) == 1.0
  );
  let uy = cross(uz, ux);
  return mat3x3<f32>(ux, uy, uz);
}

// Since WGSL does not support "out" parameters, we return a struct.
struct RotationResult {
  needsRotation: bool,
  transform: mat3x3<f32>,
};

fn project_needs_rotation(commonPosition: vec3<f32>) -> RotationResult {
  if (project.projectionMode == PROJECTION_MODE_GLOBE) {
    return RotationResult(true, project_get_orientation_matrix(commonPosition));
  } else {
    return RotationResult(false, mat3x3<f32>());  // identity alternative if needed
  };
}

// Projects a normal vector from the current coordinate system to world space.
fn project_normal(vector: vec3<f32>) -> vec3<f32> {
  let normal_modelspace = project.modelMatrix * vec4<f32>(vector, 0.0);
  var n = normalize(normal_modelspace.xyz * project.commonUnitsPerMeter);
  let rotResult = project_needs_rotation(geometry.position.xyz);
  if (rotResult.needsRotation) {
    n = rotResult.transform * n;
  }
  return n;
}

// Applies a scale offset based on y-offset (dy)
fn project_offset_(offset: vec4<f32>) -> vec4<f32> {
  let dy: f32 = offset.y;
  let commonUnitsPerWorldUnit = project.commonUnitsPerWorldUnit + project.commonUnitsPerWorldUnit2 * dy;
  return vec4<f32>(offset.xyz * commonUnitsPerWorldUnit, offset.w);
}

// Projects lng/lat coordinates to a unit tile [0,1]
fn project_mercator_(lnglat: vec2<f32>) -> vec2<f32> {
  var x = lnglat.x;
  if (project.wrapLongitude != 0) {
    x = ((x + 180.0) % 360.0) - 180.0;
  }
  let y = clamp(lnglat.y, -89.9, 89.9);
  return vec2<f32>(
    radians(x) + PI,
    PI + log(tan(PI * 0.25 + radians(y) * 0.5))
  ) * WORLD_SCALE;
}

// Projects lng/lat/z coordinates for a globe projection.
fn project_globe_(lnglatz: vec3<f32>) -> vec3<f32> {
  let lambda = radians(lnglatz.x);
  let phi = radians(lnglatz.y);
  let cosPhi = cos(phi);
  let D = (lnglatz.z / EARTH_RADIUS + 1.0) * GLOBE_RADIUS;
  return vec3<f32>(
    sin(lambda) * cosPhi,
    -cos(lambda) * cosPhi,
    sin(phi)
  ) * D;
}

// Projects positions (with an optional 64-bit low part) from the input
// coordinate system to the common space.
fn project_position_vec4_f64(position: vec4<f32>, position64Low: vec3<f32>) -> vec4<f32> {
  var position_world = project.modelMatrix * position;

  // Work around for a Mac+NVIDIA bug:
  if (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR) {
    if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT) {
      return vec4<f32>(
        project_mercator_(position_world.xy),
        _project_size_at_latitude_m(position_world.z, position_world.y),
        position_world.w
      );
    }
    if (project.coordinateSystem == COORDINATE_SYSTEM_CARTESIAN) {
      position_world = vec4f(position_world.xyz + project.coordinateOrigin, position_world.w);
    }
  }
  if (project.projectionMode == PROJECTION_MODE_GLOBE) {
    if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT) {
      return vec4<f32>(
        project_globe_(position_world.xyz),
        position_world.w
      );
    }
  }
  if (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR_AUTO_OFFSET) {
    if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT) {
      if (abs(position_world.y - project.coordinateOrigin.y) > 0.25) {
        return vec4<f32>(
          project_mercator_(position_world.xy) - project.commonOrigin.xy,
          project_size_float(position_world.z),
          position_world.w
        );
      }
    }
  }
  if (project.projectionMode == PROJECTION_MODE_IDENTITY ||
      (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR_AUTO_OFFSET &&
       (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT ||
        project.coordinateSystem == COORDINATE_SYSTEM_CARTESIAN))) {
    position_world = vec4f(position_world.xyz - project.coordinateOrigin, position_world.w);
  }

  return project_offset_(position_world) +
         project_offset_(project.modelMatrix * vec4<f32>(position64Low, 0.0));
}

// Overloaded versions for different input types.
fn project_position_vec4_f32(position: vec4<f32>) -> vec4<f32> {
  return project_position_vec4_f64(position, ZERO_64_LOW);
}

fn project_position_vec3_f64(position: vec3<f32>, position64Low: vec3<f32>) -> vec3<f32> {
  let projected_position = project_position_vec4_f64(vec4<f32>(position, 1.0), position64Low);
  return projected_position.xyz;
}

fn project_position_vec3_f32(position: vec3<f32>) -> vec3<f32> {
  let projected_position = project_position_vec4_f64(vec4<f32>(position, 1.0), ZERO_64_LOW);
  return projected_position.xyz;
}

fn project_position_vec2_f32(position: vec2<f32>) -> vec2<f32> {
  let projected_position = project_position_vec4_f64(vec4<f32>(position, 0.0, 1.0), ZERO_64_LOW);
  return projected_position.xy;
}

// Transforms a common space position to clip space.
fn project_common_position_to_clipspace_with_projection(position: vec4<f32>, viewProjectionMatrix: mat4x4<f32>, center: vec4<f32>) -> vec4<f32> {
  return viewProjectionMatrix * position + center;
}

// Uses the project viewProjectionMatrix and center.
fn project_common_position_to_clipspace(position: vec4<f32>) -> vec4<f32> {
  return project_common_position_to_clipspace_with_projection(position, project.viewProjectionMatrix, project.center);
}

// Returns a clip space offset corresponding to a given number of screen pixels.
fn project_pixel_size_to_clipspace(pixels: vec2<f32>) -> vec2<f32> {
  let offset = pixels / project.viewportSize * project.devicePixelRatio * 2.0;
  return offset * project.focalDistance;
}

fn project_meter_size_to_pixel(meters: f32) -> f32 {
  return project_size_float(meters) * project.scale;
}

fn project_unit_size_to_pixel(size: f32, unit: i32) -> f32 {
  if (unit == UNIT_METERS) {
    return project_meter_size_to_pixel(size);
  } else if (unit == UNIT_COMMON) {
    return size * project.scale;
  }
  // UNIT_PIXELS: no scaling applied.
  return size;
}

fn project_pixel_size_float(pixels: f32) -> f32 {
  return pixels / project.scale;
}

fn project_pixel_size_vec2(pixels: vec2<f32>) -> vec2<f32> {
  return pixels / project.scale;
}
`;var Rw=Object.keys(U).map(t=>`const int COORDINATE_SYSTEM_${t} = ${U[t]};`).join(""),Cw=Object.keys(he).map(t=>`const int PROJECTION_MODE_${t} = ${he[t]};`).join(""),Mw=Object.keys(de).map(t=>`const int UNIT_${t.toUpperCase()} = ${de[t]};`).join(""),mx=`${Rw}
${Cw}
${Mw}
uniform projectUniforms {
bool wrapLongitude;
int coordinateSystem;
vec3 commonUnitsPerMeter;
int projectionMode;
float scale;
vec3 commonUnitsPerWorldUnit;
vec3 commonUnitsPerWorldUnit2;
vec4 center;
mat4 modelMatrix;
mat4 viewProjectionMatrix;
vec2 viewportSize;
float devicePixelRatio;
float focalDistance;
vec3 cameraPosition;
vec3 coordinateOrigin;
vec3 commonOrigin;
bool pseudoMeters;
} project;
const float TILE_SIZE = 512.0;
const float PI = 3.1415926536;
const float WORLD_SCALE = TILE_SIZE / (PI * 2.0);
const vec3 ZERO_64_LOW = vec3(0.0);
const float EARTH_RADIUS = 6370972.0;
const float GLOBE_RADIUS = 256.0;
float project_size_at_latitude(float lat) {
float y = clamp(lat, -89.9, 89.9);
return 1.0 / cos(radians(y));
}
float project_size() {
if (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR &&
project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT &&
project.pseudoMeters == false) {
if (geometry.position.w == 0.0) {
return project_size_at_latitude(geometry.worldPosition.y);
}
float y = geometry.position.y / TILE_SIZE * 2.0 - 1.0;
float y2 = y * y;
float y4 = y2 * y2;
float y6 = y4 * y2;
return 1.0 + 4.9348 * y2 + 4.0587 * y4 + 1.5642 * y6;
}
return 1.0;
}
float project_size_at_latitude(float meters, float lat) {
return meters * project.commonUnitsPerMeter.z * project_size_at_latitude(lat);
}
float project_size(float meters) {
return meters * project.commonUnitsPerMeter.z * project_size();
}
vec2 project_size(vec2 meters) {
return meters * project.commonUnitsPerMeter.xy * project_size();
}
vec3 project_size(vec3 meters) {
return meters * project.commonUnitsPerMeter * project_size();
}
vec4 project_size(vec4 meters) {
return vec4(meters.xyz * project.commonUnitsPerMeter, meters.w);
}
mat3 project_get_orientation_matrix(vec3 up) {
vec3 uz = normalize(up);
vec3 ux = abs(uz.z) == 1.0 ? vec3(1.0, 0.0, 0.0) : normalize(vec3(uz.y, -uz.x, 0));
vec3 uy = cross(uz, ux);
return mat3(ux, uy, uz);
}
bool project_needs_rotation(vec3 commonPosition, out mat3 transform) {
if (project.projectionMode == PROJECTION_MODE_GLOBE) {
transform = project_get_orientation_matrix(commonPosition);
return true;
}
return false;
}
vec3 project_normal(vec3 vector) {
vec4 normal_modelspace = project.modelMatrix * vec4(vector, 0.0);
vec3 n = normalize(normal_modelspace.xyz * project.commonUnitsPerMeter);
mat3 rotation;
if (project_needs_rotation(geometry.position.xyz, rotation)) {
n = rotation * n;
}
return n;
}
vec4 project_offset_(vec4 offset) {
float dy = offset.y;
vec3 commonUnitsPerWorldUnit = project.commonUnitsPerWorldUnit + project.commonUnitsPerWorldUnit2 * dy;
return vec4(offset.xyz * commonUnitsPerWorldUnit, offset.w);
}
vec2 project_mercator_(vec2 lnglat) {
float x = lnglat.x;
if (project.wrapLongitude) {
x = mod(x + 180., 360.0) - 180.;
}
float y = clamp(lnglat.y, -89.9, 89.9);
return vec2(
radians(x) + PI,
PI + log(tan_fp32(PI * 0.25 + radians(y) * 0.5))
) * WORLD_SCALE;
}
vec3 project_globe_(vec3 lnglatz) {
float lambda = radians(lnglatz.x);
float phi = radians(lnglatz.y);
float cosPhi = cos(phi);
float D = (lnglatz.z / EARTH_RADIUS + 1.0) * GLOBE_RADIUS;
return vec3(
sin(lambda) * cosPhi,
-cos(lambda) * cosPhi,
sin(phi)
) * D;
}
vec4 project_position(vec4 position, vec3 position64Low) {
vec4 position_world = project.modelMatrix * position;
if (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR) {
if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT) {
return vec4(
project_mercator_(position_world.xy),
project_size_at_latitude(position_world.z, position_world.y),
position_world.w
);
}
if (project.coordinateSystem == COORDINATE_SYSTEM_CARTESIAN) {
position_world.xyz += project.coordinateOrigin;
}
}
if (project.projectionMode == PROJECTION_MODE_GLOBE) {
if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT) {
return vec4(
project_globe_(position_world.xyz),
position_world.w
);
}
}
if (project.projectionMode == PROJECTION_MODE_WEB_MERCATOR_AUTO_OFFSET) {
if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT) {
if (abs(position_world.y - project.coordinateOrigin.y) > 0.25) {
return vec4(
project_mercator_(position_world.xy) - project.commonOrigin.xy,
project_size(position_world.z),
position_world.w
);
}
}
}
if (project.projectionMode == PROJECTION_MODE_IDENTITY ||
(project.projectionMode == PROJECTION_MODE_WEB_MERCATOR_AUTO_OFFSET &&
(project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT ||
project.coordinateSystem == COORDINATE_SYSTEM_CARTESIAN))) {
position_world.xyz -= project.coordinateOrigin;
}
return project_offset_(position_world) + project_offset_(project.modelMatrix * vec4(position64Low, 0.0));
}
vec4 project_position(vec4 position) {
return project_position(position, ZERO_64_LOW);
}
vec3 project_position(vec3 position, vec3 position64Low) {
vec4 projected_position = project_position(vec4(position, 1.0), position64Low);
return projected_position.xyz;
}
vec3 project_position(vec3 position) {
vec4 projected_position = project_position(vec4(position, 1.0), ZERO_64_LOW);
return projected_position.xyz;
}
vec2 project_position(vec2 position) {
vec4 projected_position = project_position(vec4(position, 0.0, 1.0), ZERO_64_LOW);
return projected_position.xy;
}
vec4 project_common_position_to_clipspace(vec4 position, mat4 viewProjectionMatrix, vec4 center) {
return viewProjectionMatrix * position + center;
}
vec4 project_common_position_to_clipspace(vec4 position) {
return project_common_position_to_clipspace(position, project.viewProjectionMatrix, project.center);
}
vec2 project_pixel_size_to_clipspace(vec2 pixels) {
vec2 offset = pixels / project.viewportSize * project.devicePixelRatio * 2.0;
return offset * project.focalDistance;
}
float project_size_to_pixel(float meters) {
return project_size(meters) * project.scale;
}
float project_size_to_pixel(float size, int unit) {
if (unit == UNIT_METERS) return project_size_to_pixel(size);
if (unit == UNIT_COMMON) return size * project.scale;
return size;
}
float project_pixel_size(float pixels) {
return pixels / project.scale;
}
vec2 project_pixel_size(vec2 pixels) {
return pixels / project.scale;
}
`;var Iw={};function Ow(t=Iw){return"viewport"in t?dx(t):{}}var po={name:"project",dependencies:[jh,va],source:px,vs:mx,getUniforms:Ow,uniformTypes:{wrapLongitude:"f32",coordinateSystem:"i32",commonUnitsPerMeter:"vec3<f32>",projectionMode:"i32",scale:"f32",commonUnitsPerWorldUnit:"vec3<f32>",commonUnitsPerWorldUnit2:"vec3<f32>",center:"vec4<f32>",modelMatrix:"mat4x4<f32>",viewProjectionMatrix:"mat4x4<f32>",viewportSize:"vec2<f32>",devicePixelRatio:"f32",focalDistance:"f32",cameraPosition:"vec3<f32>",coordinateOrigin:"vec3<f32>",commonOrigin:"vec3<f32>",pseudoMeters:"f32"}};var Nw=`// Define a structure to hold both the clip-space position and the common position.
struct ProjectResult {
  clipPosition: vec4<f32>,
  commonPosition: vec4<f32>,
};

// This function mimics the GLSL version with the 'out' parameter by returning both values.
fn project_position_to_clipspace_and_commonspace(
    position: vec3<f32>,
    position64Low: vec3<f32>,
    offset: vec3<f32>
) -> ProjectResult {
  // Compute the projected position.
  let projectedPosition: vec3<f32> = project_position_vec3_f64(position, position64Low);

  // Start with the provided offset.
  var finalOffset: vec3<f32> = offset;

  // Get whether a rotation is needed and the rotation matrix.
  let rotationResult = project_needs_rotation(projectedPosition);

  // If rotation is needed, update the offset.
  if (rotationResult.needsRotation) {
    finalOffset = rotationResult.transform * offset;
  }

  // Compute the common position.
  let commonPosition: vec4<f32> = vec4<f32>(projectedPosition + finalOffset, 1.0);

  // Convert to clip-space.
  let clipPosition: vec4<f32> = project_common_position_to_clipspace(commonPosition);

  return ProjectResult(clipPosition, commonPosition);
}

// A convenience overload that returns only the clip-space position.
fn project_position_to_clipspace(
    position: vec3<f32>,
    position64Low: vec3<f32>,
    offset: vec3<f32>
) -> vec4<f32> {
  return project_position_to_clipspace_and_commonspace(position, position64Low, offset).clipPosition;
}
`,Lw=`vec4 project_position_to_clipspace(
  vec3 position, vec3 position64Low, vec3 offset, out vec4 commonPosition
) {
  vec3 projectedPosition = project_position(position, position64Low);
  mat3 rotation;
  if (project_needs_rotation(projectedPosition, rotation)) {
    // offset is specified as ENU
    // when in globe projection, rotate offset so that the ground alighs with the surface of the globe
    offset = rotation * offset;
  }
  commonPosition = vec4(projectedPosition + offset, 1.0);
  return project_common_position_to_clipspace(commonPosition);
}

vec4 project_position_to_clipspace(
  vec3 position, vec3 position64Low, vec3 offset
) {
  vec4 commonPosition;
  return project_position_to_clipspace(position, position64Low, offset, commonPosition);
}
`,pe={name:"project32",dependencies:[po],source:Nw,vs:Lw};function iu(){return[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}function Gt(t,e){let r=Ce.transformMat4([],e,t);return Ce.scale(r,r,1/r[3]),r}function nu(t,e){let r=t%e;return r<0?e+r:r}function Ws(t,e,r){return t<e?e:t>r?r:t}function Dw(t){return Math.log(t)*Math.LOG2E}var mo=Math.log2||Dw;function Ye(t,e){if(!t)throw new Error(e||"@math.gl/web-mercator: assertion failed.")}var Ke=Math.PI,gx=Ke/4,ke=Ke/180,au=180/Ke,go=512,Ia=4003e4,qe=85.051129,xx=1.5;function cu(t){return mo(t)}function Ae(t){let[e,r]=t;Ye(Number.isFinite(e)),Ye(Number.isFinite(r)&&r>=-90&&r<=90,"invalid latitude");let o=e*ke,s=r*ke,i=go*(o+Ke)/(2*Ke),n=go*(Ke+Math.log(Math.tan(gx+s*.5)))/(2*Ke);return[i,n]}function Oe(t){let[e,r]=t,o=e/go*(2*Ke)-Ke,s=2*(Math.atan(Math.exp(r/go*(2*Ke)-Ke))-gx);return[o*au,s*au]}function lu(t){let{latitude:e}=t;Ye(Number.isFinite(e));let r=Math.cos(e*ke);return cu(Ia*r)-9}function js(t){let e=Math.cos(t*ke);return go/Ia/e}function xo(t){let{latitude:e,longitude:r,highPrecision:o=!1}=t;Ye(Number.isFinite(e)&&Number.isFinite(r));let s=go,i=Math.cos(e*ke),n=s/360,a=n/i,c=s/Ia/i,l={unitsPerMeter:[c,c,c],metersPerUnit:[1/c,1/c,1/c],unitsPerDegree:[n,a,c],degreesPerUnit:[1/n,1/a,1/c]};if(o){let f=ke*Math.tan(e*ke)/i,h=n*f/2,u=s/Ia*f,d=u/a*c;l.unitsPerDegree2=[0,h,u],l.unitsPerMeter2=[d,0,d]}return l}function $s(t,e){let[r,o,s]=t,[i,n,a]=e,{unitsPerMeter:c,unitsPerMeter2:l}=xo({longitude:r,latitude:o,highPrecision:!0}),f=Ae(t);f[0]+=i*(c[0]+l[0]*n),f[1]+=n*(c[1]+l[1]*n);let h=Oe(f),u=(s||0)+(a||0);return Number.isFinite(s)||Number.isFinite(a)?[h[0],h[1],u]:h}function Oa(t){let{height:e,pitch:r,bearing:o,altitude:s,scale:i,center:n}=t,a=iu();ne.translate(a,a,[0,0,-s]),ne.rotateX(a,a,-r*ke),ne.rotateZ(a,a,o*ke);let c=i/e;return ne.scale(a,a,[c,c,c]),n&&ne.translate(a,a,Re.negate([],n)),a}function fu(t){let{width:e,height:r,altitude:o,pitch:s=0,offset:i,center:n,scale:a,nearZMultiplier:c=1,farZMultiplier:l=1}=t,{fovy:f=Mt(xx)}=t;o!==void 0&&(f=Mt(o));let h=f*ke,u=s*ke,d=Cr(f),p=d;n&&(p+=n[2]*a/Math.cos(u)/r);let m=h*(.5+(i?i[1]:0)/r),g=Math.sin(m)*p/Math.sin(Ws(Math.PI/2-u-m,.01,Math.PI-.01)),x=Math.sin(u)*g+p,y=p*10,_=Math.min(x*l,y);return{fov:h,aspect:e/r,focalDistance:d,near:c,far:_}}function Mt(t){return 2*Math.atan(.5/t)*au}function Cr(t){return .5/Math.tan(.5*t*ke)}function _o(t,e){let[r,o,s=0]=t;return Ye(Number.isFinite(r)&&Number.isFinite(o)&&Number.isFinite(s)),Gt(e,[r,o,s,1])}function gt(t,e,r=0){let[o,s,i]=t;if(Ye(Number.isFinite(o)&&Number.isFinite(s),"invalid pixel coordinate"),Number.isFinite(i))return Gt(e,[o,s,i,1]);let n=Gt(e,[o,s,0,1]),a=Gt(e,[o,s,1,1]),c=n[2],l=a[2],f=c===l?0:((r||0)-c)/(l-c);return Pe.lerp([],n,a,f)}function Na(t){let{width:e,height:r,bounds:o,minExtent:s=0,maxZoom:i=24,offset:n=[0,0]}=t,[[a,c],[l,f]]=o,h=Fw(t.padding),u=Ae([a,Ws(f,-qe,qe)]),d=Ae([l,Ws(c,-qe,qe)]),p=[Math.max(Math.abs(d[0]-u[0]),s),Math.max(Math.abs(d[1]-u[1]),s)],m=[e-h.left-h.right-Math.abs(n[0])*2,r-h.top-h.bottom-Math.abs(n[1])*2];Ye(m[0]>0&&m[1]>0);let g=m[0]/p[0],x=m[1]/p[1],y=(h.right-h.left)/2/g,_=(h.top-h.bottom)/2/x,v=[(d[0]+u[0])/2+y,(d[1]+u[1])/2+_],E=Oe(v),b=Math.min(i,mo(Math.abs(Math.min(g,x))));return Ye(Number.isFinite(b)),{longitude:E[0],latitude:E[1],zoom:b}}function Fw(t=0){return typeof t=="number"?{top:t,bottom:t,left:t,right:t}:(Ye(Number.isFinite(t.top)&&Number.isFinite(t.bottom)&&Number.isFinite(t.left)&&Number.isFinite(t.right)),t)}var _x=Math.PI/180;function La(t,e=0){let{width:r,height:o,unproject:s}=t,i={targetZ:e},n=s([0,o],i),a=s([r,o],i),c,l,f=t.fovy?.5*t.fovy*_x:Math.atan(.5/t.altitude),h=(90-t.pitch)*_x;return f>h-.01?(c=yx(t,0,e),l=yx(t,r,e)):(c=s([0,0],i),l=s([r,0],i)),[n,a,l,c]}function yx(t,e,r){let{pixelUnprojectionMatrix:o}=t,s=Gt(o,[e,0,1,1]),i=Gt(o,[e,t.height,1,1]),a=(r*t.distanceScales.unitsPerMeter[2]-s[2])/(i[2]-s[2]),c=Pe.lerp([],s,i,a),l=Oe(c);return l.push(r),l}var bx=512;function hu(t){let{width:e,height:r,pitch:o=0}=t,{longitude:s,latitude:i,zoom:n,bearing:a=0}=t;(s<-180||s>180)&&(s=nu(s+180,360)-180),(a<-180||a>180)&&(a=nu(a+180,360)-180);let c=mo(r/bx);if(n<=c)n=c,i=0;else{let l=r/2/Math.pow(2,n),f=Oe([0,l])[1];if(i<f)i=f;else{let h=Oe([0,bx-l])[1];i>h&&(i=h)}}return{width:e,height:r,longitude:s,latitude:i,zoom:n,pitch:o,bearing:a}}var Tx=`
uniform shadowUniforms {
  bool drawShadowMap;
  bool useShadowMap;
  vec4 color;
  highp int lightId;
  float lightCount;
  mat4 viewProjectionMatrix0;
  mat4 viewProjectionMatrix1;
  vec4 projectCenter0;
  vec4 projectCenter1;
} shadow;
`,kw=`
const int max_lights = 2;

out vec3 shadow_vPosition[max_lights];

vec4 shadow_setVertexPosition(vec4 position_commonspace) {
  mat4 viewProjectionMatrices[max_lights];
  viewProjectionMatrices[0] = shadow.viewProjectionMatrix0;
  viewProjectionMatrices[1] = shadow.viewProjectionMatrix1;
  vec4 projectCenters[max_lights];
  projectCenters[0] = shadow.projectCenter0;
  projectCenters[1] = shadow.projectCenter1;

  if (shadow.drawShadowMap) {
    return project_common_position_to_clipspace(position_commonspace, viewProjectionMatrices[shadow.lightId], projectCenters[shadow.lightId]);
  }
  if (shadow.useShadowMap) {
    for (int i = 0; i < max_lights; i++) {
      if(i < int(shadow.lightCount)) {
        vec4 shadowMap_position = project_common_position_to_clipspace(position_commonspace, viewProjectionMatrices[i], projectCenters[i]);
        shadow_vPosition[i] = (shadowMap_position.xyz / shadowMap_position.w + 1.0) / 2.0;
      }
    }
  }
  return gl_Position;
}
`,zw=`
${Tx}
${kw}
`,Vw=`
const int max_lights = 2;
uniform sampler2D shadow_uShadowMap0;
uniform sampler2D shadow_uShadowMap1;

in vec3 shadow_vPosition[max_lights];

const vec4 bitPackShift = vec4(1.0, 255.0, 65025.0, 16581375.0);
const vec4 bitUnpackShift = 1.0 / bitPackShift;
const vec4 bitMask = vec4(1.0 / 255.0, 1.0 / 255.0, 1.0 / 255.0,  0.0);

float shadow_getShadowWeight(vec3 position, sampler2D shadowMap) {
  vec4 rgbaDepth = texture(shadowMap, position.xy);

  float z = dot(rgbaDepth, bitUnpackShift);
  return smoothstep(0.001, 0.01, position.z - z);
}

vec4 shadow_filterShadowColor(vec4 color) {
  if (shadow.drawShadowMap) {
    vec4 rgbaDepth = fract(gl_FragCoord.z * bitPackShift);
    rgbaDepth -= rgbaDepth.gbaa * bitMask;
    return rgbaDepth;
  }
  if (shadow.useShadowMap) {
    float shadowAlpha = 0.0;
    shadowAlpha += shadow_getShadowWeight(shadow_vPosition[0], shadow_uShadowMap0);
    if(shadow.lightCount > 1.0) {
      shadowAlpha += shadow_getShadowWeight(shadow_vPosition[1], shadow_uShadowMap1);
    }
    shadowAlpha *= shadow.color.a / shadow.lightCount;
    float blendedAlpha = shadowAlpha + color.a * (1.0 - shadowAlpha);

    return vec4(
      mix(color.rgb, shadow.color.rgb, shadowAlpha / blendedAlpha),
      blendedAlpha
    );
  }
  return color;
}
`,Ww=`
${Tx}
${Vw}
`,jw=mt(Kw),$w=mt(qw),Hw=[0,0,0,1],Xw=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,0];function Yw(t,e){let[r,o,s]=t,i=gt([r,o,s],e);return Number.isFinite(s)?i:[i[0],i[1],0]}function Kw({viewport:t,center:e}){return new W(t.viewProjectionMatrix).invert().transform(e)}function qw({viewport:t,shadowMatrices:e}){let r=[],o=t.pixelUnprojectionMatrix,s=t.isGeospatial?void 0:1,i=[[0,0,s],[t.width,0,s],[0,t.height,s],[t.width,t.height,s],[0,0,-1],[t.width,0,-1],[0,t.height,-1],[t.width,t.height,-1]].map(n=>Yw(n,o));for(let n of e){let a=n.clone().translate(new M(t.center).negate()),c=i.map(f=>a.transform(f)),l=new W().ortho({left:Math.min(...c.map(f=>f[0])),right:Math.max(...c.map(f=>f[0])),bottom:Math.min(...c.map(f=>f[1])),top:Math.max(...c.map(f=>f[1])),near:Math.min(...c.map(f=>-f[2])),far:Math.max(...c.map(f=>-f[2]))});r.push(l.multiplyRight(n))}return r}function Zw(t){let{shadowEnabled:e=!0,project:r}=t;if(!e||!r||!t.shadowMatrices||!t.shadowMatrices.length)return{drawShadowMap:!1,useShadowMap:!1,shadow_uShadowMap0:t.dummyShadowMap,shadow_uShadowMap1:t.dummyShadowMap};let o=po.getUniforms(r),s=jw({viewport:r.viewport,center:o.center}),i=[],n=$w({shadowMatrices:t.shadowMatrices,viewport:r.viewport}).slice();for(let c=0;c<t.shadowMatrices.length;c++){let l=n[c],f=l.clone().translate(new M(r.viewport.center).negate());o.coordinateSystem===U.LNGLAT&&o.projectionMode===he.WEB_MERCATOR?(n[c]=f,i[c]=s):(n[c]=l.clone().multiplyRight(Xw),i[c]=f.transform(s))}let a={drawShadowMap:!!t.drawToShadowMap,useShadowMap:t.shadowMaps?t.shadowMaps.length>0:!1,color:t.shadowColor||Hw,lightId:t.shadowLightId||0,lightCount:t.shadowMatrices.length,shadow_uShadowMap0:t.dummyShadowMap,shadow_uShadowMap1:t.dummyShadowMap};for(let c=0;c<n.length;c++)a[`viewProjectionMatrix${c}`]=n[c],a[`projectCenter${c}`]=i[c];for(let c=0;c<2;c++)a[`shadow_uShadowMap${c}`]=t.shadowMaps&&t.shadowMaps[c]||t.dummyShadowMap;return a}var Da={name:"shadow",dependencies:[po],vs:zw,fs:Ww,inject:{"vs:DECKGL_FILTER_GL_POSITION":`
    position = shadow_setVertexPosition(geometry.position);
    `,"fs:DECKGL_FILTER_COLOR":`
    color = shadow_filterShadowColor(color);
    `},getUniforms:Zw,uniformTypes:{drawShadowMap:"f32",useShadowMap:"f32",color:"vec4<f32>",lightId:"i32",lightCount:"f32",viewProjectionMatrix0:"mat4x4<f32>",viewProjectionMatrix1:"mat4x4<f32>",projectCenter0:"vec4<f32>",projectCenter1:"vec4<f32>"}};var me={...ya,defaultUniforms:{...ya.defaultUniforms,useFloatColors:!1},inject:{"vs:DECKGL_FILTER_GL_POSITION":`
    // for picking depth values
    picking_setPickingAttribute(position.z / position.w);
  `,"vs:DECKGL_FILTER_COLOR":`
  picking_setPickingColor(geometry.pickingColor);
  `,"fs:DECKGL_FILTER_COLOR":{order:99,injection:`
  // use highlight color if this fragment belongs to the selected object.
  color = picking_filterHighlightColor(color);

  // use picking color if rendering to picking FBO.
  color = picking_filterPickingColor(color);
    `}}};var Gw=[va],Qw=["vs:DECKGL_FILTER_SIZE(inout vec3 size, VertexGeometry geometry)","vs:DECKGL_FILTER_GL_POSITION(inout vec4 position, VertexGeometry geometry)","vs:DECKGL_FILTER_COLOR(inout vec4 color, VertexGeometry geometry)","fs:DECKGL_FILTER_COLOR(inout vec4 color, FragmentGeometry geometry)"],Jw=[];function Sx(t){let e=lt.getDefaultShaderAssembler();for(let o of Gw)e.addDefaultModule(o);e._hookFunctions.length=0;let r=t==="glsl"?Qw:Jw;for(let o of r)e.addShaderHook(o);return e}var e4=[255,255,255],t4=1,r4=0,Fa=class{constructor(e={}){this.type="ambient";let{color:r=e4}=e,{intensity:o=t4}=e;this.id=e.id||`ambient-${r4++}`,this.color=r,this.intensity=o}};var o4=[255,255,255],s4=1,i4=[0,0,-1],n4=0,Hs=class{constructor(e={}){this.type="directional";let{color:r=o4}=e,{intensity:o=s4}=e,{direction:s=i4}=e,{_shadow:i=!1}=e;this.id=e.id||`directional-${n4++}`,this.color=r,this.intensity=o,this.type="directional",this.direction=new M(s).normalize().toArray(),this.shadow=i}getProjectedLight(e){return this}};var Xs=class{constructor(e,r={id:"pass"}){let{id:o}=r;this.id=o,this.device=e,this.props={...r}}setProps(e){Object.assign(this.props,e)}render(e){}cleanup(){}};var It=class extends Xs{constructor(){super(...arguments),this._lastRenderIndex=-1}render(e){let[r,o]=this.device.canvasContext.getDrawingBufferSize(),s=e.clearCanvas??!0,i=e.clearColor??(s?[0,0,0,0]:!1),n=s?1:!1,a=s?0:!1,c=e.colorMask??15,l={viewport:[0,0,r,o]};e.colorMask&&(l.colorMask=c),e.scissorRect&&(l.scissorRect=e.scissorRect);let f=this.device.beginRenderPass({framebuffer:e.target,parameters:l,clearColor:i,clearDepth:n,clearStencil:a});try{return this._drawLayers(f,e)}finally{f.end(),this.device.submit()}}_drawLayers(e,r){let{target:o,shaderModuleProps:s,viewports:i,views:n,onViewportActive:a,clearStack:c=!0}=r;r.pass=r.pass||"unknown",c&&(this._lastRenderIndex=-1);let l=[];for(let f of i){let h=n&&n[f.id];a?.(f);let u=this._getDrawLayerParams(f,r),d=f.subViewports||[f];for(let p of d){let m=this._drawLayersInViewport(e,{target:o,shaderModuleProps:s,viewport:p,view:h,pass:r.pass,layers:r.layers},u);l.push(m)}}return l}_getDrawLayerParams(e,{layers:r,pass:o,isPicking:s=!1,layerFilter:i,cullRect:n,effects:a,shaderModuleProps:c},l=!1){let f=[],h=Ax(this._lastRenderIndex+1),u={layer:r[0],viewport:e,isPicking:s,renderPass:o,cullRect:n},d={};for(let p=0;p<r.length;p++){let m=r[p],g=this._shouldDrawLayer(m,u,i,d),x={shouldDrawLayer:g};g&&!l&&(x.shouldDrawLayer=!0,x.layerRenderIndex=h(m,g),x.shaderModuleProps=this._getShaderModuleProps(m,a,o,c),x.layerParameters={...m.context.deck?.props.parameters,...this.getLayerParameters(m,p,e)}),f[p]=x}return f}_drawLayersInViewport(e,{layers:r,shaderModuleProps:o,pass:s,target:i,viewport:n,view:a},c){let l=a4(this.device,{shaderModuleProps:o,target:i,viewport:n});if(a){let{clear:h,clearColor:u,clearDepth:d,clearStencil:p}=a.props;if(h){let m=[0,0,0,0],g=1,x=0;Array.isArray(u)?m=[...u.slice(0,3),u[3]||255].map(_=>_/255):u===!1&&(m=!1),d!==void 0&&(g=d),p!==void 0&&(x=p),this.device.beginRenderPass({framebuffer:i,parameters:{viewport:l,scissorRect:l},clearColor:m,clearDepth:g,clearStencil:x}).end()}}let f={totalCount:r.length,visibleCount:0,compositeCount:0,pickableCount:0};e.setParameters({viewport:l});for(let h=0;h<r.length;h++){let u=r[h],d=c[h],{shouldDrawLayer:p}=d;if(p&&u.props.pickable&&f.pickableCount++,u.isComposite&&f.compositeCount++,u.isDrawable&&d.shouldDrawLayer){let{layerRenderIndex:m,shaderModuleProps:g,layerParameters:x}=d;f.visibleCount++,this._lastRenderIndex=Math.max(this._lastRenderIndex,m),g.project&&(g.project.viewport=n),u.context.renderPass=e;try{u._drawLayer({renderPass:e,shaderModuleProps:g,uniforms:{layerIndex:m},parameters:x})}catch(y){u.raiseError(y,`drawing ${u} to ${s}`)}}}return f}shouldDrawLayer(e){return!0}getShaderModuleProps(e,r,o){return null}getLayerParameters(e,r,o){return e.props.parameters}_shouldDrawLayer(e,r,o,s){if(!(e.props.visible&&this.shouldDrawLayer(e)))return!1;r.layer=e;let n=e.parent;for(;n;){if(!n.props.visible||!n.filterSubLayer(r))return!1;r.layer=n,n=n.parent}if(o){let a=r.layer.id;if(a in s||(s[a]=o(r)),!s[a])return!1}return e.activateViewport(r.viewport),!0}_getShaderModuleProps(e,r,o,s){let i=this.device.canvasContext.cssToDeviceRatio(),n=e.internalState?.propsInTransition||e.props,a={layer:n,picking:{isActive:!1},project:{viewport:e.context.viewport,devicePixelRatio:i,modelMatrix:n.modelMatrix,coordinateSystem:n.coordinateSystem,coordinateOrigin:n.coordinateOrigin,autoWrapLongitude:e.wrapLongitude}};if(r)for(let c of r)Ex(a,c.getShaderModuleProps?.(e,a));return Ex(a,this.getShaderModuleProps(e,r,a),s)}};function Ax(t=0,e={}){let r={},o=(s,i)=>{let n=s.props._offset,a=s.id,c=s.parent&&s.parent.id,l;if(c&&!(c in e)&&o(s.parent,!1),c in r){let f=r[c]=r[c]||Ax(e[c],e);l=f(s,i),r[a]=f}else Number.isFinite(n)?(l=n+(e[c]||0),r[a]=null):l=t;return i&&l>=t&&(t=l+1),e[a]=l,l};return o}function a4(t,{shaderModuleProps:e,target:r,viewport:o}){let s=e?.project?.devicePixelRatio??t.canvasContext.cssToDeviceRatio(),[,i]=t.canvasContext.getDrawingBufferSize(),n=r?r.height:i,a=o;return[a.x*s,n-(a.y+a.height)*s,a.width*s,a.height*s]}function Ex(t,...e){for(let r of e)if(r)for(let o in r)t[o]?Object.assign(t[o],r[o]):t[o]=r[o];return t}var Ys=class extends It{constructor(e,r){super(e,r);let o=e.createTexture({format:"rgba8unorm",width:1,height:1,sampler:{minFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"}}),s=e.createTexture({format:"depth16unorm",width:1,height:1});this.fbo=e.createFramebuffer({id:"shadowmap",width:1,height:1,colorAttachments:[o],depthStencilAttachment:s})}delete(){this.fbo&&(this.fbo.destroy(),this.fbo=null)}getShadowMap(){return this.fbo.colorAttachments[0].texture}render(e){let r=this.fbo,o=this.device.canvasContext.cssToDeviceRatio(),s=e.viewports[0],i=s.width*o,n=s.height*o,a=[1,1,1,1];(i!==r.width||n!==r.height)&&r.resize({width:i,height:n}),super.render({...e,clearColor:a,target:r,pass:"shadow"})}getLayerParameters(e,r,o){return{...e.props.parameters,blend:!1,depthWriteEnabled:!0,depthCompare:"less-equal"}}shouldDrawLayer(e){return e.props.shadowEnabled!==!1}getShaderModuleProps(e,r,o){return{shadow:{project:o.project,drawToShadowMap:!0}}}};var c4={color:[255,255,255],intensity:1},wx=[{color:[255,255,255],intensity:1,direction:[-1,3,-1]},{color:[255,255,255],intensity:.9,direction:[1,-8,-2.5]}],l4=[0,0,0,200/255],yo=class{constructor(e={}){this.id="lighting-effect",this.shadowColor=l4,this.shadow=!1,this.directionalLights=[],this.pointLights=[],this.shadowPasses=[],this.dummyShadowMap=null,this.setProps(e)}setup(e){this.context=e;let{device:r,deck:o}=e;this.shadow&&!this.dummyShadowMap&&(this._createShadowPasses(r),o._addDefaultShaderModule(Da),this.dummyShadowMap=r.createTexture({width:1,height:1}))}setProps(e){this.ambientLight=void 0,this.directionalLights=[],this.pointLights=[];for(let r in e){let o=e[r];switch(o.type){case"ambient":this.ambientLight=o;break;case"directional":this.directionalLights.push(o);break;case"point":this.pointLights.push(o);break;default:}}this._applyDefaultLights(),this.shadow=this.directionalLights.some(r=>r.shadow),this.context&&this.setup(this.context),this.props=e}preRender({layers:e,layerFilter:r,viewports:o,onViewportActive:s,views:i}){if(this.shadow){this.shadowMatrices=this._calculateMatrices();for(let n=0;n<this.shadowPasses.length;n++)this.shadowPasses[n].render({layers:e,layerFilter:r,viewports:o,onViewportActive:s,views:i,shaderModuleProps:{shadow:{shadowLightId:n,dummyShadowMap:this.dummyShadowMap,shadowMatrices:this.shadowMatrices}}})}}getShaderModuleProps(e,r){let o=this.shadow?{project:r.project,shadowMaps:this.shadowPasses.map(n=>n.getShadowMap()),dummyShadowMap:this.dummyShadowMap,shadowColor:this.shadowColor,shadowMatrices:this.shadowMatrices}:{},s={enabled:!0,ambientLight:this.ambientLight,directionalLights:this.directionalLights.map(n=>n.getProjectedLight({layer:e})),pointLights:this.pointLights.map(n=>n.getProjectedLight({layer:e}))},i=e.props.material;return{shadow:o,lighting:s,phongMaterial:i,gouraudMaterial:i}}cleanup(e){for(let r of this.shadowPasses)r.delete();this.shadowPasses.length=0,this.dummyShadowMap&&(this.dummyShadowMap.destroy(),this.dummyShadowMap=null,e.deck._removeDefaultShaderModule(Da))}_calculateMatrices(){let e=[];for(let r of this.directionalLights){let o=new W().lookAt({eye:new M(r.direction).negate()});e.push(o)}return e}_createShadowPasses(e){for(let r=0;r<this.directionalLights.length;r++){let o=new Ys(e);this.shadowPasses[r]=o}}_applyDefaultLights(){let{ambientLight:e,pointLights:r,directionalLights:o}=this;!e&&r.length===0&&o.length===0&&(this.ambientLight=new Fa(c4),this.directionalLights.push(new Hs(wx[0]),new Hs(wx[1])))}};var uu=class{constructor(e={}){this._pool=[],this.opts={overAlloc:2,poolSize:100},this.setOptions(e)}setOptions(e){Object.assign(this.opts,e)}allocate(e,r,{size:o=1,type:s,padding:i=0,copy:n=!1,initialize:a=!1,maxCount:c}){let l=s||e&&e.constructor||Float32Array,f=r*o+i;if(ArrayBuffer.isView(e)){if(f<=e.length)return e;if(f*e.BYTES_PER_ELEMENT<=e.buffer.byteLength)return new l(e.buffer,0,f)}let h=1/0;c&&(h=c*o+i);let u=this._allocate(l,f,a,h);return e&&n?u.set(e):a||u.fill(0,0,4),this._release(e),u}release(e){this._release(e)}_allocate(e,r,o,s){let i=Math.max(Math.ceil(r*this.opts.overAlloc),1);i>s&&(i=s);let n=this._pool,a=e.BYTES_PER_ELEMENT*i,c=n.findIndex(l=>l.byteLength>=a);if(c>=0){let l=new e(n.splice(c,1)[0],0,i);return o&&l.fill(0),l}return new e(i)}_release(e){if(!ArrayBuffer.isView(e))return;let r=this._pool,{buffer:o}=e,{byteLength:s}=o,i=r.findIndex(n=>n.byteLength>=s);i<0?r.push(o):(i>0||r.length<this.opts.poolSize)&&r.splice(i,0,o),r.length>this.opts.poolSize&&r.shift()}},Ze=new uu;function bo(){return[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}function Rx(t,e){let r=t%e;return r<0?e+r:r}function Cx(t){return[t[12],t[13],t[14]]}function Mx(t){return{left:vo(t[3]+t[0],t[7]+t[4],t[11]+t[8],t[15]+t[12]),right:vo(t[3]-t[0],t[7]-t[4],t[11]-t[8],t[15]-t[12]),bottom:vo(t[3]+t[1],t[7]+t[5],t[11]+t[9],t[15]+t[13]),top:vo(t[3]-t[1],t[7]-t[5],t[11]-t[9],t[15]-t[13]),near:vo(t[3]+t[2],t[7]+t[6],t[11]+t[10],t[15]+t[14]),far:vo(t[3]-t[2],t[7]-t[6],t[11]-t[10],t[15]-t[14])}}var Px=new M;function vo(t,e,r,o){Px.set(t,e,r);let s=Px.len();return{distance:o/s,normal:new M(-t/s,-e/s,-r/s)}}function f4(t){return t-Math.fround(t)}var Ks;function Ba(t,e){let{size:r=1,startIndex:o=0}=e,s=e.endIndex!==void 0?e.endIndex:t.length,i=(s-o)/r;Ks=Ze.allocate(Ks,i,{type:Float32Array,size:r*2});let n=o,a=0;for(;n<s;){for(let c=0;c<r;c++){let l=t[n++];Ks[a+c]=l,Ks[a+c+r]=f4(l)}a+=r*2}return Ks.subarray(0,i*r*2)}function Ix(t){let e=null,r=!1;for(let o of t)o&&(e?(r||(e=[[e[0][0],e[0][1]],[e[1][0],e[1][1]]],r=!0),e[0][0]=Math.min(e[0][0],o[0][0]),e[0][1]=Math.min(e[0][1],o[0][1]),e[1][0]=Math.max(e[1][0],o[1][0]),e[1][1]=Math.max(e[1][1],o[1][1])):e=o);return e}var h4=Math.PI/180,u4=bo(),Ox=[0,0,0],d4={unitsPerMeter:[1,1,1],metersPerUnit:[1,1,1]};function p4({width:t,height:e,orthographic:r,fovyRadians:o,focalDistance:s,padding:i,near:n,far:a}){let c=t/e,l=r?new W().orthographic({fovy:o,aspect:c,focalDistance:s,near:n,far:a}):new W().perspective({fovy:o,aspect:c,near:n,far:a});if(i){let{left:f=0,right:h=0,top:u=0,bottom:d=0}=i,p=Z((f+t-h)/2,0,t)-t/2,m=Z((u+e-d)/2,0,e)-e/2;l[8]-=p*2/t,l[9]+=m*2/e}return l}var Ua=class t{constructor(e={}){this._frustumPlanes={},this.id=e.id||this.constructor.displayName||"viewport",this.x=e.x||0,this.y=e.y||0,this.width=e.width||1,this.height=e.height||1,this.zoom=e.zoom||0,this.padding=e.padding,this.distanceScales=e.distanceScales||d4,this.focalDistance=e.focalDistance||1,this.position=e.position||Ox,this.modelMatrix=e.modelMatrix||null;let{longitude:r,latitude:o}=e;this.isGeospatial=Number.isFinite(o)&&Number.isFinite(r),this._initProps(e),this._initMatrices(e),this.equals=this.equals.bind(this),this.project=this.project.bind(this),this.unproject=this.unproject.bind(this),this.projectPosition=this.projectPosition.bind(this),this.unprojectPosition=this.unprojectPosition.bind(this),this.projectFlat=this.projectFlat.bind(this),this.unprojectFlat=this.unprojectFlat.bind(this)}get subViewports(){return null}get metersPerPixel(){return this.distanceScales.metersPerUnit[2]/this.scale}get projectionMode(){return this.isGeospatial?this.zoom<12?he.WEB_MERCATOR:he.WEB_MERCATOR_AUTO_OFFSET:he.IDENTITY}equals(e){return e instanceof t?this===e?!0:e.width===this.width&&e.height===this.height&&e.scale===this.scale&&Ee(e.projectionMatrix,this.projectionMatrix)&&Ee(e.viewMatrix,this.viewMatrix):!1}project(e,{topLeft:r=!0}={}){let o=this.projectPosition(e),s=_o(o,this.pixelProjectionMatrix),[i,n]=s,a=r?n:this.height-n;return e.length===2?[i,a]:[i,a,s[2]]}unproject(e,{topLeft:r=!0,targetZ:o}={}){let[s,i,n]=e,a=r?i:this.height-i,c=o&&o*this.distanceScales.unitsPerMeter[2],l=gt([s,a,n],this.pixelUnprojectionMatrix,c),[f,h,u]=this.unprojectPosition(l);return Number.isFinite(n)?[f,h,u]:Number.isFinite(o)?[f,h,o]:[f,h]}projectPosition(e){let[r,o]=this.projectFlat(e),s=(e[2]||0)*this.distanceScales.unitsPerMeter[2];return[r,o,s]}unprojectPosition(e){let[r,o]=this.unprojectFlat(e),s=(e[2]||0)*this.distanceScales.metersPerUnit[2];return[r,o,s]}projectFlat(e){if(this.isGeospatial){let r=Ae(e);return r[1]=Z(r[1],-318,830),r}return e}unprojectFlat(e){return this.isGeospatial?Oe(e):e}getBounds(e={}){let r={targetZ:e.z||0},o=this.unproject([0,0],r),s=this.unproject([this.width,0],r),i=this.unproject([0,this.height],r),n=this.unproject([this.width,this.height],r);return[Math.min(o[0],s[0],i[0],n[0]),Math.min(o[1],s[1],i[1],n[1]),Math.max(o[0],s[0],i[0],n[0]),Math.max(o[1],s[1],i[1],n[1])]}getDistanceScales(e){return e&&this.isGeospatial?xo({longitude:e[0],latitude:e[1],highPrecision:!0}):this.distanceScales}containsPixel({x:e,y:r,width:o=1,height:s=1}){return e<this.x+this.width&&this.x<e+o&&r<this.y+this.height&&this.y<r+s}getFrustumPlanes(){return this._frustumPlanes.near?this._frustumPlanes:(Object.assign(this._frustumPlanes,Mx(this.viewProjectionMatrix)),this._frustumPlanes)}panByPosition(e,r,o){return null}_initProps(e){let r=e.longitude,o=e.latitude;this.isGeospatial&&(Number.isFinite(e.zoom)||(this.zoom=lu({latitude:o})+Math.log2(this.focalDistance)),this.distanceScales=e.distanceScales||xo({latitude:o,longitude:r}));let s=Math.pow(2,this.zoom);this.scale=s;let{position:i,modelMatrix:n}=e,a=Ox;if(i&&(a=n?new W(n).transformAsVector(i,[]):i),this.isGeospatial){let c=this.projectPosition([r,o,0]);this.center=new M(a).scale(this.distanceScales.unitsPerMeter).add(c)}else this.center=this.projectPosition(a)}_initMatrices(e){let{viewMatrix:r=u4,projectionMatrix:o=null,orthographic:s=!1,fovyRadians:i,fovy:n=75,near:a=.1,far:c=1e3,padding:l=null,focalDistance:f=1}=e;this.viewMatrixUncentered=r,this.viewMatrix=new W().multiplyRight(r).translate(new M(this.center).negate()),this.projectionMatrix=o||p4({width:this.width,height:this.height,orthographic:s,fovyRadians:i||n*h4,focalDistance:f,padding:l,near:a,far:c});let h=bo();ne.multiply(h,h,this.projectionMatrix),ne.multiply(h,h,this.viewMatrix),this.viewProjectionMatrix=h,this.viewMatrixInverse=ne.invert([],this.viewMatrix)||this.viewMatrix,this.cameraPosition=Cx(this.viewMatrixInverse);let u=bo(),d=bo();ne.scale(u,u,[this.width/2,-this.height/2,1]),ne.translate(u,u,[1,-1,0]),ne.multiply(d,u,this.viewProjectionMatrix),this.pixelProjectionMatrix=d,this.pixelUnprojectionMatrix=ne.invert(bo(),this.pixelProjectionMatrix),this.pixelUnprojectionMatrix||L.warn("Pixel project matrix not invertible")()}};Ua.displayName="Viewport";var Qt=Ua;var ka=class t extends Qt{constructor(e={}){let{latitude:r=0,longitude:o=0,zoom:s=0,pitch:i=0,bearing:n=0,nearZMultiplier:a=.1,farZMultiplier:c=1.01,nearZ:l,farZ:f,orthographic:h=!1,projectionMatrix:u,repeat:d=!1,worldOffset:p=0,position:m,padding:g,legacyMeterSizes:x=!1}=e,{width:y,height:_,altitude:v=1.5}=e,E=Math.pow(2,s);y=y||1,_=_||1;let b,C=null;if(u)v=u[5]/2,b=Mt(v);else{e.fovy?(b=e.fovy,v=Cr(b)):b=Mt(v);let S;if(g){let{top:A=0,bottom:P=0}=g;S=[0,Z((A+_-P)/2,0,_)-_/2]}C=fu({width:y,height:_,scale:E,center:m&&[0,0,m[2]*js(r)],offset:S,pitch:i,fovy:b,nearZMultiplier:a,farZMultiplier:c}),Number.isFinite(l)&&(C.near=l),Number.isFinite(f)&&(C.far=f)}let R=Oa({height:_,pitch:i,bearing:n,scale:E,altitude:v});p&&(R=new W().translate([512*p,0,0]).multiplyLeft(R)),super({...e,width:y,height:_,viewMatrix:R,longitude:o,latitude:r,zoom:s,...C,fovy:b,focalDistance:v}),this.latitude=r,this.longitude=o,this.zoom=s,this.pitch=i,this.bearing=n,this.altitude=v,this.fovy=b,this.orthographic=h,this._subViewports=d?[]:null,this._pseudoMeters=x,Object.freeze(this)}get subViewports(){if(this._subViewports&&!this._subViewports.length){let e=this.getBounds(),r=Math.floor((e[0]+180)/360),o=Math.ceil((e[2]-180)/360);for(let s=r;s<=o;s++){let i=s?new t({...this,worldOffset:s}):this;this._subViewports.push(i)}}return this._subViewports}projectPosition(e){if(this._pseudoMeters)return super.projectPosition(e);let[r,o]=this.projectFlat(e),s=(e[2]||0)*js(e[1]);return[r,o,s]}unprojectPosition(e){if(this._pseudoMeters)return super.unprojectPosition(e);let[r,o]=this.unprojectFlat(e),s=(e[2]||0)/js(o);return[r,o,s]}addMetersToLngLat(e,r){return $s(e,r)}panByPosition(e,r,o){let s=gt(r,this.pixelUnprojectionMatrix),i=this.projectFlat(e),n=Pe.add([],i,Pe.negate([],s)),a=Pe.add([],this.center,n),[c,l]=this.unprojectFlat(a);return{longitude:c,latitude:l}}getBounds(e={}){let r=La(this,e.z||0);return[Math.min(r[0][0],r[1][0],r[2][0],r[3][0]),Math.min(r[0][1],r[1][1],r[2][1],r[3][1]),Math.max(r[0][0],r[1][0],r[2][0],r[3][0]),Math.max(r[0][1],r[1][1],r[2][1],r[3][1])]}fitBounds(e,r={}){let{width:o,height:s}=this,{longitude:i,latitude:n,zoom:a}=Na({width:o,height:s,bounds:e,...r});return new t({width:o,height:s,longitude:i,latitude:n,zoom:a})}};ka.displayName="WebMercatorViewport";var Jt=ka;var Nx=[0,0,0];function du(t,e,r=!1){let o=e.projectPosition(t);if(r&&e instanceof Jt){let[s,i,n=0]=t,a=e.getDistanceScales([s,i]);o[2]=n*a.unitsPerMeter[2]}return o}function m4(t){let{viewport:e,modelMatrix:r,coordinateOrigin:o}=t,{coordinateSystem:s,fromCoordinateSystem:i,fromCoordinateOrigin:n}=t;return s===U.DEFAULT&&(s=e.isGeospatial?U.LNGLAT:U.CARTESIAN),i===void 0&&(i=s),n===void 0&&(n=o),{viewport:e,coordinateSystem:s,coordinateOrigin:o,modelMatrix:r,fromCoordinateSystem:i,fromCoordinateOrigin:n}}function pu(t,{viewport:e,modelMatrix:r,coordinateSystem:o,coordinateOrigin:s,offsetMode:i}){let[n,a,c=0]=t;switch(r&&([n,a,c]=Ce.transformMat4([],[n,a,c,1],r)),o){case U.LNGLAT:return du([n,a,c],e,i);case U.LNGLAT_OFFSETS:return du([n+s[0],a+s[1],c+(s[2]||0)],e,i);case U.METER_OFFSETS:return du($s(s,[n,a,c]),e,i);case U.CARTESIAN:default:return e.isGeospatial?[n+s[0],a+s[1],c+s[2]]:e.projectPosition([n,a,c])}}function Lx(t,e){let{viewport:r,coordinateSystem:o,coordinateOrigin:s,modelMatrix:i,fromCoordinateSystem:n,fromCoordinateOrigin:a}=m4(e),{autoOffset:c=!0}=e,{geospatialOrigin:l=Nx,shaderCoordinateOrigin:f=Nx,offsetMode:h=!1}=c?su(r,o,s):{},u=pu(t,{viewport:r,modelMatrix:i,coordinateSystem:n,coordinateOrigin:a,offsetMode:h});if(h){let d=r.projectPosition(l||f);Re.sub(u,u,d)}return u}var g4=1,x4=1,Mr=class{time=0;channels=new Map;animations=new Map;playing=!1;lastEngineTime=-1;constructor(){}addChannel(e){let{delay:r=0,duration:o=Number.POSITIVE_INFINITY,rate:s=1,repeat:i=1}=e,n=g4++,a={time:0,delay:r,duration:o,rate:s,repeat:i};return this._setChannelTime(a,this.time),this.channels.set(n,a),n}removeChannel(e){this.channels.delete(e);for(let[r,o]of this.animations)o.channel===e&&this.detachAnimation(r)}isFinished(e){let r=this.channels.get(e);return r===void 0?!1:this.time>=r.delay+r.duration*r.repeat}getTime(e){if(e===void 0)return this.time;let r=this.channels.get(e);return r===void 0?-1:r.time}setTime(e){this.time=Math.max(0,e);let r=this.channels.values();for(let s of r)this._setChannelTime(s,this.time);let o=this.animations.values();for(let s of o){let{animation:i,channel:n}=s;i.setTime(this.getTime(n))}}play(){this.playing=!0}pause(){this.playing=!1,this.lastEngineTime=-1}reset(){this.setTime(0)}attachAnimation(e,r){let o=x4++;return this.animations.set(o,{animation:e,channel:r}),e.setTime(this.getTime(r)),o}detachAnimation(e){this.animations.delete(e)}update(e){this.playing&&(this.lastEngineTime===-1&&(this.lastEngineTime=e),this.setTime(this.time+(e-this.lastEngineTime)),this.lastEngineTime=e)}_setChannelTime(e,r){let o=r-e.delay,s=e.duration*e.repeat;o>=s?e.time=e.duration*e.rate:(e.time=Math.max(0,o)%e.duration,e.time*=e.rate)}};V();function Dx(t){return typeof window<"u"&&window.requestAnimationFrame?window.requestAnimationFrame(t):setTimeout(t,1e3/60)}function Fx(t){return typeof window<"u"&&window.cancelAnimationFrame?window.cancelAnimationFrame(t):clearTimeout(t)}Yr();var _4=0,qs=class t{static defaultAnimationLoopProps={device:null,onAddHTML:()=>"",onInitialize:async()=>null,onRender:()=>{},onFinalize:()=>{},onError:e=>console.error(e),stats:Jr.stats.get(`animation-loop-${_4++}`),autoResizeViewport:!1};device=null;canvas=null;props;animationProps=null;timeline=null;stats;cpuTime;gpuTime;frameRate;display;needsRedraw="initialized";_initialized=!1;_running=!1;_animationFrameId=null;_nextFramePromise=null;_resolveNextFrame=null;_cpuStartTime=0;_error=null;constructor(e){if(this.props={...t.defaultAnimationLoopProps,...e},e=this.props,!e.device)throw new Error("No device provided");this.stats=e.stats||new we({id:"animation-loop-stats"}),this.cpuTime=this.stats.get("CPU Time"),this.gpuTime=this.stats.get("GPU Time"),this.frameRate=this.stats.get("Frame Rate"),this.setProps({autoResizeViewport:e.autoResizeViewport}),this.start=this.start.bind(this),this.stop=this.stop.bind(this),this._onMousemove=this._onMousemove.bind(this),this._onMouseleave=this._onMouseleave.bind(this)}destroy(){this.stop(),this._setDisplay(null)}delete(){this.destroy()}reportError(e){this.props.onError(e),this._error=e}setNeedsRedraw(e){return this.needsRedraw=this.needsRedraw||e,this}setProps(e){return"autoResizeViewport"in e&&(this.props.autoResizeViewport=e.autoResizeViewport||!1),this}async start(){if(this._running)return this;this._running=!0;try{let e;return this._initialized||(this._initialized=!0,await this._initDevice(),this._initialize(),await this.props.onInitialize(this._getAnimationProps())),this._running?(e!==!1&&(this._cancelAnimationFrame(),this._requestAnimationFrame()),this):null}catch(e){let r=e instanceof Error?e:new Error("Unknown error");throw this.props.onError(r),r}}stop(){return this._running&&(this.animationProps&&!this._error&&this.props.onFinalize(this.animationProps),this._cancelAnimationFrame(),this._nextFramePromise=null,this._resolveNextFrame=null,this._running=!1),this}redraw(){return this.device?.isLost||this._error?this:(this._beginFrameTimers(),this._setupFrame(),this._updateAnimationProps(),this._renderFrame(this._getAnimationProps()),this._clearNeedsRedraw(),this._resolveNextFrame&&(this._resolveNextFrame(this),this._nextFramePromise=null,this._resolveNextFrame=null),this._endFrameTimers(),this)}attachTimeline(e){return this.timeline=e,this.timeline}detachTimeline(){this.timeline=null}waitForRender(){return this.setNeedsRedraw("waitForRender"),this._nextFramePromise||(this._nextFramePromise=new Promise(e=>{this._resolveNextFrame=e})),this._nextFramePromise}async toDataURL(){if(this.setNeedsRedraw("toDataURL"),await this.waitForRender(),this.canvas instanceof HTMLCanvasElement)return this.canvas.toDataURL();throw new Error("OffscreenCanvas")}_initialize(){this._startEventHandling(),this._initializeAnimationProps(),this._updateAnimationProps(),this._resizeViewport()}_setDisplay(e){this.display&&(this.display.destroy(),this.display.animationLoop=null),e&&(e.animationLoop=this),this.display=e}_requestAnimationFrame(){this._running&&(this._animationFrameId=Dx(this._animationFrame.bind(this)))}_cancelAnimationFrame(){this._animationFrameId!==null&&(Fx(this._animationFrameId),this._animationFrameId=null)}_animationFrame(){this._running&&(this.redraw(),this._requestAnimationFrame())}_renderFrame(e){if(this.display){this.display._renderFrame(e);return}this.props.onRender(this._getAnimationProps()),this.device?.submit()}_clearNeedsRedraw(){this.needsRedraw=!1}_setupFrame(){this._resizeViewport()}_initializeAnimationProps(){let e=this.device?.getDefaultCanvasContext();if(!this.device||!e)throw new Error("loop");let r=e?.canvas,o=e.props.useDevicePixels;this.animationProps={animationLoop:this,device:this.device,canvasContext:e,canvas:r,useDevicePixels:o,timeline:this.timeline,needsRedraw:!1,width:1,height:1,aspect:1,time:0,startTime:Date.now(),engineTime:0,tick:0,tock:0,_mousePosition:null}}_getAnimationProps(){if(!this.animationProps)throw new Error("animationProps");return this.animationProps}_updateAnimationProps(){if(!this.animationProps)return;let{width:e,height:r,aspect:o}=this._getSizeAndAspect();(e!==this.animationProps.width||r!==this.animationProps.height)&&this.setNeedsRedraw("drawing buffer resized"),o!==this.animationProps.aspect&&this.setNeedsRedraw("drawing buffer aspect changed"),this.animationProps.width=e,this.animationProps.height=r,this.animationProps.aspect=o,this.animationProps.needsRedraw=this.needsRedraw,this.animationProps.engineTime=Date.now()-this.animationProps.startTime,this.timeline&&this.timeline.update(this.animationProps.engineTime),this.animationProps.tick=Math.floor(this.animationProps.time/1e3*60),this.animationProps.tock++,this.animationProps.time=this.timeline?this.timeline.getTime():this.animationProps.engineTime}async _initDevice(){if(this.device=await this.props.device,!this.device)throw new Error("No device provided");this.canvas=this.device.getDefaultCanvasContext().canvas||null}_createInfoDiv(){if(this.canvas&&this.props.onAddHTML){let e=document.createElement("div");document.body.appendChild(e),e.style.position="relative";let r=document.createElement("div");r.style.position="absolute",r.style.left="10px",r.style.bottom="10px",r.style.width="300px",r.style.background="white",this.canvas instanceof HTMLCanvasElement&&e.appendChild(this.canvas),e.appendChild(r);let o=this.props.onAddHTML(r);o&&(r.innerHTML=o)}}_getSizeAndAspect(){if(!this.device)return{width:1,height:1,aspect:1};let[e,r]=this.device?.getDefaultCanvasContext().getDevicePixelSize()||[1,1],o=1,s=this.device?.getDefaultCanvasContext().canvas;return s&&s.clientHeight?o=s.clientWidth/s.clientHeight:e>0&&r>0&&(o=e/r),{width:e,height:r,aspect:o}}_resizeViewport(){this.props.autoResizeViewport&&this.device.gl&&this.device.gl.viewport(0,0,this.device.gl.drawingBufferWidth,this.device.gl.drawingBufferHeight)}_beginFrameTimers(){this.frameRate.timeEnd(),this.frameRate.timeStart(),this.cpuTime.timeStart()}_endFrameTimers(){this.cpuTime.timeEnd()}_startEventHandling(){this.canvas&&(this.canvas.addEventListener("mousemove",this._onMousemove.bind(this)),this.canvas.addEventListener("mouseleave",this._onMouseleave.bind(this)))}_onMousemove(e){e instanceof MouseEvent&&(this._getAnimationProps()._mousePosition=[e.offsetX,e.offsetY])}_onMouseleave(e){this._getAnimationProps()._mousePosition=null}};V();V();var mu={};function xt(t="id"){mu[t]=mu[t]||1;let e=mu[t]++;return`${t}-${e}`}var za=class{id;userData={};topology;bufferLayout=[];vertexCount;indices;attributes;constructor(e){if(this.id=e.id||xt("geometry"),this.topology=e.topology,this.indices=e.indices||null,this.attributes=e.attributes,this.vertexCount=e.vertexCount,this.bufferLayout=e.bufferLayout||[],this.indices&&!(this.indices.usage&H.INDEX))throw new Error("Index buffer must have INDEX usage")}destroy(){this.indices?.destroy();for(let e of Object.values(this.attributes))e.destroy()}getVertexCount(){return this.vertexCount}getAttributes(){return this.attributes}getIndexes(){return this.indices||null}_calculateVertexCount(e){return e.byteLength/12}};function Bx(t,e){if(e instanceof za)return e;let r=y4(t,e),{attributes:o,bufferLayout:s}=v4(t,e);return new za({topology:e.topology||"triangle-list",bufferLayout:s,vertexCount:e.vertexCount,indices:r,attributes:o})}function y4(t,e){if(!e.indices)return;let r=e.indices.value;return t.createBuffer({usage:H.INDEX,data:r})}function v4(t,e){let r=[],o={};for(let[i,n]of Object.entries(e.attributes)){let a=i;switch(i){case"POSITION":a="positions";break;case"NORMAL":a="normals";break;case"TEXCOORD_0":a="texCoords";break;case"COLOR_0":a="colors";break}if(n){o[a]=t.createBuffer({data:n.value,id:`${i}-buffer`});let{value:c,size:l,normalized:f}=n;r.push({name:a,format:Bf(c,l,f)})}}let s=e._calculateVertexCount(e.attributes,e.indices);return{attributes:o,bufferLayout:r,vertexCount:s}}V();var Va=class t{static defaultProps={...$e.defaultProps};static getDefaultPipelineFactory(e){return e._lumaData.defaultPipelineFactory=e._lumaData.defaultPipelineFactory||new t(e),e._lumaData.defaultPipelineFactory}device;cachingEnabled;destroyPolicy;debug;_hashCounter=0;_hashes={};_renderPipelineCache={};_computePipelineCache={};get[Symbol.toStringTag](){return"PipelineFactory"}toString(){return`PipelineFactory(${this.device.id})`}constructor(e){this.device=e,this.cachingEnabled=e.props._cachePipelines,this.destroyPolicy=e.props._cacheDestroyPolicy,this.debug=e.props.debugFactories}createRenderPipeline(e){if(!this.cachingEnabled)return this.device.createRenderPipeline(e);let r={...$e.defaultProps,...e},o=this._renderPipelineCache,s=this._hashRenderPipeline(r),i=o[s]?.pipeline;return i?(o[s].useCount++,this.debug&&T.log(3,`${this}: ${o[s].pipeline} reused, count=${o[s].useCount}, (id=${e.id})`)()):(i=this.device.createRenderPipeline({...r,id:r.id?`${r.id}-cached`:xt("unnamed-cached")}),i.hash=s,o[s]={pipeline:i,useCount:1},this.debug&&T.log(3,`${this}: ${i} created, count=${o[s].useCount}`)()),i}createComputePipeline(e){if(!this.cachingEnabled)return this.device.createComputePipeline(e);let r={...to.defaultProps,...e},o=this._computePipelineCache,s=this._hashComputePipeline(r),i=o[s]?.pipeline;return i?(o[s].useCount++,this.debug&&T.log(3,`${this}: ${o[s].pipeline} reused, count=${o[s].useCount}, (id=${e.id})`)()):(i=this.device.createComputePipeline({...r,id:r.id?`${r.id}-cached`:void 0}),i.hash=s,o[s]={pipeline:i,useCount:1},this.debug&&T.log(3,`${this}: ${i} created, count=${o[s].useCount}`)()),i}release(e){if(!this.cachingEnabled){e.destroy();return}let r=this._getCache(e),o=e.hash;r[o].useCount--,r[o].useCount===0?(this._destroyPipeline(e),this.debug&&T.log(3,`${this}: ${e} released and destroyed`)()):r[o].useCount<0?(T.error(`${this}: ${e} released, useCount < 0, resetting`)(),r[o].useCount=0):this.debug&&T.log(3,`${this}: ${e} released, count=${r[o].useCount}`)()}_destroyPipeline(e){let r=this._getCache(e);switch(this.destroyPolicy){case"never":return!1;case"unused":return delete r[e.hash],e.destroy(),!0}}_getCache(e){let r;if(e instanceof to&&(r=this._computePipelineCache),e instanceof $e&&(r=this._renderPipelineCache),!r)throw new Error(`${this}`);if(!r[e.hash])throw new Error(`${this}: ${e} matched incorrect entry`);return r}_hashComputePipeline(e){let{type:r}=this.device,o=this._getHash(e.shader.source);return`${r}/C/${o}`}_hashRenderPipeline(e){let r=e.vs?this._getHash(e.vs.source):0,o=e.fs?this._getHash(e.fs.source):0,s="-",i=this._getHash(JSON.stringify(e.bufferLayout)),{type:n}=this.device;if(n==="webgl")return`${n}/R/${r}/${o}V${s}BL${i}`;{let a=this._getHash(JSON.stringify(e.parameters));return`${n}/R/${r}/${o}V${s}T${e.topology}P${a}BL${i}`}}_getHash(e){return this._hashes[e]===void 0&&(this._hashes[e]=this._hashCounter++),this._hashes[e]}};V();var Wa=class t{static defaultProps={...Tr.defaultProps};static getDefaultShaderFactory(e){return e._lumaData.defaultShaderFactory||=new t(e),e._lumaData.defaultShaderFactory}device;cachingEnabled;destroyPolicy;debug;_cache={};get[Symbol.toStringTag](){return"ShaderFactory"}toString(){return`${this[Symbol.toStringTag]}(${this.device.id})`}constructor(e){this.device=e,this.cachingEnabled=e.props._cacheShaders,this.destroyPolicy=e.props._cacheDestroyPolicy,this.debug=!0}createShader(e){if(!this.cachingEnabled)return this.device.createShader(e);let r=this._hashShader(e),o=this._cache[r];if(o)o.useCount++,this.debug&&T.log(3,`${this}: Reusing shader ${o.shader.id} count=${o.useCount}`)();else{let s=this.device.createShader({...e,id:e.id?`${e.id}-cached`:void 0});this._cache[r]=o={shader:s,useCount:1},this.debug&&T.log(3,`${this}: Created new shader ${s.id}`)()}return o.shader}release(e){if(!this.cachingEnabled){e.destroy();return}let r=this._hashShader(e),o=this._cache[r];if(o)if(o.useCount--,o.useCount===0)this.destroyPolicy==="unused"&&(delete this._cache[r],o.shader.destroy(),this.debug&&T.log(3,`${this}: Releasing shader ${e.id}, destroyed`)());else{if(o.useCount<0)throw new Error(`ShaderFactory: Shader ${e.id} released too many times`);this.debug&&T.log(3,`${this}: Releasing shader ${e.id} count=${o.useCount}`)()}}_hashShader(e){return`${e.stage}:${e.source}`}};function Ux(t,e){let r={},o="Values";if(t.attributes.length===0&&!t.varyings?.length)return{"No attributes or varyings":{[o]:"N/A"}};for(let s of t.attributes)if(s){let i=`${s.location} ${s.name}: ${s.type}`;r[`in ${i}`]={[o]:s.stepMode||"vertex"}}for(let s of t.varyings||[]){let i=`${s.location} ${s.name}`;r[`out ${i}`]={[o]:JSON.stringify(s)}}return r}var ge=null,gu=null;function kx(t,{id:e,minimap:r,opaque:o,top:s="0",left:i="0",rgbaScale:n=1}){ge||(ge=document.createElement("canvas"),ge.id=e,ge.title=e,ge.style.zIndex="100",ge.style.position="absolute",ge.style.top=s,ge.style.left=i,ge.style.border="blue 5px solid",ge.style.transform="scaleY(-1)",document.body.appendChild(ge),gu=ge.getContext("2d")),(ge.width!==t.width||ge.height!==t.height)&&(ge.width=t.width/2,ge.height=t.height/2,ge.style.width="400px",ge.style.height="400px");let a=t.device.readPixelsToArrayWebGL(t),c=gu?.createImageData(t.width,t.height);if(c){for(let f=0;f<a.length;f+=4)c.data[0+f+0]=a[f+0]*n,c.data[0+f+1]=a[f+1]*n,c.data[0+f+2]=a[f+2]*n,c.data[0+f+3]=o?255:a[f+3]*n;gu?.putImageData(c,0,0)}}function ja(t,e,r){if(t===e)return!0;if(!r||!t||!e)return!1;if(Array.isArray(t)){if(!Array.isArray(e)||t.length!==e.length)return!1;for(let o=0;o<t.length;o++)if(!ja(t[o],e[o],r-1))return!1;return!0}if(Array.isArray(e))return!1;if(typeof t=="object"&&typeof e=="object"){let o=Object.keys(t),s=Object.keys(e);if(o.length!==s.length)return!1;for(let i of o)if(!e.hasOwnProperty(i)||!ja(t[i],e[i],r-1))return!1;return!0}return!1}V();var To=class{bufferLayouts;constructor(e){this.bufferLayouts=e}getBufferLayout(e){return this.bufferLayouts.find(r=>r.name===e)||null}getAttributeNamesForBuffer(e){return e.attributes?e.attributes?.map(r=>r.attribute):[e.name]}mergeBufferLayouts(e,r){let o=[...e];for(let s of r){let i=o.findIndex(n=>n.name===s.name);i<0?o.push(s):o[i]=s}return o}getBufferIndex(e){let r=this.bufferLayouts.findIndex(o=>o.name===e);return r===-1&&T.warn(`BufferLayout: Missing buffer for "${e}".`)(),r}};function zx(t,e){let r=Object.fromEntries(t.attributes.map(s=>[s.name,s.location])),o=e.slice();return o.sort((s,i)=>{let n=s.attributes?s.attributes.map(f=>f.attribute):[s.name],a=i.attributes?i.attributes.map(f=>f.attribute):[i.name],c=Math.min(...n.map(f=>r[f])),l=Math.min(...a.map(f=>r[f]));return c-l}),o}V();function Vx(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function Wx(t){return Array.isArray(t)?t.length===0||typeof t[0]=="number":!1}function xu(t){return Vx(t)||Wx(t)}function b4(t){return xu(t)||typeof t=="number"||typeof t=="boolean"}function jx(t){let e={bindings:{},uniforms:{}};return Object.keys(t).forEach(r=>{let o=t[r];b4(o)?e.uniforms[r]=o:e.bindings[r]=o}),e}var $a=class{options={disableWarnings:!1};modules;moduleUniforms;moduleBindings;constructor(e,r){Object.assign(this.options,r);let o=Gr(Object.values(e).filter(s=>s.dependencies));for(let s of o)e[s.name]=s;T.log(1,"Creating ShaderInputs with modules",Object.keys(e))(),this.modules=e,this.moduleUniforms={},this.moduleBindings={};for(let[s,i]of Object.entries(e))this._addModule(i),i.name&&s!==i.name&&!this.options.disableWarnings&&T.warn(`Module name: ${s} vs ${i.name}`)()}destroy(){}setProps(e){for(let r of Object.keys(e)){let o=r,s=e[o]||{},i=this.modules[o];if(!i){this.options.disableWarnings||T.warn(`Module ${r} not found`)();continue}let n=this.moduleUniforms[o],a=this.moduleBindings[o],c=i.getUniforms?.(s,n)||s,{uniforms:l,bindings:f}=jx(c);this.moduleUniforms[o]={...n,...l},this.moduleBindings[o]={...a,...f}}}getModules(){return Object.values(this.modules)}getUniformValues(){return this.moduleUniforms}getBindingValues(){let e={};for(let r of Object.values(this.moduleBindings))Object.assign(e,r);return e}getDebugTable(){let e={};for(let[r,o]of Object.entries(this.moduleUniforms))for(let[s,i]of Object.entries(o))e[`${r}.${s}`]={type:this.modules[r].uniformTypes?.[s],value:String(i)};return e}_addModule(e){let r=e.name;this.moduleUniforms[r]=e.defaultUniforms||{},this.moduleBindings[r]={}}};V();var T4="";async function $x(t,e){let r=new Image;return r.crossOrigin=e?.crossOrigin||"anonymous",r.src=t.startsWith("http")?t:T4+t,await r.decode(),e?await createImageBitmap(r,e):await createImageBitmap(r)}var S4=["+X","-X","+Y","-Y","+Z","-Z"];var E4=["+X","-X","+Y","-Y","+Z","-Z"],So=class t{device;id;props;texture;sampler;view;ready;isReady=!1;destroyed=!1;resolveReady=()=>{};rejectReady=()=>{};get[Symbol.toStringTag](){return"AsyncTexture"}toString(){return`AsyncTexture:"${this.id}"(${this.isReady?"ready":"loading"})`}constructor(e,r){this.device=e;let o=xt("async-texture");this.props={...t.defaultProps,id:o,...r},this.id=this.props.id,r={...r},typeof r?.data=="string"&&r.dimension==="2d"&&(r.data=$x(r.data)),r.mipmaps&&(r.mipLevels="auto"),this.ready=new Promise((s,i)=>{this.resolveReady=()=>{this.isReady=!0,s()},this.rejectReady=i}),this.initAsync(r)}async initAsync(e){let r=e.data,o=await Hx(r).then(void 0,this.rejectReady);if(this.destroyed)return;let s=this.props.width&&this.props.height?{width:this.props.width,height:this.props.height}:this.getTextureDataSize(o);if(!s)throw new Error("Texture size could not be determined");let i={...s,...e,data:void 0,mipLevels:1},n=this.device.getMipLevelCount(i.width,i.height);if(i.mipLevels=this.props.mipLevels==="auto"?n:Math.min(n,this.props.mipLevels),this.texture=this.device.createTexture(i),this.sampler=this.texture.sampler,this.view=this.texture.view,e.data)switch(this.props.dimension){case"1d":this._setTexture1DData(this.texture,o);break;case"2d":this._setTexture2DData(o);break;case"3d":this._setTexture3DData(this.texture,o);break;case"2d-array":this._setTextureArrayData(this.texture,o);break;case"cube":this._setTextureCubeData(this.texture,o);break;case"cube-array":this._setTextureCubeArrayData(this.texture,o);break}this.props.mipmaps&&this.generateMipmaps(),T.info(1,`${this} loaded`),this.resolveReady()}destroy(){this.texture&&(this.texture.destroy(),this.texture=null),this.destroyed=!0}generateMipmaps(){this.texture.generateMipmapsWebGL()}setSampler(e={}){this.texture.setSampler(e instanceof je?e:this.device.createSampler(e))}resize(e){if(!this.isReady)throw new Error("Cannot resize texture before it is ready");if(e.width===this.texture.width&&e.height===this.texture.height)return!1;if(this.texture){let r=this.texture;this.texture=r.clone(e),r.destroy()}return!0}isTextureLevelData(e){let r=e?.data;return ArrayBuffer.isView(r)}getTextureDataSize(e){if(!e||ArrayBuffer.isView(e))return null;if(Array.isArray(e))return this.getTextureDataSize(e[0]);if(this.device.isExternalImage(e))return this.device.getExternalImageSize(e);if(e&&typeof e=="object"&&e.constructor===Object){let o=Object.values(e)[0];return{width:o.width,height:o.height}}throw new Error("texture size deduction failed")}getCubeFaceDepth(e){switch(e){case"+X":return 0;case"-X":return 1;case"+Y":return 2;case"-Y":return 3;case"+Z":return 4;case"-Z":return 5;default:throw new Error(e)}}setTextureData(e){}_setTexture1DData(e,r){throw new Error("setTexture1DData not supported in WebGL.")}_setTexture2DData(e,r=0){if(!this.texture)throw new Error("Texture not initialized");let o=this._normalizeTextureData(e);o.length>1&&this.props.mipmaps!==!1&&T.warn(`Texture ${this.id} mipmap and multiple LODs.`)();for(let s=0;s<o.length;s++){let i=o[s];this.device.isExternalImage(i)?this.texture.copyExternalImage({image:i,depth:r,mipLevel:s,flipY:!0}):this.texture.copyImageData({data:i.data,mipLevel:s})}}_setTexture3DData(e,r){if(this.texture?.props.dimension!=="3d")throw new Error(this.id);for(let o=0;o<r.length;o++)this._setTexture2DData(r[o],o)}_setTextureCubeData(e,r){if(this.texture?.props.dimension!=="cube")throw new Error(this.id);for(let[o,s]of Object.entries(r)){let i=E4.indexOf(o);this._setTexture2DData(s,i)}}_setTextureArrayData(e,r){if(this.texture?.props.dimension!=="2d-array")throw new Error(this.id);for(let o=0;o<r.length;o++)this._setTexture2DData(r[o],o)}_setTextureCubeArrayData(e,r){throw new Error("setTextureCubeArrayData not supported in WebGL2.")}_setTextureCubeFaceData(e,r,o,s=0){Array.isArray(r)&&r.length>1&&this.props.mipmaps!==!1&&T.warn(`${this.id} has mipmap and multiple LODs.`)();let i=S4.indexOf(o);this._setTexture2DData(r,i)}_normalizeTextureData(e){let r=this.texture,o;return ArrayBuffer.isView(e)?o=[{data:e,width:r.width,height:r.height}]:Array.isArray(e)?o=e:o=[e],o}static defaultProps={...se.defaultProps,data:null,mipmaps:!1}};async function Hx(t){if(t=await t,Array.isArray(t))return await Promise.all(t.map(Hx));if(t&&typeof t=="object"&&t.constructor===Object){let e=t,r=await Promise.all(Object.values(e)),o=Object.keys(e),s={};for(let i=0;i<o.length;i++)s[o[i]]=r[i];return s}return t}var Ir=2,A4=1e4,q=class t{static defaultProps={...$e.defaultProps,source:void 0,vs:null,fs:null,id:"unnamed",handle:void 0,userData:{},defines:{},modules:[],geometry:null,indexBuffer:null,attributes:{},constantAttributes:{},varyings:[],isInstanced:void 0,instanceCount:0,vertexCount:0,shaderInputs:void 0,pipelineFactory:void 0,shaderFactory:void 0,transformFeedback:void 0,shaderAssembler:lt.getDefaultShaderAssembler(),debugShaders:void 0,disableWarnings:void 0};device;id;source;vs;fs;pipelineFactory;shaderFactory;userData={};parameters;topology;bufferLayout;isInstanced=void 0;instanceCount=0;vertexCount;indexBuffer=null;bufferAttributes={};constantAttributes={};bindings={};vertexArray;transformFeedback=null;pipeline;shaderInputs;_uniformStore;_attributeInfos={};_gpuGeometry=null;props;_pipelineNeedsUpdate="newly created";_needsRedraw="initializing";_destroyed=!1;_lastDrawTimestamp=-1;get[Symbol.toStringTag](){return"Model"}toString(){return`Model(${this.id})`}constructor(e,r){this.props={...t.defaultProps,...r},r=this.props,this.id=r.id||xt("model"),this.device=e,Object.assign(this.userData,r.userData);let o=Object.fromEntries(this.props.modules?.map(c=>[c.name,c])||[]),s=r.shaderInputs||new $a(o,{disableWarnings:this.props.disableWarnings});this.setShaderInputs(s);let i=P4(e),n=(this.props.modules?.length>0?this.props.modules:this.shaderInputs?.getModules())||[];if(this.device.type==="webgpu"&&this.props.source){let{source:c,getUniforms:l}=this.props.shaderAssembler.assembleWGSLShader({platformInfo:i,...this.props,modules:n});this.source=c,this._getModuleUniforms=l,this.props.shaderLayout||=th(this.source)}else{let{vs:c,fs:l,getUniforms:f}=this.props.shaderAssembler.assembleGLSLShaderPair({platformInfo:i,...this.props,modules:n});this.vs=c,this.fs=l,this._getModuleUniforms=f}this.vertexCount=this.props.vertexCount,this.instanceCount=this.props.instanceCount,this.topology=this.props.topology,this.bufferLayout=this.props.bufferLayout,this.parameters=this.props.parameters,r.geometry&&this.setGeometry(r.geometry),this.pipelineFactory=r.pipelineFactory||Va.getDefaultPipelineFactory(this.device),this.shaderFactory=r.shaderFactory||Wa.getDefaultShaderFactory(this.device),this.pipeline=this._updatePipeline(),this.vertexArray=e.createVertexArray({shaderLayout:this.pipeline.shaderLayout,bufferLayout:this.pipeline.bufferLayout}),this._gpuGeometry&&this._setGeometryAttributes(this._gpuGeometry),"isInstanced"in r&&(this.isInstanced=r.isInstanced),r.instanceCount&&this.setInstanceCount(r.instanceCount),r.vertexCount&&this.setVertexCount(r.vertexCount),r.indexBuffer&&this.setIndexBuffer(r.indexBuffer),r.attributes&&this.setAttributes(r.attributes),r.constantAttributes&&this.setConstantAttributes(r.constantAttributes),r.bindings&&this.setBindings(r.bindings),r.transformFeedback&&(this.transformFeedback=r.transformFeedback),Object.seal(this)}destroy(){this._destroyed||(this.pipelineFactory.release(this.pipeline),this.shaderFactory.release(this.pipeline.vs),this.pipeline.fs&&this.shaderFactory.release(this.pipeline.fs),this._uniformStore.destroy(),this._gpuGeometry?.destroy(),this._destroyed=!0)}needsRedraw(){this._getBindingsUpdateTimestamp()>this._lastDrawTimestamp&&this.setNeedsRedraw("contents of bound textures or buffers updated");let e=this._needsRedraw;return this._needsRedraw=!1,e}setNeedsRedraw(e){this._needsRedraw||=e}predraw(){this.updateShaderInputs(),this.pipeline=this._updatePipeline()}draw(e){let r=this._areBindingsLoading();if(r)return T.info(Ir,`>>> DRAWING ABORTED ${this.id}: ${r} not loaded`)(),!1;try{e.pushDebugGroup(`${this}.predraw(${e})`),this.predraw()}finally{e.popDebugGroup()}let o;try{e.pushDebugGroup(`${this}.draw(${e})`),this._logDrawCallStart(),this.pipeline=this._updatePipeline();let s=this._getBindings();this.pipeline.setBindings(s,{disableWarnings:this.props.disableWarnings});let{indexBuffer:i}=this.vertexArray,n=i?i.byteLength/(i.indexType==="uint32"?4:2):void 0;o=this.pipeline.draw({renderPass:e,vertexArray:this.vertexArray,isInstanced:this.isInstanced,vertexCount:this.vertexCount,instanceCount:this.instanceCount,indexCount:n,transformFeedback:this.transformFeedback||void 0,parameters:this.parameters,topology:this.topology})}finally{e.popDebugGroup(),this._logDrawCallEnd()}return this._logFramebuffer(e),o?(this._lastDrawTimestamp=this.device.timestamp,this._needsRedraw=!1):this._needsRedraw="waiting for resource initialization",o}setGeometry(e){this._gpuGeometry?.destroy();let r=e&&Bx(this.device,e);if(r){this.setTopology(r.topology||"triangle-list");let o=new To(this.bufferLayout);this.bufferLayout=o.mergeBufferLayouts(r.bufferLayout,this.bufferLayout),this.vertexArray&&this._setGeometryAttributes(r)}this._gpuGeometry=r}setTopology(e){e!==this.topology&&(this.topology=e,this._setPipelineNeedsUpdate("topology"))}setBufferLayout(e){let r=new To(this.bufferLayout);this.bufferLayout=this._gpuGeometry?r.mergeBufferLayouts(e,this._gpuGeometry.bufferLayout):e,this._setPipelineNeedsUpdate("bufferLayout"),this.pipeline=this._updatePipeline(),this.vertexArray=this.device.createVertexArray({shaderLayout:this.pipeline.shaderLayout,bufferLayout:this.pipeline.bufferLayout}),this._gpuGeometry&&this._setGeometryAttributes(this._gpuGeometry)}setParameters(e){ja(e,this.parameters,2)||(this.parameters=e,this._setPipelineNeedsUpdate("parameters"))}setInstanceCount(e){this.instanceCount=e,this.isInstanced===void 0&&e>0&&(this.isInstanced=!0),this.setNeedsRedraw("instanceCount")}setVertexCount(e){this.vertexCount=e,this.setNeedsRedraw("vertexCount")}setShaderInputs(e){this.shaderInputs=e,this._uniformStore=new Ts(this.shaderInputs.modules);for(let[r,o]of Object.entries(this.shaderInputs.modules))if(w4(o)){let s=this._uniformStore.getManagedUniformBuffer(this.device,r);this.bindings[`${r}Uniforms`]=s}this.setNeedsRedraw("shaderInputs")}updateShaderInputs(){this._uniformStore.setUniforms(this.shaderInputs.getUniformValues()),this.setBindings(this.shaderInputs.getBindingValues()),this.setNeedsRedraw("shaderInputs")}setBindings(e){Object.assign(this.bindings,e),this.setNeedsRedraw("bindings")}setTransformFeedback(e){this.transformFeedback=e,this.setNeedsRedraw("transformFeedback")}setIndexBuffer(e){this.vertexArray.setIndexBuffer(e),this.setNeedsRedraw("indexBuffer")}setAttributes(e,r){let o=r?.disableWarnings??this.props.disableWarnings;e.indices&&T.warn(`Model:${this.id} setAttributes() - indexBuffer should be set using setIndexBuffer()`)(),this.bufferLayout=zx(this.pipeline.shaderLayout,this.bufferLayout);let s=new To(this.bufferLayout);for(let[i,n]of Object.entries(e)){let a=s.getBufferLayout(i);if(!a){o||T.warn(`Model(${this.id}): Missing layout for buffer "${i}".`)();continue}let c=s.getAttributeNamesForBuffer(a),l=!1;for(let f of c){let h=this._attributeInfos[f];if(h){let u=this.device.type==="webgpu"?s.getBufferIndex(h.bufferName):h.location;this.vertexArray.setBuffer(u,n),l=!0}}!l&&!o&&T.warn(`Model(${this.id}): Ignoring buffer "${n.id}" for unknown attribute "${i}"`)()}this.setNeedsRedraw("attributes")}setConstantAttributes(e,r){for(let[o,s]of Object.entries(e)){let i=this._attributeInfos[o];i?this.vertexArray.setConstantWebGL(i.location,s):(r?.disableWarnings??this.props.disableWarnings)||T.warn(`Model "${this.id}: Ignoring constant supplied for unknown attribute "${o}"`)()}this.setNeedsRedraw("constants")}_areBindingsLoading(){for(let e of Object.values(this.bindings))if(e instanceof So&&!e.isReady)return e.id;return!1}_getBindings(){let e={};for(let[r,o]of Object.entries(this.bindings))o instanceof So?o.isReady&&(e[r]=o.texture):e[r]=o;return e}_getBindingsUpdateTimestamp(){let e=0;for(let r of Object.values(this.bindings))r instanceof br?e=Math.max(e,r.texture.updateTimestamp):r instanceof H||r instanceof se?e=Math.max(e,r.updateTimestamp):r instanceof So?e=r.texture?Math.max(e,r.texture.updateTimestamp):1/0:r instanceof je||(e=Math.max(e,r.buffer.updateTimestamp));return e}_setGeometryAttributes(e){let r={...e.attributes};for(let[o]of Object.entries(r))!this.pipeline.shaderLayout.attributes.find(s=>s.name===o)&&o!=="positions"&&delete r[o];this.vertexCount=e.vertexCount,this.setIndexBuffer(e.indices||null),this.setAttributes(e.attributes,{disableWarnings:!0}),this.setAttributes(r,{disableWarnings:this.props.disableWarnings}),this.setNeedsRedraw("geometry attributes")}_setPipelineNeedsUpdate(e){this._pipelineNeedsUpdate||=e,this.setNeedsRedraw(e)}_updatePipeline(){if(this._pipelineNeedsUpdate){let e=null,r=null;this.pipeline&&(T.log(1,`Model ${this.id}: Recreating pipeline because "${this._pipelineNeedsUpdate}".`)(),e=this.pipeline.vs,r=this.pipeline.fs),this._pipelineNeedsUpdate=!1;let o=this.shaderFactory.createShader({id:`${this.id}-vertex`,stage:"vertex",source:this.source||this.vs,debugShaders:this.props.debugShaders}),s=null;this.source?s=o:this.fs&&(s=this.shaderFactory.createShader({id:`${this.id}-fragment`,stage:"fragment",source:this.source||this.fs,debugShaders:this.props.debugShaders})),this.pipeline=this.pipelineFactory.createRenderPipeline({...this.props,bufferLayout:this.bufferLayout,topology:this.topology,parameters:this.parameters,bindings:this._getBindings(),vs:o,fs:s}),this._attributeInfos=ta(this.pipeline.shaderLayout,this.bufferLayout),e&&this.shaderFactory.release(e),r&&this.shaderFactory.release(r)}return this.pipeline}_lastLogTime=0;_logOpen=!1;_logDrawCallStart(){let e=T.level>3?0:A4;T.level<2||Date.now()-this._lastLogTime<e||(this._lastLogTime=Date.now(),this._logOpen=!0,T.group(Ir,`>>> DRAWING MODEL ${this.id}`,{collapsed:T.level<=2})())}_logDrawCallEnd(){if(this._logOpen){let e=Ux(this.pipeline.shaderLayout,this.id);T.table(Ir,e)();let r=this.shaderInputs.getDebugTable();T.table(Ir,r)();let o=this._getAttributeDebugTable();T.table(Ir,this._attributeInfos)(),T.table(Ir,o)(),T.groupEnd(Ir)(),this._logOpen=!1}}_drawCount=0;_logFramebuffer(e){let r=this.device.props.debugFramebuffers;if(this._drawCount++,!r)return;let o=e.props.framebuffer;o&&kx(o,{id:o.id,minimap:!0})}_getAttributeDebugTable(){let e={};for(let[r,o]of Object.entries(this._attributeInfos)){let s=this.vertexArray.attributes[o.location];e[o.location]={name:r,type:o.shaderType,values:s?this._getBufferOrConstantValues(s,o.bufferDataType):"null"}}if(this.vertexArray.indexBuffer){let{indexBuffer:r}=this.vertexArray,o=r.indexType==="uint32"?new Uint32Array(r.debugData):new Uint16Array(r.debugData);e.indices={name:"indices",type:r.indexType,values:o.toString()}}return e}_getBufferOrConstantValues(e,r){let o=vr(r);return(e instanceof H?new o(e.debugData):e).toString()}};function w4(t){return!!(t.uniformTypes&&!R4(t.uniformTypes))}function P4(t){return{type:t.type,shaderLanguage:t.info.shadingLanguage,shaderLanguageVersion:t.info.shadingLanguageVersion,gpu:t.info.gpu,features:t.features}}function R4(t){for(let e in t)return!1;return!0}V();var er=class t{device;model;transformFeedback;static defaultProps={...q.defaultProps,outputs:void 0,feedbackBuffers:void 0};static isSupported(e){return e?.info?.type==="webgl"}constructor(e,r=t.defaultProps){if(!t.isSupported(e))throw new Error("BufferTransform not yet implemented on WebGPU");this.device=e,this.model=new q(this.device,{id:r.id||"buffer-transform-model",fs:r.fs||If(),topology:r.topology||"point-list",varyings:r.outputs||r.varyings,...r}),this.transformFeedback=this.device.createTransformFeedback({layout:this.model.pipeline.shaderLayout,buffers:r.feedbackBuffers}),this.model.setTransformFeedback(this.transformFeedback),Object.seal(this)}destroy(){this.model&&this.model.destroy()}delete(){this.destroy()}run(e){e?.inputBuffers&&this.model.setAttributes(e.inputBuffers),e?.outputBuffers&&this.transformFeedback.setBuffers(e.outputBuffers);let r=this.device.beginRenderPass(e);this.model.draw(r),r.end()}getBuffer(e){return this.transformFeedback.getBuffer(e)}readAsync(e){let r=this.getBuffer(e);if(!r)throw new Error("BufferTransform#getBuffer");if(r instanceof H)return r.readAsync();let{buffer:o,byteOffset:s=0,byteLength:i=o.byteLength}=r;return o.readAsync(s,i)}};var ue=class{id;topology;vertexCount;indices;attributes;userData={};constructor(e){let{attributes:r={},indices:o=null,vertexCount:s=null}=e;this.id=e.id||xt("geometry"),this.topology=e.topology,o&&(this.indices=ArrayBuffer.isView(o)?{value:o,size:1}:o),this.attributes={};for(let[i,n]of Object.entries(r)){let a=ArrayBuffer.isView(n)?{value:n}:n;if(!ArrayBuffer.isView(a.value))throw new Error(`${this._print(i)}: must be typed array or object with value as typed array`);if((i==="POSITION"||i==="positions")&&!a.size&&(a.size=3),i==="indices"){if(this.indices)throw new Error("Multiple indices detected");this.indices=a}else this.attributes[i]=a}this.indices&&this.indices.isIndexed!==void 0&&(this.indices=Object.assign({},this.indices),delete this.indices.isIndexed),this.vertexCount=s||this._calculateVertexCount(this.attributes,this.indices)}getVertexCount(){return this.vertexCount}getAttributes(){return this.indices?{indices:this.indices,...this.attributes}:this.attributes}_print(e){return`Geometry ${this.id} attribute ${e}`}_setAttributes(e,r){return this}_calculateVertexCount(e,r){if(r)return r.value.length;let o=1/0;for(let s of Object.values(e)){let{value:i,size:n,constant:a}=s;!a&&i&&n!==void 0&&n>=1&&(o=Math.min(o,i.length/n))}return o}};var C4={blendColorOperation:"add",blendColorSrcFactor:"one",blendColorDstFactor:"zero",blendAlphaOperation:"add",blendAlphaSrcFactor:"constant",blendAlphaDstFactor:"zero"},Or=class extends It{constructor(){super(...arguments),this._colorEncoderState=null}render(e){return"pickingFBO"in e?this._drawPickingBuffer(e):super.render(e)}_drawPickingBuffer({layers:e,layerFilter:r,views:o,viewports:s,onViewportActive:i,pickingFBO:n,deviceRect:{x:a,y:c,width:l,height:f},cullRect:h,effects:u,pass:d="picking",pickZ:p,shaderModuleProps:m}){this.pickZ=p;let g=this._resetColorEncoder(p),x=[a,c,l,f],y=super.render({target:n,layers:e,layerFilter:r,views:o,viewports:s,onViewportActive:i,cullRect:h,effects:u?.filter(v=>v.useInPicking),pass:d,isPicking:!0,shaderModuleProps:m,clearColor:[0,0,0,0],colorMask:15,scissorRect:x});return this._colorEncoderState=null,{decodePickingColor:g&&I4.bind(null,g),stats:y}}shouldDrawLayer(e){let{pickable:r,operation:o}=e.props;return r&&o.includes("draw")||o.includes("terrain")||o.includes("mask")}getShaderModuleProps(e,r,o){return{picking:{isActive:1,isAttribute:this.pickZ},lighting:{enabled:!1}}}getLayerParameters(e,r,o){let s={...e.props.parameters},{pickable:i,operation:n}=e.props;return this._colorEncoderState?i&&n.includes("draw")?(Object.assign(s,C4),s.blend=!0,s.blendColor=M4(this._colorEncoderState,e,o)):n.includes("terrain")&&(s.blend=!1):s.blend=!1,s}_resetColorEncoder(e){return this._colorEncoderState=e?null:{byLayer:new Map,byAlpha:[]},this._colorEncoderState}};function M4(t,e,r){let{byLayer:o,byAlpha:s}=t,i,n=o.get(e);return n?(n.viewports.push(r),i=n.a):(i=o.size+1,i<=255?(n={a:i,layer:e,viewports:[r]},o.set(e,n),s[i]=n):(L.warn("Too many pickable layers, only picking the first 255")(),i=0)),[0,0,0,i/255]}function I4(t,e){let r=t.byAlpha[e[3]];return r&&{pickedLayer:r.layer,pickedViewports:r.viewports,pickedObjectIndex:r.layer.decodePickingColor(e)}}var tr={NO_STATE:"Awaiting state",MATCHED:"Matched. State transferred from previous layer",INITIALIZED:"Initialized",AWAITING_GC:"Discarded. Awaiting garbage collection",AWAITING_FINALIZATION:"No longer matched. Awaiting garbage collection",FINALIZED:"Finalized! Awaiting garbage collection"},Eo=Symbol.for("component"),ze=Symbol.for("propTypes"),Ha=Symbol.for("deprecatedProps"),Ot=Symbol.for("asyncPropDefaults"),_t=Symbol.for("asyncPropOriginal"),Ge=Symbol.for("asyncPropResolved");function Nt(t,e=()=>!0){return Array.isArray(t)?Xx(t,e,[]):e(t)?[t]:[]}function Xx(t,e,r){let o=-1;for(;++o<t.length;){let s=t[o];Array.isArray(s)?Xx(s,e,r):e(s)&&r.push(s)}return r}function _u({target:t,source:e,start:r=0,count:o=1}){let s=e.length,i=o*s,n=0;for(let a=r;n<s;n++)t[a++]=e[n];for(;n<i;)n<i-n?(t.copyWithin(r+n,r,r+n),n*=2):(t.copyWithin(r+n,r,r+i-n),n=i);return t}Yr();var Zs=class{constructor(e,r,o){this._loadCount=0,this._subscribers=new Set,this.id=e,this.context=o,this.setData(r)}subscribe(e){this._subscribers.add(e)}unsubscribe(e){this._subscribers.delete(e)}inUse(){return this._subscribers.size>0}delete(){}getData(){return this.isLoaded?this._error?Promise.reject(this._error):this._content:this._loader.then(()=>this.getData())}setData(e,r){if(e===this._data&&!r)return;this._data=e;let o=++this._loadCount,s=e;typeof e=="string"&&(s=Xt(e)),s instanceof Promise?(this.isLoaded=!1,this._loader=s.then(i=>{this._loadCount===o&&(this.isLoaded=!0,this._error=void 0,this._content=i)}).catch(i=>{this._loadCount===o&&(this.isLoaded=!0,this._error=i||!0)})):(this.isLoaded=!0,this._error=void 0,this._content=e);for(let i of this._subscribers)i.onChange(this.getData())}};var Gs=class{constructor(e){this.protocol=e.protocol||"resource://",this._context={device:e.device,gl:e.device?.gl,resourceManager:this},this._resources={},this._consumers={},this._pruneRequest=null}contains(e){return e.startsWith(this.protocol)?!0:e in this._resources}add({resourceId:e,data:r,forceUpdate:o=!1,persistent:s=!0}){let i=this._resources[e];i?i.setData(r,o):(i=new Zs(e,r,this._context),this._resources[e]=i),i.persistent=s}remove(e){let r=this._resources[e];r&&(r.delete(),delete this._resources[e])}unsubscribe({consumerId:e}){let r=this._consumers[e];if(r){for(let o in r){let s=r[o],i=this._resources[s.resourceId];i&&i.unsubscribe(s)}delete this._consumers[e],this.prune()}}subscribe({resourceId:e,onChange:r,consumerId:o,requestId:s="default"}){let{_resources:i,protocol:n}=this;e.startsWith(n)&&(e=e.replace(n,""),i[e]||this.add({resourceId:e,data:null,persistent:!1}));let a=i[e];if(this._track(o,s,a,r),a)return a.getData()}prune(){this._pruneRequest||(this._pruneRequest=setTimeout(()=>this._prune(),0))}finalize(){for(let e in this._resources)this._resources[e].delete()}_track(e,r,o,s){let i=this._consumers,n=i[e]=i[e]||{},a=n[r],c=a&&a.resourceId&&this._resources[a.resourceId];c&&(c.unsubscribe(a),this.prune()),o&&(a?(a.onChange=s,a.resourceId=o.id):a={onChange:s,resourceId:o.id},n[r]=a,o.subscribe(a))}_prune(){this._pruneRequest=null;for(let e of Object.keys(this._resources)){let r=this._resources[e];!r.persistent&&!r.inUse()&&(r.delete(),delete this._resources[e])}}};var O4="layerManager.setLayers",N4="layerManager.activateViewport",Qs=class{constructor(e,r){this._lastRenderedLayers=[],this._needsRedraw=!1,this._needsUpdate=!1,this._nextLayers=null,this._debug=!1,this._defaultShaderModulesChanged=!1,this.activateViewport=a=>{re(N4,this,a),a&&(this.context.viewport=a)};let{deck:o,stats:s,viewport:i,timeline:n}=r||{};this.layers=[],this.resourceManager=new Gs({device:e,protocol:"deck://"}),this.context={mousePosition:null,userData:{},layerManager:this,device:e,gl:e?.gl,deck:o,shaderAssembler:Sx(e?.info?.shadingLanguage||"glsl"),defaultShaderModules:[Yh],renderPass:void 0,stats:s||new we({id:"deck.gl"}),viewport:i||new Qt({id:"DEFAULT-INITIAL-VIEWPORT"}),timeline:n||new Mr,resourceManager:this.resourceManager,onError:void 0},Object.seal(this)}finalize(){this.resourceManager.finalize();for(let e of this.layers)this._finalizeLayer(e)}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;e.clearRedrawFlags&&(this._needsRedraw=!1);for(let o of this.layers){let s=o.getNeedsRedraw(e);r=r||s}return r}needsUpdate(){return this._nextLayers&&this._nextLayers!==this._lastRenderedLayers?"layers changed":this._defaultShaderModulesChanged?"shader modules changed":this._needsUpdate}setNeedsRedraw(e){this._needsRedraw=this._needsRedraw||e}setNeedsUpdate(e){this._needsUpdate=this._needsUpdate||e}getLayers({layerIds:e}={}){return e?this.layers.filter(r=>e.find(o=>r.id.indexOf(o)===0)):this.layers}setProps(e){"debug"in e&&(this._debug=e.debug),"userData"in e&&(this.context.userData=e.userData),"layers"in e&&(this._nextLayers=e.layers),"onError"in e&&(this.context.onError=e.onError)}setLayers(e,r){re(O4,this,r,e),this._lastRenderedLayers=e;let o=Nt(e,Boolean);for(let s of o)s.context=this.context;this._updateLayers(this.layers,o)}updateLayers(){let e=this.needsUpdate();e&&(this.setNeedsRedraw(`updating layers: ${e}`),this.setLayers(this._nextLayers||this._lastRenderedLayers,e)),this._nextLayers=null}addDefaultShaderModule(e){let{defaultShaderModules:r}=this.context;r.find(o=>o.name===e.name)||(r.push(e),this._defaultShaderModulesChanged=!0)}removeDefaultShaderModule(e){let{defaultShaderModules:r}=this.context,o=r.findIndex(s=>s.name===e.name);o>=0&&(r.splice(o,1),this._defaultShaderModulesChanged=!0)}_handleError(e,r,o){o.raiseError(r,`${e} of ${o}`)}_updateLayers(e,r){let o={};for(let n of e)o[n.id]?L.warn(`Multiple old layers with same id ${n.id}`)():o[n.id]=n;if(this._defaultShaderModulesChanged){for(let n of e)n.setNeedsUpdate(),n.setChangeFlags({extensionsChanged:!0});this._defaultShaderModulesChanged=!1}let s=[];this._updateSublayersRecursively(r,o,s),this._finalizeOldLayers(o);let i=!1;for(let n of s)if(n.hasUniformTransition()){i=`Uniform transition in ${n}`;break}this._needsUpdate=i,this.layers=s}_updateSublayersRecursively(e,r,o){for(let s of e){s.context=this.context;let i=r[s.id];i===null&&L.warn(`Multiple new layers with same id ${s.id}`)(),r[s.id]=null;let n=null;try{this._debug&&i!==s&&s.validateProps(),i?(this._transferLayerState(i,s),this._updateLayer(s)):this._initializeLayer(s),o.push(s),n=s.isComposite?s.getSubLayers():null}catch(a){this._handleError("matching",a,s)}n&&this._updateSublayersRecursively(n,r,o)}}_finalizeOldLayers(e){for(let r in e){let o=e[r];o&&this._finalizeLayer(o)}}_initializeLayer(e){try{e._initialize(),e.lifecycle=tr.INITIALIZED}catch(r){this._handleError("initialization",r,e)}}_transferLayerState(e,r){r._transferState(e),r.lifecycle=tr.MATCHED,r!==e&&(e.lifecycle=tr.AWAITING_GC)}_updateLayer(e){try{e._update()}catch(r){this._handleError("update",r,e)}}_finalizeLayer(e){this._needsRedraw=this._needsRedraw||`finalized ${e}`,e.lifecycle=tr.AWAITING_FINALIZATION;try{e._finalize(),e.lifecycle=tr.FINALIZED}catch(r){this._handleError("finalization",r,e)}}};function ae(t,e,r){if(t===e)return!0;if(!r||!t||!e)return!1;if(Array.isArray(t)){if(!Array.isArray(e)||t.length!==e.length)return!1;for(let o=0;o<t.length;o++)if(!ae(t[o],e[o],r-1))return!1;return!0}if(Array.isArray(e))return!1;if(typeof t=="object"&&typeof e=="object"){let o=Object.keys(t),s=Object.keys(e);if(o.length!==s.length)return!1;for(let i of o)if(!e.hasOwnProperty(i)||!ae(t[i],e[i],r-1))return!1;return!0}return!1}var Js=class{constructor(e){this.views=[],this.width=100,this.height=100,this.viewState={},this.controllers={},this.timeline=e.timeline,this._viewports=[],this._viewportMap={},this._isUpdating=!1,this._needsRedraw="First render",this._needsUpdate="Initialize",this._eventManager=e.eventManager,this._eventCallbacks={onViewStateChange:e.onViewStateChange,onInteractionStateChange:e.onInteractionStateChange},Object.seal(this),this.setProps(e)}finalize(){for(let e in this.controllers){let r=this.controllers[e];r&&r.finalize()}this.controllers={}}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;return e.clearRedrawFlags&&(this._needsRedraw=!1),r}setNeedsUpdate(e){this._needsUpdate=this._needsUpdate||e,this._needsRedraw=this._needsRedraw||e}updateViewStates(){for(let e in this.controllers){let r=this.controllers[e];r&&r.updateTransition()}}getViewports(e){return e?this._viewports.filter(r=>r.containsPixel(e)):this._viewports}getViews(){let e={};return this.views.forEach(r=>{e[r.id]=r}),e}getView(e){return this.views.find(r=>r.id===e)}getViewState(e){let r=typeof e=="string"?this.getView(e):e,o=r&&this.viewState[r.getViewStateId()]||this.viewState;return r?r.filterViewState(o):o}getViewport(e){return this._viewportMap[e]}unproject(e,r){let o=this.getViewports(),s={x:e[0],y:e[1]};for(let i=o.length-1;i>=0;--i){let n=o[i];if(n.containsPixel(s)){let a=e.slice();return a[0]-=n.x,a[1]-=n.y,n.unproject(a,r)}}return null}setProps(e){e.views&&this._setViews(e.views),e.viewState&&this._setViewState(e.viewState),("width"in e||"height"in e)&&this._setSize(e.width,e.height),this._isUpdating||this._update()}_update(){this._isUpdating=!0,this._needsUpdate&&(this._needsUpdate=!1,this._rebuildViewports()),this._needsUpdate&&(this._needsUpdate=!1,this._rebuildViewports()),this._isUpdating=!1}_setSize(e,r){(e!==this.width||r!==this.height)&&(this.width=e,this.height=r,this.setNeedsUpdate("Size changed"))}_setViews(e){e=Nt(e,Boolean),this._diffViews(e,this.views)&&this.setNeedsUpdate("views changed"),this.views=e}_setViewState(e){e?(!ae(e,this.viewState,3)&&this.setNeedsUpdate("viewState changed"),this.viewState=e):L.warn("missing `viewState` or `initialViewState`")()}_createController(e,r){let o=r.type;return new o({timeline:this.timeline,eventManager:this._eventManager,onViewStateChange:this._eventCallbacks.onViewStateChange,onStateChange:this._eventCallbacks.onInteractionStateChange,makeViewport:i=>this.getView(e.id)?.makeViewport({viewState:i,width:this.width,height:this.height})})}_updateController(e,r,o,s){let i=e.controller;if(i&&o){let n={...r,...i,id:e.id,x:o.x,y:o.y,width:o.width,height:o.height};return(!s||s.constructor!==i.type)&&(s=this._createController(e,n)),s&&s.setProps(n),s}return null}_rebuildViewports(){let{views:e}=this,r=this.controllers;this._viewports=[],this.controllers={};let o=!1;for(let s=e.length;s--;){let i=e[s],n=this.getViewState(i),a=i.makeViewport({viewState:n,width:this.width,height:this.height}),c=r[i.id],l=!!i.controller;l&&!c&&(o=!0),(o||!l)&&c&&(c.finalize(),c=null),this.controllers[i.id]=this._updateController(i,n,a,c),a&&this._viewports.unshift(a)}for(let s in r){let i=r[s];i&&!this.controllers[s]&&i.finalize()}this._buildViewportMap()}_buildViewportMap(){this._viewportMap={},this._viewports.forEach(e=>{e.id&&(this._viewportMap[e.id]=this._viewportMap[e.id]||e)})}_diffViews(e,r){return e.length!==r.length?!0:e.some((o,s)=>!e[s].equals(r[s]))}};var L4=/^(?:\d+\.?\d*|\.\d+)$/;function Lt(t){switch(typeof t){case"number":if(!Number.isFinite(t))throw new Error(`Could not parse position string ${t}`);return{type:"literal",value:t};case"string":try{let e=D4(t);return new vu(e).parseExpression()}catch(e){let r=e instanceof Error?e.message:String(e);throw new Error(`Could not parse position string ${t}: ${r}`)}default:throw new Error(`Could not parse position string ${t}`)}}function yu(t,e){switch(t.type){case"literal":return t.value;case"percentage":return Math.round(t.value*e);case"binary":let r=yu(t.left,e),o=yu(t.right,e);return t.operator==="+"?r+o:r-o;default:throw new Error("Unknown layout expression type")}}function Dt(t,e){return yu(t,e)}function D4(t){let e=[],r=0;for(;r<t.length;){let o=t[r];if(/\s/.test(o)){r++;continue}if(o==="+"||o==="-"||o==="("||o===")"||o==="%"){e.push({type:"symbol",value:o}),r++;continue}if(Yx(o)||o==="."){let s=r,i=o===".";for(r++;r<t.length;){let a=t[r];if(Yx(a)){r++;continue}if(a==="."&&!i){i=!0,r++;continue}break}let n=t.slice(s,r);if(!L4.test(n))throw new Error("Invalid number token");e.push({type:"number",value:parseFloat(n)});continue}if(Kx(o)){let s=r;for(;r<t.length&&Kx(t[r]);)r++;let i=t.slice(s,r).toLowerCase();e.push({type:"word",value:i});continue}throw new Error("Invalid token in position string")}return e}var vu=class{constructor(e){this.index=0,this.tokens=e}parseExpression(){let e=this.parseBinaryExpression();if(this.index<this.tokens.length)throw new Error("Unexpected token at end of expression");return e}parseBinaryExpression(){let e=this.parseFactor(),r=this.peek();for(;F4(r);){this.index++;let o=this.parseFactor();e={type:"binary",operator:r.value,left:e,right:o},r=this.peek()}return e}parseFactor(){let e=this.peek();if(!e)throw new Error("Unexpected end of expression");if(e.type==="symbol"&&e.value==="+")return this.index++,this.parseFactor();if(e.type==="symbol"&&e.value==="-"){this.index++;let r=this.parseFactor();return{type:"binary",operator:"-",left:{type:"literal",value:0},right:r}}if(e.type==="symbol"&&e.value==="("){this.index++;let r=this.parseBinaryExpression();if(!this.consumeSymbol(")"))throw new Error("Missing closing parenthesis");return r}if(e.type==="word"&&e.value==="calc"){if(this.index++,!this.consumeSymbol("("))throw new Error("Missing opening parenthesis after calc");let r=this.parseBinaryExpression();if(!this.consumeSymbol(")"))throw new Error("Missing closing parenthesis");return r}if(e.type==="number"){this.index++;let r=e.value,o=this.peek();return o&&o.type==="symbol"&&o.value==="%"?(this.index++,{type:"percentage",value:r/100}):o&&o.type==="word"&&o.value==="px"?(this.index++,{type:"literal",value:r}):{type:"literal",value:r}}throw new Error("Unexpected token in expression")}consumeSymbol(e){let r=this.peek();return r&&r.type==="symbol"&&r.value===e?(this.index++,!0):!1}peek(){return this.tokens[this.index]||null}};function Yx(t){return t>="0"&&t<="9"}function Kx(t){return t>="a"&&t<="z"||t>="A"&&t<="Z"}function F4(t){return!!(t&&t.type==="symbol"&&(t.value==="+"||t.value==="-"))}var Nr=class{constructor(e){let{id:r,x:o=0,y:s=0,width:i="100%",height:n="100%",padding:a=null}=e;this.id=r||this.constructor.displayName||"view",this.props={...e,id:this.id},this._x=Lt(o),this._y=Lt(s),this._width=Lt(i),this._height=Lt(n),this._padding=a&&{left:Lt(a.left||0),right:Lt(a.right||0),top:Lt(a.top||0),bottom:Lt(a.bottom||0)},this.equals=this.equals.bind(this),Object.seal(this)}equals(e){return this===e?!0:this.constructor===e.constructor&&ae(this.props,e.props,2)}clone(e){let r=this.constructor;return new r({...this.props,...e})}makeViewport({width:e,height:r,viewState:o}){o=this.filterViewState(o);let s=this.getDimensions({width:e,height:r});if(!s.height||!s.width)return null;let i=this.getViewportType(o);return new i({...o,...this.props,...s})}getViewStateId(){let{viewState:e}=this.props;return typeof e=="string"?e:e?.id||this.id}filterViewState(e){if(this.props.viewState&&typeof this.props.viewState=="object"){if(!this.props.viewState.id)return this.props.viewState;let r={...e};for(let o in this.props.viewState)o!=="id"&&(r[o]=this.props.viewState[o]);return r}return e}getDimensions({width:e,height:r}){let o={x:Dt(this._x,e),y:Dt(this._y,r),width:Dt(this._width,e),height:Dt(this._height,r)};return this._padding&&(o.padding={left:Dt(this._padding.left,e),top:Dt(this._padding.top,r),right:Dt(this._padding.right,e),bottom:Dt(this._padding.bottom,r)}),o}get controller(){let e=this.props.controller;return e?e===!0?{type:this.ControllerType}:typeof e=="function"?{type:e}:{type:this.ControllerType,...e}:null}};var Qe=class{constructor(e){this._inProgress=!1,this._handle=null,this.time=0,this.settings={duration:0},this._timeline=e}get inProgress(){return this._inProgress}start(e){this.cancel(),this.settings=e,this._inProgress=!0,this.settings.onStart?.(this)}end(){this._inProgress&&(this._timeline.removeChannel(this._handle),this._handle=null,this._inProgress=!1,this.settings.onEnd?.(this))}cancel(){this._inProgress&&(this.settings.onInterrupt?.(this),this._timeline.removeChannel(this._handle),this._handle=null,this._inProgress=!1)}update(){if(!this._inProgress)return!1;if(this._handle===null){let{_timeline:e,settings:r}=this;this._handle=e.addChannel({delay:e.getTime(),duration:r.duration})}return this.time=this._timeline.getTime(this._handle),this._onUpdate(),this.settings.onUpdate?.(this),this._timeline.isFinished(this._handle)&&this.end(),!0}_onUpdate(){}};var qx=()=>{},bu={BREAK:1,SNAP_TO_END:2,IGNORE:3},B4=t=>t,U4=bu.BREAK,ei=class{constructor(e){this._onTransitionUpdate=r=>{let{time:o,settings:{interpolator:s,startProps:i,endProps:n,duration:a,easing:c}}=r,l=c(o/a),f=s.interpolateProps(i,n,l);this.propsInTransition=this.getControllerState({...this.props,...f}).getViewportProps(),this.onViewStateChange({viewState:this.propsInTransition,oldViewState:this.props})},this.getControllerState=e.getControllerState,this.propsInTransition=null,this.transition=new Qe(e.timeline),this.onViewStateChange=e.onViewStateChange||qx,this.onStateChange=e.onStateChange||qx}finalize(){this.transition.cancel()}getViewportInTransition(){return this.propsInTransition}processViewStateChange(e){let r=!1,o=this.props;if(this.props=e,!o||this._shouldIgnoreViewportChange(o,e))return!1;if(this._isTransitionEnabled(e)){let s=o;if(this.transition.inProgress){let{interruption:i,endProps:n}=this.transition.settings;s={...o,...i===bu.SNAP_TO_END?n:this.propsInTransition||o}}this._triggerTransition(s,e),r=!0}else this.transition.cancel();return r}updateTransition(){this.transition.update()}_isTransitionEnabled(e){let{transitionDuration:r,transitionInterpolator:o}=e;return(r>0||r==="auto")&&!!o}_isUpdateDueToCurrentTransition(e){return this.transition.inProgress&&this.propsInTransition?this.transition.settings.interpolator.arePropsEqual(e,this.propsInTransition):!1}_shouldIgnoreViewportChange(e,r){return this.transition.inProgress?this.transition.settings.interruption===bu.IGNORE||this._isUpdateDueToCurrentTransition(r):this._isTransitionEnabled(r)?r.transitionInterpolator.arePropsEqual(e,r):!0}_triggerTransition(e,r){let o=this.getControllerState(e),s=this.getControllerState(r).shortestPathFrom(o),i=r.transitionInterpolator,n=i.getDuration?i.getDuration(e,r):r.transitionDuration;if(n===0)return;let a=i.initializeProps(e,s);this.propsInTransition={};let c={duration:n,easing:r.transitionEasing||B4,interpolator:i,interruption:r.transitionInterruption||U4,startProps:a.start,endProps:a.end,onStart:r.onTransitionStart,onUpdate:this._onTransitionUpdate,onInterrupt:this._onTransitionEnd(r.onTransitionInterrupt),onEnd:this._onTransitionEnd(r.onTransitionEnd)};this.transition.start(c),this.onStateChange({inTransition:!0}),this.updateTransition()}_onTransitionEnd(e){return r=>{this.propsInTransition=null,this.onStateChange({inTransition:!1,isZooming:!1,isPanning:!1,isRotating:!1}),e?.(r)}}};function Q(t,e){if(!t)throw new Error(e||"deck.gl: assertion failed.")}var ti=class{constructor(e){let{compare:r,extract:o,required:s}=e;this._propsToCompare=r,this._propsToExtract=o||r,this._requiredProps=s}arePropsEqual(e,r){for(let o of this._propsToCompare)if(!(o in e)||!(o in r)||!Ee(e[o],r[o]))return!1;return!0}initializeProps(e,r){let o={},s={};for(let i of this._propsToExtract)(i in e||i in r)&&(o[i]=e[i],s[i]=r[i]);return this._checkRequiredProps(o),this._checkRequiredProps(s),{start:o,end:s}}getDuration(e,r){return r.transitionDuration}_checkRequiredProps(e){this._requiredProps&&this._requiredProps.forEach(r=>{let o=e[r];Q(Number.isFinite(o)||Array.isArray(o),`${r} is required for transition`)})}};var Xa=Math.PI/180,Zx=180/Math.PI,Ka=6370972,Ao=256;function k4(){let t=Ao/Ka,e=Math.PI/180*Ao;return{unitsPerMeter:[t,t,t],unitsPerMeter2:[0,0,0],metersPerUnit:[1/t,1/t,1/t],unitsPerDegree:[e,e,t],unitsPerDegree2:[0,0,0],degreesPerUnit:[1/e,1/e,1/t]}}var qa=class extends Qt{constructor(e={}){let{longitude:r=0,zoom:o=0,nearZMultiplier:s=.5,farZMultiplier:i=1,resolution:n=10}=e,{latitude:a=0,height:c,altitude:l=1.5,fovy:f}=e;a=Math.max(Math.min(a,qe),-qe),c=c||1,f?l=Cr(f):f=Mt(l);let h=Math.pow(2,o-Ya(a)),u=e.nearZ??s,d=e.farZ??(l+Ao*2*h/c)*i,p=new W().lookAt({eye:[0,-l,0],up:[0,0,1]});p.rotateX(a*Xa),p.rotateZ(-r*Xa),p.scale(h/c),super({...e,height:c,viewMatrix:p,longitude:r,latitude:a,zoom:o,distanceScales:k4(),fovy:f,focalDistance:l,near:u,far:d}),this.scale=h,this.latitude=a,this.longitude=r,this.fovy=f,this.resolution=n}get projectionMode(){return he.GLOBE}getDistanceScales(){return this.distanceScales}getBounds(e={}){let r={targetZ:e.z||0},o=this.unproject([0,this.height/2],r),s=this.unproject([this.width/2,0],r),i=this.unproject([this.width,this.height/2],r),n=this.unproject([this.width/2,this.height],r);return i[0]<this.longitude&&(i[0]+=360),o[0]>this.longitude&&(o[0]-=360),[Math.min(o[0],i[0],s[0],n[0]),Math.min(o[1],i[1],s[1],n[1]),Math.max(o[0],i[0],s[0],n[0]),Math.max(o[1],i[1],s[1],n[1])]}unproject(e,{topLeft:r=!0,targetZ:o}={}){let[s,i,n]=e,a=r?i:this.height-i,{pixelUnprojectionMatrix:c}=this,l;if(Number.isFinite(n))l=Tu(c,[s,a,n,1]);else{let d=Tu(c,[s,a,-1,1]),p=Tu(c,[s,a,1,1]),m=((o||0)/Ka+1)*Ao,g=Re.sqrLen(Re.sub([],d,p)),x=Re.sqrLen(d),y=Re.sqrLen(p),v=4*((4*x*y-(g-x-y)**2)/16)/g,E=Math.sqrt(x-v),b=Math.sqrt(Math.max(0,m*m-v)),C=(E-b)/Math.sqrt(g);l=Re.lerp([],d,p,C)}let[f,h,u]=this.unprojectPosition(l);return Number.isFinite(n)?[f,h,u]:Number.isFinite(o)?[f,h,o]:[f,h]}projectPosition(e){let[r,o,s=0]=e,i=r*Xa,n=o*Xa,a=Math.cos(n),c=(s/Ka+1)*Ao;return[Math.sin(i)*a*c,-Math.cos(i)*a*c,Math.sin(n)*c]}unprojectPosition(e){let[r,o,s]=e,i=Re.len(e),n=Math.asin(s/i),c=Math.atan2(r,-o)*Zx,l=n*Zx,f=(i/Ao-1)*Ka;return[c,l,f]}projectFlat(e){return e}unprojectFlat(e){return e}panByPosition([e,r,o],s,i){let a=.25/Math.pow(2,this.zoom-Ya(this.latitude)),c=e+a*(i[0]-s[0]),l=r-a*(i[1]-s[1]);l=Math.max(Math.min(l,qe),-qe);let f={longitude:c,latitude:l,zoom:o-Ya(r)};return f.zoom+=Ya(f.latitude),f}};qa.displayName="GlobeViewport";var ri=qa;function Ya(t){let e=Math.PI*Math.cos(t*Math.PI/180);return Math.log2(e)}function Tu(t,e){let r=Ce.transformMat4([],e,t);return Ce.scale(r,r,1/r[3]),r}var z4=["longitude","latitude","zoom","bearing","pitch"],V4=["longitude","latitude","zoom"],Ft=class extends ti{constructor(e={}){let r=Array.isArray(e)?e:e.transitionProps,o=Array.isArray(e)?{}:e;o.transitionProps=Array.isArray(r)?{compare:r,required:r}:r||{compare:z4,required:V4},super(o.transitionProps),this.opts=o}initializeProps(e,r){let o=super.initializeProps(e,r),{makeViewport:s,around:i}=this.opts;if(s&&i)if(s(e)instanceof ri)L.warn("around not supported in GlobeView")();else{let a=s(e),c=s(r),l=a.unproject(i);o.start.around=i,Object.assign(o.end,{around:c.project(l),aroundPosition:l,width:r.width,height:r.height})}return o}interpolateProps(e,r,o){let s={};for(let i of this._propsToExtract)s[i]=Xe(e[i]||0,r[i]||0,o);if(r.aroundPosition&&this.opts.makeViewport){let i=this.opts.makeViewport({...r,...s});Object.assign(s,i.panByPosition(r.aroundPosition,Xe(e.around,r.around,o)))}return s}};var Bt={transitionDuration:0},W4=300,Za=t=>1-(1-t)*(1-t),wo={WHEEL:["wheel"],PAN:["panstart","panmove","panend"],PINCH:["pinchstart","pinchmove","pinchend"],MULTI_PAN:["multipanstart","multipanmove","multipanend"],DOUBLE_CLICK:["dblclick"],KEYBOARD:["keydown"]},Lr={},Dr=class{constructor(e){this.state={},this._events={},this._interactionState={isDragging:!1},this._customEvents=[],this._eventStartBlocked=null,this._panMove=!1,this.invertPan=!1,this.dragMode="rotate",this.inertia=0,this.scrollZoom=!0,this.dragPan=!0,this.dragRotate=!0,this.doubleClickZoom=!0,this.touchZoom=!0,this.touchRotate=!1,this.keyboard=!0,this.transitionManager=new ei({...e,getControllerState:r=>new this.ControllerState(r),onViewStateChange:this._onTransition.bind(this),onStateChange:this._setInteractionState.bind(this)}),this.handleEvent=this.handleEvent.bind(this),this.eventManager=e.eventManager,this.onViewStateChange=e.onViewStateChange||(()=>{}),this.onStateChange=e.onStateChange||(()=>{}),this.makeViewport=e.makeViewport}set events(e){this.toggleEvents(this._customEvents,!1),this.toggleEvents(e,!0),this._customEvents=e,this.props&&this.setProps(this.props)}finalize(){for(let e in this._events)this._events[e]&&this.eventManager?.off(e,this.handleEvent);this.transitionManager.finalize()}handleEvent(e){this._controllerState=void 0;let r=this._eventStartBlocked;switch(e.type){case"panstart":return r?!1:this._onPanStart(e);case"panmove":return this._onPan(e);case"panend":return this._onPanEnd(e);case"pinchstart":return r?!1:this._onPinchStart(e);case"pinchmove":return this._onPinch(e);case"pinchend":return this._onPinchEnd(e);case"multipanstart":return r?!1:this._onMultiPanStart(e);case"multipanmove":return this._onMultiPan(e);case"multipanend":return this._onMultiPanEnd(e);case"dblclick":return this._onDoubleClick(e);case"wheel":return this._onWheel(e);case"keydown":return this._onKeyDown(e);default:return!1}}get controllerState(){return this._controllerState=this._controllerState||new this.ControllerState({makeViewport:this.makeViewport,...this.props,...this.state}),this._controllerState}getCenter(e){let{x:r,y:o}=this.props,{offsetCenter:s}=e;return[s.x-r,s.y-o]}isPointInBounds(e,r){let{width:o,height:s}=this.props;if(r&&r.handled)return!1;let i=e[0]>=0&&e[0]<=o&&e[1]>=0&&e[1]<=s;return i&&r&&r.stopPropagation(),i}isFunctionKeyPressed(e){let{srcEvent:r}=e;return!!(r.metaKey||r.altKey||r.ctrlKey||r.shiftKey)}isDragging(){return this._interactionState.isDragging||!1}blockEvents(e){let r=setTimeout(()=>{this._eventStartBlocked===r&&(this._eventStartBlocked=null)},e);this._eventStartBlocked=r}setProps(e){e.dragMode&&(this.dragMode=e.dragMode),this.props=e,"transitionInterpolator"in e||(e.transitionInterpolator=this._getTransitionProps().transitionInterpolator),this.transitionManager.processViewStateChange(e);let{inertia:r}=e;this.inertia=Number.isFinite(r)?r:r===!0?W4:0;let{scrollZoom:o=!0,dragPan:s=!0,dragRotate:i=!0,doubleClickZoom:n=!0,touchZoom:a=!0,touchRotate:c=!1,keyboard:l=!0}=e,f=!!this.onViewStateChange;this.toggleEvents(wo.WHEEL,f&&o),this.toggleEvents(wo.PAN,f),this.toggleEvents(wo.PINCH,f&&(a||c)),this.toggleEvents(wo.MULTI_PAN,f&&c),this.toggleEvents(wo.DOUBLE_CLICK,f&&n),this.toggleEvents(wo.KEYBOARD,f&&l),this.scrollZoom=o,this.dragPan=s,this.dragRotate=i,this.doubleClickZoom=n,this.touchZoom=a,this.touchRotate=c,this.keyboard=l}updateTransition(){this.transitionManager.updateTransition()}toggleEvents(e,r){this.eventManager&&e.forEach(o=>{this._events[o]!==r&&(this._events[o]=r,r?this.eventManager.on(o,this.handleEvent):this.eventManager.off(o,this.handleEvent))})}updateViewport(e,r=null,o={}){let s={...e.getViewportProps(),...r},i=this.controllerState!==e;if(this.state=e.getState(),this._setInteractionState(o),i){let n=this.controllerState&&this.controllerState.getViewportProps();this.onViewStateChange&&this.onViewStateChange({viewState:s,interactionState:this._interactionState,oldViewState:n,viewId:this.props.id})}}_onTransition(e){this.onViewStateChange({...e,interactionState:this._interactionState,viewId:this.props.id})}_setInteractionState(e){Object.assign(this._interactionState,e),this.onStateChange(this._interactionState)}_onPanStart(e){let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.isFunctionKeyPressed(e)||e.rightButton||!1;(this.invertPan||this.dragMode==="pan")&&(o=!o);let s=this.controllerState[o?"panStart":"rotateStart"]({pos:r});return this._panMove=o,this.updateViewport(s,Bt,{isDragging:!0}),!0}_onPan(e){return this.isDragging()?this._panMove?this._onPanMove(e):this._onPanRotate(e):!1}_onPanEnd(e){return this.isDragging()?this._panMove?this._onPanMoveEnd(e):this._onPanRotateEnd(e):!1}_onPanMove(e){if(!this.dragPan)return!1;let r=this.getCenter(e),o=this.controllerState.pan({pos:r});return this.updateViewport(o,Bt,{isDragging:!0,isPanning:!0}),!0}_onPanMoveEnd(e){let{inertia:r}=this;if(this.dragPan&&r&&e.velocity){let o=this.getCenter(e),s=[o[0]+e.velocityX*r/2,o[1]+e.velocityY*r/2],i=this.controllerState.pan({pos:s}).panEnd();this.updateViewport(i,{...this._getTransitionProps(),transitionDuration:r,transitionEasing:Za},{isDragging:!1,isPanning:!0})}else{let o=this.controllerState.panEnd();this.updateViewport(o,null,{isDragging:!1,isPanning:!1})}return!0}_onPanRotate(e){if(!this.dragRotate)return!1;let r=this.getCenter(e),o=this.controllerState.rotate({pos:r});return this.updateViewport(o,Bt,{isDragging:!0,isRotating:!0}),!0}_onPanRotateEnd(e){let{inertia:r}=this;if(this.dragRotate&&r&&e.velocity){let o=this.getCenter(e),s=[o[0]+e.velocityX*r/2,o[1]+e.velocityY*r/2],i=this.controllerState.rotate({pos:s}).rotateEnd();this.updateViewport(i,{...this._getTransitionProps(),transitionDuration:r,transitionEasing:Za},{isDragging:!1,isRotating:!0})}else{let o=this.controllerState.rotateEnd();this.updateViewport(o,null,{isDragging:!1,isRotating:!1})}return!0}_onWheel(e){if(!this.scrollZoom)return!1;let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;e.srcEvent.preventDefault();let{speed:o=.01,smooth:s=!1}=this.scrollZoom===!0?{}:this.scrollZoom,{delta:i}=e,n=2/(1+Math.exp(-Math.abs(i*o)));i<0&&n!==0&&(n=1/n);let a=s?{...this._getTransitionProps({around:r}),transitionDuration:250}:Bt,c=this.controllerState.zoom({pos:r,scale:n});return this.updateViewport(c,a,{isZooming:!0,isPanning:!0}),s||this._setInteractionState({isZooming:!1,isPanning:!1}),!0}_onMultiPanStart(e){let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.controllerState.rotateStart({pos:r});return this.updateViewport(o,Bt,{isDragging:!0}),!0}_onMultiPan(e){if(!this.touchRotate||!this.isDragging())return!1;let r=this.getCenter(e);r[0]-=e.deltaX;let o=this.controllerState.rotate({pos:r});return this.updateViewport(o,Bt,{isDragging:!0,isRotating:!0}),!0}_onMultiPanEnd(e){if(!this.isDragging())return!1;let{inertia:r}=this;if(this.touchRotate&&r&&e.velocityY){let o=this.getCenter(e),s=[o[0],o[1]+=e.velocityY*r/2],i=this.controllerState.rotate({pos:s});this.updateViewport(i,{...this._getTransitionProps(),transitionDuration:r,transitionEasing:Za},{isDragging:!1,isRotating:!0}),this.blockEvents(r)}else{let o=this.controllerState.rotateEnd();this.updateViewport(o,null,{isDragging:!1,isRotating:!1})}return!0}_onPinchStart(e){let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.controllerState.zoomStart({pos:r}).rotateStart({pos:r});return Lr._startPinchRotation=e.rotation,Lr._lastPinchEvent=e,this.updateViewport(o,Bt,{isDragging:!0}),!0}_onPinch(e){if(!this.touchZoom&&!this.touchRotate||!this.isDragging())return!1;let r=this.controllerState;if(this.touchZoom){let{scale:o}=e,s=this.getCenter(e);r=r.zoom({pos:s,scale:o})}if(this.touchRotate){let{rotation:o}=e;r=r.rotate({deltaAngleX:Lr._startPinchRotation-o})}return this.updateViewport(r,Bt,{isDragging:!0,isPanning:this.touchZoom,isZooming:this.touchZoom,isRotating:this.touchRotate}),Lr._lastPinchEvent=e,!0}_onPinchEnd(e){if(!this.isDragging())return!1;let{inertia:r}=this,{_lastPinchEvent:o}=Lr;if(this.touchZoom&&r&&o&&e.scale!==o.scale){let s=this.getCenter(e),i=this.controllerState.rotateEnd(),n=Math.log2(e.scale),a=(n-Math.log2(o.scale))/(e.deltaTime-o.deltaTime),c=Math.pow(2,n+a*r/2);i=i.zoom({pos:s,scale:c}).zoomEnd(),this.updateViewport(i,{...this._getTransitionProps({around:s}),transitionDuration:r,transitionEasing:Za},{isDragging:!1,isPanning:this.touchZoom,isZooming:this.touchZoom,isRotating:!1}),this.blockEvents(r)}else{let s=this.controllerState.zoomEnd().rotateEnd();this.updateViewport(s,null,{isDragging:!1,isPanning:!1,isZooming:!1,isRotating:!1})}return Lr._startPinchRotation=null,Lr._lastPinchEvent=null,!0}_onDoubleClick(e){if(!this.doubleClickZoom)return!1;let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.isFunctionKeyPressed(e),s=this.controllerState.zoom({pos:r,scale:o?.5:2});return this.updateViewport(s,this._getTransitionProps({around:r}),{isZooming:!0,isPanning:!0}),this.blockEvents(100),!0}_onKeyDown(e){if(!this.keyboard)return!1;let r=this.isFunctionKeyPressed(e),{zoomSpeed:o,moveSpeed:s,rotateSpeedX:i,rotateSpeedY:n}=this.keyboard===!0?{}:this.keyboard,{controllerState:a}=this,c,l={};switch(e.srcEvent.code){case"Minus":c=r?a.zoomOut(o).zoomOut(o):a.zoomOut(o),l.isZooming=!0;break;case"Equal":c=r?a.zoomIn(o).zoomIn(o):a.zoomIn(o),l.isZooming=!0;break;case"ArrowLeft":r?(c=a.rotateLeft(i),l.isRotating=!0):(c=a.moveLeft(s),l.isPanning=!0);break;case"ArrowRight":r?(c=a.rotateRight(i),l.isRotating=!0):(c=a.moveRight(s),l.isPanning=!0);break;case"ArrowUp":r?(c=a.rotateUp(n),l.isRotating=!0):(c=a.moveUp(s),l.isPanning=!0);break;case"ArrowDown":r?(c=a.rotateDown(n),l.isRotating=!0):(c=a.moveDown(s),l.isPanning=!0);break;default:return!1}return this.updateViewport(c,this._getTransitionProps(),l),!0}_getTransitionProps(e){let{transition:r}=this;return!r||!r.transitionInterpolator?Bt:e?{...r,transitionInterpolator:new Ft({...e,...r.transitionInterpolator.opts,makeViewport:this.controllerState.makeViewport})}:r}};var Fr=class{constructor(e,r){this._viewportProps=this.applyConstraints(e),this._state=r}getViewportProps(){return this._viewportProps}getState(){return this._state}};var Gx=5,j4=1.2,Su=class extends Fr{constructor(e){let{width:r,height:o,latitude:s,longitude:i,zoom:n,bearing:a=0,pitch:c=0,altitude:l=1.5,position:f=[0,0,0],maxZoom:h=20,minZoom:u=0,maxPitch:d=60,minPitch:p=0,startPanLngLat:m,startZoomLngLat:g,startRotatePos:x,startBearing:y,startPitch:_,startZoom:v,normalize:E=!0}=e;Q(Number.isFinite(i)),Q(Number.isFinite(s)),Q(Number.isFinite(n)),super({width:r,height:o,latitude:s,longitude:i,zoom:n,bearing:a,pitch:c,altitude:l,maxZoom:h,minZoom:u,maxPitch:d,minPitch:p,normalize:E,position:f},{startPanLngLat:m,startZoomLngLat:g,startRotatePos:x,startBearing:y,startPitch:_,startZoom:v}),this.makeViewport=e.makeViewport}panStart({pos:e}){return this._getUpdatedState({startPanLngLat:this._unproject(e)})}pan({pos:e,startPos:r}){let o=this.getState().startPanLngLat||this._unproject(r);if(!o)return this;let i=this.makeViewport(this.getViewportProps()).panByPosition(o,e);return this._getUpdatedState(i)}panEnd(){return this._getUpdatedState({startPanLngLat:null})}rotateStart({pos:e}){return this._getUpdatedState({startRotatePos:e,startBearing:this.getViewportProps().bearing,startPitch:this.getViewportProps().pitch})}rotate({pos:e,deltaAngleX:r=0,deltaAngleY:o=0}){let{startRotatePos:s,startBearing:i,startPitch:n}=this.getState();if(!s||i===void 0||n===void 0)return this;let a;return e?a=this._getNewRotation(e,s,n,i):a={bearing:i+r,pitch:n+o},this._getUpdatedState(a)}rotateEnd(){return this._getUpdatedState({startBearing:null,startPitch:null})}zoomStart({pos:e}){return this._getUpdatedState({startZoomLngLat:this._unproject(e),startZoom:this.getViewportProps().zoom})}zoom({pos:e,startPos:r,scale:o}){let{startZoom:s,startZoomLngLat:i}=this.getState();if(i||(s=this.getViewportProps().zoom,i=this._unproject(r)||this._unproject(e)),!i)return this;let{maxZoom:n,minZoom:a}=this.getViewportProps(),c=s+Math.log2(o);c=Z(c,a,n);let l=this.makeViewport({...this.getViewportProps(),zoom:c});return this._getUpdatedState({zoom:c,...l.panByPosition(i,e)})}zoomEnd(){return this._getUpdatedState({startZoomLngLat:null,startZoom:null})}zoomIn(e=2){return this._zoomFromCenter(e)}zoomOut(e=2){return this._zoomFromCenter(1/e)}moveLeft(e=100){return this._panFromCenter([e,0])}moveRight(e=100){return this._panFromCenter([-e,0])}moveUp(e=100){return this._panFromCenter([0,e])}moveDown(e=100){return this._panFromCenter([0,-e])}rotateLeft(e=15){return this._getUpdatedState({bearing:this.getViewportProps().bearing-e})}rotateRight(e=15){return this._getUpdatedState({bearing:this.getViewportProps().bearing+e})}rotateUp(e=10){return this._getUpdatedState({pitch:this.getViewportProps().pitch+e})}rotateDown(e=10){return this._getUpdatedState({pitch:this.getViewportProps().pitch-e})}shortestPathFrom(e){let r=e.getViewportProps(),o={...this.getViewportProps()},{bearing:s,longitude:i}=o;return Math.abs(s-r.bearing)>180&&(o.bearing=s<0?s+360:s-360),Math.abs(i-r.longitude)>180&&(o.longitude=i<0?i+360:i-360),o}applyConstraints(e){let{maxZoom:r,minZoom:o,zoom:s}=e;e.zoom=Z(s,o,r);let{maxPitch:i,minPitch:n,pitch:a}=e;e.pitch=Z(a,n,i);let{normalize:c=!0}=e;return c&&Object.assign(e,hu(e)),e}_zoomFromCenter(e){let{width:r,height:o}=this.getViewportProps();return this.zoom({pos:[r/2,o/2],scale:e})}_panFromCenter(e){let{width:r,height:o}=this.getViewportProps();return this.pan({startPos:[r/2,o/2],pos:[r/2+e[0],o/2+e[1]]})}_getUpdatedState(e){return new this.constructor({makeViewport:this.makeViewport,...this.getViewportProps(),...this.getState(),...e})}_unproject(e){let r=this.makeViewport(this.getViewportProps());return e&&r.unproject(e)}_getNewRotation(e,r,o,s){let i=e[0]-r[0],n=e[1]-r[1],a=e[1],c=r[1],{width:l,height:f}=this.getViewportProps(),h=i/l,u=0;n>0?Math.abs(f-c)>Gx&&(u=n/(c-f)*j4):n<0&&c>Gx&&(u=1-a/c),u=Z(u,-1,1);let{minPitch:d,maxPitch:p}=this.getViewportProps(),m=s+180*h,g=o;return u>0?g=o+u*(p-o):u<0&&(g=o-u*(d-o)),{pitch:g,bearing:m}}},oi=class extends Dr{constructor(){super(...arguments),this.ControllerState=Su,this.transition={transitionDuration:300,transitionInterpolator:new Ft({transitionProps:{compare:["longitude","latitude","zoom","bearing","pitch","position"],required:["longitude","latitude","zoom"]}})},this.dragMode="pan"}setProps(e){e.position=e.position||[0,0,0];let r=this.props;super.setProps(e),(!r||r.height!==e.height)&&this.updateViewport(new this.ControllerState({makeViewport:this.makeViewport,...e,...this.state}))}};var Ga=class extends Nr{constructor(e={}){super(e)}getViewportType(){return Jt}get ControllerType(){return oi}};Ga.displayName="MapView";var Qx=Ga;var $4=new yo;function H4(t,e){let r=t.order??1/0,o=e.order??1/0;return r-o}var si=class{constructor(e){this._resolvedEffects=[],this._defaultEffects=[],this.effects=[],this._context=e,this._needsRedraw="Initial render",this._setEffects([])}addDefaultEffect(e){let r=this._defaultEffects;if(!r.find(o=>o.id===e.id)){let o=r.findIndex(s=>H4(s,e)>0);o<0?r.push(e):r.splice(o,0,e),e.setup(this._context),this._setEffects(this.effects)}}setProps(e){"effects"in e&&(ae(e.effects,this.effects,1)||this._setEffects(e.effects))}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;return e.clearRedrawFlags&&(this._needsRedraw=!1),r}getEffects(){return this._resolvedEffects}_setEffects(e){let r={};for(let s of this.effects)r[s.id]=s;let o=[];for(let s of e){let i=r[s.id],n=s;i&&i!==s?i.setProps?(i.setProps(s.props),n=i):i.cleanup(this._context):i||s.setup(this._context),o.push(n),delete r[s.id]}for(let s in r)r[s].cleanup(this._context);this.effects=o,this._resolvedEffects=o.concat(this._defaultEffects),e.some(s=>s instanceof yo)||this._resolvedEffects.push($4),this._needsRedraw="effects changed"}finalize(){for(let e of this._resolvedEffects)e.cleanup(this._context);this.effects.length=0,this._resolvedEffects.length=0,this._defaultEffects.length=0}};var ii=class extends It{shouldDrawLayer(e){let{operation:r}=e.props;return r.includes("draw")||r.includes("terrain")}};var X4="deckRenderer.renderLayers",ni=class{constructor(e){this.device=e,this.layerFilter=null,this.drawPickingColors=!1,this.drawLayersPass=new ii(e),this.pickLayersPass=new Or(e),this.renderCount=0,this._needsRedraw="Initial render",this.renderBuffers=[],this.lastPostProcessEffect=null}setProps(e){this.layerFilter!==e.layerFilter&&(this.layerFilter=e.layerFilter,this._needsRedraw="layerFilter changed"),this.drawPickingColors!==e.drawPickingColors&&(this.drawPickingColors=e.drawPickingColors,this._needsRedraw="drawPickingColors changed")}renderLayers(e){if(!e.viewports.length)return;let r=this.drawPickingColors?this.pickLayersPass:this.drawLayersPass,o={layerFilter:this.layerFilter,isPicking:this.drawPickingColors,...e};o.effects&&this._preRender(o.effects,o);let s=this.lastPostProcessEffect?this.renderBuffers[0]:o.target;this.lastPostProcessEffect&&(o.clearColor=[0,0,0,0],o.clearCanvas=!0);let i=r.render({...o,target:s});o.effects&&(this.lastPostProcessEffect&&(o.clearCanvas=e.clearCanvas===void 0?!0:e.clearCanvas),this._postRender(o.effects,o)),this.renderCount++,re(X4,this,i,e)}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;return e.clearRedrawFlags&&(this._needsRedraw=!1),r}finalize(){let{renderBuffers:e}=this;for(let r of e)r.delete();e.length=0}_preRender(e,r){this.lastPostProcessEffect=null,r.preRenderStats=r.preRenderStats||{};for(let o of e)r.preRenderStats[o.id]=o.preRender(r),o.postRender&&(this.lastPostProcessEffect=o.id);this.lastPostProcessEffect&&this._resizeRenderBuffers()}_resizeRenderBuffers(){let{renderBuffers:e}=this,r=this.device.canvasContext.getDrawingBufferSize(),[o,s]=r;e.length===0&&[0,1].map(i=>{let n=this.device.createTexture({sampler:{minFilter:"linear",magFilter:"linear"},width:o,height:s});e.push(this.device.createFramebuffer({id:`deck-renderbuffer-${i}`,colorAttachments:[n]}))});for(let i of e)i.resize(r)}_postRender(e,r){let{renderBuffers:o}=this,s={...r,inputBuffer:o[0],swapBuffer:o[1]};for(let i of e)if(i.postRender){s.target=i.id===this.lastPostProcessEffect?r.target:void 0;let n=i.postRender(s);s.inputBuffer=n,s.swapBuffer=n===o[0]?o[1]:o[0]}}};var Y4={pickedColor:null,pickedObjectIndex:-1};function Eu({pickedColors:t,decodePickingColor:e,deviceX:r,deviceY:o,deviceRadius:s,deviceRect:i}){let{x:n,y:a,width:c,height:l}=i,f=s*s,h=-1,u=0;for(let d=0;d<l;d++){let p=d+a-o,m=p*p;if(m>f)u+=4*c;else for(let g=0;g<c;g++){if(t[u+3]-1>=0){let y=g+n-r,_=y*y+m;_<=f&&(f=_,h=u)}u+=4}}if(h>=0){let d=t.slice(h,h+4),p=e(d);if(p){let m=Math.floor(h/4/c),g=h/4-m*c;return{...p,pickedColor:d,pickedX:n+g,pickedY:a+m}}L.error("Picked non-existent layer. Is picking buffer corrupt?")()}return Y4}function Au({pickedColors:t,decodePickingColor:e}){let r=new Map;if(t){for(let o=0;o<t.length;o+=4)if(t[o+3]-1>=0){let i=t.slice(o,o+4),n=i.join(",");if(!r.has(n)){let a=e(i);a?r.set(n,{...a,color:i}):L.error("Picked non-existent layer. Is picking buffer corrupt?")()}}}return Array.from(r.values())}function Qa({pickInfo:t,viewports:e,pixelRatio:r,x:o,y:s,z:i}){let n=e[0];e.length>1&&(n=K4(t?.pickedViewports||e,{x:o,y:s}));let a;if(n){let c=[o-n.x,s-n.y];i!==void 0&&(c[2]=i),a=n.unproject(c)}return{color:null,layer:null,viewport:n,index:-1,picked:!1,x:o,y:s,pixel:[o,s],coordinate:a,devicePixel:t&&"pickedX"in t?[t.pickedX,t.pickedY]:void 0,pixelRatio:r}}function wu(t){let{pickInfo:e,lastPickedInfo:r,mode:o,layers:s}=t,{pickedColor:i,pickedLayer:n,pickedObjectIndex:a}=e,c=n?[n]:[];if(o==="hover"){let h=r.index,u=r.layerId,d=n?n.props.id:null;if(d!==u||a!==h){if(d!==u){let p=s.find(m=>m.props.id===u);p&&c.unshift(p)}r.layerId=d,r.index=a,r.info=null}}let l=Qa(t),f=new Map;return f.set(null,l),c.forEach(h=>{let u={...l};h===n&&(u.color=i,u.index=a,u.picked=!0),u=Ja({layer:h,info:u,mode:o});let d=u.layer;h===n&&o==="hover"&&(r.info=u),f.set(d.id,u),o==="hover"&&d.updateAutoHighlight(u)}),f}function Ja({layer:t,info:e,mode:r}){for(;t&&e;){let o=e.layer||null;e.sourceLayer=o,e.layer=t,e=t.getPickingInfo({info:e,mode:r,sourceLayer:o}),t=t.parent}return e}function K4(t,e){for(let r=t.length-1;r>=0;r--){let o=t[r];if(o.containsPixel(e))return o}return t[0]}var ai=class{constructor(e){this._pickable=!0,this.device=e,this.pickLayersPass=new Or(e),this.lastPickedInfo={index:-1,layerId:null,info:null}}setProps(e){"layerFilter"in e&&(this.layerFilter=e.layerFilter),"_pickable"in e&&(this._pickable=e._pickable)}finalize(){this.pickingFBO&&this.pickingFBO.destroy(),this.depthFBO&&this.depthFBO.destroy()}pickObjectAsync(e){return this._pickClosestObjectAsync(e)}pickObjectsAsync(e){return this._pickVisibleObjectsAsync(e)}pickObject(e){return this._pickClosestObject(e)}pickObjects(e){return this._pickVisibleObjects(e)}getLastPickedObject({x:e,y:r,layers:o,viewports:s},i=this.lastPickedInfo.info){let n=i&&i.layer&&i.layer.id,a=i&&i.viewport&&i.viewport.id,c=n?o.find(u=>u.id===n):null,l=a&&s.find(u=>u.id===a)||s[0],f=l&&l.unproject([e-l.x,r-l.y]);return{...i,...{x:e,y:r,viewport:l,coordinate:f,layer:c}}}_resizeBuffer(){if(!this.pickingFBO&&(this.pickingFBO=this.device.createFramebuffer({colorAttachments:["rgba8unorm"],depthStencilAttachment:"depth16unorm"}),this.device.isTextureFormatRenderable("rgba32float"))){let r=this.device.createFramebuffer({colorAttachments:["rgba32float"],depthStencilAttachment:"depth16unorm"});this.depthFBO=r}let{canvas:e}=this.device.getDefaultCanvasContext();this.pickingFBO?.resize({width:e.width,height:e.height}),this.depthFBO?.resize({width:e.width,height:e.height})}_getPickable(e){if(this._pickable===!1)return null;let r=e.filter(o=>this.pickLayersPass.shouldDrawLayer(o)&&!o.isComposite);return r.length?r:null}async _pickClosestObjectAsync({layers:e,views:r,viewports:o,x:s,y:i,radius:n=0,depth:a=1,mode:c="query",unproject3D:l,onViewportActive:f,effects:h}){let u=this.device.canvasContext.cssToDeviceRatio(),d=this._getPickable(e);if(!d||o.length===0)return{result:[],emptyInfo:Qa({viewports:o,x:s,y:i,pixelRatio:u})};this._resizeBuffer();let p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=[p.x+Math.floor(p.width/2),p.y+Math.floor(p.height/2)],g=Math.round(n*u),{width:x,height:y}=this.pickingFBO,_=this._getPickingRect({deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceWidth:x,deviceHeight:y}),v={x:s-n,y:i-n,width:n*2+1,height:n*2+1},E,b=[],C=new Set;for(let R=0;R<a;R++){let S;if(_){let P=this._drawAndSample({layers:d,views:r,viewports:o,onViewportActive:f,deviceRect:_,cullRect:v,effects:h,pass:`picking:${c}`});S=Eu({...P,deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceRect:_})}else S={pickedColor:null,pickedObjectIndex:-1};let A;if(S.pickedLayer&&l&&this.depthFBO){let{pickedColors:P}=this._drawAndSample({layers:[S.pickedLayer],views:r,viewports:o,onViewportActive:f,deviceRect:{x:S.pickedX,y:S.pickedY,width:1,height:1},cullRect:v,effects:h,pass:`picking:${c}:z`},!0);P[3]&&(A=P[0])}S.pickedLayer&&R+1<a&&(C.add(S.pickedLayer),S.pickedLayer.disablePickingIndex(S.pickedObjectIndex)),E=wu({pickInfo:S,lastPickedInfo:this.lastPickedInfo,mode:c,layers:d,viewports:o,x:s,y:i,z:A,pixelRatio:u});for(let P of E.values())P.layer&&b.push(P);if(!S.pickedColor)break}for(let R of C)R.restorePickingColors();return{result:b,emptyInfo:E.get(null)}}_pickClosestObject({layers:e,views:r,viewports:o,x:s,y:i,radius:n=0,depth:a=1,mode:c="query",unproject3D:l,onViewportActive:f,effects:h}){let u=this.device.canvasContext.cssToDeviceRatio(),d=this._getPickable(e);if(!d||o.length===0)return{result:[],emptyInfo:Qa({viewports:o,x:s,y:i,pixelRatio:u})};this._resizeBuffer();let p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=[p.x+Math.floor(p.width/2),p.y+Math.floor(p.height/2)],g=Math.round(n*u),{width:x,height:y}=this.pickingFBO,_=this._getPickingRect({deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceWidth:x,deviceHeight:y}),v={x:s-n,y:i-n,width:n*2+1,height:n*2+1},E,b=[],C=new Set;for(let R=0;R<a;R++){let S;if(_){let P=this._drawAndSample({layers:d,views:r,viewports:o,onViewportActive:f,deviceRect:_,cullRect:v,effects:h,pass:`picking:${c}`});S=Eu({...P,deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceRect:_})}else S={pickedColor:null,pickedObjectIndex:-1};let A;if(S.pickedLayer&&l&&this.depthFBO){let{pickedColors:P}=this._drawAndSample({layers:[S.pickedLayer],views:r,viewports:o,onViewportActive:f,deviceRect:{x:S.pickedX,y:S.pickedY,width:1,height:1},cullRect:v,effects:h,pass:`picking:${c}:z`},!0);P[3]&&(A=P[0])}S.pickedLayer&&R+1<a&&(C.add(S.pickedLayer),S.pickedLayer.disablePickingIndex(S.pickedObjectIndex)),E=wu({pickInfo:S,lastPickedInfo:this.lastPickedInfo,mode:c,layers:d,viewports:o,x:s,y:i,z:A,pixelRatio:u});for(let P of E.values())P.layer&&b.push(P);if(!S.pickedColor)break}for(let R of C)R.restorePickingColors();return{result:b,emptyInfo:E.get(null)}}async _pickVisibleObjectsAsync({layers:e,views:r,viewports:o,x:s,y:i,width:n=1,height:a=1,mode:c="query",maxObjects:l=null,onViewportActive:f,effects:h}){let u=this._getPickable(e);if(!u||o.length===0)return[];this._resizeBuffer();let d=this.device.canvasContext.cssToDeviceRatio(),p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=p.x,g=p.y+p.height,x=this.device.canvasContext.cssToDevicePixels([s+n,i+a],!0),y=x.x+x.width,_=x.y,v={x:m,y:_,width:y-m,height:g-_},E=this._drawAndSample({layers:u,views:r,viewports:o,onViewportActive:f,deviceRect:v,cullRect:{x:s,y:i,width:n,height:a},effects:h,pass:`picking:${c}`}),b=Au(E),C=new Map,R=[],S=Number.isFinite(l);for(let A=0;A<b.length&&!(S&&R.length>=l);A++){let P=b[A],F={color:P.pickedColor,layer:null,index:P.pickedObjectIndex,picked:!0,x:s,y:i,pixelRatio:d};F=Ja({layer:P.pickedLayer,info:F,mode:c});let N=F.layer.id;C.has(N)||C.set(N,new Set);let B=C.get(N),te=F.object??F.index;B.has(te)||(B.add(te),R.push(F))}return R}_pickVisibleObjects({layers:e,views:r,viewports:o,x:s,y:i,width:n=1,height:a=1,mode:c="query",maxObjects:l=null,onViewportActive:f,effects:h}){let u=this._getPickable(e);if(!u||o.length===0)return[];this._resizeBuffer();let d=this.device.canvasContext.cssToDeviceRatio(),p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=p.x,g=p.y+p.height,x=this.device.canvasContext.cssToDevicePixels([s+n,i+a],!0),y=x.x+x.width,_=x.y,v={x:m,y:_,width:y-m,height:g-_},E=this._drawAndSample({layers:u,views:r,viewports:o,onViewportActive:f,deviceRect:v,cullRect:{x:s,y:i,width:n,height:a},effects:h,pass:`picking:${c}`}),b=Au(E),C=new Map,R=[],S=Number.isFinite(l);for(let A=0;A<b.length&&!(S&&R.length>=l);A++){let P=b[A],F={color:P.pickedColor,layer:null,index:P.pickedObjectIndex,picked:!0,x:s,y:i,pixelRatio:d};F=Ja({layer:P.pickedLayer,info:F,mode:c});let N=F.layer.id;C.has(N)||C.set(N,new Set);let B=C.get(N),te=F.object??F.index;B.has(te)||(B.add(te),R.push(F))}return R}async _drawAndSampleAsync({layers:e,views:r,viewports:o,onViewportActive:s,deviceRect:i,cullRect:n,effects:a,pass:c},l=!1){let f=l?this.depthFBO:this.pickingFBO,h={layers:e,layerFilter:this.layerFilter,views:r,viewports:o,onViewportActive:s,pickingFBO:f,deviceRect:i,cullRect:n,effects:a,pass:c,pickZ:l,preRenderStats:{},isPicking:!0};for(let y of a)y.useInPicking&&(h.preRenderStats[y.id]=y.preRender(h));let{decodePickingColor:u}=this.pickLayersPass.render(h),{x:d,y:p,width:m,height:g}=i,x=new(l?Float32Array:Uint8Array)(m*g*4);return this.device.readPixelsToArrayWebGL(f,{sourceX:d,sourceY:p,sourceWidth:m,sourceHeight:g,target:x}),{pickedColors:x,decodePickingColor:u}}_drawAndSample({layers:e,views:r,viewports:o,onViewportActive:s,deviceRect:i,cullRect:n,effects:a,pass:c},l=!1){let f=l?this.depthFBO:this.pickingFBO,h={layers:e,layerFilter:this.layerFilter,views:r,viewports:o,onViewportActive:s,pickingFBO:f,deviceRect:i,cullRect:n,effects:a,pass:c,pickZ:l,preRenderStats:{},isPicking:!0};for(let y of a)y.useInPicking&&(h.preRenderStats[y.id]=y.preRender(h));let{decodePickingColor:u}=this.pickLayersPass.render(h),{x:d,y:p,width:m,height:g}=i,x=new(l?Float32Array:Uint8Array)(m*g*4);return this.device.readPixelsToArrayWebGL(f,{sourceX:d,sourceY:p,sourceWidth:m,sourceHeight:g,target:x}),{pickedColors:x,decodePickingColor:u}}_getPickingRect({deviceX:e,deviceY:r,deviceRadius:o,deviceWidth:s,deviceHeight:i}){let n=Math.max(0,e-o),a=Math.max(0,r-o),c=Math.min(s,e+o+1)-n,l=Math.min(i,r+o+1)-a;return c<=0||l<=0?null:{x:n,y:a,width:c,height:l}}};var q4={"top-left":{top:0,left:0},"top-right":{top:0,right:0},"bottom-left":{bottom:0,left:0},"bottom-right":{bottom:0,right:0},fill:{top:0,left:0,bottom:0,right:0}},Z4="top-left",Jx="root",ec=class{constructor({deck:e,parentElement:r}){this.defaultWidgets=[],this.widgets=[],this.resolvedWidgets=[],this.containers={},this.lastViewports={},this.deck=e,r?.classList.add("deck-widget-container"),this.parentElement=r}getWidgets(){return this.resolvedWidgets}setProps(e){if(e.widgets&&!ae(e.widgets,this.widgets,1)){let r=e.widgets.filter(Boolean);this._setWidgets(r)}}finalize(){for(let e of this.getWidgets())this._removeWidget(e);this.defaultWidgets.length=0,this.resolvedWidgets.length=0;for(let e in this.containers)this.containers[e].remove()}addDefault(e){this.defaultWidgets.find(r=>r.id===e.id)||(this._addWidget(e),this.defaultWidgets.push(e),this._setWidgets(this.widgets))}onRedraw({viewports:e,layers:r}){let o=e.reduce((s,i)=>(s[i.id]=i,s),{});for(let s of this.getWidgets()){let{viewId:i}=s;if(i){let n=o[i];n&&(s.onViewportChange&&s.onViewportChange(n),s.onRedraw?.({viewports:[n],layers:r}))}else{if(s.onViewportChange)for(let n of e)s.onViewportChange(n);s.onRedraw?.({viewports:e,layers:r})}}this.lastViewports=o,this._updateContainers()}onHover(e,r){for(let o of this.getWidgets()){let{viewId:s}=o;(!s||s===e.viewport?.id)&&o.onHover?.(e,r)}}onEvent(e,r){let o=Vs[r.type];if(o)for(let s of this.getWidgets()){let{viewId:i}=s;(!i||i===e.viewport?.id)&&s[o]?.(e,r)}}_setWidgets(e){let r={};for(let o of this.resolvedWidgets)r[o.id]=o;this.resolvedWidgets.length=0;for(let o of this.defaultWidgets)r[o.id]=null,this.resolvedWidgets.push(o);for(let o of e){let s=r[o.id];s?s.viewId!==o.viewId||s.placement!==o.placement?(this._removeWidget(s),this._addWidget(o)):o!==s&&(s.setProps(o.props),o=s):this._addWidget(o),r[o.id]=null,this.resolvedWidgets.push(o)}for(let o in r){let s=r[o];s&&this._removeWidget(s)}this.widgets=e}_addWidget(e){let{viewId:r=null,placement:o=Z4}=e,s=e.props._container??r;e.widgetManager=this,e.deck=this.deck,e.rootElement=e._onAdd({deck:this.deck,viewId:r}),e.rootElement&&this._getContainer(s,o).append(e.rootElement),e.updateHTML()}_removeWidget(e){e.onRemove?.(),e.rootElement&&e.rootElement.remove(),e.rootElement=void 0,e.deck=void 0,e.widgetManager=void 0}_getContainer(e,r){if(e&&typeof e!="string")return e;let o=e||Jx,s=this.containers[o];s||(s=document.createElement("div"),s.style.pointerEvents="none",s.style.position="absolute",s.style.overflow="hidden",this.parentElement?.append(s),this.containers[o]=s);let i=s.querySelector(`.${r}`);return i||(i=globalThis.document.createElement("div"),i.className=r,i.style.position="absolute",i.style.zIndex="2",Object.assign(i.style,q4[r]),s.append(i)),i}_updateContainers(){let e=this.deck.width,r=this.deck.height;for(let o in this.containers){let s=this.lastViewports[o]||null,i=o===Jx||s,n=this.containers[o];i?(n.style.display="block",n.style.left=`${s?s.x:0}px`,n.style.top=`${s?s.y:0}px`,n.style.width=`${s?s.width:e}px`,n.style.height=`${s?s.height:r}px`):n.style.display="none"}}};function Pu(t,e){e&&Object.entries(e).map(([r,o])=>{r.startsWith("--")?t.style.setProperty(r,o):t.style[r]=o})}function e_(t,e){e&&Object.keys(e).map(r=>{r.startsWith("--")?t.style.removeProperty(r):t.style[r]=""})}var Po=class{constructor(e){this.viewId=null,this.props={...this.constructor.defaultProps,...e},this.id=this.props.id}setProps(e){let r=this.props,o=this.rootElement;o&&r.className!==e.className&&(r.className&&o.classList.remove(r.className),e.className&&o.classList.add(e.className)),o&&!ae(r.style,e.style,1)&&(e_(o,r.style),Pu(o,e.style)),Object.assign(this.props,e),this.updateHTML()}updateHTML(){this.rootElement&&this.onRenderHTML(this.rootElement)}onCreateRootElement(){let e=["deck-widget",this.className,this.props.className],r=document.createElement("div");return e.filter(o=>typeof o=="string"&&o.length>0).forEach(o=>r.classList.add(o)),Pu(r,this.props.style),r}_onAdd(e){return this.onAdd(e)??this.onCreateRootElement()}onAdd(e){}onRemove(){}onViewportChange(e){}onRedraw(e){}onHover(e,r){}onClick(e,r){}onDrag(e,r){}onDragStart(e,r){}onDragEnd(e,r){}};Po.defaultProps={id:"widget",style:{},_container:null,className:""};var G4={zIndex:"1",position:"absolute",pointerEvents:"none",color:"#a0a7b4",backgroundColor:"#29323c",padding:"10px",top:"0",left:"0",display:"none"},ci=class extends Po{constructor(e={}){super(e),this.id="default-tooltip",this.placement="fill",this.className="deck-tooltip",this.isVisible=!1,this.setProps(e)}onCreateRootElement(){let e=document.createElement("div");return e.className=this.className,Object.assign(e.style,G4),e}onRenderHTML(e){}onViewportChange(e){this.isVisible&&e.id===this.lastViewport?.id&&!e.equals(this.lastViewport)&&this.setTooltip(null),this.lastViewport=e}onHover(e){let{deck:r}=this,o=r&&r.props.getTooltip;if(!o)return;let s=o(e);this.setTooltip(s,e.x,e.y)}setTooltip(e,r,o){let s=this.rootElement;if(s){if(typeof e=="string")s.innerText=e;else if(e)e.text&&(s.innerText=e.text),e.html&&(s.innerHTML=e.html),e.className&&(s.className=e.className);else{this.isVisible=!1,s.style.display="none";return}this.isVisible=!0,s.style.display="block",s.style.transform=`translate(${r}px, ${o}px)`,e&&typeof e=="object"&&"style"in e&&Object.assign(s.style,e.style)}}};ci.defaultProps={...Po.defaultProps};V();wc();Yr();function or(){}var rR=({isDragging:t})=>t?"grabbing":"grab",S1={id:"",width:"100%",height:"100%",style:null,viewState:null,initialViewState:null,pickingRadius:0,layerFilter:null,parameters:{},parent:null,device:null,deviceProps:{},gl:null,canvas:null,layers:[],effects:[],views:null,controller:null,useDevicePixels:!0,touchAction:"none",eventRecognizerOptions:{},_framebuffer:null,_animate:!1,_pickable:!0,_typedArrayManagerProps:{},_customRender:null,widgets:[],onDeviceInitialized:or,onWebGLInitialized:or,onResize:or,onViewStateChange:or,onInteractionStateChange:or,onBeforeRender:or,onAfterRender:or,onLoad:or,onError:t=>L.error(t.message,t.cause)(),onHover:null,onClick:null,onDragStart:null,onDrag:null,onDragEnd:null,_onMetrics:null,getCursor:rR,getTooltip:null,debug:!1,drawPickingColors:!1},gi=class{constructor(e){this.width=0,this.height=0,this.userData={},this.device=null,this.canvas=null,this.viewManager=null,this.layerManager=null,this.effectManager=null,this.deckRenderer=null,this.deckPicker=null,this.eventManager=null,this.widgetManager=null,this.tooltip=null,this.animationLoop=null,this.cursorState={isHovering:!1,isDragging:!1},this.stats=new we({id:"deck.gl"}),this.metrics={fps:0,setPropsTime:0,updateAttributesTime:0,framesRedrawn:0,pickTime:0,pickCount:0,gpuTime:0,gpuTimePerFrame:0,cpuTime:0,cpuTimePerFrame:0,bufferMemory:0,textureMemory:0,renderbufferMemory:0,gpuMemory:0},this._metricsCounter=0,this._needsRedraw="Initial render",this._pickRequest={mode:"hover",x:-1,y:-1,radius:0,event:null,unproject3D:!1},this._lastPointerDownInfo=null,this._onPointerMove=o=>{let{_pickRequest:s}=this;if(o.type==="pointerleave")s.x=-1,s.y=-1,s.radius=0;else{if(o.leftButton||o.rightButton)return;{let i=o.offsetCenter;if(!i)return;s.x=i.x,s.y=i.y,s.radius=this.props.pickingRadius}}this.layerManager&&(this.layerManager.context.mousePosition={x:s.x,y:s.y}),s.event=o},this._onEvent=o=>{let s=Vs[o.type],i=o.offsetCenter;if(!s||!i||!this.layerManager)return;let n,a=this.layerManager.getLayers(),c=a.some(d=>d.props.pickable==="3d");if(o.type==="click"&&c){let d=this._pick("pickObject","pickObject Time",{x:i.x,y:i.y,radius:this.props.pickingRadius,unproject3D:!0});n=d.result[0]||d.emptyInfo}else n=this.deckPicker.getLastPickedObject({x:i.x,y:i.y,layers:a,viewports:this.getViewports(i)},this._lastPointerDownInfo);let{layer:l}=n,f=l&&(l[s]||l.props[s]),h=this.props[s],u=!1;f&&(u=f.call(l,n,o)),u||(h?.(n,o),this.widgetManager.onEvent(n,o))},this._onPointerDown=o=>{if(this.device?.type==="webgpu")return;let s=o.offsetCenter,i=this._pick("pickObject","pickObject Time",{x:s.x,y:s.y,radius:this.props.pickingRadius});this._lastPointerDownInfo=i.result[0]||i.emptyInfo},this.props={...S1,...e},e=this.props,e.viewState&&e.initialViewState&&L.warn("View state tracking is disabled. Use either `initialViewState` for auto update or `viewState` for manual update.")(),this.viewState=this.props.initialViewState,e.device&&(this.device=e.device);let r=this.device;if(!r&&e.gl){e.gl instanceof WebGLRenderingContext&&L.error("WebGL1 context not supported.")();let o=this.props.deviceProps?.onResize;r=mi.attach(e.gl,{_cacheShaders:!0,_cachePipelines:!0,...this.props.deviceProps,onResize:(s,i)=>{let{width:n,height:a}=s.canvas;s.drawingBufferWidth=n,s.drawingBufferHeight=a,this._needsRedraw="Canvas resized",o?.(s,i)}})}r||(r=this._createDevice(e)),this.animationLoop=this._createAnimationLoop(r,e),this.setProps(e),e._typedArrayManagerProps&&Ze.setOptions(e._typedArrayManagerProps),this.animationLoop.start()}finalize(){this.animationLoop?.stop(),this.animationLoop?.destroy(),this.animationLoop=null,this._lastPointerDownInfo=null,this.layerManager?.finalize(),this.layerManager=null,this.viewManager?.finalize(),this.viewManager=null,this.effectManager?.finalize(),this.effectManager=null,this.deckRenderer?.finalize(),this.deckRenderer=null,this.deckPicker?.finalize(),this.deckPicker=null,this.eventManager?.destroy(),this.eventManager=null,this.widgetManager?.finalize(),this.widgetManager=null,!this.props.canvas&&!this.props.device&&!this.props.gl&&this.canvas&&(this.canvas.parentElement?.removeChild(this.canvas),this.canvas=null)}setProps(e){this.stats.get("setProps Time").timeStart(),"onLayerHover"in e&&L.removed("onLayerHover","onHover")(),"onLayerClick"in e&&L.removed("onLayerClick","onClick")(),e.initialViewState&&!ae(this.props.initialViewState,e.initialViewState,3)&&(this.viewState=e.initialViewState),Object.assign(this.props,e),this._setCanvasSize(this.props);let r=Object.create(this.props);Object.assign(r,{views:this._getViews(),width:this.width,height:this.height,viewState:this._getViewState()}),e.device&&e.device.id!==this.device?.id&&(this.animationLoop?.stop(),this.canvas!==e.device.canvasContext?.canvas&&(this.canvas?.remove(),this.eventManager?.destroy(),this.canvas=null),L.log(`recreating animation loop for new device! id=${e.device.id}`)(),this.animationLoop=this._createAnimationLoop(e.device,e),this.animationLoop.start()),this.animationLoop?.setProps(r),e.useDevicePixels!==void 0&&this.device?.canvasContext?.setProps&&this.device.canvasContext.setProps({useDevicePixels:e.useDevicePixels}),this.layerManager&&(this.viewManager.setProps(r),this.layerManager.activateViewport(this.getViewports()[0]),this.layerManager.setProps(r),this.effectManager.setProps(r),this.deckRenderer.setProps(r),this.deckPicker.setProps(r),this.widgetManager.setProps(r)),this.stats.get("setProps Time").timeEnd()}needsRedraw(e={clearRedrawFlags:!1}){if(!this.layerManager)return!1;if(this.props._animate)return"Deck._animate";let r=this._needsRedraw;e.clearRedrawFlags&&(this._needsRedraw=!1);let o=this.viewManager.needsRedraw(e),s=this.layerManager.needsRedraw(e),i=this.effectManager.needsRedraw(e),n=this.deckRenderer.needsRedraw(e);return r=r||o||s||i||n,r}redraw(e){if(!this.layerManager)return;let r=this.needsRedraw({clearRedrawFlags:!0});r=e||r,r&&(this.stats.get("Redraw Count").incrementCount(),this.props._customRender?this.props._customRender(r):this._drawLayers(r))}get isInitialized(){return this.viewManager!==null}getViews(){return Q(this.viewManager),this.viewManager.views}getView(e){return Q(this.viewManager),this.viewManager.getView(e)}getViewports(e){return Q(this.viewManager),this.viewManager.getViewports(e)}getCanvas(){return this.canvas}pickObject(e){let r=this._pick("pickObject","pickObject Time",e).result;return r.length?r[0]:null}pickMultipleObjects(e){return e.depth=e.depth||10,this._pick("pickObject","pickMultipleObjects Time",e).result}pickObjects(e){return this._pick("pickObjects","pickObjects Time",e)}_addResources(e,r=!1){for(let o in e)this.layerManager.resourceManager.add({resourceId:o,data:e[o],forceUpdate:r})}_removeResources(e){for(let r of e)this.layerManager.resourceManager.remove(r)}_addDefaultEffect(e){this.effectManager.addDefaultEffect(e)}_addDefaultShaderModule(e){this.layerManager.addDefaultShaderModule(e)}_removeDefaultShaderModule(e){this.layerManager?.removeDefaultShaderModule(e)}_pick(e,r,o){Q(this.deckPicker);let{stats:s}=this;s.get("Pick Count").incrementCount(),s.get(r).timeStart();let i=this.deckPicker[e]({layers:this.layerManager.getLayers(o),views:this.viewManager.getViews(),viewports:this.getViewports(o),onViewportActive:this.layerManager.activateViewport,effects:this.effectManager.getEffects(),...o});return s.get(r).timeEnd(),i}_createCanvas(e){let r=e.canvas;return typeof r=="string"&&(r=document.getElementById(r),Q(r)),r||(r=document.createElement("canvas"),r.id=e.id||"deckgl-overlay",e.width&&typeof e.width=="number"&&(r.width=e.width),e.height&&typeof e.height=="number"&&(r.height=e.height),(e.parent||document.body).appendChild(r)),Object.assign(r.style,e.style),r}_setCanvasSize(e){if(!this.canvas)return;let{width:r,height:o}=e;if(r||r===0){let s=Number.isFinite(r)?`${r}px`:r;this.canvas.style.width=s}if(o||o===0){let s=Number.isFinite(o)?`${o}px`:o;this.canvas.style.position=e.style?.position||"absolute",this.canvas.style.height=s}}_updateCanvasSize(){let{canvas:e}=this;if(!e)return;let r=e.clientWidth??e.width,o=e.clientHeight??e.height;(r!==this.width||o!==this.height)&&(this.width=r,this.height=o,this.viewManager?.setProps({width:r,height:o}),this.layerManager?.activateViewport(this.getViewports()[0]),this.props.onResize({width:r,height:o}))}_createAnimationLoop(e,r){let{gl:o,onError:s}=r;return new qs({device:e,autoResizeDrawingBuffer:!o,autoResizeViewport:!1,onInitialize:i=>this._setDevice(i.device),onRender:this._onRenderFrame.bind(this),onError:s})}_createDevice(e){let r=this.props.deviceProps?.createCanvasContext,o=typeof r=="object"?r:void 0,s={adapters:[],_cacheShaders:!0,_cachePipelines:!0,...e.deviceProps};s.adapters.includes(mi)||s.adapters.push(mi);let i={alphaMode:this.props.deviceProps?.type==="webgpu"?"premultiplied":void 0},n=this.props.deviceProps?.onResize;return Jr.createDevice({_reuseDevices:!0,type:"webgl",...s,createCanvasContext:{...i,...o,canvas:this._createCanvas(e),useDevicePixels:this.props.useDevicePixels,autoResize:!0},onResize:(a,c)=>{this._needsRedraw="Canvas resized",n?.(a,c)}})}_getViewState(){return this.props.viewState||this.viewState}_getViews(){let{views:e}=this.props,r=Array.isArray(e)?e:e?[e]:[new Qx({id:"default-view"})];return r.length&&this.props.controller&&(r[0].props.controller=this.props.controller),r}_onContextLost(){let{onError:e}=this.props;this.animationLoop&&e&&e(new Error("WebGL context is lost"))}_pickAndCallback(){if(this.device?.type==="webgpu")return;let{_pickRequest:e}=this;if(e.event){let o=(this.layerManager?.getLayers()||[]).some(c=>c.props.pickable==="3d");e.unproject3D=o;let{result:s,emptyInfo:i}=this._pick("pickObject","pickObject Time",e);this.cursorState.isHovering=s.length>0;let n=i,a=!1;for(let c of s)n=c,a=c.layer?.onHover(c,e.event)||a;a||(this.props.onHover?.(n,e.event),this.widgetManager.onHover(n,e.event)),e.event=null}}_updateCursor(){let e=this.props.parent||this.canvas;e&&(e.style.cursor=this.props.getCursor(this.cursorState))}_setDevice(e){if(this.device=e,!this.animationLoop)return;this.canvas||(this.canvas=this.device.canvasContext?.canvas,!this.canvas.isConnected&&this.props.parent&&this.props.parent.insertBefore(this.canvas,this.props.parent.firstChild)),this.device.type==="webgl"&&this.device.setParametersWebGL({blend:!0,blendFunc:[770,771,1,771],polygonOffsetFill:!0,depthTest:!0,depthFunc:515}),this.props.onDeviceInitialized(this.device),this.device.type==="webgl"&&this.props.onWebGLInitialized(this.device.gl);let r=new Mr;r.play(),this.animationLoop.attachTimeline(r),this.eventManager=new zs(this.props.parent||this.canvas,{touchAction:this.props.touchAction,recognizers:Object.keys(ou).map(s=>{let[i,n,a,c]=ou[s],l=this.props.eventRecognizerOptions?.[s],f={...n,...l,event:s};return{recognizer:new i(f),recognizeWith:a,requestFailure:c}}),events:{pointerdown:this._onPointerDown,pointermove:this._onPointerMove,pointerleave:this._onPointerMove}});for(let s in Vs)this.eventManager.on(s,this._onEvent);this.viewManager=new Js({timeline:r,eventManager:this.eventManager,onViewStateChange:this._onViewStateChange.bind(this),onInteractionStateChange:this._onInteractionStateChange.bind(this),views:this._getViews(),viewState:this._getViewState(),width:this.width,height:this.height});let o=this.viewManager.getViewports()[0];this.layerManager=new Qs(this.device,{deck:this,stats:this.stats,viewport:o,timeline:r}),this.effectManager=new si({deck:this,device:this.device}),this.deckRenderer=new ni(this.device),this.deckPicker=new ai(this.device),this.widgetManager=new ec({deck:this,parentElement:this.canvas?.parentElement}),this.widgetManager.addDefault(new ci),this.setProps(this.props),this._updateCanvasSize(),this.props.onLoad()}_drawLayers(e,r){let{device:o,gl:s}=this.layerManager.context;this.props.onBeforeRender({device:o,gl:s});let i={target:this.props._framebuffer,layers:this.layerManager.getLayers(),viewports:this.viewManager.getViewports(),onViewportActive:this.layerManager.activateViewport,views:this.viewManager.getViews(),pass:"screen",effects:this.effectManager.getEffects(),...r};this.deckRenderer?.renderLayers(i),i.pass==="screen"&&this.widgetManager.onRedraw({viewports:i.viewports,layers:i.layers}),this.props.onAfterRender({device:o,gl:s})}_onRenderFrame(){this._getFrameStats(),this._metricsCounter++%60===0&&(this._getMetrics(),this.stats.reset(),L.table(4,this.metrics)(),this.props._onMetrics&&this.props._onMetrics(this.metrics)),this._updateCanvasSize(),this._updateCursor(),this.layerManager.updateLayers(),this.device?.type!=="webgpu"&&this._pickAndCallback(),this.redraw(),this.viewManager&&this.viewManager.updateViewStates()}_onViewStateChange(e){let r=this.props.onViewStateChange(e)||e.viewState;this.viewState&&(this.viewState={...this.viewState,[e.viewId]:r},this.props.viewState||this.viewManager&&this.viewManager.setProps({viewState:this.viewState}))}_onInteractionStateChange(e){this.cursorState.isDragging=e.isDragging||!1,this.props.onInteractionStateChange(e)}_getFrameStats(){let{stats:e}=this;e.get("frameRate").timeEnd(),e.get("frameRate").timeStart();let r=this.animationLoop.stats;e.get("GPU Time").addTime(r.get("GPU Time").lastTiming),e.get("CPU Time").addTime(r.get("CPU Time").lastTiming)}_getMetrics(){let{metrics:e,stats:r}=this;e.fps=r.get("frameRate").getHz(),e.setPropsTime=r.get("setProps Time").time,e.updateAttributesTime=r.get("Update Attributes").time,e.framesRedrawn=r.get("Redraw Count").count,e.pickTime=r.get("pickObject Time").time+r.get("pickMultipleObjects Time").time+r.get("pickObjects Time").time,e.pickCount=r.get("Pick Count").count,e.gpuTime=r.get("GPU Time").time,e.cpuTime=r.get("CPU Time").time,e.gpuTimePerFrame=r.get("GPU Time").getAverageTime(),e.cpuTimePerFrame=r.get("CPU Time").getAverageTime();let o=Jr.stats.get("Memory Usage");e.bufferMemory=o.get("Buffer Memory").count,e.textureMemory=o.get("Texture Memory").count,e.renderbufferMemory=o.get("Renderbuffer Memory").count,e.gpuMemory=o.get("GPU Memory").count}};gi.defaultProps=S1;gi.VERSION=Tm;var Zu=gi;V();V();function E1(t){switch(t){case"float64":return Float64Array;case"uint8":case"unorm8":return Uint8ClampedArray;default:return vr(t)}}var A1=yr;function xi(t,e,r){let o=r==="webgpu"&&e.type==="uint8"?"unorm8":e.type;return{attribute:t,format:e.size>1?`${o}x${e.size}`:e.type,byteOffset:e.offset||0}}function sr(t){return t.stride||t.size*t.bytesPerElement}function w1(t,e){return t.type===e.type&&t.size===e.size&&sr(t)===sr(e)&&(t.offset||0)===(e.offset||0)}function Gu(t,e){e.offset&&L.removed("shaderAttribute.offset","vertexOffset, elementOffset")();let r=sr(t),o=e.vertexOffset!==void 0?e.vertexOffset:t.vertexOffset||0,s=e.elementOffset||0,i=o*r+s*t.bytesPerElement+(t.offset||0);return{...e,offset:i,stride:r}}function oR(t,e){let r=Gu(t,e);return{high:r,low:{...r,offset:r.offset+t.size*4}}}var _i=class{constructor(e,r,o){this._buffer=null,this.device=e,this.id=r.id||"",this.size=r.size||1;let s=r.logicalType||r.type,i=s==="float64",{defaultValue:n}=r;n=Number.isFinite(n)?[n]:n||new Array(this.size).fill(0);let a;i?a="float32":!s&&r.isIndexed?a="uint32":a=s||"float32";let c=E1(s||a);this.doublePrecision=i,i&&r.fp64===!1&&(c=Float32Array),this.value=null,this.settings={...r,defaultType:c,defaultValue:n,logicalType:s,type:a,normalized:a.includes("norm"),size:this.size,bytesPerElement:c.BYTES_PER_ELEMENT},this.state={...o,externalBuffer:null,bufferAccessor:this.settings,allocatedValue:null,numInstances:0,bounds:null,constant:!1}}get isConstant(){return this.state.constant}get buffer(){return this._buffer}get byteOffset(){let e=this.getAccessor();return e.vertexOffset?e.vertexOffset*sr(e):0}get numInstances(){return this.state.numInstances}set numInstances(e){this.state.numInstances=e}delete(){this._buffer&&(this._buffer.delete(),this._buffer=null),Ze.release(this.state.allocatedValue)}getBuffer(){return this.state.constant?null:this.state.externalBuffer||this._buffer}getValue(e=this.id,r=null){let o={};if(this.state.constant){let s=this.value;if(r){let i=Gu(this.getAccessor(),r),n=i.offset/s.BYTES_PER_ELEMENT,a=i.size||this.size;o[e]=s.subarray(n,n+a)}else o[e]=s}else o[e]=this.getBuffer();return this.doublePrecision&&(this.value instanceof Float64Array?o[`${e}64Low`]=o[e]:o[`${e}64Low`]=new Float32Array(this.size)),o}_getBufferLayout(e=this.id,r=null){let o=this.getAccessor(),s=[],i={name:this.id,byteStride:sr(o),attributes:s};if(this.doublePrecision){let n=oR(o,r||{});s.push(xi(e,{...o,...n.high},this.device.type),xi(`${e}64Low`,{...o,...n.low},this.device.type))}else if(r){let n=Gu(o,r);s.push(xi(e,{...o,...n},this.device.type))}else s.push(xi(e,o,this.device.type));return i}setAccessor(e){this.state.bufferAccessor=e}getAccessor(){return this.state.bufferAccessor}getBounds(){if(this.state.bounds)return this.state.bounds;let e=null;if(this.state.constant&&this.value){let r=Array.from(this.value);e=[r,r]}else{let{value:r,numInstances:o,size:s}=this,i=o*s;if(r&&i&&r.length>=i){let n=new Array(s).fill(1/0),a=new Array(s).fill(-1/0);for(let c=0;c<i;)for(let l=0;l<s;l++){let f=r[c++];f<n[l]&&(n[l]=f),f>a[l]&&(a[l]=f)}e=[n,a]}}return this.state.bounds=e,e}setData(e){let{state:r}=this,o;ArrayBuffer.isView(e)?o={value:e}:e instanceof H?o={buffer:e}:o=e;let s={...this.settings,...o};if(ArrayBuffer.isView(o.value)){if(!o.type)if(this.doublePrecision&&o.value instanceof Float64Array)s.type="float32";else{let n=A1(o.value);s.type=s.normalized?n.replace("int","norm"):n}s.bytesPerElement=o.value.BYTES_PER_ELEMENT,s.stride=sr(s)}if(r.bounds=null,o.constant){let i=o.value;if(i=this._normalizeValue(i,[],0),this.settings.normalized&&(i=this.normalizeConstant(i)),!(!r.constant||!this._areValuesEqual(i,this.value)))return!1;r.externalBuffer=null,r.constant=!0,this.value=ArrayBuffer.isView(i)?i:new Float32Array(i)}else if(o.buffer){let i=o.buffer;r.externalBuffer=i,r.constant=!1,this.value=o.value||null}else if(o.value){this._checkExternalBuffer(o);let i=o.value;r.externalBuffer=null,r.constant=!1,this.value=i;let{buffer:n}=this,a=sr(s),c=(s.vertexOffset||0)*a;if(this.doublePrecision&&i instanceof Float64Array&&(i=Ba(i,s)),this.settings.isIndexed){let f=this.settings.defaultType;i.constructor!==f&&(i=new f(i))}let l=i.byteLength+c+a*2;(!n||n.byteLength<l)&&(n=this._createBuffer(l)),n.write(i,c)}return this.setAccessor(s),!0}updateSubBuffer(e={}){this.state.bounds=null;let r=this.value,{startOffset:o=0,endOffset:s}=e;this.buffer.write(this.doublePrecision&&r instanceof Float64Array?Ba(r,{size:this.size,startIndex:o,endIndex:s}):r.subarray(o,s),o*r.BYTES_PER_ELEMENT+this.byteOffset)}allocate(e,r=!1){let{state:o}=this,s=o.allocatedValue,i=Ze.allocate(s,e+1,{size:this.size,type:this.settings.defaultType,copy:r});this.value=i;let{byteOffset:n}=this,{buffer:a}=this;return(!a||a.byteLength<i.byteLength+n)&&(a=this._createBuffer(i.byteLength+n),r&&s&&a.write(s instanceof Float64Array?Ba(s,this):s,n)),o.allocatedValue=i,o.constant=!1,o.externalBuffer=null,this.setAccessor(this.settings),!0}_checkExternalBuffer(e){let{value:r}=e;if(!ArrayBuffer.isView(r))throw new Error(`Attribute ${this.id} value is not TypedArray`);let o=this.settings.defaultType,s=!1;if(this.doublePrecision&&(s=r.BYTES_PER_ELEMENT<4),s)throw new Error(`Attribute ${this.id} does not support ${r.constructor.name}`);!(r instanceof o)&&this.settings.normalized&&!("normalized"in e)&&L.warn(`Attribute ${this.id} is normalized`)()}normalizeConstant(e){switch(this.settings.type){case"snorm8":return new Float32Array(e).map(r=>(r+128)/255*2-1);case"snorm16":return new Float32Array(e).map(r=>(r+32768)/65535*2-1);case"unorm8":return new Float32Array(e).map(r=>r/255);case"unorm16":return new Float32Array(e).map(r=>r/65535);default:return e}}_normalizeValue(e,r,o){let{defaultValue:s,size:i}=this.settings;if(Number.isFinite(e))return r[o]=e,r;if(!e){let n=i;for(;--n>=0;)r[o+n]=s[n];return r}switch(i){case 4:r[o+3]=Number.isFinite(e[3])?e[3]:s[3];case 3:r[o+2]=Number.isFinite(e[2])?e[2]:s[2];case 2:r[o+1]=Number.isFinite(e[1])?e[1]:s[1];case 1:r[o+0]=Number.isFinite(e[0])?e[0]:s[0];break;default:let n=i;for(;--n>=0;)r[o+n]=Number.isFinite(e[n])?e[n]:s[n]}return r}_areValuesEqual(e,r){if(!e||!r)return!1;let{size:o}=this;for(let s=0;s<o;s++)if(e[s]!==r[s])return!1;return!0}_createBuffer(e){this._buffer&&this._buffer.destroy();let{isIndexed:r,type:o}=this.settings;return this._buffer=this.device.createBuffer({...this._buffer?.props,id:this.id,usage:(r?H.INDEX:H.VERTEX)|H.COPY_DST,indexType:r?o:void 0,byteLength:e}),this._buffer}};var P1=[],R1=[];function rt(t,e=0,r=1/0){let o=P1,s={index:-1,data:t,target:[]};return t?typeof t[Symbol.iterator]=="function"?o=t:t.length>0&&(R1.length=t.length,o=R1):o=P1,(e>0||Number.isFinite(r))&&(o=(Array.isArray(o)?o:Array.from(o)).slice(e,r),s.index=e-1),{iterable:o,objectInfo:s}}function Mc(t){return t&&t[Symbol.asyncIterator]}function Ic(t,e){let{size:r,stride:o,offset:s,startIndices:i,nested:n}=e,a=t.BYTES_PER_ELEMENT,c=o?o/a:r,l=s?s/a:0,f=Math.floor((t.length-l)/c);return(h,{index:u,target:d})=>{if(!i){let x=u*c+l;for(let y=0;y<r;y++)d[y]=t[x+y];return d}let p=i[u],m=i[u+1]||f,g;if(n){g=new Array(m-p);for(let x=p;x<m;x++){let y=x*c+l;d=new Array(r);for(let _=0;_<r;_++)d[_]=t[y+_];g[x-p]=d}}else if(c===r)g=t.subarray(p*r+l,m*r+l);else{g=new t.constructor((m-p)*r);let x=0;for(let y=p;y<m;y++){let _=y*c+l;for(let v=0;v<r;v++)g[x++]=t[_+v]}}return g}}var C1=[],yi=[[0,1/0]];function M1(t,e){if(t===yi||(e[0]<0&&(e[0]=0),e[0]>=e[1]))return t;let r=[],o=t.length,s=0;for(let i=0;i<o;i++){let n=t[i];n[1]<e[0]?(r.push(n),s=i+1):n[0]>e[1]?r.push(n):e=[Math.min(n[0],e[0]),Math.max(n[1],e[1])]}return r.splice(s,0,e),r}var iR={interpolation:{duration:0,easing:t=>t},spring:{stiffness:.05,damping:.5}};function Oc(t,e){if(!t)return null;Number.isFinite(t)&&(t={type:"interpolation",duration:t});let r=t.type||"interpolation";return{...iR[r],...e,...t,type:r}}var kr=class extends _i{constructor(e,r){super(e,r,{startIndices:null,lastExternalBuffer:null,binaryValue:null,binaryAccessor:null,needsUpdate:!0,needsRedraw:!1,layoutChanged:!1,updateRanges:yi}),this.constant=!1,this.settings.update=r.update||(r.accessor?this._autoUpdater:void 0),Object.seal(this.settings),Object.seal(this.state),this._validateAttributeUpdaters()}get startIndices(){return this.state.startIndices}set startIndices(e){this.state.startIndices=e}needsUpdate(){return this.state.needsUpdate}needsRedraw({clearChangedFlags:e=!1}={}){let r=this.state.needsRedraw;return this.state.needsRedraw=r&&!e,r}layoutChanged(){return this.state.layoutChanged}setAccessor(e){var r;(r=this.state).layoutChanged||(r.layoutChanged=!w1(e,this.getAccessor())),super.setAccessor(e)}getUpdateTriggers(){let{accessor:e}=this.settings;return[this.id].concat(typeof e!="function"&&e||[])}supportsTransition(){return!!this.settings.transition}getTransitionSetting(e){if(!e||!this.supportsTransition())return null;let{accessor:r}=this.settings,o=this.settings.transition,s=Array.isArray(r)?e[r.find(i=>e[i])]:e[r];return Oc(s,o)}setNeedsUpdate(e=this.id,r){if(this.state.needsUpdate=this.state.needsUpdate||e,this.setNeedsRedraw(e),r){let{startRow:o=0,endRow:s=1/0}=r;this.state.updateRanges=M1(this.state.updateRanges,[o,s])}else this.state.updateRanges=yi}clearNeedsUpdate(){this.state.needsUpdate=!1,this.state.updateRanges=C1}setNeedsRedraw(e=this.id){this.state.needsRedraw=this.state.needsRedraw||e}allocate(e){let{state:r,settings:o}=this;return o.noAlloc?!1:o.update?(super.allocate(e,r.updateRanges!==yi),!0):!1}updateBuffer({numInstances:e,data:r,props:o,context:s}){if(!this.needsUpdate())return!1;let{state:{updateRanges:i},settings:{update:n,noAlloc:a}}=this,c=!0;if(n){for(let[l,f]of i)n.call(s,this,{data:r,startRow:l,endRow:f,props:o,numInstances:e});if(this.value)if(this.constant||!this.buffer||this.buffer.byteLength<this.value.byteLength+this.byteOffset)this.setData({value:this.value,constant:this.constant}),this.constant=!1;else for(let[l,f]of i){let h=Number.isFinite(l)?this.getVertexOffset(l):0,u=Number.isFinite(f)?this.getVertexOffset(f):a||!Number.isFinite(e)?this.value.length:e*this.size;super.updateSubBuffer({startOffset:h,endOffset:u})}this._checkAttributeArray()}else c=!1;return this.clearNeedsUpdate(),this.setNeedsRedraw(),c}setConstantValue(e,r){let o=this.device.type==="webgpu";if(o||r===void 0||typeof r=="function"){if(o&&typeof r!="function"){let n=this._normalizeValue(r,[],0);this._areValuesEqual(n,this.value)||this.setNeedsUpdate("WebGPU constant updated")}return!1}let s=this.settings.transform&&e?this.settings.transform.call(e,r):r;return this.setData({constant:!0,value:s})&&this.setNeedsRedraw(),this.clearNeedsUpdate(),!0}setExternalBuffer(e){let{state:r}=this;return e?(this.clearNeedsUpdate(),r.lastExternalBuffer===e||(r.lastExternalBuffer=e,this.setNeedsRedraw(),this.setData(e)),!0):(r.lastExternalBuffer=null,!1)}setBinaryValue(e,r=null){let{state:o,settings:s}=this;if(!e)return o.binaryValue=null,o.binaryAccessor=null,!1;if(s.noAlloc)return!1;if(o.binaryValue===e)return this.clearNeedsUpdate(),!0;if(o.binaryValue=e,this.setNeedsRedraw(),s.transform||r!==this.startIndices){ArrayBuffer.isView(e)&&(e={value:e});let n=e;Q(ArrayBuffer.isView(n.value),`invalid ${s.accessor}`);let a=!!n.size&&n.size!==this.size;return o.binaryAccessor=Ic(n.value,{size:n.size||this.size,stride:n.stride,offset:n.offset,startIndices:r,nested:a}),!1}return this.clearNeedsUpdate(),this.setData(e),!0}getVertexOffset(e){let{startIndices:r}=this;return(r?e<r.length?r[e]:this.numInstances:e)*this.size}getValue(){let e=this.settings.shaderAttributes,r=super.getValue();if(!e)return r;for(let o in e)Object.assign(r,super.getValue(o,e[o]));return r}getBufferLayout(e){this.state.layoutChanged=!1;let r=this.settings.shaderAttributes,o=super._getBufferLayout(),{stepMode:s}=this.settings;if(s==="dynamic"?o.stepMode=e?e.isInstanced?"instance":"vertex":"instance":o.stepMode=s??"vertex",!r)return o;for(let i in r){let n=super._getBufferLayout(i,r[i]);o.attributes.push(...n.attributes)}return o}_autoUpdater(e,{data:r,startRow:o,endRow:s,props:i,numInstances:n}){if(e.constant&&this.context.device.type!=="webgpu")return;let{settings:a,state:c,value:l,size:f,startIndices:h}=e,{accessor:u,transform:d}=a,p=c.binaryAccessor||(typeof u=="function"?u:i[u]);typeof p!="function"&&typeof u=="string"&&(p=()=>i[u]),Q(typeof p=="function",`accessor "${u}" is not a function`);let m=e.getVertexOffset(o),{iterable:g,objectInfo:x}=rt(r,o,s);for(let y of g){x.index++;let _=p(y,x);if(d&&(_=d.call(this,_)),h){let v=(x.index<h.length-1?h[x.index+1]:n)-h[x.index];if(_&&Array.isArray(_[0])){let E=m;for(let b of _)e._normalizeValue(b,l,E),E+=f}else _&&_.length>f?l.set(_,m):(e._normalizeValue(_,x.target,0),_u({target:l,source:x.target,start:m,count:v}));m+=v*f}else e._normalizeValue(_,l,m),m+=f}}_validateAttributeUpdaters(){let{settings:e}=this;if(!(e.noAlloc||typeof e.update=="function"))throw new Error(`Attribute ${this.id} missing update or accessor`)}_checkAttributeArray(){let{value:e}=this,r=Math.min(4,this.size);if(e&&e.length>=r){let o=!0;switch(r){case 4:o=o&&Number.isFinite(e[3]);case 3:o=o&&Number.isFinite(e[2]);case 2:o=o&&Number.isFinite(e[1]);case 1:o=o&&Number.isFinite(e[0]);break;default:o=!1}if(!o)throw new Error(`Illegal attribute generated for ${this.id}`)}}};function Qu(t){let{source:e,target:r,start:o=0,size:s,getData:i}=t,n=t.end||r.length,a=e.length,c=n-o;if(a>c){r.set(e.subarray(0,c),o);return}if(r.set(e,o),!i)return;let l=a;for(;l<c;){let f=i(l,e);for(let h=0;h<s;h++)r[o+l]=f[h]||0,l++}}function I1({source:t,target:e,size:r,getData:o,sourceStartIndices:s,targetStartIndices:i}){if(!s||!i)return Qu({source:t,target:e,size:r,getData:o}),e;let n=0,a=0,c=o&&((f,h)=>o(f+a,h)),l=Math.min(s.length,i.length);for(let f=1;f<l;f++){let h=s[f]*r,u=i[f]*r;Qu({source:t.subarray(n,h),target:e,start:a,end:u,size:r,getData:c}),n=h,a=u}return a<e.length&&Qu({source:[],target:e,start:a,size:r,getData:c}),e}function O1(t){let{device:e,settings:r,value:o}=t,s=new kr(e,r);return s.setData({value:o instanceof Float64Array?new Float64Array(0):new Float32Array(0),normalized:r.normalized}),s}function Nc(t){switch(t){case 1:return"float";case 2:return"vec2";case 3:return"vec3";case 4:return"vec4";default:throw new Error(`No defined attribute type for size "${t}"`)}}function Lc(t){switch(t){case 1:return"float32";case 2:return"float32x2";case 3:return"float32x3";case 4:return"float32x4";default:throw new Error("invalid type size")}}function Dc(t){t.push(t.shift())}function N1(t,e){let{doublePrecision:r,settings:o,value:s,size:i}=t,n=r&&s instanceof Float64Array?2:1,a=0,{shaderAttributes:c}=t.settings;if(c)for(let l of Object.values(c))a=Math.max(a,l.vertexOffset??0);return(o.noAlloc?s.length:(e+a)*i)*n}function Fc({device:t,source:e,target:r}){return(!r||r.byteLength<e.byteLength)&&(r?.destroy(),r=t.createBuffer({byteLength:e.byteLength,usage:e.usage})),r}function Bc({device:t,buffer:e,attribute:r,fromLength:o,toLength:s,fromStartIndices:i,getData:n=a=>a}){let a=r.doublePrecision&&r.value instanceof Float64Array?2:1,c=r.size*a,l=r.byteOffset,f=r.settings.bytesPerElement<4?l/r.settings.bytesPerElement*4:l,h=r.startIndices,u=i&&h,d=r.isConstant;if(!u&&e&&o>=s)return e;let p=r.value instanceof Float64Array?Float32Array:r.value.constructor,m=d?r.value:new p(r.getBuffer().readSyncWebGL(l,s*p.BYTES_PER_ELEMENT).buffer);if(r.settings.normalized&&!d){let _=n;n=(v,E)=>r.normalizeConstant(_(v,E))}let g=d?(_,v)=>n(m,v):(_,v)=>n(m.subarray(_+l,_+l+c),v),x=e?new Float32Array(e.readSyncWebGL(f,o*4).buffer):new Float32Array(0),y=new Float32Array(s);return I1({source:x,target:y,sourceStartIndices:i,targetStartIndices:h,size:c,getData:g}),(!e||e.byteLength<y.byteLength+f)&&(e?.destroy(),e=t.createBuffer({byteLength:y.byteLength+f,usage:35050})),e.write(y,f),e}var Oo=class{constructor({device:e,attribute:r,timeline:o}){this.buffers=[],this.currentLength=0,this.device=e,this.transition=new Qe(o),this.attribute=r,this.attributeInTransition=O1(r),this.currentStartIndices=r.startIndices}get inProgress(){return this.transition.inProgress}start(e,r,o=1/0){this.settings=e,this.currentStartIndices=this.attribute.startIndices,this.currentLength=N1(this.attribute,r),this.transition.start({...e,duration:o})}update(){let e=this.transition.update();return e&&this.onUpdate(),e}setBuffer(e){this.attributeInTransition.setData({buffer:e,normalized:this.attribute.settings.normalized,value:this.attributeInTransition.value})}cancel(){this.transition.cancel()}delete(){this.cancel();for(let e of this.buffers)e.destroy();this.buffers.length=0}};var vi=class extends Oo{constructor({device:e,attribute:r,timeline:o}){super({device:e,attribute:r,timeline:o}),this.type="interpolation",this.transform=lR(e,r)}start(e,r){let o=this.currentLength,s=this.currentStartIndices;if(super.start(e,r,e.duration),e.duration<=0){this.transition.cancel();return}let{buffers:i,attribute:n}=this;Dc(i),i[0]=Bc({device:this.device,buffer:i[0],attribute:n,fromLength:o,toLength:this.currentLength,fromStartIndices:s,getData:e.enter}),i[1]=Fc({device:this.device,source:i[0],target:i[1]}),this.setBuffer(i[1]);let{transform:a}=this,c=a.model,l=Math.floor(this.currentLength/n.size);D1(n)&&(l/=2),c.setVertexCount(l),n.isConstant?(c.setAttributes({aFrom:i[0]}),c.setConstantAttributes({aTo:n.value})):c.setAttributes({aFrom:i[0],aTo:n.getBuffer()}),a.transformFeedback.setBuffers({vCurrent:i[1]})}onUpdate(){let{duration:e,easing:r}=this.settings,{time:o}=this.transition,s=o/e;r&&(s=r(s));let{model:i}=this.transform,n={time:s};i.shaderInputs.setProps({interpolation:n}),this.transform.run({discard:!0})}delete(){super.delete(),this.transform.destroy()}},nR=`uniform interpolationUniforms {
  float time;
} interpolation;
`,L1={name:"interpolation",vs:nR,uniformTypes:{time:"f32"}},aR=`#version 300 es
#define SHADER_NAME interpolation-transition-vertex-shader

in ATTRIBUTE_TYPE aFrom;
in ATTRIBUTE_TYPE aTo;
out ATTRIBUTE_TYPE vCurrent;

void main(void) {
  vCurrent = mix(aFrom, aTo, interpolation.time);
  gl_Position = vec4(0.0);
}
`,cR=`#version 300 es
#define SHADER_NAME interpolation-transition-vertex-shader

in ATTRIBUTE_TYPE aFrom;
in ATTRIBUTE_TYPE aFrom64Low;
in ATTRIBUTE_TYPE aTo;
in ATTRIBUTE_TYPE aTo64Low;
out ATTRIBUTE_TYPE vCurrent;
out ATTRIBUTE_TYPE vCurrent64Low;

vec2 mix_fp64(vec2 a, vec2 b, float x) {
  vec2 range = sub_fp64(b, a);
  return sum_fp64(a, mul_fp64(range, vec2(x, 0.0)));
}

void main(void) {
  for (int i=0; i<ATTRIBUTE_SIZE; i++) {
    vec2 value = mix_fp64(vec2(aFrom[i], aFrom64Low[i]), vec2(aTo[i], aTo64Low[i]), interpolation.time);
    vCurrent[i] = value.x;
    vCurrent64Low[i] = value.y;
  }
  gl_Position = vec4(0.0);
}
`;function D1(t){return t.doublePrecision&&t.value instanceof Float64Array}function lR(t,e){let r=e.size,o=Nc(r),s=Lc(r),i=e.getBufferLayout();return D1(e)?new er(t,{vs:cR,bufferLayout:[{name:"aFrom",byteStride:8*r,attributes:[{attribute:"aFrom",format:s,byteOffset:0},{attribute:"aFrom64Low",format:s,byteOffset:4*r}]},{name:"aTo",byteStride:8*r,attributes:[{attribute:"aTo",format:s,byteOffset:0},{attribute:"aTo64Low",format:s,byteOffset:4*r}]}],modules:[$h,L1],defines:{ATTRIBUTE_TYPE:o,ATTRIBUTE_SIZE:r},moduleSettings:{},varyings:["vCurrent","vCurrent64Low"],bufferMode:35980,disableWarnings:!0}):new er(t,{vs:aR,bufferLayout:[{name:"aFrom",format:s},{name:"aTo",format:i.attributes[0].format}],modules:[L1],defines:{ATTRIBUTE_TYPE:o},varyings:["vCurrent"],disableWarnings:!0})}var bi=class extends Oo{constructor({device:e,attribute:r,timeline:o}){super({device:e,attribute:r,timeline:o}),this.type="spring",this.texture=mR(e),this.framebuffer=gR(e,this.texture),this.transform=pR(e,r)}start(e,r){let o=this.currentLength,s=this.currentStartIndices;super.start(e,r);let{buffers:i,attribute:n}=this;for(let c=0;c<2;c++)i[c]=Bc({device:this.device,buffer:i[c],attribute:n,fromLength:o,toLength:this.currentLength,fromStartIndices:s,getData:e.enter});i[2]=Fc({device:this.device,source:i[0],target:i[2]}),this.setBuffer(i[1]);let{model:a}=this.transform;a.setVertexCount(Math.floor(this.currentLength/n.size)),n.isConstant?a.setConstantAttributes({aTo:n.value}):a.setAttributes({aTo:n.getBuffer()})}onUpdate(){let{buffers:e,transform:r,framebuffer:o,transition:s}=this,i=this.settings;r.model.setAttributes({aPrev:e[0],aCur:e[1]}),r.transformFeedback.setBuffers({vNext:e[2]});let n={stiffness:i.stiffness,damping:i.damping};r.model.shaderInputs.setProps({spring:n}),r.run({framebuffer:o,discard:!1,parameters:{viewport:[0,0,1,1]},clearColor:[0,0,0,0]}),Dc(e),this.setBuffer(e[1]),this.device.readPixelsToArrayWebGL(o)[0]>0||s.end()}delete(){super.delete(),this.transform.destroy(),this.texture.destroy(),this.framebuffer.destroy()}},fR=`uniform springUniforms {
  float damping;
  float stiffness;
} spring;
`,hR={name:"spring",vs:fR,uniformTypes:{damping:"f32",stiffness:"f32"}},uR=`#version 300 es
#define SHADER_NAME spring-transition-vertex-shader

#define EPSILON 0.00001

in ATTRIBUTE_TYPE aPrev;
in ATTRIBUTE_TYPE aCur;
in ATTRIBUTE_TYPE aTo;
out ATTRIBUTE_TYPE vNext;
out float vIsTransitioningFlag;

ATTRIBUTE_TYPE getNextValue(ATTRIBUTE_TYPE cur, ATTRIBUTE_TYPE prev, ATTRIBUTE_TYPE dest) {
  ATTRIBUTE_TYPE velocity = cur - prev;
  ATTRIBUTE_TYPE delta = dest - cur;
  ATTRIBUTE_TYPE force = delta * spring.stiffness;
  ATTRIBUTE_TYPE resistance = velocity * spring.damping;
  return force - resistance + velocity + cur;
}

void main(void) {
  bool isTransitioning = length(aCur - aPrev) > EPSILON || length(aTo - aCur) > EPSILON;
  vIsTransitioningFlag = isTransitioning ? 1.0 : 0.0;

  vNext = getNextValue(aCur, aPrev, aTo);
  gl_Position = vec4(0, 0, 0, 1);
  gl_PointSize = 100.0;
}
`,dR=`#version 300 es
#define SHADER_NAME spring-transition-is-transitioning-fragment-shader

in float vIsTransitioningFlag;

out vec4 fragColor;

void main(void) {
  if (vIsTransitioningFlag == 0.0) {
    discard;
  }
  fragColor = vec4(1.0);
}`;function pR(t,e){let r=Nc(e.size),o=Lc(e.size);return new er(t,{vs:uR,fs:dR,bufferLayout:[{name:"aPrev",format:o},{name:"aCur",format:o},{name:"aTo",format:e.getBufferLayout().attributes[0].format}],varyings:["vNext"],modules:[hR],defines:{ATTRIBUTE_TYPE:r},parameters:{depthCompare:"always",blendColorOperation:"max",blendColorSrcFactor:"one",blendColorDstFactor:"one",blendAlphaOperation:"max",blendAlphaSrcFactor:"one",blendAlphaDstFactor:"one"}})}function mR(t){return t.createTexture({data:new Uint8Array(4),format:"rgba8unorm",width:1,height:1})}function gR(t,e){return t.createFramebuffer({id:"spring-transition-is-transitioning-framebuffer",width:1,height:1,colorAttachments:[e]})}var xR={interpolation:vi,spring:bi},Ti=class{constructor(e,{id:r,timeline:o}){if(!e)throw new Error("AttributeTransitionManager is constructed without device");this.id=r,this.device=e,this.timeline=o,this.transitions={},this.needsRedraw=!1,this.numInstances=1}finalize(){for(let e in this.transitions)this._removeTransition(e)}update({attributes:e,transitions:r,numInstances:o}){this.numInstances=o||1;for(let s in e){let i=e[s],n=i.getTransitionSetting(r);n&&this._updateAttribute(s,i,n)}for(let s in this.transitions){let i=e[s];(!i||!i.getTransitionSetting(r))&&this._removeTransition(s)}}hasAttribute(e){let r=this.transitions[e];return r&&r.inProgress}getAttributes(){let e={};for(let r in this.transitions){let o=this.transitions[r];o.inProgress&&(e[r]=o.attributeInTransition)}return e}run(){if(this.numInstances===0)return!1;for(let r in this.transitions)this.transitions[r].update()&&(this.needsRedraw=!0);let e=this.needsRedraw;return this.needsRedraw=!1,e}_removeTransition(e){this.transitions[e].delete(),delete this.transitions[e]}_updateAttribute(e,r,o){let s=this.transitions[e],i=!s||s.type!==o.type;if(i){s&&this._removeTransition(e);let n=xR[o.type];n?this.transitions[e]=new n({attribute:r,timeline:this.timeline,device:this.device}):(L.error(`unsupported transition type '${o.type}'`)(),i=!1)}(i||r.needsRedraw())&&(this.needsRedraw=!0,this.transitions[e].start(o,this.numInstances))}};var F1="attributeManager.invalidate",_R="attributeManager.updateStart",yR="attributeManager.updateEnd",vR="attribute.updateStart",bR="attribute.allocate",TR="attribute.updateEnd",Si=class{constructor(e,{id:r="attribute-manager",stats:o,timeline:s}={}){this.mergeBoundsMemoized=mt(Ix),this.id=r,this.device=e,this.attributes={},this.updateTriggers={},this.needsRedraw=!0,this.userData={},this.stats=o,this.attributeTransitionManager=new Ti(e,{id:`${r}-transitions`,timeline:s}),Object.seal(this)}finalize(){for(let e in this.attributes)this.attributes[e].delete();this.attributeTransitionManager.finalize()}getNeedsRedraw(e={clearRedrawFlags:!1}){let r=this.needsRedraw;return this.needsRedraw=this.needsRedraw&&!e.clearRedrawFlags,r&&this.id}setNeedsRedraw(){this.needsRedraw=!0}add(e){this._add(e)}addInstanced(e){this._add(e,{stepMode:"instance"})}remove(e){for(let r of e)this.attributes[r]!==void 0&&(this.attributes[r].delete(),delete this.attributes[r])}invalidate(e,r){let o=this._invalidateTrigger(e,r);re(F1,this,e,o)}invalidateAll(e){for(let r in this.attributes)this.attributes[r].setNeedsUpdate(r,e);re(F1,this,"all")}update({data:e,numInstances:r,startIndices:o=null,transitions:s,props:i={},buffers:n={},context:a={}}){let c=!1;re(_R,this),this.stats&&this.stats.get("Update Attributes").timeStart();for(let l in this.attributes){let f=this.attributes[l],h=f.settings.accessor;f.startIndices=o,f.numInstances=r,i[l]&&L.removed(`props.${l}`,`data.attributes.${l}`)(),f.setExternalBuffer(n[l])||f.setBinaryValue(typeof h=="string"?n[h]:void 0,e.startIndices)||typeof h=="string"&&!n[h]&&f.setConstantValue(a,i[h])||f.needsUpdate()&&(c=!0,this._updateAttribute({attribute:f,numInstances:r,data:e,props:i,context:a})),this.needsRedraw=this.needsRedraw||f.needsRedraw()}c&&re(yR,this,r),this.stats&&this.stats.get("Update Attributes").timeEnd(),this.attributeTransitionManager.update({attributes:this.attributes,numInstances:r,transitions:s})}updateTransition(){let{attributeTransitionManager:e}=this,r=e.run();return this.needsRedraw=this.needsRedraw||r,r}getAttributes(){return{...this.attributes,...this.attributeTransitionManager.getAttributes()}}getBounds(e){let r=e.map(o=>this.attributes[o]?.getBounds());return this.mergeBoundsMemoized(r)}getChangedAttributes(e={clearChangedFlags:!1}){let{attributes:r,attributeTransitionManager:o}=this,s={...o.getAttributes()};for(let i in r){let n=r[i];n.needsRedraw(e)&&!o.hasAttribute(i)&&(s[i]=n)}return s}getBufferLayouts(e){return Object.values(this.getAttributes()).map(r=>r.getBufferLayout(e))}_add(e,r){for(let o in e){let s=e[o],i={...s,id:o,size:s.isIndexed&&1||s.size||1,...r};this.attributes[o]=new kr(this.device,i)}this._mapUpdateTriggersToAttributes()}_mapUpdateTriggersToAttributes(){let e={};for(let r in this.attributes)this.attributes[r].getUpdateTriggers().forEach(s=>{e[s]||(e[s]=[]),e[s].push(r)});this.updateTriggers=e}_invalidateTrigger(e,r){let{attributes:o,updateTriggers:s}=this,i=s[e];return i&&i.forEach(n=>{let a=o[n];a&&a.setNeedsUpdate(a.id,r)}),i}_updateAttribute(e){let{attribute:r,numInstances:o}=e;if(re(vR,r),r.constant){r.setConstantValue(e.context,r.value);return}r.allocate(o)&&re(bR,r,o),r.updateBuffer(e)&&(this.needsRedraw=!0,re(TR,r,o))}};V();wc();var Ei=class extends Qe{get value(){return this._value}_onUpdate(){let{time:e,settings:{fromValue:r,toValue:o,duration:s,easing:i}}=this,n=i(e/s);this._value=Xe(r,o,n)}};var B1=1e-5;function U1(t,e,r,o,s){let i=e-t,a=(r-e)*s,c=-i*o;return a+c+i+e}function SR(t,e,r,o,s){if(Array.isArray(r)){let i=[];for(let n=0;n<r.length;n++)i[n]=U1(t[n],e[n],r[n],o,s);return i}return U1(t,e,r,o,s)}function k1(t,e){if(Array.isArray(t)){let r=0;for(let o=0;o<t.length;o++){let s=t[o]-e[o];r+=s*s}return Math.sqrt(r)}return Math.abs(t-e)}var Ai=class extends Qe{get value(){return this._currValue}_onUpdate(){let{fromValue:e,toValue:r,damping:o,stiffness:s}=this.settings,{_prevValue:i=e,_currValue:n=e}=this,a=SR(i,n,r,o,s),c=k1(a,r),l=k1(a,n);c<B1&&l<B1&&(a=r,this.end()),this._prevValue=n,this._currValue=a}};var ER={interpolation:Ei,spring:Ai},wi=class{constructor(e){this.transitions=new Map,this.timeline=e}get active(){return this.transitions.size>0}add(e,r,o,s){let{transitions:i}=this;if(i.has(e)){let c=i.get(e),{value:l=c.settings.fromValue}=c;r=l,this.remove(e)}if(s=Oc(s),!s)return;let n=ER[s.type];if(!n){L.error(`unsupported transition type '${s.type}'`)();return}let a=new n(this.timeline);a.start({...s,fromValue:r,toValue:o}),i.set(e,a)}remove(e){let{transitions:r}=this;r.has(e)&&(r.get(e).cancel(),r.delete(e))}update(){let e={};for(let[r,o]of this.transitions)o.update(),e[r]=o.value,o.inProgress||this.remove(r);return e}clear(){for(let e of this.transitions.keys())this.remove(e)}};function V1(t){let e=t[ze];for(let r in e){let o=e[r],{validate:s}=o;if(s&&!s(t[r],o))throw new Error(`Invalid prop ${r}: ${t[r]}`)}}function W1(t,e){let r=j1({newProps:t,oldProps:e,propTypes:t[ze],ignoreProps:{data:null,updateTriggers:null,extensions:null,transitions:null}}),o=wR(t,e),s=!1;return o||(s=PR(t,e)),{dataChanged:o,propsChanged:r,updateTriggersChanged:s,extensionsChanged:RR(t,e),transitionsChanged:AR(t,e)}}function AR(t,e){if(!t.transitions)return!1;let r={},o=t[ze],s=!1;for(let i in t.transitions){let n=o[i],a=n&&n.type;(a==="number"||a==="color"||a==="array")&&Ju(t[i],e[i],n)&&(r[i]=!0,s=!0)}return s?r:!1}function j1({newProps:t,oldProps:e,ignoreProps:r={},propTypes:o={},triggerName:s="props"}){if(e===t)return!1;if(typeof t!="object"||t===null)return`${s} changed shallowly`;if(typeof e!="object"||e===null)return`${s} changed shallowly`;for(let i of Object.keys(t))if(!(i in r)){if(!(i in e))return`${s}.${i} added`;let n=Ju(t[i],e[i],o[i]);if(n)return`${s}.${i} ${n}`}for(let i of Object.keys(e))if(!(i in r)){if(!(i in t))return`${s}.${i} dropped`;if(!Object.hasOwnProperty.call(t,i)){let n=Ju(t[i],e[i],o[i]);if(n)return`${s}.${i} ${n}`}}return!1}function Ju(t,e,r){let o=r&&r.equal;return o&&!o(t,e,r)||!o&&(o=t&&e&&t.equals,o&&!o.call(t,e))?"changed deeply":!o&&e!==t?"changed shallowly":null}function wR(t,e){if(e===null)return"oldProps is null, initial diff";let r=!1,{dataComparator:o,_dataDiff:s}=t;return o?o(t.data,e.data)||(r="Data comparator detected a change"):t.data!==e.data&&(r="A new data container was supplied"),r&&s&&(r=s(t.data,e.data)||r),r}function PR(t,e){if(e===null)return{all:!0};if("all"in t.updateTriggers&&z1(t,e,"all"))return{all:!0};let r={},o=!1;for(let s in t.updateTriggers)s!=="all"&&z1(t,e,s)&&(r[s]=!0,o=!0);return o?r:!1}function RR(t,e){if(e===null)return!0;let r=e.extensions,{extensions:o}=t;if(o===r)return!1;if(!r||!o||o.length!==r.length)return!0;for(let s=0;s<o.length;s++)if(!o[s].equals(r[s]))return!0;return!1}function z1(t,e,r){let o=t.updateTriggers[r];o=o??{};let s=e.updateTriggers[r];return s=s??{},j1({oldProps:s,newProps:o,triggerName:r})}var CR="count(): argument not an object",MR="count(): argument not a container";function $1(t){if(!OR(t))throw new Error(CR);if(typeof t.count=="function")return t.count();if(Number.isFinite(t.size))return t.size;if(Number.isFinite(t.length))return t.length;if(IR(t))return Object.keys(t).length;throw new Error(MR)}function IR(t){return t!==null&&typeof t=="object"&&t.constructor===Object}function OR(t){return t!==null&&typeof t=="object"}function ed(t,e){if(!e)return t;let r={...t,...e};if("defines"in e&&(r.defines={...t.defines,...e.defines}),"modules"in e&&(r.modules=(t.modules||[]).concat(e.modules),e.modules.some(o=>o.name==="project64"))){let o=r.modules.findIndex(s=>s.name==="project32");o>=0&&r.modules.splice(o,1)}if("inject"in e)if(!t.inject)r.inject=e.inject;else{let o={...t.inject};for(let s in e.inject)o[s]=(o[s]||"")+e.inject[s];r.inject=o}return r}V();var NR={minFilter:"linear",mipmapFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"},td={};function H1(t,e,r,o){if(r instanceof se)return r;r.constructor&&r.constructor.name!=="Object"&&(r={data:r});let s=null;r.compressed&&(s={minFilter:"linear",mipmapFilter:r.data.length>1?"nearest":"linear"});let{width:i,height:n}=r.data,a=e.createTexture({...r,sampler:{...NR,...s,...o},mipLevels:e.getMipLevelCount(i,n)});return a.generateMipmapsWebGL(),td[a.id]=t,a}function X1(t,e){!e||!(e instanceof se)||td[e.id]===t&&(e.delete(),delete td[e.id])}var LR={boolean:{validate(t,e){return!0},equal(t,e,r){return!!t==!!e}},number:{validate(t,e){return Number.isFinite(t)&&(!("max"in e)||t<=e.max)&&(!("min"in e)||t>=e.min)}},color:{validate(t,e){return e.optional&&!t||rd(t)&&(t.length===3||t.length===4)},equal(t,e,r){return ae(t,e,1)}},accessor:{validate(t,e){let r=Uc(t);return r==="function"||r===Uc(e.value)},equal(t,e,r){return typeof e=="function"?!0:ae(t,e,1)}},array:{validate(t,e){return e.optional&&!t||rd(t)},equal(t,e,r){let{compare:o}=r,s=Number.isInteger(o)?o:o?1:0;return o?ae(t,e,s):t===e}},object:{equal(t,e,r){if(r.ignore)return!0;let{compare:o}=r,s=Number.isInteger(o)?o:o?1:0;return o?ae(t,e,s):t===e}},function:{validate(t,e){return e.optional&&!t||typeof t=="function"},equal(t,e,r){return!r.compare&&r.ignore!==!1||t===e}},data:{transform:(t,e,r)=>{if(!t)return t;let{dataTransform:o}=r.props;return o?o(t):typeof t.shape=="string"&&t.shape.endsWith("-table")&&Array.isArray(t.data)?t.data:t}},image:{transform:(t,e,r)=>{let o=r.context;return!o||!o.device?null:H1(r.id,o.device,t,{...e.parameters,...r.props.textureParameters})},release:(t,e,r)=>{X1(r.id,t)}}};function Y1(t){let e={},r={},o={};for(let[s,i]of Object.entries(t)){let n=i?.deprecatedFor;if(n)o[s]=Array.isArray(n)?n:[n];else{let a=DR(s,i);e[s]=a,r[s]=a.value}}return{propTypes:e,defaultProps:r,deprecatedProps:o}}function DR(t,e){switch(Uc(e)){case"object":return Pi(t,e);case"array":return Pi(t,{type:"array",value:e,compare:!1});case"boolean":return Pi(t,{type:"boolean",value:e});case"number":return Pi(t,{type:"number",value:e});case"function":return Pi(t,{type:"function",value:e,compare:!0});default:return{name:t,type:"unknown",value:e}}}function Pi(t,e){return"type"in e?{name:t,...LR[e.type],...e}:"value"in e?{name:t,type:Uc(e.value),...e}:{name:t,type:"object",value:e}}function rd(t){return Array.isArray(t)||ArrayBuffer.isView(t)}function Uc(t){return rd(t)?"array":t===null?"null":typeof t}function K1(t,e){let r;for(let i=e.length-1;i>=0;i--){let n=e[i];"extensions"in n&&(r=n.extensions)}let o=od(t.constructor,r),s=Object.create(o);s[Eo]=t,s[_t]={},s[Ge]={};for(let i=0;i<e.length;++i){let n=e[i];for(let a in n)s[a]=n[a]}return Object.freeze(s),s}var FR="_mergedDefaultProps";function od(t,e){if(!(t instanceof kc.constructor))return{};let r=FR;if(e)for(let s of e){let i=s.constructor;i&&(r+=`:${i.extensionName||i.name}`)}let o=q1(t,r);return o||(t[r]=BR(t,e||[]))}function BR(t,e){if(!t.prototype)return null;let o=Object.getPrototypeOf(t),s=od(o),i=q1(t,"defaultProps")||{},n=Y1(i),a=Object.assign(Object.create(null),s,n.defaultProps),c=Object.assign(Object.create(null),s?.[ze],n.propTypes),l=Object.assign(Object.create(null),s?.[Ha],n.deprecatedProps);for(let f of e){let h=od(f.constructor);h&&(Object.assign(a,h),Object.assign(c,h[ze]),Object.assign(l,h[Ha]))}return UR(a,t),zR(a,c),kR(a,l),a[ze]=c,a[Ha]=l,e.length===0&&!sd(t,"_propTypes")&&(t._propTypes=c),a}function UR(t,e){let r=WR(e);Object.defineProperties(t,{id:{writable:!0,value:r}})}function kR(t,e){for(let r in e)Object.defineProperty(t,r,{enumerable:!1,set(o){let s=`${this.id}: ${r}`;for(let i of e[r])sd(this,i)||(this[i]=o);L.deprecated(s,e[r].join("/"))()}})}function zR(t,e){let r={},o={};for(let s in e){let i=e[s],{name:n,value:a}=i;i.async&&(r[n]=a,o[n]=VR(n))}t[Ot]=r,t[_t]={},Object.defineProperties(t,o)}function VR(t){return{enumerable:!0,set(e){typeof e=="string"||e instanceof Promise||Mc(e)?this[_t][t]=e:this[Ge][t]=e},get(){if(this[Ge]){if(t in this[Ge])return this[Ge][t]||this[Ot][t];if(t in this[_t]){let e=this[Eo]&&this[Eo].internalState;if(e&&e.hasAsyncProp(t))return e.getAsyncProp(t)||this[Ot][t]}}return this[Ot][t]}}}function sd(t,e){return Object.prototype.hasOwnProperty.call(t,e)}function q1(t,e){return sd(t,e)&&t[e]}function WR(t){let e=t.componentName;return e||L.warn(`${t.name}.componentName not specified`)(),e||t.name}var jR=0,Ri=class{constructor(...e){this.props=K1(this,e),this.id=this.props.id,this.count=jR++}clone(e){let{props:r}=this,o={};for(let s in r[Ot])s in r[Ge]?o[s]=r[Ge][s]:s in r[_t]&&(o[s]=r[_t][s]);return new this.constructor({...r,...o,...e})}};Ri.componentName="Component";Ri.defaultProps={};var kc=Ri;var $R=Object.freeze({}),Ci=class{constructor(e){this.component=e,this.asyncProps={},this.onAsyncPropUpdated=()=>{},this.oldProps=null,this.oldAsyncProps=null}finalize(){for(let e in this.asyncProps){let r=this.asyncProps[e];r&&r.type&&r.type.release&&r.type.release(r.resolvedValue,r.type,this.component)}this.asyncProps={},this.component=null,this.resetOldProps()}getOldProps(){return this.oldAsyncProps||this.oldProps||$R}resetOldProps(){this.oldAsyncProps=null,this.oldProps=this.component?this.component.props:null}hasAsyncProp(e){return e in this.asyncProps}getAsyncProp(e){let r=this.asyncProps[e];return r&&r.resolvedValue}isAsyncPropLoading(e){if(e){let r=this.asyncProps[e];return!!(r&&r.pendingLoadCount>0&&r.pendingLoadCount!==r.resolvedLoadCount)}for(let r in this.asyncProps)if(this.isAsyncPropLoading(r))return!0;return!1}reloadAsyncProp(e,r){this._watchPromise(e,Promise.resolve(r))}setAsyncProps(e){this.component=e[Eo]||this.component;let r=e[Ge]||{},o=e[_t]||e,s=e[Ot]||{};for(let i in r){let n=r[i];this._createAsyncPropData(i,s[i]),this._updateAsyncProp(i,n),r[i]=this.getAsyncProp(i)}for(let i in o){let n=o[i];this._createAsyncPropData(i,s[i]),this._updateAsyncProp(i,n)}}_fetch(e,r){return null}_onResolve(e,r){}_onError(e,r){}_updateAsyncProp(e,r){if(this._didAsyncInputValueChange(e,r)){if(typeof r=="string"&&(r=this._fetch(e,r)),r instanceof Promise){this._watchPromise(e,r);return}if(Mc(r)){this._resolveAsyncIterable(e,r);return}this._setPropValue(e,r)}}_freezeAsyncOldProps(){if(!this.oldAsyncProps&&this.oldProps){this.oldAsyncProps=Object.create(this.oldProps);for(let e in this.asyncProps)Object.defineProperty(this.oldAsyncProps,e,{enumerable:!0,value:this.oldProps[e]})}}_didAsyncInputValueChange(e,r){let o=this.asyncProps[e];return r===o.resolvedValue||r===o.lastValue?!1:(o.lastValue=r,!0)}_setPropValue(e,r){this._freezeAsyncOldProps();let o=this.asyncProps[e];o&&(r=this._postProcessValue(o,r),o.resolvedValue=r,o.pendingLoadCount++,o.resolvedLoadCount=o.pendingLoadCount)}_setAsyncPropValue(e,r,o){let s=this.asyncProps[e];s&&o>=s.resolvedLoadCount&&r!==void 0&&(this._freezeAsyncOldProps(),s.resolvedValue=r,s.resolvedLoadCount=o,this.onAsyncPropUpdated(e,r))}_watchPromise(e,r){let o=this.asyncProps[e];if(o){o.pendingLoadCount++;let s=o.pendingLoadCount;r.then(i=>{this.component&&(i=this._postProcessValue(o,i),this._setAsyncPropValue(e,i,s),this._onResolve(e,i))}).catch(i=>{this._onError(e,i)})}}async _resolveAsyncIterable(e,r){if(e!=="data"){this._setPropValue(e,r);return}let o=this.asyncProps[e];if(!o)return;o.pendingLoadCount++;let s=o.pendingLoadCount,i=[],n=0;for await(let a of r){if(!this.component)return;let{dataTransform:c}=this.component.props;c?i=c(a,i):i=i.concat(a),Object.defineProperty(i,"__diff",{enumerable:!1,value:[{startRow:n,endRow:i.length}]}),n=i.length,this._setAsyncPropValue(e,i,s)}this._onResolve(e,i)}_postProcessValue(e,r){let o=e.type;return o&&this.component&&(o.release&&o.release(e.resolvedValue,o,this.component),o.transform)?o.transform(r,o,this.component):r}_createAsyncPropData(e,r){if(!this.asyncProps[e]){let s=this.component&&this.component.props[ze];this.asyncProps[e]={type:s&&s[e],lastValue:null,resolvedValue:r,pendingLoadCount:0,resolvedLoadCount:0}}}};var Mi=class extends Ci{constructor({attributeManager:e,layer:r}){super(r),this.attributeManager=e,this.needsRedraw=!0,this.needsUpdate=!0,this.subLayers=null,this.usesPickingColorCache=!1}get layer(){return this.component}_fetch(e,r){let o=this.layer,s=o?.props.fetch;return s?s(r,{propName:e,layer:o}):super._fetch(e,r)}_onResolve(e,r){let o=this.layer;if(o){let s=o.props.onDataLoad;e==="data"&&s&&s(r,{propName:e,layer:o})}}_onError(e,r){let o=this.layer;o&&o.raiseError(r,`loading ${e} of ${this.layer}`)}};var HR="layer.changeFlag",XR="layer.initialize",YR="layer.update",KR="layer.finalize",qR="layer.matched",Z1=2**24-1,ZR=Object.freeze([]),GR=mt(({oldViewport:t,viewport:e})=>t.equals(e)),ot=new Uint8ClampedArray(0),QR={data:{type:"data",value:ZR,async:!0},dataComparator:{type:"function",value:null,optional:!0},_dataDiff:{type:"function",value:t=>t&&t.__diff,optional:!0},dataTransform:{type:"function",value:null,optional:!0},onDataLoad:{type:"function",value:null,optional:!0},onError:{type:"function",value:null,optional:!0},fetch:{type:"function",value:(t,{propName:e,layer:r,loaders:o,loadOptions:s,signal:i})=>{let{resourceManager:n}=r.context;s=s||r.getLoadOptions(),o=o||r.props.loaders,i&&(s={...s,fetch:{...s?.fetch,signal:i}});let a=n.contains(t);return!a&&!s&&(n.add({resourceId:t,data:Xt(t,o),persistent:!1}),a=!0),a?n.subscribe({resourceId:t,onChange:c=>r.internalState?.reloadAsyncProp(e,c),consumerId:r.id,requestId:e}):Xt(t,o,s)}},updateTriggers:{},visible:!0,pickable:!1,opacity:{type:"number",min:0,max:1,value:1},operation:"draw",onHover:{type:"function",value:null,optional:!0},onClick:{type:"function",value:null,optional:!0},onDragStart:{type:"function",value:null,optional:!0},onDrag:{type:"function",value:null,optional:!0},onDragEnd:{type:"function",value:null,optional:!0},coordinateSystem:U.DEFAULT,coordinateOrigin:{type:"array",value:[0,0,0],compare:!0},modelMatrix:{type:"array",value:null,compare:!0,optional:!0},wrapLongitude:!1,positionFormat:"XYZ",colorFormat:"RGBA",parameters:{type:"object",value:{},optional:!0,compare:2},loadOptions:{type:"object",value:null,optional:!0,ignore:!0},transitions:null,extensions:[],loaders:{type:"array",value:[],optional:!0,ignore:!0},getPolygonOffset:{type:"function",value:({layerIndex:t})=>[0,-t*100]},highlightedObjectIndex:null,autoHighlight:!1,highlightColor:{type:"accessor",value:[0,0,128,128]}},Ii=class extends kc{constructor(){super(...arguments),this.internalState=null,this.lifecycle=tr.NO_STATE,this.parent=null}static get componentName(){return Object.prototype.hasOwnProperty.call(this,"layerName")?this.layerName:""}get root(){let e=this;for(;e.parent;)e=e.parent;return e}toString(){return`${this.constructor.layerName||this.constructor.name}({id: '${this.props.id}'})`}project(e){Q(this.internalState);let r=this.internalState.viewport||this.context.viewport,o=pu(e,{viewport:r,modelMatrix:this.props.modelMatrix,coordinateOrigin:this.props.coordinateOrigin,coordinateSystem:this.props.coordinateSystem}),[s,i,n]=_o(o,r.pixelProjectionMatrix);return e.length===2?[s,i]:[s,i,n]}unproject(e){return Q(this.internalState),(this.internalState.viewport||this.context.viewport).unproject(e)}projectPosition(e,r){Q(this.internalState);let o=this.internalState.viewport||this.context.viewport;return Lx(e,{viewport:o,modelMatrix:this.props.modelMatrix,coordinateOrigin:this.props.coordinateOrigin,coordinateSystem:this.props.coordinateSystem,...r})}get isComposite(){return!1}get isDrawable(){return!0}setState(e){this.setChangeFlags({stateChanged:!0}),Object.assign(this.state,e),this.setNeedsRedraw()}setNeedsRedraw(){this.internalState&&(this.internalState.needsRedraw=!0)}setNeedsUpdate(){this.internalState&&(this.context.layerManager.setNeedsUpdate(String(this)),this.internalState.needsUpdate=!0)}get isLoaded(){return this.internalState?!this.internalState.isAsyncPropLoading():!1}get wrapLongitude(){return this.props.wrapLongitude}isPickable(){return this.props.pickable&&this.props.visible}getModels(){let e=this.state;return e&&(e.models||e.model&&[e.model])||[]}setShaderModuleProps(...e){for(let r of this.getModels())r.shaderInputs.setProps(...e)}getAttributeManager(){return this.internalState&&this.internalState.attributeManager}getCurrentLayer(){return this.internalState&&this.internalState.layer}getLoadOptions(){return this.props.loadOptions}use64bitPositions(){let{coordinateSystem:e}=this.props;return e===U.DEFAULT||e===U.LNGLAT||e===U.CARTESIAN}onHover(e,r){return this.props.onHover&&this.props.onHover(e,r)||!1}onClick(e,r){return this.props.onClick&&this.props.onClick(e,r)||!1}nullPickingColor(){return[0,0,0]}encodePickingColor(e,r=[]){return r[0]=e+1&255,r[1]=e+1>>8&255,r[2]=e+1>>8>>8&255,r}decodePickingColor(e){Q(e instanceof Uint8Array);let[r,o,s]=e;return r+o*256+s*65536-1}getNumInstances(){return Number.isFinite(this.props.numInstances)?this.props.numInstances:this.state&&this.state.numInstances!==void 0?this.state.numInstances:$1(this.props.data)}getStartIndices(){return this.props.startIndices?this.props.startIndices:this.state&&this.state.startIndices?this.state.startIndices:null}getBounds(){return this.getAttributeManager()?.getBounds(["positions","instancePositions"])}getShaders(e){e=ed(e,{disableWarnings:!0,modules:this.context.defaultShaderModules});for(let r of this.props.extensions)e=ed(e,r.getShaders.call(this,r));return e}shouldUpdateState(e){return e.changeFlags.propsOrDataChanged}updateState(e){let r=this.getAttributeManager(),{dataChanged:o}=e.changeFlags;if(o&&r)if(Array.isArray(o))for(let s of o)r.invalidateAll(s);else r.invalidateAll();if(r){let{props:s}=e,i=this.internalState.hasPickingBuffer,n=Number.isInteger(s.highlightedObjectIndex)||!!s.pickable||s.extensions.some(a=>a.getNeedsPickingBuffer.call(this,a));if(i!==n){this.internalState.hasPickingBuffer=n;let{pickingColors:a,instancePickingColors:c}=r.attributes,l=a||c;l&&(n&&l.constant&&(l.constant=!1,r.invalidate(l.id)),!l.value&&!n&&(l.constant=!0,l.value=[0,0,0]))}}}finalizeState(e){for(let o of this.getModels())o.destroy();let r=this.getAttributeManager();r&&r.finalize(),this.context&&this.context.resourceManager.unsubscribe({consumerId:this.id}),this.internalState&&(this.internalState.uniformTransitions.clear(),this.internalState.finalize())}draw(e){for(let r of this.getModels())r.draw(e.renderPass)}getPickingInfo({info:e,mode:r,sourceLayer:o}){let{index:s}=e;return s>=0&&Array.isArray(this.props.data)&&(e.object=this.props.data[s]),e}raiseError(e,r){r&&(e=new Error(`${r}: ${e.message}`,{cause:e})),this.props.onError?.(e)||this.context?.onError?.(e,this)}getNeedsRedraw(e={clearRedrawFlags:!1}){return this._getNeedsRedraw(e)}needsUpdate(){return this.internalState?this.internalState.needsUpdate||this.hasUniformTransition()||this.shouldUpdateState(this._getUpdateParams()):!1}hasUniformTransition(){return this.internalState?.uniformTransitions.active||!1}activateViewport(e){if(!this.internalState)return;let r=this.internalState.viewport;this.internalState.viewport=e,(!r||!GR({oldViewport:r,viewport:e}))&&(this.setChangeFlags({viewportChanged:!0}),this.isComposite?this.needsUpdate()&&this.setNeedsUpdate():this._update())}invalidateAttribute(e="all"){let r=this.getAttributeManager();r&&(e==="all"?r.invalidateAll():r.invalidate(e))}updateAttributes(e){let r=!1;for(let o in e)e[o].layoutChanged()&&(r=!0);for(let o of this.getModels())this._setModelAttributes(o,e,r)}_updateAttributes(){let e=this.getAttributeManager();if(!e)return;let r=this.props,o=this.getNumInstances(),s=this.getStartIndices();e.update({data:r.data,numInstances:o,startIndices:s,props:r,transitions:r.transitions,buffers:r.data.attributes,context:this});let i=e.getChangedAttributes({clearChangedFlags:!0});this.updateAttributes(i)}_updateAttributeTransition(){let e=this.getAttributeManager();e&&e.updateTransition()}_updateUniformTransition(){let{uniformTransitions:e}=this.internalState;if(e.active){let r=e.update(),o=Object.create(this.props);for(let s in r)Object.defineProperty(o,s,{value:r[s]});return o}return this.props}calculateInstancePickingColors(e,{numInstances:r}){if(e.constant)return;let o=Math.floor(ot.length/4);if(this.internalState.usesPickingColorCache=!0,o<r){r>Z1&&L.warn("Layer has too many data objects. Picking might not be able to distinguish all objects.")(),ot=Ze.allocate(ot,r,{size:4,copy:!0,maxCount:Math.max(r,Z1)});let s=Math.floor(ot.length/4),i=[0,0,0];for(let n=o;n<s;n++)this.encodePickingColor(n,i),ot[n*4+0]=i[0],ot[n*4+1]=i[1],ot[n*4+2]=i[2],ot[n*4+3]=0}e.value=ot.subarray(0,r*4)}_setModelAttributes(e,r,o=!1){if(!Object.keys(r).length)return;if(o){let a=this.getAttributeManager();e.setBufferLayout(a.getBufferLayouts(e)),r=a.getAttributes()}let s=e.userData?.excludeAttributes||{},i={},n={};for(let a in r){if(s[a])continue;let c=r[a].getValue();for(let l in c){let f=c[l];f instanceof H?r[a].settings.isIndexed?e.setIndexBuffer(f):i[l]=f:f&&(n[l]=f)}}e.setAttributes(i),e.setConstantAttributes(n)}disablePickingIndex(e){let r=this.props.data;if(!("attributes"in r)){this._disablePickingIndex(e);return}let{pickingColors:o,instancePickingColors:s}=this.getAttributeManager().attributes,i=o||s,n=i&&r.attributes&&r.attributes[i.id];if(n&&n.value){let a=n.value,c=this.encodePickingColor(e);for(let l=0;l<r.length;l++){let f=i.getVertexOffset(l);a[f]===c[0]&&a[f+1]===c[1]&&a[f+2]===c[2]&&this._disablePickingIndex(l)}}else this._disablePickingIndex(e)}_disablePickingIndex(e){let{pickingColors:r,instancePickingColors:o}=this.getAttributeManager().attributes,s=r||o;if(!s)return;let i=s.getVertexOffset(e),n=s.getVertexOffset(e+1);s.buffer.write(new Uint8Array(n-i),i)}restorePickingColors(){let{pickingColors:e,instancePickingColors:r}=this.getAttributeManager().attributes,o=e||r;o&&(this.internalState.usesPickingColorCache&&o.value.buffer!==ot.buffer&&(o.value=ot.subarray(0,o.value.length)),o.updateSubBuffer({startOffset:0}))}_initialize(){Q(!this.internalState),Q(Number.isFinite(this.props.coordinateSystem)),re(XR,this);let e=this._getAttributeManager();e&&e.addInstanced({instancePickingColors:{type:"uint8",size:4,noAlloc:!0,update:this.calculateInstancePickingColors}}),this.internalState=new Mi({attributeManager:e,layer:this}),this._clearChangeFlags(),this.state={},Object.defineProperty(this.state,"attributeManager",{get:()=>(L.deprecated("layer.state.attributeManager","layer.getAttributeManager()")(),e)}),this.internalState.uniformTransitions=new wi(this.context.timeline),this.internalState.onAsyncPropUpdated=this._onAsyncPropUpdated.bind(this),this.internalState.setAsyncProps(this.props),this.initializeState(this.context);for(let r of this.props.extensions)r.initializeState.call(this,this.context,r);this.setChangeFlags({dataChanged:"init",propsChanged:"init",viewportChanged:!0,extensionsChanged:!0}),this._update()}_transferState(e){re(qR,this,this===e);let{state:r,internalState:o}=e;this!==e&&(this.internalState=o,this.state=r,this.internalState.setAsyncProps(this.props),this._diffProps(this.props,this.internalState.getOldProps()))}_update(){let e=this.needsUpdate();if(re(YR,this,e),!e)return;let r=this.props,o=this.context,s=this.internalState,i=o.viewport,n=this._updateUniformTransition();s.propsInTransition=n,o.viewport=s.viewport||i,this.props=n;try{let a=this._getUpdateParams(),c=this.getModels();if(o.device)this.updateState(a);else try{this.updateState(a)}catch{}for(let f of this.props.extensions)f.updateState.call(this,a,f);this.setNeedsRedraw(),this._updateAttributes();let l=this.getModels()[0]!==c[0];this._postUpdate(a,l)}finally{o.viewport=i,this.props=r,this._clearChangeFlags(),s.needsUpdate=!1,s.resetOldProps()}}_finalize(){re(KR,this),this.finalizeState(this.context);for(let e of this.props.extensions)e.finalizeState.call(this,this.context,e)}_drawLayer({renderPass:e,shaderModuleProps:r=null,uniforms:o={},parameters:s={}}){this._updateAttributeTransition();let i=this.props,n=this.context;this.props=this.internalState.propsInTransition||i;try{r&&this.setShaderModuleProps(r);let{getPolygonOffset:a}=this.props,c=a&&a(o)||[0,0];n.device instanceof Ur&&n.device.setParametersWebGL({polygonOffset:c});for(let l of this.getModels())l.device.type==="webgpu"?l.setParameters({...l.parameters,...s}):l.setParameters(s);if(n.device instanceof Ur)n.device.withParametersWebGL(s,()=>{let l={renderPass:e,shaderModuleProps:r,uniforms:o,parameters:s,context:n};for(let f of this.props.extensions)f.draw.call(this,l,f);this.draw(l)});else{let l={renderPass:e,shaderModuleProps:r,uniforms:o,parameters:s,context:n};for(let f of this.props.extensions)f.draw.call(this,l,f);this.draw(l)}}finally{this.props=i}}getChangeFlags(){return this.internalState?.changeFlags}setChangeFlags(e){if(!this.internalState)return;let{changeFlags:r}=this.internalState;for(let s in e)if(e[s]){let i=!1;switch(s){case"dataChanged":let n=e[s],a=r[s];n&&Array.isArray(a)&&(r.dataChanged=Array.isArray(n)?a.concat(n):n,i=!0);default:r[s]||(r[s]=e[s],i=!0)}i&&re(HR,this,s,e)}let o=!!(r.dataChanged||r.updateTriggersChanged||r.propsChanged||r.extensionsChanged);r.propsOrDataChanged=o,r.somethingChanged=o||r.viewportChanged||r.stateChanged}_clearChangeFlags(){this.internalState.changeFlags={dataChanged:!1,propsChanged:!1,updateTriggersChanged:!1,viewportChanged:!1,stateChanged:!1,extensionsChanged:!1,propsOrDataChanged:!1,somethingChanged:!1}}_diffProps(e,r){let o=W1(e,r);if(o.updateTriggersChanged)for(let s in o.updateTriggersChanged)o.updateTriggersChanged[s]&&this.invalidateAttribute(s);if(o.transitionsChanged)for(let s in o.transitionsChanged)this.internalState.uniformTransitions.add(s,r[s],e[s],e.transitions?.[s]);return this.setChangeFlags(o)}validateProps(){V1(this.props)}updateAutoHighlight(e){this.props.autoHighlight&&!Number.isInteger(this.props.highlightedObjectIndex)&&this._updateAutoHighlight(e)}_updateAutoHighlight(e){let r={highlightedObjectColor:e.picked?e.color:null},{highlightColor:o}=this.props;e.picked&&typeof o=="function"&&(r.highlightColor=o(e)),this.setShaderModuleProps({picking:r}),this.setNeedsRedraw()}_getAttributeManager(){let e=this.context;return new Si(e.device,{id:this.props.id,stats:e.stats,timeline:e.timeline})}_postUpdate(e,r){let{props:o,oldProps:s}=e,i=this.state.model;i?.isInstanced&&i.setInstanceCount(this.getNumInstances());let{autoHighlight:n,highlightedObjectIndex:a,highlightColor:c}=o;if(r||s.autoHighlight!==n||s.highlightedObjectIndex!==a||s.highlightColor!==c){let l={};Array.isArray(c)&&(l.highlightColor=c),(r||s.autoHighlight!==n||a!==s.highlightedObjectIndex)&&(l.highlightedObjectColor=Number.isFinite(a)&&a>=0?this.encodePickingColor(a):null),this.setShaderModuleProps({picking:l})}}_getUpdateParams(){return{props:this.props,oldProps:this.internalState.getOldProps(),context:this.context,changeFlags:this.internalState.changeFlags}}_getNeedsRedraw(e){if(!this.internalState)return!1;let r=!1;r=r||this.internalState.needsRedraw&&this.id;let o=this.getAttributeManager(),s=o?o.getNeedsRedraw(e):!1;if(r=r||s,r)for(let i of this.props.extensions)i.onNeedsRedraw.call(this,i);return this.internalState.needsRedraw=this.internalState.needsRedraw&&!e.clearRedrawFlags,r}_onAsyncPropUpdated(){this._diffProps(this.props,this.internalState.getOldProps()),this.setNeedsUpdate()}};Ii.defaultProps=QR;Ii.layerName="Layer";var fe=Ii;var JR="compositeLayer.renderLayers",zc=class extends fe{get isComposite(){return!0}get isDrawable(){return!1}get isLoaded(){return super.isLoaded&&this.getSubLayers().every(e=>e.isLoaded)}getSubLayers(){return this.internalState&&this.internalState.subLayers||[]}initializeState(e){}setState(e){super.setState(e),this.setNeedsUpdate()}getPickingInfo({info:e}){let{object:r}=e;return r&&r.__source&&r.__source.parent&&r.__source.parent.id===this.id&&(e.object=r.__source.object,e.index=r.__source.index),e}filterSubLayer(e){return!0}shouldRenderSubLayer(e,r){return r&&r.length}getSubLayerClass(e,r){let{_subLayerProps:o}=this.props;return o&&o[e]&&o[e].type||r}getSubLayerRow(e,r,o){return e.__source={parent:this,object:r,index:o},e}getSubLayerAccessor(e){if(typeof e=="function"){let r={index:-1,data:this.props.data,target:[]};return(o,s)=>o&&o.__source?(r.index=o.__source.index,e(o.__source.object,r)):e(o,s)}return e}getSubLayerProps(e={}){let{opacity:r,pickable:o,visible:s,parameters:i,getPolygonOffset:n,highlightedObjectIndex:a,autoHighlight:c,highlightColor:l,coordinateSystem:f,coordinateOrigin:h,wrapLongitude:u,positionFormat:d,modelMatrix:p,extensions:m,fetch:g,operation:x,_subLayerProps:y}=this.props,_={id:"",updateTriggers:{},opacity:r,pickable:o,visible:s,parameters:i,getPolygonOffset:n,highlightedObjectIndex:a,autoHighlight:c,highlightColor:l,coordinateSystem:f,coordinateOrigin:h,wrapLongitude:u,positionFormat:d,modelMatrix:p,extensions:m,fetch:g,operation:x},v=y&&e.id&&y[e.id],E=v&&v.updateTriggers,b=e.id||"sublayer";if(v){let C=this.props[ze],R=e.type?e.type._propTypes:{};for(let S in v){let A=R[S]||C[S];A&&A.type==="accessor"&&(v[S]=this.getSubLayerAccessor(v[S]))}}Object.assign(_,e,v),_.id=`${this.props.id}-${b}`,_.updateTriggers={all:this.props.updateTriggers?.all,...e.updateTriggers,...E};for(let C of m){let R=C.getSubLayerProps.call(this,C);R&&Object.assign(_,R,{updateTriggers:Object.assign(_.updateTriggers,R.updateTriggers)})}return _}_updateAutoHighlight(e){for(let r of this.getSubLayers())r.updateAutoHighlight(e)}_getAttributeManager(){return null}_postUpdate(e,r){let o=this.internalState.subLayers,s=!o||this.needsUpdate();if(s){let i=this.renderLayers();o=Nt(i,Boolean),this.internalState.subLayers=o}re(JR,this,s,o);for(let i of o)i.parent=this}};zc.layerName="CompositeLayer";var ye=zc;var eC=new W().lookAt({eye:[0,0,1]});function tC({width:t,height:e,near:r,far:o,padding:s}){let i=-t/2,n=t/2,a=-e/2,c=e/2;if(s){let{left:l=0,right:f=0,top:h=0,bottom:u=0}=s,d=Z((l+t-f)/2,0,t)-t/2,p=Z((h+e-u)/2,0,e)-e/2;i-=d,n-=d,a+=p,c+=p}return new W().ortho({left:i,right:n,bottom:a,top:c,near:r,far:o})}var Vc=class extends Qt{constructor(e){let{width:r,height:o,near:s=.1,far:i=1e3,zoom:n=0,target:a=[0,0,0],padding:c=null,flipY:l=!0}=e,f=e.zoomX??(Array.isArray(n)?n[0]:n),h=e.zoomY??(Array.isArray(n)?n[1]:n),u=Math.min(f,h),d=Math.pow(2,u),p;if(f!==h){let m=Math.pow(2,f),g=Math.pow(2,h);p={unitsPerMeter:[m/d,g/d,1],metersPerUnit:[d/m,d/g,1]}}super({...e,longitude:void 0,position:a,viewMatrix:eC.clone().scale([d,d*(l?-1:1),d]),projectionMatrix:tC({width:r||1,height:o||1,padding:c,near:s,far:i}),zoom:u,distanceScales:p}),this.target=a,this.zoomX=f,this.zoomY=h,this.flipY=l}projectFlat([e,r]){let{unitsPerMeter:o}=this.distanceScales;return[e*o[0],r*o[1]]}unprojectFlat([e,r]){let{metersPerUnit:o}=this.distanceScales;return[e*o[0],r*o[1]]}panByPosition(e,r,o){let s=gt(r,this.pixelUnprojectionMatrix),i=this.projectFlat(e),n=Pe.add([],i,Pe.negate([],s)),a=Pe.add([],this.center,n);return{target:this.unprojectFlat(a)}}};Vc.displayName="OrthographicViewport";var G1=Vc;var Wc=class extends Fr{constructor(e){let{width:r,height:o,rotationX:s=0,rotationOrbit:i=0,target:n=[0,0,0],zoom:a=0,minRotationX:c=-90,maxRotationX:l=90,minZoom:f=-1/0,maxZoom:h=1/0,startPanPosition:u,startRotatePos:d,startRotationX:p,startRotationOrbit:m,startZoomPosition:g,startZoom:x}=e;super({width:r,height:o,rotationX:s,rotationOrbit:i,target:n,zoom:a,minRotationX:c,maxRotationX:l,minZoom:f,maxZoom:h},{startPanPosition:u,startRotatePos:d,startRotationX:p,startRotationOrbit:m,startZoomPosition:g,startZoom:x}),this.makeViewport=e.makeViewport}panStart({pos:e}){return this._getUpdatedState({startPanPosition:this._unproject(e)})}pan({pos:e,startPosition:r}){let o=this.getState().startPanPosition||r;if(!o)return this;let i=this.makeViewport(this.getViewportProps()).panByPosition(o,e);return this._getUpdatedState(i)}panEnd(){return this._getUpdatedState({startPanPosition:null})}rotateStart({pos:e}){return this._getUpdatedState({startRotatePos:e,startRotationX:this.getViewportProps().rotationX,startRotationOrbit:this.getViewportProps().rotationOrbit})}rotate({pos:e,deltaAngleX:r=0,deltaAngleY:o=0}){let{startRotatePos:s,startRotationX:i,startRotationOrbit:n}=this.getState(),{width:a,height:c}=this.getViewportProps();if(!s||i===void 0||n===void 0)return this;let l;if(e){let f=(e[0]-s[0])/a,h=(e[1]-s[1])/c;(i<-90||i>90)&&(f*=-1),l={rotationX:i+h*180,rotationOrbit:n+f*180}}else l={rotationX:i+o,rotationOrbit:n+r};return this._getUpdatedState(l)}rotateEnd(){return this._getUpdatedState({startRotationX:null,startRotationOrbit:null})}shortestPathFrom(e){let r=e.getViewportProps(),o={...this.getViewportProps()},{rotationOrbit:s}=o;return Math.abs(s-r.rotationOrbit)>180&&(o.rotationOrbit=s<0?s+360:s-360),o}zoomStart({pos:e}){return this._getUpdatedState({startZoomPosition:this._unproject(e),startZoom:this.getViewportProps().zoom})}zoom({pos:e,startPos:r,scale:o}){let{startZoom:s,startZoomPosition:i}=this.getState();if(i||(s=this.getViewportProps().zoom,i=this._unproject(r||e)),!i)return this;let n=this._calculateNewZoom({scale:o,startZoom:s}),a=this.makeViewport({...this.getViewportProps(),zoom:n});return this._getUpdatedState({zoom:n,...a.panByPosition(i,e)})}zoomEnd(){return this._getUpdatedState({startZoomPosition:null,startZoom:null})}zoomIn(e=2){return this._getUpdatedState({zoom:this._calculateNewZoom({scale:e})})}zoomOut(e=2){return this._getUpdatedState({zoom:this._calculateNewZoom({scale:1/e})})}moveLeft(e=50){return this._panFromCenter([-e,0])}moveRight(e=50){return this._panFromCenter([e,0])}moveUp(e=50){return this._panFromCenter([0,-e])}moveDown(e=50){return this._panFromCenter([0,e])}rotateLeft(e=15){return this._getUpdatedState({rotationOrbit:this.getViewportProps().rotationOrbit-e})}rotateRight(e=15){return this._getUpdatedState({rotationOrbit:this.getViewportProps().rotationOrbit+e})}rotateUp(e=10){return this._getUpdatedState({rotationX:this.getViewportProps().rotationX-e})}rotateDown(e=10){return this._getUpdatedState({rotationX:this.getViewportProps().rotationX+e})}_project(e){return this.makeViewport(this.getViewportProps()).project(e)}_unproject(e){return this.makeViewport(this.getViewportProps()).unproject(e)}_calculateNewZoom({scale:e,startZoom:r}){let{maxZoom:o,minZoom:s}=this.getViewportProps();r===void 0&&(r=this.getViewportProps().zoom);let i=r+Math.log2(e);return Z(i,s,o)}_panFromCenter(e){let{target:r}=this.getViewportProps(),o=this._project(r);return this.pan({startPosition:r,pos:[o[0]+e[0],o[1]+e[1]]})}_getUpdatedState(e){return new this.constructor({makeViewport:this.makeViewport,...this.getViewportProps(),...this.getState(),...e})}applyConstraints(e){let{maxZoom:r,minZoom:o,zoom:s,maxRotationX:i,minRotationX:n,rotationOrbit:a}=e;return e.zoom=Array.isArray(s)?[Z(s[0],o,r),Z(s[1],o,r)]:Z(s,o,r),e.rotationX=Z(e.rotationX,n,i),(a<-180||a>180)&&(e.rotationOrbit=Rx(a+180,360)-180),e}};var id=class extends Wc{constructor(e){super(e),this.zoomAxis=e.zoomAxis||"all"}_calculateNewZoom({scale:e,startZoom:r}){let{maxZoom:o,minZoom:s}=this.getViewportProps();r===void 0&&(r=this.getViewportProps().zoom);let i=Math.log2(e);if(Array.isArray(r)){let[n,a]=r;switch(this.zoomAxis){case"X":n=Z(n+i,s,o);break;case"Y":a=Z(a+i,s,o);break;default:let c=Math.min(n+i,a+i);c<s&&(i+=s-c),c=Math.max(n+i,a+i),c>o&&(i+=o-c),n+=i,a+=i}return[n,a]}return Z(r+i,s,o)}},Oi=class extends Dr{constructor(){super(...arguments),this.ControllerState=id,this.transition={transitionDuration:300,transitionInterpolator:new Ft(["target","zoom"])},this.dragMode="pan"}_onPanRotate(){return!1}};var jc=class extends Nr{constructor(e={}){super(e)}getViewportType(){return G1}get ControllerType(){return Oi}};jc.displayName="OrthographicView";var Ni=jc;var Li=class{static get componentName(){return Object.prototype.hasOwnProperty.call(this,"extensionName")?this.extensionName:""}constructor(e){e&&(this.opts=e)}equals(e){return this===e?!0:this.constructor===e.constructor&&ae(this.opts,e.opts,1)}getShaders(e){return null}getSubLayerProps(e){let{defaultProps:r}=e.constructor,o={updateTriggers:{}};for(let s in r)if(s in this.props){let i=r[s],n=this.props[s];o[s]=n,i&&i.type==="accessor"&&(o.updateTriggers[s]=this.props.updateTriggers[s],typeof n=="function"&&(o[s]=this.getSubLayerAccessor(n)))}return o}initializeState(e,r){}updateState(e,r){}onNeedsRedraw(e){}getNeedsPickingBuffer(e){return!1}draw(e,r){}finalizeState(e,r){}};Li.defaultProps={};Li.extensionName="LayerExtension";var nd=Li;V();var ir=class{constructor(e){this.indexStarts=[0],this.vertexStarts=[0],this.vertexCount=0,this.instanceCount=0;let{attributes:r={}}=e;this.typedArrayManager=Ze,this.attributes={},this._attributeDefs=r,this.opts=e,this.updateGeometry(e)}updateGeometry(e){Object.assign(this.opts,e);let{data:r,buffers:o={},getGeometry:s,geometryBuffer:i,positionFormat:n,dataChanged:a,normalize:c=!0}=this.opts;if(this.data=r,this.getGeometry=s,this.positionSize=i&&i.size||(n==="XY"?2:3),this.buffers=o,this.normalize=c,i&&(Q(r.startIndices),this.getGeometry=this.getGeometryFromBuffer(i),c||(o.vertexPositions=i)),this.geometryBuffer=o.vertexPositions,Array.isArray(a))for(let l of a)this._rebuildGeometry(l);else this._rebuildGeometry()}updatePartialGeometry({startRow:e,endRow:r}){this._rebuildGeometry({startRow:e,endRow:r})}getGeometryFromBuffer(e){let r=e.value||e;return ArrayBuffer.isView(r)?Ic(r,{size:this.positionSize,offset:e.offset,stride:e.stride,startIndices:this.data.startIndices}):null}_allocate(e,r){let{attributes:o,buffers:s,_attributeDefs:i,typedArrayManager:n}=this;for(let a in i)if(a in s)n.release(o[a]),o[a]=null;else{let c=i[a];c.copy=r,o[a]=n.allocate(o[a],e,c)}}_forEachGeometry(e,r,o){let{data:s,getGeometry:i}=this,{iterable:n,objectInfo:a}=rt(s,r,o);for(let c of n){a.index++;let l=i?i(c,a):null;e(l,a.index)}}_rebuildGeometry(e){if(!this.data)return;let{indexStarts:r,vertexStarts:o,instanceCount:s}=this,{data:i,geometryBuffer:n}=this,{startRow:a=0,endRow:c=1/0}=e||{},l={};if(e||(r=[0],o=[0]),this.normalize||!n)this._forEachGeometry((h,u)=>{let d=h&&this.normalizeGeometry(h);l[u]=d,o[u+1]=o[u]+(d?this.getGeometrySize(d):0)},a,c),s=o[o.length-1];else if(o=i.startIndices,s=o[i.length]||0,ArrayBuffer.isView(n))s=s||n.length/this.positionSize;else if(n instanceof H){let h=this.positionSize*4;s=s||n.byteLength/h}else if(n.buffer){let h=n.stride||this.positionSize*4;s=s||n.buffer.byteLength/h}else if(n.value){let h=n.value,u=n.stride/h.BYTES_PER_ELEMENT||this.positionSize;s=s||h.length/u}this._allocate(s,!!e),this.indexStarts=r,this.vertexStarts=o,this.instanceCount=s;let f={};this._forEachGeometry((h,u)=>{let d=l[u]||h;f.vertexStart=o[u],f.indexStart=r[u];let p=u<o.length-1?o[u+1]:s;f.geometrySize=p-o[u],f.geometryIndex=u,this.updateGeometryAttributes(d,f)},a,c),this.vertexCount=r[r.length-1]}};var rC=new Uint32Array([0,2,1,0,3,2]),oC=new Float32Array([0,1,0,0,1,0,1,1]);function ad(t,e){if(!e)return sC(t);let r=Math.max(Math.abs(t[0][0]-t[3][0]),Math.abs(t[1][0]-t[2][0])),o=Math.max(Math.abs(t[1][1]-t[0][1]),Math.abs(t[2][1]-t[3][1])),s=Math.ceil(r/e)+1,i=Math.ceil(o/e)+1,n=(s-1)*(i-1)*6,a=new Uint32Array(n),c=new Float32Array(s*i*2),l=new Float64Array(s*i*3),f=0,h=0;for(let u=0;u<s;u++){let d=u/(s-1);for(let p=0;p<i;p++){let m=p/(i-1),g=iC(t,d,m);l[f*3+0]=g[0],l[f*3+1]=g[1],l[f*3+2]=g[2]||0,c[f*2+0]=d,c[f*2+1]=1-m,u>0&&p>0&&(a[h++]=f-i,a[h++]=f-i-1,a[h++]=f-1,a[h++]=f-i,a[h++]=f-1,a[h++]=f),f++}}return{vertexCount:n,positions:l,indices:a,texCoords:c}}function sC(t){let e=new Float64Array(12);for(let r=0;r<t.length;r++)e[r*3+0]=t[r][0],e[r*3+1]=t[r][1],e[r*3+2]=t[r][2]||0;return{vertexCount:6,positions:e,indices:rC,texCoords:oC}}function iC(t,e,r){return Xe(Xe(t[0],t[1],r),Xe(t[3],t[2],r),e)}var Q1=`uniform bitmapUniforms {
  vec4 bounds;
  float coordinateConversion;
  float desaturate;
  vec3 tintColor;
  vec4 transparentColor;
} bitmap;
`,J1={name:"bitmap",vs:Q1,fs:Q1,uniformTypes:{bounds:"vec4<f32>",coordinateConversion:"f32",desaturate:"f32",tintColor:"vec3<f32>",transparentColor:"vec4<f32>"}};var ey=`#version 300 es
#define SHADER_NAME bitmap-layer-vertex-shader

in vec2 texCoords;
in vec3 positions;
in vec3 positions64Low;

out vec2 vTexCoord;
out vec2 vTexPos;

const vec3 pickingColor = vec3(1.0, 0.0, 0.0);

void main(void) {
  geometry.worldPosition = positions;
  geometry.uv = texCoords;
  geometry.pickingColor = pickingColor;

  gl_Position = project_position_to_clipspace(positions, positions64Low, vec3(0.0), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);

  vTexCoord = texCoords;

  if (bitmap.coordinateConversion < -0.5) {
    vTexPos = geometry.position.xy + project.commonOrigin.xy;
  } else if (bitmap.coordinateConversion > 0.5) {
    vTexPos = geometry.worldPosition.xy;
  }

  vec4 color = vec4(0.0);
  DECKGL_FILTER_COLOR(color, geometry);
}
`;var nC=`
vec3 packUVsIntoRGB(vec2 uv) {
  // Extract the top 8 bits. We want values to be truncated down so we can add a fraction
  vec2 uv8bit = floor(uv * 256.);

  // Calculate the normalized remainders of u and v parts that do not fit into 8 bits
  // Scale and clamp to 0-1 range
  vec2 uvFraction = fract(uv * 256.);
  vec2 uvFraction4bit = floor(uvFraction * 16.);

  // Remainder can be encoded in blue channel, encode as 4 bits for pixel coordinates
  float fractions = uvFraction4bit.x + uvFraction4bit.y * 16.;

  return vec3(uv8bit, fractions) / 255.;
}
`,ty=`#version 300 es
#define SHADER_NAME bitmap-layer-fragment-shader

#ifdef GL_ES
precision highp float;
#endif

uniform sampler2D bitmapTexture;

in vec2 vTexCoord;
in vec2 vTexPos;

out vec4 fragColor;

/* projection utils */
const float TILE_SIZE = 512.0;
const float PI = 3.1415926536;
const float WORLD_SCALE = TILE_SIZE / PI / 2.0;

// from degrees to Web Mercator
vec2 lnglat_to_mercator(vec2 lnglat) {
  float x = lnglat.x;
  float y = clamp(lnglat.y, -89.9, 89.9);
  return vec2(
    radians(x) + PI,
    PI + log(tan(PI * 0.25 + radians(y) * 0.5))
  ) * WORLD_SCALE;
}

// from Web Mercator to degrees
vec2 mercator_to_lnglat(vec2 xy) {
  xy /= WORLD_SCALE;
  return degrees(vec2(
    xy.x - PI,
    atan(exp(xy.y - PI)) * 2.0 - PI * 0.5
  ));
}
/* End projection utils */

// apply desaturation
vec3 color_desaturate(vec3 color) {
  float luminance = (color.r + color.g + color.b) * 0.333333333;
  return mix(color, vec3(luminance), bitmap.desaturate);
}

// apply tint
vec3 color_tint(vec3 color) {
  return color * bitmap.tintColor;
}

// blend with background color
vec4 apply_opacity(vec3 color, float alpha) {
  if (bitmap.transparentColor.a == 0.0) {
    return vec4(color, alpha);
  }
  float blendedAlpha = alpha + bitmap.transparentColor.a * (1.0 - alpha);
  float highLightRatio = alpha / blendedAlpha;
  vec3 blendedRGB = mix(bitmap.transparentColor.rgb, color, highLightRatio);
  return vec4(blendedRGB, blendedAlpha);
}

vec2 getUV(vec2 pos) {
  return vec2(
    (pos.x - bitmap.bounds[0]) / (bitmap.bounds[2] - bitmap.bounds[0]),
    (pos.y - bitmap.bounds[3]) / (bitmap.bounds[1] - bitmap.bounds[3])
  );
}

${nC}

void main(void) {
  vec2 uv = vTexCoord;
  if (bitmap.coordinateConversion < -0.5) {
    vec2 lnglat = mercator_to_lnglat(vTexPos);
    uv = getUV(lnglat);
  } else if (bitmap.coordinateConversion > 0.5) {
    vec2 commonPos = lnglat_to_mercator(vTexPos);
    uv = getUV(commonPos);
  }
  vec4 bitmapColor = texture(bitmapTexture, uv);

  fragColor = apply_opacity(color_tint(color_desaturate(bitmapColor.rgb)), bitmapColor.a * layer.opacity);

  geometry.uv = uv;
  DECKGL_FILTER_COLOR(fragColor, geometry);

  if (bool(picking.isActive) && !bool(picking.isAttribute)) {
    // Since instance information is not used, we can use picking color for pixel index
    fragColor.rgb = packUVsIntoRGB(uv);
  }
}
`;var aC={image:{type:"image",value:null,async:!0},bounds:{type:"array",value:[1,0,0,1],compare:!0},_imageCoordinateSystem:U.DEFAULT,desaturate:{type:"number",min:0,max:1,value:0},transparentColor:{type:"color",value:[0,0,0,0]},tintColor:{type:"color",value:[255,255,255]},textureParameters:{type:"object",ignore:!0,value:null}},Di=class extends fe{getShaders(){return super.getShaders({vs:ey,fs:ty,modules:[pe,me,J1]})}initializeState(){let e=this.getAttributeManager();e.remove(["instancePickingColors"]);let r=!0;e.add({indices:{size:1,isIndexed:!0,update:o=>o.value=this.state.mesh.indices,noAlloc:r},positions:{size:3,type:"float64",fp64:this.use64bitPositions(),update:o=>o.value=this.state.mesh.positions,noAlloc:r},texCoords:{size:2,update:o=>o.value=this.state.mesh.texCoords,noAlloc:r}})}updateState({props:e,oldProps:r,changeFlags:o}){let s=this.getAttributeManager();if(o.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),s.invalidateAll()),e.bounds!==r.bounds){let i=this.state.mesh,n=this._createMesh();this.state.model.setVertexCount(n.vertexCount);for(let a in n)i&&i[a]!==n[a]&&s.invalidate(a);this.setState({mesh:n,...this._getCoordinateUniforms()})}else e._imageCoordinateSystem!==r._imageCoordinateSystem&&this.setState(this._getCoordinateUniforms())}getPickingInfo(e){let{image:r}=this.props,o=e.info;if(!o.color||!r)return o.bitmap=null,o;let{width:s,height:i}=r;o.index=0;let n=cC(o.color);return o.bitmap={size:{width:s,height:i},uv:n,pixel:[Math.floor(n[0]*s),Math.floor(n[1]*i)]},o}disablePickingIndex(){this.setState({disablePicking:!0})}restorePickingColors(){this.setState({disablePicking:!1})}_updateAutoHighlight(e){super._updateAutoHighlight({...e,color:this.encodePickingColor(0)})}_createMesh(){let{bounds:e}=this.props,r=e;return ry(e)&&(r=[[e[0],e[1]],[e[0],e[3]],[e[2],e[3]],[e[2],e[1]]]),ad(r,this.context.viewport.resolution)}_getModel(){return new q(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),topology:"triangle-list",isInstanced:!1})}draw(e){let{shaderModuleProps:r}=e,{model:o,coordinateConversion:s,bounds:i,disablePicking:n}=this.state,{image:a,desaturate:c,transparentColor:l,tintColor:f}=this.props;if(!(r.picking.isActive&&n)&&a&&o){let h={bitmapTexture:a,bounds:i,coordinateConversion:s,desaturate:c,tintColor:f.slice(0,3).map(u=>u/255),transparentColor:l.map(u=>u/255)};o.shaderInputs.setProps({bitmap:h}),o.draw(this.context.renderPass)}}_getCoordinateUniforms(){let{LNGLAT:e,CARTESIAN:r,DEFAULT:o}=U,{_imageCoordinateSystem:s}=this.props;if(s!==o){let{bounds:i}=this.props;if(!ry(i))throw new Error("_imageCoordinateSystem only supports rectangular bounds");let n=this.context.viewport.resolution?e:r;if(s=s===e?e:r,s===e&&n===r)return{coordinateConversion:-1,bounds:i};if(s===r&&n===e){let a=Ae([i[0],i[1]]),c=Ae([i[2],i[3]]);return{coordinateConversion:1,bounds:[a[0],a[1],c[0],c[1]]}}}return{coordinateConversion:0,bounds:[0,0,0,0]}}};Di.layerName="BitmapLayer";Di.defaultProps=aC;var No=Di;function cC(t){let[e,r,o]=t,s=(o&240)/256,i=(o&15)/16;return[(e+i)/256,(r+s)/256]}function ry(t){return Number.isFinite(t[0])}var oy=`uniform iconUniforms {
  float sizeScale;
  vec2 iconsTextureDim;
  float sizeBasis;
  float sizeMinPixels;
  float sizeMaxPixels;
  bool billboard;
  highp int sizeUnits;
  float alphaCutoff;
} icon;
`,sy={name:"icon",vs:oy,fs:oy,uniformTypes:{sizeScale:"f32",iconsTextureDim:"vec2<f32>",sizeBasis:"f32",sizeMinPixels:"f32",sizeMaxPixels:"f32",billboard:"f32",sizeUnits:"i32",alphaCutoff:"f32"}};var iy=`#version 300 es
#define SHADER_NAME icon-layer-vertex-shader
in vec2 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in float instanceSizes;
in float instanceAngles;
in vec4 instanceColors;
in vec3 instancePickingColors;
in vec4 instanceIconFrames;
in float instanceColorModes;
in vec2 instanceOffsets;
in vec2 instancePixelOffset;
out float vColorMode;
out vec4 vColor;
out vec2 vTextureCoords;
out vec2 uv;
vec2 rotate_by_angle(vec2 vertex, float angle) {
float angle_radian = angle * PI / 180.0;
float cos_angle = cos(angle_radian);
float sin_angle = sin(angle_radian);
mat2 rotationMatrix = mat2(cos_angle, -sin_angle, sin_angle, cos_angle);
return rotationMatrix * vertex;
}
void main(void) {
geometry.worldPosition = instancePositions;
geometry.uv = positions;
geometry.pickingColor = instancePickingColors;
uv = positions;
vec2 iconSize = instanceIconFrames.zw;
float sizePixels = clamp(
project_size_to_pixel(instanceSizes * icon.sizeScale, icon.sizeUnits),
icon.sizeMinPixels, icon.sizeMaxPixels
);
float iconConstraint = icon.sizeBasis == 0.0 ? iconSize.x : iconSize.y;
float instanceScale = iconConstraint == 0.0 ? 0.0 : sizePixels / iconConstraint;
vec2 pixelOffset = positions / 2.0 * iconSize + instanceOffsets;
pixelOffset = rotate_by_angle(pixelOffset, instanceAngles) * instanceScale;
pixelOffset += instancePixelOffset;
pixelOffset.y *= -1.0;
if (icon.billboard)  {
gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, vec3(0.0), geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
vec3 offset = vec3(pixelOffset, 0.0);
DECKGL_FILTER_SIZE(offset, geometry);
gl_Position.xy += project_pixel_size_to_clipspace(offset.xy);
} else {
vec3 offset_common = vec3(project_pixel_size(pixelOffset), 0.0);
DECKGL_FILTER_SIZE(offset_common, geometry);
gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, offset_common, geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
}
vTextureCoords = mix(
instanceIconFrames.xy,
instanceIconFrames.xy + iconSize,
(positions.xy + 1.0) / 2.0
) / icon.iconsTextureDim;
vColor = instanceColors;
DECKGL_FILTER_COLOR(vColor, geometry);
vColorMode = instanceColorModes;
}
`;var ny=`#version 300 es
#define SHADER_NAME icon-layer-fragment-shader
precision highp float;
uniform sampler2D iconsTexture;
in float vColorMode;
in vec4 vColor;
in vec2 vTextureCoords;
in vec2 uv;
out vec4 fragColor;
void main(void) {
geometry.uv = uv;
vec4 texColor = texture(iconsTexture, vTextureCoords);
vec3 color = mix(texColor.rgb, vColor.rgb, vColorMode);
float a = texColor.a * layer.opacity * vColor.a;
if (a < icon.alphaCutoff) {
discard;
}
fragColor = vec4(color, a);
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var lC=1024,fC=4,ay=()=>{},cy={minFilter:"linear",mipmapFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"},hC={x:0,y:0,width:0,height:0};function uC(t){return Math.pow(2,Math.ceil(Math.log2(t)))}function dC(t,e,r,o){let s=Math.min(r/e.width,o/e.height),i=Math.floor(e.width*s),n=Math.floor(e.height*s);return s===1?{image:e,width:i,height:n}:(t.canvas.height=n,t.canvas.width=i,t.clearRect(0,0,i,n),t.drawImage(e,0,0,e.width,e.height,0,0,i,n),{image:t.canvas,width:i,height:n})}function Fi(t){return t&&(t.id||t.url)}function pC(t,e,r,o){let{width:s,height:i,device:n}=t,a=n.createTexture({format:"rgba8unorm",width:e,height:r,sampler:o,mipLevels:n.getMipLevelCount(e,r)}),c=n.createCommandEncoder();return c.copyTextureToTexture({sourceTexture:t,destinationTexture:a,width:s,height:i}),c.finish(),a.generateMipmapsWebGL(),t.destroy(),a}function ly(t,e,r){for(let o=0;o<e.length;o++){let{icon:s,xOffset:i}=e[o],n=Fi(s);t[n]={...s,x:i,y:r}}}function mC({icons:t,buffer:e,mapping:r={},xOffset:o=0,yOffset:s=0,rowHeight:i=0,canvasWidth:n}){let a=[];for(let c=0;c<t.length;c++){let l=t[c],f=Fi(l);if(!r[f]){let{height:h,width:u}=l;o+u+e>n&&(ly(r,a,s),o=0,s=i+s+e,i=0,a=[]),a.push({icon:l,xOffset:o}),o=o+u+e,i=Math.max(i,h)}}return a.length>0&&ly(r,a,s),{mapping:r,rowHeight:i,xOffset:o,yOffset:s,canvasWidth:n,canvasHeight:uC(i+s+e)}}function gC(t,e,r){if(!t||!e)return null;r=r||{};let o={},{iterable:s,objectInfo:i}=rt(t);for(let n of s){i.index++;let a=e(n,i),c=Fi(a);if(!a)throw new Error("Icon is missing.");if(!a.url)throw new Error("Icon url is missing.");!o[c]&&(!r[c]||a.url!==r[c].url)&&(o[c]={...a,source:n,sourceIndex:i.index})}return o}var Bi=class{constructor(e,{onUpdate:r=ay,onError:o=ay}){this._loadOptions=null,this._texture=null,this._externalTexture=null,this._mapping={},this._samplerParameters=null,this._pendingCount=0,this._autoPacking=!1,this._xOffset=0,this._yOffset=0,this._rowHeight=0,this._buffer=fC,this._canvasWidth=lC,this._canvasHeight=0,this._canvas=null,this.device=e,this.onUpdate=r,this.onError=o}finalize(){this._texture?.delete()}getTexture(){return this._texture||this._externalTexture}getIconMapping(e){let r=this._autoPacking?Fi(e):e;return this._mapping[r]||hC}setProps({loadOptions:e,autoPacking:r,iconAtlas:o,iconMapping:s,textureParameters:i}){e&&(this._loadOptions=e),r!==void 0&&(this._autoPacking=r),s&&(this._mapping=s),o&&(this._texture?.delete(),this._texture=null,this._externalTexture=o),i&&(this._samplerParameters=i)}get isLoaded(){return this._pendingCount===0}packIcons(e,r){if(!this._autoPacking||typeof document>"u")return;let o=Object.values(gC(e,r,this._mapping)||{});if(o.length>0){let{mapping:s,xOffset:i,yOffset:n,rowHeight:a,canvasHeight:c}=mC({icons:o,buffer:this._buffer,canvasWidth:this._canvasWidth,mapping:this._mapping,rowHeight:this._rowHeight,xOffset:this._xOffset,yOffset:this._yOffset});this._rowHeight=a,this._mapping=s,this._xOffset=i,this._yOffset=n,this._canvasHeight=c,this._texture||(this._texture=this.device.createTexture({format:"rgba8unorm",data:null,width:this._canvasWidth,height:this._canvasHeight,sampler:this._samplerParameters||cy,mipLevels:this.device.getMipLevelCount(this._canvasWidth,this._canvasHeight)})),this._texture.height!==this._canvasHeight&&(this._texture=pC(this._texture,this._canvasWidth,this._canvasHeight,this._samplerParameters||cy)),this.onUpdate(!0),this._canvas=this._canvas||document.createElement("canvas"),this._loadIcons(o)}}_loadIcons(e){let r=this._canvas.getContext("2d",{willReadFrequently:!0});for(let o of e)this._pendingCount++,Xt(o.url,this._loadOptions).then(s=>{let i=Fi(o),n=this._mapping[i],{x:a,y:c,width:l,height:f}=n,{image:h,width:u,height:d}=dC(r,s,l,f),p=a+(l-u)/2,m=c+(f-d)/2;this._texture?.copyExternalImage({image:h,x:p,y:m,width:u,height:d}),n.x=p,n.y=m,n.width=u,n.height=d,this._texture?.generateMipmapsWebGL(),this.onUpdate(u!==l||d!==f)}).catch(s=>{this.onError({url:o.url,source:o.source,sourceIndex:o.sourceIndex,loadOptions:this._loadOptions,error:s})}).finally(()=>{this._pendingCount--})}};var fy=[0,0,0,255],xC={iconAtlas:{type:"image",value:null,async:!0},iconMapping:{type:"object",value:{},async:!0},sizeScale:{type:"number",value:1,min:0},billboard:!0,sizeUnits:"pixels",sizeBasis:"height",sizeMinPixels:{type:"number",min:0,value:0},sizeMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},alphaCutoff:{type:"number",value:.05,min:0,max:1},getPosition:{type:"accessor",value:t=>t.position},getIcon:{type:"accessor",value:t=>t.icon},getColor:{type:"accessor",value:fy},getSize:{type:"accessor",value:1},getAngle:{type:"accessor",value:0},getPixelOffset:{type:"accessor",value:[0,0]},onIconError:{type:"function",value:null,optional:!0},textureParameters:{type:"object",ignore:!0,value:null}},Ui=class extends fe{getShaders(){return super.getShaders({vs:iy,fs:ny,modules:[pe,me,sy]})}initializeState(){this.state={iconManager:new Bi(this.context.device,{onUpdate:this._onUpdate.bind(this),onError:this._onError.bind(this)})},this.getAttributeManager().addInstanced({instancePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getPosition"},instanceSizes:{size:1,transition:!0,accessor:"getSize",defaultValue:1},instanceOffsets:{size:2,accessor:"getIcon",transform:this.getInstanceOffset},instanceIconFrames:{size:4,accessor:"getIcon",transform:this.getInstanceIconFrame},instanceColorModes:{size:1,type:"uint8",accessor:"getIcon",transform:this.getInstanceColorMode},instanceColors:{size:this.props.colorFormat.length,type:"unorm8",transition:!0,accessor:"getColor",defaultValue:fy},instanceAngles:{size:1,transition:!0,accessor:"getAngle"},instancePixelOffset:{size:2,transition:!0,accessor:"getPixelOffset"}})}updateState(e){super.updateState(e);let{props:r,oldProps:o,changeFlags:s}=e,i=this.getAttributeManager(),{iconAtlas:n,iconMapping:a,data:c,getIcon:l,textureParameters:f}=r,{iconManager:h}=this.state;if(typeof n=="string")return;let u=n||this.internalState.isAsyncPropLoading("iconAtlas");h.setProps({loadOptions:r.loadOptions,autoPacking:!u,iconAtlas:n,iconMapping:u?a:null,textureParameters:f}),u?o.iconMapping!==r.iconMapping&&i.invalidate("getIcon"):(s.dataChanged||s.updateTriggersChanged&&(s.updateTriggersChanged.all||s.updateTriggersChanged.getIcon))&&h.packIcons(c,l),s.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),i.invalidateAll())}get isLoaded(){return super.isLoaded&&this.state.iconManager.isLoaded}finalizeState(e){super.finalizeState(e),this.state.iconManager.finalize()}draw({uniforms:e}){let{sizeScale:r,sizeBasis:o,sizeMinPixels:s,sizeMaxPixels:i,sizeUnits:n,billboard:a,alphaCutoff:c}=this.props,{iconManager:l}=this.state,f=l.getTexture();if(f){let h=this.state.model,u={iconsTexture:f,iconsTextureDim:[f.width,f.height],sizeUnits:de[n],sizeScale:r,sizeBasis:o==="height"?1:0,sizeMinPixels:s,sizeMaxPixels:i,billboard:a,alphaCutoff:c};h.shaderInputs.setProps({icon:u}),h.draw(this.context.renderPass)}}_getModel(){let e=[-1,-1,1,-1,-1,1,1,1];return new q(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new ue({topology:"triangle-strip",attributes:{positions:{size:2,value:new Float32Array(e)}}}),isInstanced:!0})}_onUpdate(e){e?(this.getAttributeManager()?.invalidate("getIcon"),this.setNeedsUpdate()):this.setNeedsRedraw()}_onError(e){let r=this.getCurrentLayer()?.props.onIconError;r?r(e):L.error(e.error.message)()}getInstanceOffset(e){let{width:r,height:o,anchorX:s=r/2,anchorY:i=o/2}=this.state.iconManager.getIconMapping(e);return[r/2-s,o/2-i]}getInstanceColorMode(e){return this.state.iconManager.getIconMapping(e).mask?1:0}getInstanceIconFrame(e){let{x:r,y:o,width:s,height:i}=this.state.iconManager.getIconMapping(e);return[r,o,s,i]}};Ui.defaultProps=xC;Ui.layerName="IconLayer";var $c=Ui;var _C=`struct LineUniforms {
  widthScale: f32,
  widthMinPixels: f32,
  widthMaxPixels: f32,
  useShortestPath: f32,
  widthUnits: i32,
};

@group(0) @binding(1)
var<uniform> line: LineUniforms;
`,hy=`uniform lineUniforms {
  float widthScale;
  float widthMinPixels;
  float widthMaxPixels;
  float useShortestPath;
  highp int widthUnits;
} line;
`,uy={name:"line",source:_C,vs:hy,fs:hy,uniformTypes:{widthScale:"f32",widthMinPixels:"f32",widthMaxPixels:"f32",useShortestPath:"f32",widthUnits:"i32"}};var dy=`// ---------- Helper Structures & Functions ----------

// Placeholder filter functions.
fn deckgl_filter_size(offset: vec3<f32>, geometry: Geometry) -> vec3<f32> {
  return offset;
}
fn deckgl_filter_gl_position(p: vec4<f32>, geometry: Geometry) -> vec4<f32> {
  return p;
}
fn deckgl_filter_color(color: vec4<f32>, geometry: Geometry) -> vec4<f32> {
  return color;
}

// Compute an extrusion offset given a line direction (in clipspace),
// an offset direction (-1 or 1), and a width in pixels.
// Assumes a uniform "project" with a viewportSize field is available.
fn getExtrusionOffset(line_clipspace: vec2<f32>, offset_direction: f32, width: f32) -> vec2<f32> {
  // project.viewportSize should be provided as a uniform (not shown here)
  let dir_screenspace = normalize(line_clipspace * project.viewportSize);
  // Rotate by 90°: (x,y) becomes (-y,x)
  let rotated = vec2<f32>(-dir_screenspace.y, dir_screenspace.x);
  return rotated * offset_direction * width / 2.0;
}

// Splits the line between two points at a given x coordinate.
// Interpolates the y and z components.
fn splitLine(a: vec3<f32>, b: vec3<f32>, x: f32) -> vec3<f32> {
  let t: f32 = (x - a.x) / (b.x - a.x);
  return vec3<f32>(x, a.yz + t * (b.yz - a.yz));
}

// ---------- Uniforms & Global Structures ----------

// Uniforms for line, color, and project are assumed to be defined elsewhere.
// For example:
//
// @group(0) @binding(0)
// var<uniform> line: LineUniform;
//
// struct ColorUniform {
//   opacity: f32,
// };
// @group(0) @binding(1)
// var<uniform> color: ColorUniform;
//
// struct ProjectUniform {
//   viewportSize: vec2<f32>,
// };
// @group(0) @binding(2)
// var<uniform> project: ProjectUniform;



// ---------- Vertex Output Structure ----------

struct Varyings {
  @builtin(position) gl_Position: vec4<f32>,
  @location(0) vColor: vec4<f32>,
  @location(1) uv: vec2<f32>,
};

// ---------- Vertex Shader Entry Point ----------

@vertex
fn vertexMain(
  @location(0) positions: vec3<f32>,
  @location(1) instanceSourcePositions: vec3<f32>,
  @location(2) instanceTargetPositions: vec3<f32>,
  @location(3) instanceSourcePositions64Low: vec3<f32>,
  @location(4) instanceTargetPositions64Low: vec3<f32>,
  @location(5) instanceColors: vec4<f32>,
  @location(6) instancePickingColors: vec3<f32>,
  @location(7) instanceWidths: f32
) -> Varyings {
  var geometry: Geometry;
  geometry.worldPosition = instanceSourcePositions;
  geometry.worldPositionAlt = instanceTargetPositions;

  var source_world: vec3<f32> = instanceSourcePositions;
  var target_world: vec3<f32> = instanceTargetPositions;
  var source_world_64low: vec3<f32> = instanceSourcePositions64Low;
  var target_world_64low: vec3<f32> = instanceTargetPositions64Low;

  // Apply shortest-path adjustments if needed.
  if (line.useShortestPath > 0.5 || line.useShortestPath < -0.5) {
    source_world.x = (source_world.x + 180.0 % 360.0) - 180.0;
    target_world.x = (target_world.x + 180.0 % 360.0) - 180.0;
    let deltaLng: f32 = target_world.x - source_world.x;

    if (deltaLng * line.useShortestPath > 180.0) {
      source_world.x = source_world.x + 360.0 * line.useShortestPath;
      source_world = splitLine(source_world, target_world, 180.0 * line.useShortestPath);
      source_world_64low = vec3<f32>(0.0, 0.0, 0.0);
    } else if (deltaLng * line.useShortestPath < -180.0) {
      target_world.x = target_world.x + 360.0 * line.useShortestPath;
      target_world = splitLine(source_world, target_world, 180.0 * line.useShortestPath);
      target_world_64low = vec3<f32>(0.0, 0.0, 0.0);
    } else if (line.useShortestPath < 0.0) {
      var abortOut: Varyings;
      abortOut.gl_Position = vec4<f32>(0.0);
      abortOut.vColor = vec4<f32>(0.0);
      abortOut.uv = vec2<f32>(0.0);
      return abortOut;
    }
  }

  // Project Pos and target positions to clip space.
  let sourceResult = project_position_to_clipspace_and_commonspace(source_world, source_world_64low, vec3<f32>(0.0));
  let targetResult = project_position_to_clipspace_and_commonspace(target_world, target_world_64low, vec3<f32>(0.0));
  let sourcePos: vec4<f32> = sourceResult.clipPosition;
  let targetPos: vec4<f32> = targetResult.clipPosition;
  let source_commonspace: vec4<f32> = sourceResult.commonPosition;
  let target_commonspace: vec4<f32> = targetResult.commonPosition;

  // Interpolate along the line segment.
  let segmentIndex: f32 = positions.x;
  let p: vec4<f32> = sourcePos + segmentIndex * (targetPos - sourcePos);
  geometry.position = source_commonspace + segmentIndex * (target_commonspace - source_commonspace);
  let uv: vec2<f32> = positions.xy;
  geometry.uv = uv;
  geometry.pickingColor = instancePickingColors;

  // Determine width in pixels.
  let widthPixels: f32 = clamp(
    project_unit_size_to_pixel(instanceWidths * line.widthScale, line.widthUnits),
    line.widthMinPixels, line.widthMaxPixels
  );

  // Compute extrusion offset.
  let extrusion: vec2<f32> = getExtrusionOffset(targetPos.xy - sourcePos.xy, positions.y, widthPixels);
  let offset: vec3<f32> = vec3<f32>(extrusion, 0.0);

  // Apply deck.gl filter functions.
  let filteredOffset = deckgl_filter_size(offset, geometry);
  let filteredP = deckgl_filter_gl_position(p, geometry);

  let clipOffset: vec2<f32> = project_pixel_size_to_clipspace(filteredOffset.xy);
  let finalPosition: vec4<f32> = filteredP + vec4<f32>(clipOffset, 0.0, 0.0);

  // Compute color.
  var vColor: vec4<f32> = vec4<f32>(instanceColors.rgb, instanceColors.a * color.opacity);
  // vColor = deckgl_filter_color(vColor, geometry);

  var output: Varyings;
  output.gl_Position = finalPosition;
  output.vColor = vColor;
  output.uv = uv;
  return output;
}

@fragment
fn fragmentMain(
  @location(0) vColor: vec4<f32>,
  @location(1) uv: vec2<f32>
) -> @location(0) vec4<f32> {
  // Create and initialize geometry with the provided uv.
  var geometry: Geometry;
  geometry.uv = uv;

  // Start with the input color.
  var fragColor: vec4<f32> = vColor;

  // Apply the deck.gl filter to the color.
  fragColor = deckgl_filter_color(fragColor, geometry);

  // Apply premultiplied alpha as required by transparent canvas
  fragColor = deckgl_premultiplied_alpha(fragColor);

  return fragColor;
}
`;var py=`#version 300 es
#define SHADER_NAME line-layer-vertex-shader
in vec3 positions;
in vec3 instanceSourcePositions;
in vec3 instanceTargetPositions;
in vec3 instanceSourcePositions64Low;
in vec3 instanceTargetPositions64Low;
in vec4 instanceColors;
in vec3 instancePickingColors;
in float instanceWidths;
out vec4 vColor;
out vec2 uv;
vec2 getExtrusionOffset(vec2 line_clipspace, float offset_direction, float width) {
vec2 dir_screenspace = normalize(line_clipspace * project.viewportSize);
dir_screenspace = vec2(-dir_screenspace.y, dir_screenspace.x);
return dir_screenspace * offset_direction * width / 2.0;
}
vec3 splitLine(vec3 a, vec3 b, float x) {
float t = (x - a.x) / (b.x - a.x);
return vec3(x, mix(a.yz, b.yz, t));
}
void main(void) {
geometry.worldPosition = instanceSourcePositions;
geometry.worldPositionAlt = instanceTargetPositions;
vec3 source_world = instanceSourcePositions;
vec3 target_world = instanceTargetPositions;
vec3 source_world_64low = instanceSourcePositions64Low;
vec3 target_world_64low = instanceTargetPositions64Low;
if (line.useShortestPath > 0.5 || line.useShortestPath < -0.5) {
source_world.x = mod(source_world.x + 180., 360.0) - 180.;
target_world.x = mod(target_world.x + 180., 360.0) - 180.;
float deltaLng = target_world.x - source_world.x;
if (deltaLng * line.useShortestPath > 180.) {
source_world.x += 360. * line.useShortestPath;
source_world = splitLine(source_world, target_world, 180. * line.useShortestPath);
source_world_64low = vec3(0.0);
} else if (deltaLng * line.useShortestPath < -180.) {
target_world.x += 360. * line.useShortestPath;
target_world = splitLine(source_world, target_world, 180. * line.useShortestPath);
target_world_64low = vec3(0.0);
} else if (line.useShortestPath < 0.) {
gl_Position = vec4(0.);
return;
}
}
vec4 source_commonspace;
vec4 target_commonspace;
vec4 source = project_position_to_clipspace(source_world, source_world_64low, vec3(0.), source_commonspace);
vec4 target = project_position_to_clipspace(target_world, target_world_64low, vec3(0.), target_commonspace);
float segmentIndex = positions.x;
vec4 p = mix(source, target, segmentIndex);
geometry.position = mix(source_commonspace, target_commonspace, segmentIndex);
uv = positions.xy;
geometry.uv = uv;
geometry.pickingColor = instancePickingColors;
float widthPixels = clamp(
project_size_to_pixel(instanceWidths * line.widthScale, line.widthUnits),
line.widthMinPixels, line.widthMaxPixels
);
vec3 offset = vec3(
getExtrusionOffset(target.xy - source.xy, positions.y, widthPixels),
0.0);
DECKGL_FILTER_SIZE(offset, geometry);
DECKGL_FILTER_GL_POSITION(p, geometry);
gl_Position = p + vec4(project_pixel_size_to_clipspace(offset.xy), 0.0, 0.0);
vColor = vec4(instanceColors.rgb, instanceColors.a * layer.opacity);
DECKGL_FILTER_COLOR(vColor, geometry);
}
`;var my=`#version 300 es
#define SHADER_NAME line-layer-fragment-shader
precision highp float;
in vec4 vColor;
in vec2 uv;
out vec4 fragColor;
void main(void) {
geometry.uv = uv;
fragColor = vColor;
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var yC=[0,0,0,255],vC={getSourcePosition:{type:"accessor",value:t=>t.sourcePosition},getTargetPosition:{type:"accessor",value:t=>t.targetPosition},getColor:{type:"accessor",value:yC},getWidth:{type:"accessor",value:1},widthUnits:"pixels",widthScale:{type:"number",value:1,min:0},widthMinPixels:{type:"number",value:0,min:0},widthMaxPixels:{type:"number",value:Number.MAX_SAFE_INTEGER,min:0}},ki=class extends fe{getBounds(){return this.getAttributeManager()?.getBounds(["instanceSourcePositions","instanceTargetPositions"])}getShaders(){return super.getShaders({vs:py,fs:my,source:dy,modules:[pe,ao,me,uy]})}get wrapLongitude(){return!1}initializeState(){this.getAttributeManager().addInstanced({instanceSourcePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getSourcePosition"},instanceTargetPositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getTargetPosition"},instanceColors:{size:this.props.colorFormat.length,type:"unorm8",transition:!0,accessor:"getColor",defaultValue:[0,0,0,255]},instanceWidths:{size:1,transition:!0,accessor:"getWidth",defaultValue:1}})}updateState(e){super.updateState(e),e.changeFlags.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),this.getAttributeManager().invalidateAll())}draw({uniforms:e}){let{widthUnits:r,widthScale:o,widthMinPixels:s,widthMaxPixels:i,wrapLongitude:n}=this.props,a=this.state.model,c={widthUnits:de[r],widthScale:o,widthMinPixels:s,widthMaxPixels:i,useShortestPath:n?1:0};a.shaderInputs.setProps({line:c}),a.draw(this.context.renderPass),n&&(a.shaderInputs.setProps({line:{...c,useShortestPath:-1}}),a.draw(this.context.renderPass))}_getModel(){let e=this.context.device.type==="webgpu"?{depthWriteEnabled:!0,depthCompare:"less-equal"}:void 0,r=[0,-1,0,0,1,0,1,-1,0,1,1,0];return new q(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new ue({topology:"triangle-strip",attributes:{positions:{size:3,value:new Float32Array(r)}}}),parameters:e,isInstanced:!0})}};ki.layerName="LineLayer";ki.defaultProps=vC;var zi=ki;var gy=`uniform scatterplotUniforms {
  float radiusScale;
  float radiusMinPixels;
  float radiusMaxPixels;
  float lineWidthScale;
  float lineWidthMinPixels;
  float lineWidthMaxPixels;
  float stroked;
  float filled;
  bool antialiasing;
  bool billboard;
  highp int radiusUnits;
  highp int lineWidthUnits;
} scatterplot;
`,xy={name:"scatterplot",vs:gy,fs:gy,source:"",uniformTypes:{radiusScale:"f32",radiusMinPixels:"f32",radiusMaxPixels:"f32",lineWidthScale:"f32",lineWidthMinPixels:"f32",lineWidthMaxPixels:"f32",stroked:"f32",filled:"f32",antialiasing:"f32",billboard:"f32",radiusUnits:"i32",lineWidthUnits:"i32"}};var _y=`#version 300 es
#define SHADER_NAME scatterplot-layer-vertex-shader
in vec3 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in float instanceRadius;
in float instanceLineWidths;
in vec4 instanceFillColors;
in vec4 instanceLineColors;
in vec3 instancePickingColors;
out vec4 vFillColor;
out vec4 vLineColor;
out vec2 unitPosition;
out float innerUnitRadius;
out float outerRadiusPixels;
void main(void) {
geometry.worldPosition = instancePositions;
outerRadiusPixels = clamp(
project_size_to_pixel(scatterplot.radiusScale * instanceRadius, scatterplot.radiusUnits),
scatterplot.radiusMinPixels, scatterplot.radiusMaxPixels
);
float lineWidthPixels = clamp(
project_size_to_pixel(scatterplot.lineWidthScale * instanceLineWidths, scatterplot.lineWidthUnits),
scatterplot.lineWidthMinPixels, scatterplot.lineWidthMaxPixels
);
outerRadiusPixels += scatterplot.stroked * lineWidthPixels / 2.0;
float edgePadding = scatterplot.antialiasing ? (outerRadiusPixels + SMOOTH_EDGE_RADIUS) / outerRadiusPixels : 1.0;
unitPosition = edgePadding * positions.xy;
geometry.uv = unitPosition;
geometry.pickingColor = instancePickingColors;
innerUnitRadius = 1.0 - scatterplot.stroked * lineWidthPixels / outerRadiusPixels;
if (scatterplot.billboard) {
gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, vec3(0.0), geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
vec3 offset = edgePadding * positions * outerRadiusPixels;
DECKGL_FILTER_SIZE(offset, geometry);
gl_Position.xy += project_pixel_size_to_clipspace(offset.xy);
} else {
vec3 offset = edgePadding * positions * project_pixel_size(outerRadiusPixels);
DECKGL_FILTER_SIZE(offset, geometry);
gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, offset, geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
}
vFillColor = vec4(instanceFillColors.rgb, instanceFillColors.a * layer.opacity);
DECKGL_FILTER_COLOR(vFillColor, geometry);
vLineColor = vec4(instanceLineColors.rgb, instanceLineColors.a * layer.opacity);
DECKGL_FILTER_COLOR(vLineColor, geometry);
}
`;var yy=`#version 300 es
#define SHADER_NAME scatterplot-layer-fragment-shader
precision highp float;
in vec4 vFillColor;
in vec4 vLineColor;
in vec2 unitPosition;
in float innerUnitRadius;
in float outerRadiusPixels;
out vec4 fragColor;
void main(void) {
geometry.uv = unitPosition;
float distToCenter = length(unitPosition) * outerRadiusPixels;
float inCircle = scatterplot.antialiasing ?
smoothedge(distToCenter, outerRadiusPixels) :
step(distToCenter, outerRadiusPixels);
if (inCircle == 0.0) {
discard;
}
if (scatterplot.stroked > 0.5) {
float isLine = scatterplot.antialiasing ?
smoothedge(innerUnitRadius * outerRadiusPixels, distToCenter) :
step(innerUnitRadius * outerRadiusPixels, distToCenter);
if (scatterplot.filled > 0.5) {
fragColor = mix(vFillColor, vLineColor, isLine);
} else {
if (isLine == 0.0) {
discard;
}
fragColor = vec4(vLineColor.rgb, vLineColor.a * isLine);
}
} else if (scatterplot.filled < 0.5) {
discard;
} else {
fragColor = vFillColor;
}
fragColor.a *= inCircle;
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var vy=`// Main shaders

struct ScatterplotUniforms {
  radiusScale: f32,
  radiusMinPixels: f32,
  radiusMaxPixels: f32,
  lineWidthScale: f32,
  lineWidthMinPixels: f32,
  lineWidthMaxPixels: f32,
  stroked: f32,
  filled: i32,
  antialiasing: i32,
  billboard: i32,
  radiusUnits: i32,
  lineWidthUnits: i32,
};

struct ConstantAttributeUniforms {
 instancePositions: vec3<f32>,
 instancePositions64Low: vec3<f32>,
 instanceRadius: f32,
 instanceLineWidths: f32,
 instanceFillColors: vec4<f32>,
 instanceLineColors: vec4<f32>,
 instancePickingColors: vec3<f32>,

 instancePositionsConstant: i32,
 instancePositions64LowConstant: i32,
 instanceRadiusConstant: i32,
 instanceLineWidthsConstant: i32,
 instanceFillColorsConstant: i32,
 instanceLineColorsConstant: i32,
 instancePickingColorsConstant: i32
};

@group(0) @binding(2) var<uniform> scatterplot: ScatterplotUniforms;

struct ConstantAttributes {
  instancePositions: vec3<f32>,
  instancePositions64Low: vec3<f32>,
  instanceRadius: f32,
  instanceLineWidths: f32,
  instanceFillColors: vec4<f32>,
  instanceLineColors: vec4<f32>,
  instancePickingColors: vec3<f32>
};

const constants = ConstantAttributes(
  vec3<f32>(0.0),
  vec3<f32>(0.0),
  0.0,
  0.0,
  vec4<f32>(0.0, 0.0, 0.0, 1.0),
  vec4<f32>(0.0, 0.0, 0.0, 1.0),
  vec3<f32>(0.0)
);

struct Attributes {
  @builtin(instance_index) instanceIndex : u32,
  @builtin(vertex_index) vertexIndex : u32,
  @location(0) positions: vec3<f32>,
  @location(1) instancePositions: vec3<f32>,
  @location(2) instancePositions64Low: vec3<f32>,
  @location(3) instanceRadius: f32,
  @location(4) instanceLineWidths: f32,
  @location(5) instanceFillColors: vec4<f32>,
  @location(6) instanceLineColors: vec4<f32>,
  @location(7) instancePickingColors: vec3<f32>
};

struct Varyings {
  @builtin(position) position: vec4<f32>,
  @location(0) vFillColor: vec4<f32>,
  @location(1) vLineColor: vec4<f32>,
  @location(2) unitPosition: vec2<f32>,
  @location(3) innerUnitRadius: f32,
  @location(4) outerRadiusPixels: f32,
};

@vertex
fn vertexMain(attributes: Attributes) -> Varyings {
  var varyings: Varyings;

  // Draw an inline geometry constant array clip space triangle to verify that rendering works.
  // var positions = array<vec2<f32>, 3>(vec2(0.0, 0.5), vec2(-0.5, -0.5), vec2(0.5, -0.5));
  // if (attributes.instanceIndex == 0) {
  //   varyings.position = vec4<f32>(positions[attributes.vertexIndex], 0.0, 1.0);
  //   return varyings;
  // }

  // var geometry: Geometry;
  // geometry.worldPosition = instancePositions;

  // Multiply out radius and clamp to limits
  varyings.outerRadiusPixels = clamp(
    project_unit_size_to_pixel(scatterplot.radiusScale * attributes.instanceRadius, scatterplot.radiusUnits),
    scatterplot.radiusMinPixels, scatterplot.radiusMaxPixels
  );

  // Multiply out line width and clamp to limits
  let lineWidthPixels = clamp(
    project_unit_size_to_pixel(scatterplot.lineWidthScale * attributes.instanceLineWidths, scatterplot.lineWidthUnits),
    scatterplot.lineWidthMinPixels, scatterplot.lineWidthMaxPixels
  );

  // outer radius needs to offset by half stroke width
  varyings.outerRadiusPixels += scatterplot.stroked * lineWidthPixels / 2.0;
  // Expand geometry to accommodate edge smoothing
  let edgePadding = select(
    (varyings.outerRadiusPixels + SMOOTH_EDGE_RADIUS) / varyings.outerRadiusPixels,
    1.0,
    scatterplot.antialiasing != 0
  );

  // position on the containing square in [-1, 1] space
  varyings.unitPosition = edgePadding * attributes.positions.xy;
  geometry.uv = varyings.unitPosition;
  geometry.pickingColor = attributes.instancePickingColors;

  varyings.innerUnitRadius = 1.0 - scatterplot.stroked * lineWidthPixels / varyings.outerRadiusPixels;

  if (scatterplot.billboard != 0) {
    varyings.position = project_position_to_clipspace(attributes.instancePositions, attributes.instancePositions64Low, vec3<f32>(0.0)); // TODO , geometry.position);
    // DECKGL_FILTER_GL_POSITION(varyings.position, geometry);
    let offset = attributes.positions; // * edgePadding * varyings.outerRadiusPixels;
    // DECKGL_FILTER_SIZE(offset, geometry);
    let clipPixels = project_pixel_size_to_clipspace(offset.xy);
    varyings.position.x = clipPixels.x;
    varyings.position.y = clipPixels.y;
  } else {
    let offset = edgePadding * attributes.positions * project_pixel_size_float(varyings.outerRadiusPixels);
    // DECKGL_FILTER_SIZE(offset, geometry);
    varyings.position = project_position_to_clipspace(attributes.instancePositions, attributes.instancePositions64Low, offset); // TODO , geometry.position);
    // DECKGL_FILTER_GL_POSITION(varyings.position, geometry);
  }

  // Apply opacity to instance color, or return instance picking color
  varyings.vFillColor = vec4<f32>(attributes.instanceFillColors.rgb, attributes.instanceFillColors.a * color.opacity);
  // DECKGL_FILTER_COLOR(varyings.vFillColor, geometry);
  varyings.vLineColor = vec4<f32>(attributes.instanceLineColors.rgb, attributes.instanceLineColors.a * color.opacity);
  // DECKGL_FILTER_COLOR(varyings.vLineColor, geometry);

  return varyings;
}

@fragment
fn fragmentMain(varyings: Varyings) -> @location(0) vec4<f32> {
  // var geometry: Geometry;
  // geometry.uv = unitPosition;

  let distToCenter = length(varyings.unitPosition) * varyings.outerRadiusPixels;
  let inCircle = select(
    smoothedge(distToCenter, varyings.outerRadiusPixels),
    step(distToCenter, varyings.outerRadiusPixels),
    scatterplot.antialiasing != 0
  );

  if (inCircle == 0.0) {
    discard;
  }

  var fragColor: vec4<f32>;

  if (scatterplot.stroked != 0) {
    let isLine = select(
      smoothedge(varyings.innerUnitRadius * varyings.outerRadiusPixels, distToCenter),
      step(varyings.innerUnitRadius * varyings.outerRadiusPixels, distToCenter),
      scatterplot.antialiasing != 0
    );

    if (scatterplot.filled != 0) {
      fragColor = mix(varyings.vFillColor, varyings.vLineColor, isLine);
    } else {
      if (isLine == 0.0) {
        discard;
      }
      fragColor = vec4<f32>(varyings.vLineColor.rgb, varyings.vLineColor.a * isLine);
    }
  } else if (scatterplot.filled == 0) {
    discard;
  } else {
    fragColor = varyings.vFillColor;
  }

  fragColor.a *= inCircle;
  // DECKGL_FILTER_COLOR(fragColor, geometry);

  // Apply premultiplied alpha as required by transparent canvas
  fragColor = deckgl_premultiplied_alpha(fragColor);

  return fragColor;
  // return vec4<f32>(0, 0, 1, 1);
}
`;var by=[0,0,0,255],bC={radiusUnits:"meters",radiusScale:{type:"number",min:0,value:1},radiusMinPixels:{type:"number",min:0,value:0},radiusMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},lineWidthUnits:"meters",lineWidthScale:{type:"number",min:0,value:1},lineWidthMinPixels:{type:"number",min:0,value:0},lineWidthMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},stroked:!1,filled:!0,billboard:!1,antialiasing:!0,getPosition:{type:"accessor",value:t=>t.position},getRadius:{type:"accessor",value:1},getFillColor:{type:"accessor",value:by},getLineColor:{type:"accessor",value:by},getLineWidth:{type:"accessor",value:1},strokeWidth:{deprecatedFor:"getLineWidth"},outline:{deprecatedFor:"stroked"},getColor:{deprecatedFor:["getFillColor","getLineColor"]}},Vi=class extends fe{getShaders(){return super.getShaders({vs:_y,fs:yy,source:vy,modules:[pe,ao,me,xy]})}initializeState(){this.getAttributeManager().addInstanced({instancePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getPosition"},instanceRadius:{size:1,transition:!0,accessor:"getRadius",defaultValue:1},instanceFillColors:{size:this.props.colorFormat.length,transition:!0,type:"unorm8",accessor:"getFillColor",defaultValue:[0,0,0,255]},instanceLineColors:{size:this.props.colorFormat.length,transition:!0,type:"unorm8",accessor:"getLineColor",defaultValue:[0,0,0,255]},instanceLineWidths:{size:1,transition:!0,accessor:"getLineWidth",defaultValue:1}})}updateState(e){super.updateState(e),e.changeFlags.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),this.getAttributeManager().invalidateAll())}draw({uniforms:e}){let{radiusUnits:r,radiusScale:o,radiusMinPixels:s,radiusMaxPixels:i,stroked:n,filled:a,billboard:c,antialiasing:l,lineWidthUnits:f,lineWidthScale:h,lineWidthMinPixels:u,lineWidthMaxPixels:d}=this.props,p={stroked:n,filled:a,billboard:c,antialiasing:l,radiusUnits:de[r],radiusScale:o,radiusMinPixels:s,radiusMaxPixels:i,lineWidthUnits:de[f],lineWidthScale:h,lineWidthMinPixels:u,lineWidthMaxPixels:d},m=this.state.model;m.shaderInputs.setProps({scatterplot:p}),this.context.device.type==="webgpu"&&(m.instanceCount=this.props.data.length),m.draw(this.context.renderPass)}_getModel(){let e=this.context.device.type==="webgpu"?{depthWriteEnabled:!0,depthCompare:"less-equal"}:void 0,r=[-1,-1,0,1,-1,0,-1,1,0,1,1,0];return new q(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new ue({topology:"triangle-strip",attributes:{positions:{size:3,value:new Float32Array(r)}}}),isInstanced:!0,parameters:e})}};Vi.defaultProps=bC;Vi.layerName="ScatterplotLayer";var Wi=Vi;var Hc={CLOCKWISE:1,COUNTER_CLOCKWISE:-1};function ji(t,e,r={}){return Ty(t,r)!==e?(TC(t,r),!0):!1}function Ty(t,e={}){return Math.sign(Xc(t,e))}var cd={x:0,y:1,z:2};function Xc(t,e={}){let{start:r=0,end:o=t.length,plane:s="xy"}=e,i=e.size||2,n=0,a=cd[s[0]],c=cd[s[1]];for(let l=r,f=o-i;l<o;l+=i)n+=(t[l+a]-t[f+a])*(t[l+c]+t[f+c]),f=l;return n/2}function TC(t,e){let{start:r=0,end:o=t.length,size:s=2}=e,i=(o-r)/s,n=Math.floor(i/2);for(let a=0;a<n;++a){let c=r+a*s,l=r+(i-1-a)*s;for(let f=0;f<s;++f){let h=t[c+f];t[c+f]=t[l+f],t[l+f]=h}}}function Me(t,e){let r=e.length,o=t.length;if(o>0){let s=!0;for(let i=0;i<r;i++)if(t[o-r+i]!==e[i]){s=!1;break}if(s)return!1}for(let s=0;s<r;s++)t[o+s]=e[s];return!0}function $i(t,e){let r=e.length;for(let o=0;o<r;o++)t[o]=e[o]}function nr(t,e,r,o,s=[]){let i=o+e*r;for(let n=0;n<r;n++)s[n]=t[i+n];return s}function Yc(t,e,r,o,s=[]){let i,n;if(r&8)i=(o[3]-t[1])/(e[1]-t[1]),n=3;else if(r&4)i=(o[1]-t[1])/(e[1]-t[1]),n=1;else if(r&2)i=(o[2]-t[0])/(e[0]-t[0]),n=2;else if(r&1)i=(o[0]-t[0])/(e[0]-t[0]),n=0;else return null;for(let a=0;a<t.length;a++)s[a]=(n&1)===a?o[n]:i*(e[a]-t[a])+t[a];return s}function Hi(t,e){let r=0;return t[0]<e[0]?r|=1:t[0]>e[2]&&(r|=2),t[1]<e[1]?r|=4:t[1]>e[3]&&(r|=8),r}function Xi(t,e){let{size:r=2,broken:o=!1,gridResolution:s=10,gridOffset:i=[0,0],startIndex:n=0,endIndex:a=t.length}=e||{},c=(a-n)/r,l=[],f=[l],h=nr(t,0,r,n),u,d,p=Ay(h,s,i,[]),m=[];Me(l,h);for(let g=1;g<c;g++){for(u=nr(t,g,r,n,u),d=Hi(u,p);d;){Yc(h,u,d,p,m);let x=Hi(m,p);x&&(Yc(h,m,x,p,m),d=x),Me(l,m),$i(h,m),AC(p,s,d),o&&l.length>r&&(l=[],f.push(l),Me(l,h)),d=Hi(u,p)}Me(l,u),$i(h,u)}return o?f:f[0]}var Sy=0,EC=1;function Yi(t,e=null,r){if(!t.length)return[];let{size:o=2,gridResolution:s=10,gridOffset:i=[0,0],edgeTypes:n=!1}=r||{},a=[],c=[{pos:t,types:n?new Array(t.length/o).fill(EC):null,holes:e||[]}],l=[[],[]],f=[];for(;c.length;){let{pos:h,types:u,holes:d}=c.shift();wC(h,o,d[0]||h.length,l),f=Ay(l[0],s,i,f);let p=Hi(l[1],f);if(p){let m=Ey(h,u,o,0,d[0]||h.length,f,p),g={pos:m[0].pos,types:m[0].types,holes:[]},x={pos:m[1].pos,types:m[1].types,holes:[]};c.push(g,x);for(let y=0;y<d.length;y++)m=Ey(h,u,o,d[y],d[y+1]||h.length,f,p),m[0]&&(g.holes.push(g.pos.length),g.pos=Kc(g.pos,m[0].pos),n&&(g.types=Kc(g.types,m[0].types))),m[1]&&(x.holes.push(x.pos.length),x.pos=Kc(x.pos,m[1].pos),n&&(x.types=Kc(x.types,m[1].types)))}else{let m={positions:h};n&&(m.edgeTypes=u),d.length&&(m.holeIndices=d),a.push(m)}}return a}function Ey(t,e,r,o,s,i,n){let a=(s-o)/r,c=[],l=[],f=[],h=[],u=[],d,p,m,g=nr(t,a-1,r,o),x=Math.sign(n&8?g[1]-i[3]:g[0]-i[2]),y=e&&e[a-1],_=0,v=0;for(let E=0;E<a;E++)d=nr(t,E,r,o,d),p=Math.sign(n&8?d[1]-i[3]:d[0]-i[2]),m=e&&e[o/r+E],p&&x&&x!==p&&(Yc(g,d,n,i,u),Me(c,u)&&f.push(y),Me(l,u)&&h.push(y)),p<=0?(Me(c,d)&&f.push(m),_-=p):f.length&&(f[f.length-1]=Sy),p>=0?(Me(l,d)&&h.push(m),v+=p):h.length&&(h[h.length-1]=Sy),$i(g,d),x=p,y=m;return[_?{pos:c,types:e&&f}:null,v?{pos:l,types:e&&h}:null]}function Ay(t,e,r,o){let s=Math.floor((t[0]-r[0])/e)*e+r[0],i=Math.floor((t[1]-r[1])/e)*e+r[1];return o[0]=s,o[1]=i,o[2]=s+e,o[3]=i+e,o}function AC(t,e,r){r&8?(t[1]+=e,t[3]+=e):r&4?(t[1]-=e,t[3]-=e):r&2?(t[0]+=e,t[2]+=e):r&1&&(t[0]-=e,t[2]-=e)}function wC(t,e,r,o){let s=1/0,i=-1/0,n=1/0,a=-1/0;for(let c=0;c<r;c+=e){let l=t[c],f=t[c+1];s=l<s?l:s,i=l>i?l:i,n=f<n?f:n,a=f>a?f:a}return o[0][0]=s,o[0][1]=n,o[1][0]=i,o[1][1]=a,o}function Kc(t,e){for(let r=0;r<e.length;r++)t.push(e[r]);return t}var PC=85.051129;function ld(t,e){let{size:r=2,startIndex:o=0,endIndex:s=t.length,normalize:i=!0}=e||{},n=t.slice(o,s);wy(n,r,0,s-o);let a=Xi(n,{size:r,broken:!0,gridResolution:360,gridOffset:[-180,-180]});if(i)for(let c of a)Py(c,r);return a}function fd(t,e=null,r){let{size:o=2,normalize:s=!0,edgeTypes:i=!1}=r||{};e=e||[];let n=[],a=[],c=0,l=0;for(let h=0;h<=e.length;h++){let u=e[h]||t.length,d=l,p=RC(t,o,c,u);for(let m=p;m<u;m++)n[l++]=t[m];for(let m=c;m<p;m++)n[l++]=t[m];wy(n,o,d,l),CC(n,o,d,l,r?.maxLatitude),c=u,a[h]=l}a.pop();let f=Yi(n,a,{size:o,gridResolution:360,gridOffset:[-180,-180],edgeTypes:i});if(s)for(let h of f)Py(h.positions,o);return f}function RC(t,e,r,o){let s=-1,i=-1;for(let n=r+1;n<o;n+=e){let a=Math.abs(t[n]);a>s&&(s=a,i=n-1)}return i}function CC(t,e,r,o,s=PC){let i=t[r],n=t[o-e];if(Math.abs(i-n)>180){let a=nr(t,0,e,r);a[0]+=Math.round((n-i)/360)*360,Me(t,a),a[1]=Math.sign(a[1])*s,Me(t,a),a[0]=i,Me(t,a)}}function wy(t,e,r,o){let s=t[0],i;for(let n=r;n<o;n+=e){i=t[n];let a=i-s;(a>180||a<-180)&&(i-=Math.round(a/360)*360),t[n]=s=i}}function Py(t,e){let r,o=t.length/e;for(let i=0;i<o&&(r=t[i*e],(r+180)%360===0);i++);let s=-Math.round(r/360)*360;if(s!==0)for(let i=0;i<o;i++)t[i*e]+=s}function Ry(t,e,r,o){let s;if(Array.isArray(t[0])){let i=t.length*e;s=new Array(i);for(let n=0;n<t.length;n++)for(let a=0;a<e;a++)s[n*e+a]=t[n][a]||0}else s=t;return r?Xi(s,{size:e,gridResolution:r}):o?ld(s,{size:e}):s}var IC=1,OC=2,hd=4,Ki=class extends ir{constructor(e){super({...e,attributes:{positions:{size:3,padding:18,initialize:!0,type:e.fp64?Float64Array:Float32Array},segmentTypes:{size:1,type:Uint8ClampedArray}}})}get(e){return this.attributes[e]}getGeometryFromBuffer(e){return this.normalize?super.getGeometryFromBuffer(e):null}normalizeGeometry(e){return this.normalize?Ry(e,this.positionSize,this.opts.resolution,this.opts.wrapLongitude):e}getGeometrySize(e){if(Cy(e)){let o=0;for(let s of e)o+=this.getGeometrySize(s);return o}let r=this.getPathLength(e);return r<2?0:this.isClosed(e)?r<3?0:r+2:r}updateGeometryAttributes(e,r){if(r.geometrySize!==0)if(e&&Cy(e))for(let o of e){let s=this.getGeometrySize(o);r.geometrySize=s,this.updateGeometryAttributes(o,r),r.vertexStart+=s}else this._updateSegmentTypes(e,r),this._updatePositions(e,r)}_updateSegmentTypes(e,r){let o=this.attributes.segmentTypes,s=e?this.isClosed(e):!1,{vertexStart:i,geometrySize:n}=r;o.fill(0,i,i+n),s?(o[i]=hd,o[i+n-2]=hd):(o[i]+=IC,o[i+n-2]+=OC),o[i+n-1]=hd}_updatePositions(e,r){let{positions:o}=this.attributes;if(!o||!e)return;let{vertexStart:s,geometrySize:i}=r,n=new Array(3);for(let a=s,c=0;c<i;a++,c++)this.getPointOnPath(e,c,n),o[a*3]=n[0],o[a*3+1]=n[1],o[a*3+2]=n[2]}getPathLength(e){return e.length/this.positionSize}getPointOnPath(e,r,o=[]){let{positionSize:s}=this;r*s>=e.length&&(r+=1-e.length/s);let i=r*s;return o[0]=e[i],o[1]=e[i+1],o[2]=s===3&&e[i+2]||0,o}isClosed(e){if(!this.normalize)return!!this.opts.loop;let{positionSize:r}=this,o=e.length-r;return e[0]===e[o]&&e[1]===e[o+1]&&(r===2||e[2]===e[o+2])}};function Cy(t){return Array.isArray(t[0])}var My=`uniform pathUniforms {
  float widthScale;
  float widthMinPixels;
  float widthMaxPixels;
  float jointType;
  float capType;
  float miterLimit;
  bool billboard;
  highp int widthUnits;
} path;
`,Iy={name:"path",vs:My,fs:My,uniformTypes:{widthScale:"f32",widthMinPixels:"f32",widthMaxPixels:"f32",jointType:"f32",capType:"f32",miterLimit:"f32",billboard:"f32",widthUnits:"i32"}};var Oy=`#version 300 es
#define SHADER_NAME path-layer-vertex-shader
in vec2 positions;
in float instanceTypes;
in vec3 instanceStartPositions;
in vec3 instanceEndPositions;
in vec3 instanceLeftPositions;
in vec3 instanceRightPositions;
in vec3 instanceLeftPositions64Low;
in vec3 instanceStartPositions64Low;
in vec3 instanceEndPositions64Low;
in vec3 instanceRightPositions64Low;
in float instanceStrokeWidths;
in vec4 instanceColors;
in vec3 instancePickingColors;
uniform float opacity;
out vec4 vColor;
out vec2 vCornerOffset;
out float vMiterLength;
out vec2 vPathPosition;
out float vPathLength;
out float vJointType;
const float EPSILON = 0.001;
const vec3 ZERO_OFFSET = vec3(0.0);
float flipIfTrue(bool flag) {
return -(float(flag) * 2. - 1.);
}
vec3 getLineJoinOffset(
vec3 prevPoint, vec3 currPoint, vec3 nextPoint,
vec2 width
) {
bool isEnd = positions.x > 0.0;
float sideOfPath = positions.y;
float isJoint = float(sideOfPath == 0.0);
vec3 deltaA3 = (currPoint - prevPoint);
vec3 deltaB3 = (nextPoint - currPoint);
mat3 rotationMatrix;
bool needsRotation = !path.billboard && project_needs_rotation(currPoint, rotationMatrix);
if (needsRotation) {
deltaA3 = deltaA3 * rotationMatrix;
deltaB3 = deltaB3 * rotationMatrix;
}
vec2 deltaA = deltaA3.xy / width;
vec2 deltaB = deltaB3.xy / width;
float lenA = length(deltaA);
float lenB = length(deltaB);
vec2 dirA = lenA > 0. ? normalize(deltaA) : vec2(0.0, 0.0);
vec2 dirB = lenB > 0. ? normalize(deltaB) : vec2(0.0, 0.0);
vec2 perpA = vec2(-dirA.y, dirA.x);
vec2 perpB = vec2(-dirB.y, dirB.x);
vec2 tangent = dirA + dirB;
tangent = length(tangent) > 0. ? normalize(tangent) : perpA;
vec2 miterVec = vec2(-tangent.y, tangent.x);
vec2 dir = isEnd ? dirA : dirB;
vec2 perp = isEnd ? perpA : perpB;
float L = isEnd ? lenA : lenB;
float sinHalfA = abs(dot(miterVec, perp));
float cosHalfA = abs(dot(dirA, miterVec));
float turnDirection = flipIfTrue(dirA.x * dirB.y >= dirA.y * dirB.x);
float cornerPosition = sideOfPath * turnDirection;
float miterSize = 1.0 / max(sinHalfA, EPSILON);
miterSize = mix(
min(miterSize, max(lenA, lenB) / max(cosHalfA, EPSILON)),
miterSize,
step(0.0, cornerPosition)
);
vec2 offsetVec = mix(miterVec * miterSize, perp, step(0.5, cornerPosition))
* (sideOfPath + isJoint * turnDirection);
bool isStartCap = lenA == 0.0 || (!isEnd && (instanceTypes == 1.0 || instanceTypes == 3.0));
bool isEndCap = lenB == 0.0 || (isEnd && (instanceTypes == 2.0 || instanceTypes == 3.0));
bool isCap = isStartCap || isEndCap;
if (isCap) {
offsetVec = mix(perp * sideOfPath, dir * path.capType * 4.0 * flipIfTrue(isStartCap), isJoint);
vJointType = path.capType;
} else {
vJointType = path.jointType;
}
vPathLength = L;
vCornerOffset = offsetVec;
vMiterLength = dot(vCornerOffset, miterVec * turnDirection);
vMiterLength = isCap ? isJoint : vMiterLength;
vec2 offsetFromStartOfPath = vCornerOffset + deltaA * float(isEnd);
vPathPosition = vec2(
dot(offsetFromStartOfPath, perp),
dot(offsetFromStartOfPath, dir)
);
geometry.uv = vPathPosition;
float isValid = step(instanceTypes, 3.5);
vec3 offset = vec3(offsetVec * width * isValid, 0.0);
if (needsRotation) {
offset = rotationMatrix * offset;
}
return offset;
}
void clipLine(inout vec4 position, vec4 refPosition) {
if (position.w < EPSILON) {
float r = (EPSILON - refPosition.w) / (position.w - refPosition.w);
position = refPosition + (position - refPosition) * r;
}
}
void main() {
geometry.pickingColor = instancePickingColors;
vColor = vec4(instanceColors.rgb, instanceColors.a * layer.opacity);
float isEnd = positions.x;
vec3 prevPosition = mix(instanceLeftPositions, instanceStartPositions, isEnd);
vec3 prevPosition64Low = mix(instanceLeftPositions64Low, instanceStartPositions64Low, isEnd);
vec3 currPosition = mix(instanceStartPositions, instanceEndPositions, isEnd);
vec3 currPosition64Low = mix(instanceStartPositions64Low, instanceEndPositions64Low, isEnd);
vec3 nextPosition = mix(instanceEndPositions, instanceRightPositions, isEnd);
vec3 nextPosition64Low = mix(instanceEndPositions64Low, instanceRightPositions64Low, isEnd);
geometry.worldPosition = currPosition;
vec2 widthPixels = vec2(clamp(
project_size_to_pixel(instanceStrokeWidths * path.widthScale, path.widthUnits),
path.widthMinPixels, path.widthMaxPixels) / 2.0);
vec3 width;
if (path.billboard) {
vec4 prevPositionScreen = project_position_to_clipspace(prevPosition, prevPosition64Low, ZERO_OFFSET);
vec4 currPositionScreen = project_position_to_clipspace(currPosition, currPosition64Low, ZERO_OFFSET, geometry.position);
vec4 nextPositionScreen = project_position_to_clipspace(nextPosition, nextPosition64Low, ZERO_OFFSET);
clipLine(prevPositionScreen, currPositionScreen);
clipLine(nextPositionScreen, currPositionScreen);
clipLine(currPositionScreen, mix(nextPositionScreen, prevPositionScreen, isEnd));
width = vec3(widthPixels, 0.0);
DECKGL_FILTER_SIZE(width, geometry);
vec3 offset = getLineJoinOffset(
prevPositionScreen.xyz / prevPositionScreen.w,
currPositionScreen.xyz / currPositionScreen.w,
nextPositionScreen.xyz / nextPositionScreen.w,
project_pixel_size_to_clipspace(width.xy)
);
DECKGL_FILTER_GL_POSITION(currPositionScreen, geometry);
gl_Position = vec4(currPositionScreen.xyz + offset * currPositionScreen.w, currPositionScreen.w);
} else {
prevPosition = project_position(prevPosition, prevPosition64Low);
currPosition = project_position(currPosition, currPosition64Low);
nextPosition = project_position(nextPosition, nextPosition64Low);
width = vec3(project_pixel_size(widthPixels), 0.0);
DECKGL_FILTER_SIZE(width, geometry);
vec3 offset = getLineJoinOffset(prevPosition, currPosition, nextPosition, width.xy);
geometry.position = vec4(currPosition + offset, 1.0);
gl_Position = project_common_position_to_clipspace(geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
}
DECKGL_FILTER_COLOR(vColor, geometry);
}
`;var Ny=`#version 300 es
#define SHADER_NAME path-layer-fragment-shader
precision highp float;
in vec4 vColor;
in vec2 vCornerOffset;
in float vMiterLength;
in vec2 vPathPosition;
in float vPathLength;
in float vJointType;
out vec4 fragColor;
void main(void) {
geometry.uv = vPathPosition;
if (vPathPosition.y < 0.0 || vPathPosition.y > vPathLength) {
if (vJointType > 0.5 && length(vCornerOffset) > 1.0) {
discard;
}
if (vJointType < 0.5 && vMiterLength > path.miterLimit + 1.0) {
discard;
}
}
fragColor = vColor;
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var Ly=[0,0,0,255],NC={widthUnits:"meters",widthScale:{type:"number",min:0,value:1},widthMinPixels:{type:"number",min:0,value:0},widthMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},jointRounded:!1,capRounded:!1,miterLimit:{type:"number",min:0,value:4},billboard:!1,_pathType:null,getPath:{type:"accessor",value:t=>t.path},getColor:{type:"accessor",value:Ly},getWidth:{type:"accessor",value:1},rounded:{deprecatedFor:["jointRounded","capRounded"]}},ud={enter:(t,e)=>e.length?e.subarray(e.length-t.length):t},qi=class extends fe{getShaders(){return super.getShaders({vs:Oy,fs:Ny,modules:[pe,me,Iy]})}get wrapLongitude(){return!1}getBounds(){return this.getAttributeManager()?.getBounds(["vertexPositions"])}initializeState(){this.getAttributeManager().addInstanced({vertexPositions:{size:3,vertexOffset:1,type:"float64",fp64:this.use64bitPositions(),transition:ud,accessor:"getPath",update:this.calculatePositions,noAlloc:!0,shaderAttributes:{instanceLeftPositions:{vertexOffset:0},instanceStartPositions:{vertexOffset:1},instanceEndPositions:{vertexOffset:2},instanceRightPositions:{vertexOffset:3}}},instanceTypes:{size:1,type:"uint8",update:this.calculateSegmentTypes,noAlloc:!0},instanceStrokeWidths:{size:1,accessor:"getWidth",transition:ud,defaultValue:1},instanceColors:{size:this.props.colorFormat.length,type:"unorm8",accessor:"getColor",transition:ud,defaultValue:Ly},instancePickingColors:{size:4,type:"uint8",accessor:(o,{index:s,target:i})=>this.encodePickingColor(o&&o.__source?o.__source.index:s,i)}}),this.setState({pathTesselator:new Ki({fp64:this.use64bitPositions()})})}updateState(e){super.updateState(e);let{props:r,changeFlags:o}=e,s=this.getAttributeManager();if(o.dataChanged||o.updateTriggersChanged&&(o.updateTriggersChanged.all||o.updateTriggersChanged.getPath)){let{pathTesselator:n}=this.state,a=r.data.attributes||{};n.updateGeometry({data:r.data,geometryBuffer:a.getPath,buffers:a,normalize:!r._pathType,loop:r._pathType==="loop",getGeometry:r.getPath,positionFormat:r.positionFormat,wrapLongitude:r.wrapLongitude,resolution:this.context.viewport.resolution,dataChanged:o.dataChanged}),this.setState({numInstances:n.instanceCount,startIndices:n.vertexStarts}),o.dataChanged||s.invalidateAll()}o.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),s.invalidateAll())}getPickingInfo(e){let r=super.getPickingInfo(e),{index:o}=r,s=this.props.data;return s[0]&&s[0].__source&&(r.object=s.find(i=>i.__source.index===o)),r}disablePickingIndex(e){let r=this.props.data;if(r[0]&&r[0].__source)for(let o=0;o<r.length;o++)r[o].__source.index===e&&this._disablePickingIndex(o);else super.disablePickingIndex(e)}draw({uniforms:e}){let{jointRounded:r,capRounded:o,billboard:s,miterLimit:i,widthUnits:n,widthScale:a,widthMinPixels:c,widthMaxPixels:l}=this.props,f=this.state.model,h={jointType:Number(r),capType:Number(o),billboard:s,widthUnits:de[n],widthScale:a,miterLimit:i,widthMinPixels:c,widthMaxPixels:l};f.shaderInputs.setProps({path:h}),f.draw(this.context.renderPass)}_getModel(){let e=[0,1,2,1,4,2,1,3,4,3,5,4],r=[0,0,0,-1,0,1,1,-1,1,1,1,0];return new q(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new ue({topology:"triangle-list",attributes:{indices:new Uint16Array(e),positions:{value:new Float32Array(r),size:2}}}),isInstanced:!0})}calculatePositions(e){let{pathTesselator:r}=this.state;e.startIndices=r.vertexStarts,e.value=r.get("positions")}calculateSegmentTypes(e){let{pathTesselator:r}=this.state;e.startIndices=r.vertexStarts,e.value=r.get("segmentTypes")}};qi.defaultProps=NC;qi.layerName="PathLayer";var qc=qi;var $y=z3(ky(),1);var el=Hc.CLOCKWISE,zy=Hc.COUNTER_CLOCKWISE,ar={isClosed:!0};function qC(t){if(t=t&&t.positions||t,!Array.isArray(t)&&!ArrayBuffer.isView(t))throw new Error("invalid polygon")}function Do(t){return"positions"in t?t.positions:t}function Ji(t){return"holeIndices"in t?t.holeIndices:null}function ZC(t){return Array.isArray(t[0])}function GC(t){return t.length>=1&&t[0].length>=2&&Number.isFinite(t[0][0])}function QC(t){let e=t[0],r=t[t.length-1];return e[0]===r[0]&&e[1]===r[1]&&e[2]===r[2]}function JC(t,e,r,o){for(let s=0;s<e;s++)if(t[r+s]!==t[o-e+s])return!1;return!0}function Vy(t,e,r,o,s){let i=e,n=r.length;for(let a=0;a<n;a++)for(let c=0;c<o;c++)t[i++]=r[a][c]||0;if(!QC(r))for(let a=0;a<o;a++)t[i++]=r[0][a]||0;return ar.start=e,ar.end=i,ar.size=o,ji(t,s,ar),i}function Wy(t,e,r,o,s=0,i,n){i=i||r.length;let a=i-s;if(a<=0)return e;let c=e;for(let l=0;l<a;l++)t[c++]=r[s+l];if(!JC(r,o,s,i))for(let l=0;l<o;l++)t[c++]=r[s+l];return ar.start=e,ar.end=c,ar.size=o,ji(t,n,ar),c}function tl(t,e){qC(t);let r=[],o=[];if("positions"in t){let{positions:s,holeIndices:i}=t;if(i){let n=0;for(let a=0;a<=i.length;a++)n=Wy(r,n,s,e,i[a-1],i[a],a===0?el:zy),o.push(n);return o.pop(),{positions:r,holeIndices:o}}t=s}if(!ZC(t))return Wy(r,0,t,e,0,r.length,el),r;if(!GC(t)){let s=0;for(let[i,n]of t.entries())s=Vy(r,s,n,e,i===0?el:zy),o.push(s);return o.pop(),{positions:r,holeIndices:o}}return Vy(r,0,t,e,el),r}function xd(t,e,r){let o=t.length/3,s=0;for(let i=0;i<o;i++){let n=(i+1)%o;s+=t[i*3+e]*t[n*3+r],s-=t[n*3+e]*t[i*3+r]}return Math.abs(s/2)}function jy(t,e,r,o){let s=t.length/3;for(let i=0;i<s;i++){let n=i*3,a=t[n+0],c=t[n+1],l=t[n+2];t[n+e]=a,t[n+r]=c,t[n+o]=l}}function Hy(t,e,r,o){let s=Ji(t);s&&(s=s.map(a=>a/e));let i=Do(t),n=o&&e===3;if(r){let a=i.length;i=i.slice();let c=[];for(let l=0;l<a;l+=e){c[0]=i[l],c[1]=i[l+1],n&&(c[2]=i[l+2]);let f=r(c);i[l]=f[0],i[l+1]=f[1],n&&(i[l+2]=f[2])}}if(n){let a=xd(i,0,1),c=xd(i,0,2),l=xd(i,1,2);if(!a&&!c&&!l)return[];a>c&&a>l||(c>l?(r||(i=i.slice()),jy(i,0,2,1)):(r||(i=i.slice()),jy(i,2,0,1)))}return(0,$y.default)(i,s,e)}var en=class extends ir{constructor(e){let{fp64:r,IndexType:o=Uint32Array}=e;super({...e,attributes:{positions:{size:3,type:r?Float64Array:Float32Array},vertexValid:{type:Uint16Array,size:1},indices:{type:o,size:1}}})}get(e){let{attributes:r}=this;return e==="indices"?r.indices&&r.indices.subarray(0,this.vertexCount):r[e]}updateGeometry(e){super.updateGeometry(e);let r=this.buffers.indices;if(r)this.vertexCount=(r.value||r).length;else if(this.data&&!this.getGeometry)throw new Error("missing indices buffer")}normalizeGeometry(e){if(this.normalize){let r=tl(e,this.positionSize);return this.opts.resolution?Yi(Do(r),Ji(r),{size:this.positionSize,gridResolution:this.opts.resolution,edgeTypes:!0}):this.opts.wrapLongitude?fd(Do(r),Ji(r),{size:this.positionSize,maxLatitude:86,edgeTypes:!0}):r}return e}getGeometrySize(e){if(Yy(e)){let r=0;for(let o of e)r+=this.getGeometrySize(o);return r}return Do(e).length/this.positionSize}getGeometryFromBuffer(e){return this.normalize||!this.buffers.indices?super.getGeometryFromBuffer(e):null}updateGeometryAttributes(e,r){if(e&&Yy(e))for(let o of e){let s=this.getGeometrySize(o);r.geometrySize=s,this.updateGeometryAttributes(o,r),r.vertexStart+=s,r.indexStart=this.indexStarts[r.geometryIndex+1]}else{let o=e;this._updateIndices(o,r),this._updatePositions(o,r),this._updateVertexValid(o,r)}}_updateIndices(e,{geometryIndex:r,vertexStart:o,indexStart:s}){let{attributes:i,indexStarts:n,typedArrayManager:a}=this,c=i.indices;if(!c||!e)return;let l=s,f=Hy(e,this.positionSize,this.opts.preproject,this.opts.full3d);c=a.allocate(c,s+f.length,{copy:!0});for(let h=0;h<f.length;h++)c[l++]=f[h]+o;n[r+1]=s+f.length,i.indices=c}_updatePositions(e,{vertexStart:r,geometrySize:o}){let{attributes:{positions:s},positionSize:i}=this;if(!s||!e)return;let n=Do(e);for(let a=r,c=0;c<o;a++,c++){let l=n[c*i],f=n[c*i+1],h=i>2?n[c*i+2]:0;s[a*3]=l,s[a*3+1]=f,s[a*3+2]=h}}_updateVertexValid(e,{vertexStart:r,geometrySize:o}){let{positionSize:s}=this,i=this.attributes.vertexValid,n=e&&Ji(e);if(e&&e.edgeTypes?i.set(e.edgeTypes,r):i.fill(1,r,r+o),n)for(let a=0;a<n.length;a++)i[r+n[a]/s-1]=0;i[r+o-1]=0}};function Yy(t){return Array.isArray(t)&&t.length>0&&!Number.isFinite(t[0])}var Ky=`uniform solidPolygonUniforms {
  bool extruded;
  bool isWireframe;
  float elevationScale;
} solidPolygon;
`,qy={name:"solidPolygon",vs:Ky,fs:Ky,uniformTypes:{extruded:"f32",isWireframe:"f32",elevationScale:"f32"}};var rl=`in vec4 fillColors;
in vec4 lineColors;
in vec3 pickingColors;
out vec4 vColor;
struct PolygonProps {
vec3 positions;
vec3 positions64Low;
vec3 normal;
float elevations;
};
vec3 project_offset_normal(vec3 vector) {
if (project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT ||
project.coordinateSystem == COORDINATE_SYSTEM_LNGLAT_OFFSETS) {
return normalize(vector * project.commonUnitsPerWorldUnit);
}
return project_normal(vector);
}
void calculatePosition(PolygonProps props) {
vec3 pos = props.positions;
vec3 pos64Low = props.positions64Low;
vec3 normal = props.normal;
vec4 colors = solidPolygon.isWireframe ? lineColors : fillColors;
geometry.worldPosition = props.positions;
geometry.pickingColor = pickingColors;
if (solidPolygon.extruded) {
pos.z += props.elevations * solidPolygon.elevationScale;
}
gl_Position = project_position_to_clipspace(pos, pos64Low, vec3(0.), geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
if (solidPolygon.extruded) {
#ifdef IS_SIDE_VERTEX
normal = project_offset_normal(normal);
#else
normal = project_normal(normal);
#endif
geometry.normal = normal;
vec3 lightColor = lighting_getLightColor(colors.rgb, project.cameraPosition, geometry.position.xyz, geometry.normal);
vColor = vec4(lightColor, colors.a * layer.opacity);
} else {
vColor = vec4(colors.rgb, colors.a * layer.opacity);
}
DECKGL_FILTER_COLOR(vColor, geometry);
}
`;var Zy=`#version 300 es
#define SHADER_NAME solid-polygon-layer-vertex-shader
in vec3 vertexPositions;
in vec3 vertexPositions64Low;
in float elevations;
${rl}
void main(void) {
PolygonProps props;
props.positions = vertexPositions;
props.positions64Low = vertexPositions64Low;
props.elevations = elevations;
props.normal = vec3(0.0, 0.0, 1.0);
calculatePosition(props);
}
`;var Gy=`#version 300 es
#define SHADER_NAME solid-polygon-layer-vertex-shader-side
#define IS_SIDE_VERTEX
in vec2 positions;
in vec3 vertexPositions;
in vec3 nextVertexPositions;
in vec3 vertexPositions64Low;
in vec3 nextVertexPositions64Low;
in float elevations;
in float instanceVertexValid;
${rl}
void main(void) {
if(instanceVertexValid < 0.5){
gl_Position = vec4(0.);
return;
}
PolygonProps props;
vec3 pos;
vec3 pos64Low;
vec3 nextPos;
vec3 nextPos64Low;
#if RING_WINDING_ORDER_CW == 1
pos = vertexPositions;
pos64Low = vertexPositions64Low;
nextPos = nextVertexPositions;
nextPos64Low = nextVertexPositions64Low;
#else
pos = nextVertexPositions;
pos64Low = nextVertexPositions64Low;
nextPos = vertexPositions;
nextPos64Low = vertexPositions64Low;
#endif
props.positions = mix(pos, nextPos, positions.x);
props.positions64Low = mix(pos64Low, nextPos64Low, positions.x);
props.normal = vec3(
pos.y - nextPos.y + (pos64Low.y - nextPos64Low.y),
nextPos.x - pos.x + (nextPos64Low.x - pos64Low.x),
0.0);
props.elevations = elevations * positions.y;
calculatePosition(props);
}
`;var Qy=`#version 300 es
#define SHADER_NAME solid-polygon-layer-fragment-shader
precision highp float;
in vec4 vColor;
out vec4 fragColor;
void main(void) {
fragColor = vColor;
geometry.uv = vec2(0.);
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var sl=[0,0,0,255],eM={filled:!0,extruded:!1,wireframe:!1,_normalize:!0,_windingOrder:"CW",_full3d:!1,elevationScale:{type:"number",min:0,value:1},getPolygon:{type:"accessor",value:t=>t.polygon},getElevation:{type:"accessor",value:1e3},getFillColor:{type:"accessor",value:sl},getLineColor:{type:"accessor",value:sl},material:!0},ol={enter:(t,e)=>e.length?e.subarray(e.length-t.length):t},tn=class extends fe{getShaders(e){return super.getShaders({vs:e==="top"?Zy:Gy,fs:Qy,defines:{RING_WINDING_ORDER_CW:!this.props._normalize&&this.props._windingOrder==="CCW"?0:1},modules:[pe,Is,me,qy]})}get wrapLongitude(){return!1}getBounds(){return this.getAttributeManager()?.getBounds(["vertexPositions"])}initializeState(){let{viewport:e}=this.context,{coordinateSystem:r}=this.props,{_full3d:o}=this.props;e.isGeospatial&&r===U.DEFAULT&&(r=U.LNGLAT);let s;r===U.LNGLAT&&(o?s=e.projectPosition.bind(e):s=e.projectFlat.bind(e)),this.setState({numInstances:0,polygonTesselator:new en({preproject:s,fp64:this.use64bitPositions(),IndexType:Uint32Array})});let i=this.getAttributeManager(),n=!0;i.remove(["instancePickingColors"]),i.add({indices:{size:1,isIndexed:!0,update:this.calculateIndices,noAlloc:n},vertexPositions:{size:3,type:"float64",stepMode:"dynamic",fp64:this.use64bitPositions(),transition:ol,accessor:"getPolygon",update:this.calculatePositions,noAlloc:n,shaderAttributes:{nextVertexPositions:{vertexOffset:1}}},instanceVertexValid:{size:1,type:"uint16",stepMode:"instance",update:this.calculateVertexValid,noAlloc:n},elevations:{size:1,stepMode:"dynamic",transition:ol,accessor:"getElevation"},fillColors:{size:this.props.colorFormat.length,type:"unorm8",stepMode:"dynamic",transition:ol,accessor:"getFillColor",defaultValue:sl},lineColors:{size:this.props.colorFormat.length,type:"unorm8",stepMode:"dynamic",transition:ol,accessor:"getLineColor",defaultValue:sl},pickingColors:{size:4,type:"uint8",stepMode:"dynamic",accessor:(a,{index:c,target:l})=>this.encodePickingColor(a&&a.__source?a.__source.index:c,l)}})}getPickingInfo(e){let r=super.getPickingInfo(e),{index:o}=r,s=this.props.data;return s[0]&&s[0].__source&&(r.object=s.find(i=>i.__source.index===o)),r}disablePickingIndex(e){let r=this.props.data;if(r[0]&&r[0].__source)for(let o=0;o<r.length;o++)r[o].__source.index===e&&this._disablePickingIndex(o);else super.disablePickingIndex(e)}draw({uniforms:e}){let{extruded:r,filled:o,wireframe:s,elevationScale:i}=this.props,{topModel:n,sideModel:a,wireframeModel:c,polygonTesselator:l}=this.state,f={extruded:!!r,elevationScale:i,isWireframe:!1};c&&s&&(c.setInstanceCount(l.instanceCount-1),c.shaderInputs.setProps({solidPolygon:{...f,isWireframe:!0}}),c.draw(this.context.renderPass)),a&&o&&(a.setInstanceCount(l.instanceCount-1),a.shaderInputs.setProps({solidPolygon:f}),a.draw(this.context.renderPass)),n&&o&&(n.setVertexCount(l.vertexCount),n.shaderInputs.setProps({solidPolygon:f}),n.draw(this.context.renderPass))}updateState(e){super.updateState(e),this.updateGeometry(e);let{props:r,oldProps:o,changeFlags:s}=e,i=this.getAttributeManager();(s.extensionsChanged||r.filled!==o.filled||r.extruded!==o.extruded)&&(this.state.models?.forEach(a=>a.destroy()),this.setState(this._getModels()),i.invalidateAll())}updateGeometry({props:e,oldProps:r,changeFlags:o}){if(o.dataChanged||o.updateTriggersChanged&&(o.updateTriggersChanged.all||o.updateTriggersChanged.getPolygon)){let{polygonTesselator:i}=this.state,n=e.data.attributes||{};i.updateGeometry({data:e.data,normalize:e._normalize,geometryBuffer:n.getPolygon,buffers:n,getGeometry:e.getPolygon,positionFormat:e.positionFormat,wrapLongitude:e.wrapLongitude,resolution:this.context.viewport.resolution,fp64:this.use64bitPositions(),dataChanged:o.dataChanged,full3d:e._full3d}),this.setState({numInstances:i.instanceCount,startIndices:i.vertexStarts}),o.dataChanged||this.getAttributeManager().invalidateAll()}}_getModels(){let{id:e,filled:r,extruded:o}=this.props,s,i,n;if(r){let a=this.getShaders("top");a.defines.NON_INSTANCED_MODEL=1;let c=this.getAttributeManager().getBufferLayouts({isInstanced:!1});s=new q(this.context.device,{...a,id:`${e}-top`,topology:"triangle-list",bufferLayout:c,isIndexed:!0,userData:{excludeAttributes:{instanceVertexValid:!0}}})}if(o){let a=this.getAttributeManager().getBufferLayouts({isInstanced:!0});i=new q(this.context.device,{...this.getShaders("side"),id:`${e}-side`,bufferLayout:a,geometry:new ue({topology:"triangle-strip",attributes:{positions:{size:2,value:new Float32Array([1,0,0,0,1,1,0,1])}}}),isInstanced:!0,userData:{excludeAttributes:{indices:!0}}}),n=new q(this.context.device,{...this.getShaders("side"),id:`${e}-wireframe`,bufferLayout:a,geometry:new ue({topology:"line-strip",attributes:{positions:{size:2,value:new Float32Array([1,0,0,0,0,1,1,1])}}}),isInstanced:!0,userData:{excludeAttributes:{indices:!0}}})}return{models:[i,n,s].filter(Boolean),topModel:s,sideModel:i,wireframeModel:n}}calculateIndices(e){let{polygonTesselator:r}=this.state;e.startIndices=r.indexStarts,e.value=r.get("indices")}calculatePositions(e){let{polygonTesselator:r}=this.state;e.startIndices=r.vertexStarts,e.value=r.get("positions")}calculateVertexValid(e){e.value=this.state.polygonTesselator.get("vertexValid")}};tn.defaultProps=eM;tn.layerName="SolidPolygonLayer";var il=tn;function nl({data:t,getIndex:e,dataRange:r,replace:o}){let{startRow:s=0,endRow:i=1/0}=r,n=t.length,a=n,c=n;for(let u=0;u<n;u++){let d=e(t[u]);if(a>u&&d>=s&&(a=u),d>=i){c=u;break}}let l=a,h=c-a!==o.length?t.slice(c):void 0;for(let u=0;u<o.length;u++)t[l++]=o[u];if(h){for(let u=0;u<h.length;u++)t[l++]=h[u];t.length=l}return{startRow:a,endRow:a+o.length}}var Jy=[0,0,0,255],tM=[0,0,0,255],rM={stroked:!0,filled:!0,extruded:!1,elevationScale:1,wireframe:!1,_normalize:!0,_windingOrder:"CW",lineWidthUnits:"meters",lineWidthScale:1,lineWidthMinPixels:0,lineWidthMaxPixels:Number.MAX_SAFE_INTEGER,lineJointRounded:!1,lineMiterLimit:4,getPolygon:{type:"accessor",value:t=>t.polygon},getFillColor:{type:"accessor",value:tM},getLineColor:{type:"accessor",value:Jy},getLineWidth:{type:"accessor",value:1},getElevation:{type:"accessor",value:1e3},material:!0},rn=class extends ye{initializeState(){this.state={paths:[],pathsDiff:null},this.props.getLineDashArray&&L.removed("getLineDashArray","PathStyleExtension")()}updateState({changeFlags:e}){let r=e.dataChanged||e.updateTriggersChanged&&(e.updateTriggersChanged.all||e.updateTriggersChanged.getPolygon);if(r&&Array.isArray(e.dataChanged)){let o=this.state.paths.slice(),s=e.dataChanged.map(i=>nl({data:o,getIndex:n=>n.__source.index,dataRange:i,replace:this._getPaths(i)}));this.setState({paths:o,pathsDiff:s})}else r&&this.setState({paths:this._getPaths(),pathsDiff:null})}_getPaths(e={}){let{data:r,getPolygon:o,positionFormat:s,_normalize:i}=this.props,n=[],a=s==="XY"?2:3,{startRow:c,endRow:l}=e,{iterable:f,objectInfo:h}=rt(r,c,l);for(let u of f){h.index++;let d=o(u,h);i&&(d=tl(d,a));let{holeIndices:p}=d,m=d.positions||d;if(p)for(let g=0;g<=p.length;g++){let x=m.slice(p[g-1]||0,p[g]||m.length);n.push(this.getSubLayerRow({path:x},u,h.index))}else n.push(this.getSubLayerRow({path:m},u,h.index))}return n}renderLayers(){let{data:e,_dataDiff:r,stroked:o,filled:s,extruded:i,wireframe:n,_normalize:a,_windingOrder:c,elevationScale:l,transitions:f,positionFormat:h}=this.props,{lineWidthUnits:u,lineWidthScale:d,lineWidthMinPixels:p,lineWidthMaxPixels:m,lineJointRounded:g,lineMiterLimit:x,lineDashJustified:y}=this.props,{getFillColor:_,getLineColor:v,getLineWidth:E,getLineDashArray:b,getElevation:C,getPolygon:R,updateTriggers:S,material:A}=this.props,{paths:P,pathsDiff:F}=this.state,N=this.getSubLayerClass("fill",il),B=this.getSubLayerClass("stroke",qc),te=this.shouldRenderSubLayer("fill",P)&&new N({_dataDiff:r,extruded:i,elevationScale:l,filled:s,wireframe:n,_normalize:a,_windingOrder:c,getElevation:C,getFillColor:_,getLineColor:i&&n?v:Jy,material:A,transitions:f},this.getSubLayerProps({id:"fill",updateTriggers:S&&{getPolygon:S.getPolygon,getElevation:S.getElevation,getFillColor:S.getFillColor,lineColors:i&&n,getLineColor:S.getLineColor}}),{data:e,positionFormat:h,getPolygon:R}),wt=!i&&o&&this.shouldRenderSubLayer("stroke",P)&&new B({_dataDiff:F&&(()=>F),widthUnits:u,widthScale:d,widthMinPixels:p,widthMaxPixels:m,jointRounded:g,miterLimit:x,dashJustified:y,_pathType:"loop",transitions:f&&{getWidth:f.getLineWidth,getColor:f.getLineColor,getPath:f.getPolygon},getColor:this.getSubLayerAccessor(v),getWidth:this.getSubLayerAccessor(E),getDashArray:this.getSubLayerAccessor(b)},this.getSubLayerProps({id:"stroke",updateTriggers:S&&{getWidth:S.getLineWidth,getColor:S.getLineColor,getDashArray:S.getLineDashArray}}),{data:P,positionFormat:h,getPath:fr=>fr.path});return[!i&&te,wt,i&&te]}};rn.layerName="PolygonLayer";rn.defaultProps=rM;var al=rn;function ev(t,e){if(!t)return null;let r="startIndices"in t?t.startIndices[e]:e,o=t.featureIds.value[r];return r!==-1?oM(t,o,r):null}function oM(t,e,r){let o={properties:{...t.properties[e]}};for(let s in t.numericProps)o.properties[s]=t.numericProps[s].value[r];return o}function tv(t,e){let r={points:null,lines:null,polygons:null};for(let o in r){let s=t[o].globalFeatureIds.value;r[o]=new Uint8ClampedArray(s.length*4);let i=[];for(let n=0;n<s.length;n++)e(s[n],i),r[o][n*4+0]=i[0],r[o][n*4+1]=i[1],r[o][n*4+2]=i[2],r[o][n*4+3]=255}return r}var rv=`uniform sdfUniforms {
  float gamma;
  bool enabled;
  float buffer;
  float outlineBuffer;
  vec4 outlineColor;
} sdf;
`,ov={name:"sdf",vs:rv,fs:rv,uniformTypes:{gamma:"f32",enabled:"f32",buffer:"f32",outlineBuffer:"f32",outlineColor:"vec4<f32>"}};var sv=`#version 300 es
#define SHADER_NAME multi-icon-layer-fragment-shader
precision highp float;
uniform sampler2D iconsTexture;
in vec4 vColor;
in vec2 vTextureCoords;
in vec2 uv;
out vec4 fragColor;
void main(void) {
geometry.uv = uv;
if (!bool(picking.isActive)) {
float alpha = texture(iconsTexture, vTextureCoords).a;
vec4 color = vColor;
if (sdf.enabled) {
float distance = alpha;
alpha = smoothstep(sdf.buffer - sdf.gamma, sdf.buffer + sdf.gamma, distance);
if (sdf.outlineBuffer > 0.0) {
float inFill = alpha;
float inBorder = smoothstep(sdf.outlineBuffer - sdf.gamma, sdf.outlineBuffer + sdf.gamma, distance);
color = mix(sdf.outlineColor, vColor, inFill);
alpha = inBorder;
}
}
float a = alpha * color.a;
if (a < icon.alphaCutoff) {
discard;
}
fragColor = vec4(color.rgb, a * layer.opacity);
}
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var _d=192/256,iv=[],sM={getIconOffsets:{type:"accessor",value:t=>t.offsets},alphaCutoff:.001,smoothing:.1,outlineWidth:0,outlineColor:{type:"color",value:[0,0,0,255]}},on=class extends $c{getShaders(){let e=super.getShaders();return{...e,modules:[...e.modules,ov],fs:sv}}initializeState(){super.initializeState(),this.getAttributeManager().addInstanced({instanceOffsets:{size:2,accessor:"getIconOffsets"},instancePickingColors:{type:"uint8",size:3,accessor:(r,{index:o,target:s})=>this.encodePickingColor(o,s)}})}updateState(e){super.updateState(e);let{props:r,oldProps:o}=e,{outlineColor:s}=r;if(s!==o.outlineColor){let i=[s[0]/255,s[1]/255,s[2]/255,(s[3]??255)/255];this.setState({outlineColor:i})}!r.sdf&&r.outlineWidth&&L.warn(`${this.id}: fontSettings.sdf is required to render outline`)()}draw(e){let{sdf:r,smoothing:o,outlineWidth:s}=this.props,{outlineColor:i}=this.state,n=s?Math.max(o,_d*(1-s)):-1,a=this.state.model,c={buffer:_d,outlineBuffer:n,gamma:o,enabled:!!r,outlineColor:i};if(a.shaderInputs.setProps({sdf:c}),super.draw(e),r&&s){let{iconManager:l}=this.state;l.getTexture()&&(a.shaderInputs.setProps({sdf:{...c,outlineBuffer:_d}}),a.draw(this.context.renderPass))}}getInstanceOffset(e){return e?Array.from(e).flatMap(r=>super.getInstanceOffset(r)):iv}getInstanceColorMode(e){return 1}getInstanceIconFrame(e){return e?Array.from(e).flatMap(r=>super.getInstanceIconFrame(r)):iv}};on.defaultProps=sM;on.layerName="MultiIconLayer";var nv=on;var yd=new Float64Array(256);for(let t=0;t<256;t++){let e=.5-Math.pow(t/255,.45454545454545453);yd[t]=e*Math.abs(e)}yd[255]=-1e20;var sn=class{constructor({fontSize:e=24,buffer:r=3,radius:o=8,cutoff:s=.25,fontFamily:i="sans-serif",fontWeight:n="normal",fontStyle:a="normal",lang:c=null}={}){r=this.buffer=Math.round(r),this.radius=o,this.cutoff=s,this.lang=c;let l=this.size=Math.ceil(e)+r*4,f=this._createCanvas(l),h=this.ctx=f.getContext("2d",{willReadFrequently:!0});h.font=`${a} ${n} ${e}px ${i}`,h.textBaseline="alphabetic",h.textAlign="left",h.fillStyle="black",c&&(h.lang=c);let d=(this.maxGlyphDim=l-r)+2*r;this.gridOuter=new Float64Array(d*d),this.gridInner=new Float64Array(d*d),this.f=new Float64Array(d),this.z=new Float64Array(d+1),this.v=new Uint16Array(d)}_createCanvas(e){if(typeof OffscreenCanvas<"u")return new OffscreenCanvas(e,e);let r=document.createElement("canvas");return r.width=r.height=e,r}draw(e){let{width:r,actualBoundingBoxAscent:o,actualBoundingBoxDescent:s,actualBoundingBoxLeft:i,actualBoundingBoxRight:n}=this.ctx.measureText(e),a=Math.ceil(o),c=Math.floor(-i),l=Math.max(0,Math.min(this.maxGlyphDim,Math.ceil(n)-c)),f=Math.max(0,Math.min(this.maxGlyphDim,a+Math.ceil(s))),h=l+2*this.buffer,u=f+2*this.buffer,d=h*u,p=new Uint8ClampedArray(d),m={data:p,width:h,height:u,glyphWidth:l,glyphHeight:f,glyphTop:a,glyphLeft:c,glyphAdvance:r};if(l===0||f===0)return m;let{ctx:g,buffer:x,gridInner:y,gridOuter:_}=this;g.clearRect(x,x,l,f),g.fillText(e,x-c,x+a);let v=g.getImageData(x,x,l,f);_.fill(1e20,0,d),y.fill(0,0,d);let E=3;for(let S=0;S<f;S++){let A=(S+x)*h+x;for(let P=0;P<l;P++,E+=4,A++){let F=v.data[E];if(F===0)continue;let N=yd[F];_[A]=Math.max(0,N),y[A]=Math.max(0,-N)}}av(_,0,0,h,u,h,this.f,this.v,this.z,x);let b=Math.min(x,1);av(y,x-b,x-b,l+2*b,f+2*b,h,this.f,this.v,this.z);let C=255/this.radius,R=255*(1-this.cutoff);for(let S=0;S<d;S++){let A=Math.sqrt(_[S])-Math.sqrt(y[S]);p[S]=R-C*A}return m}};function av(t,e,r,o,s,i,n,a,c,l=0){for(let f=e+l;f<e+o-l;f++)cv(t,r*i+f,i,s,n,a,c);for(let f=r;f<r+s;f++)cv(t,f*i+e,1,o,n,a,c)}function cv(t,e,r,o,s,i,n){i[0]=0,n[0]=-1e20,n[1]=1e20,s[0]=t[e];for(let a=1,c=0;a<o;a++){let l=s[a]=t[e+a*r],f=a*a,h;do{let u=i[c];h=(l-s[u]+f-u*u)/(a-u)/2}while(h<=n[c]&&--c>-1);c++,i[c]=a,n[c]=h,n[c+1]=1e20}for(let a=0,c=0;a<o;a++){for(;n[c+1]<a;)c++;let l=i[c],f=a-l;t[e+a*r]=s[l]+f*f}}var iM=32,nM=[];function aM(t){return Math.pow(2,Math.ceil(Math.log2(t)))}function lv({characterSet:t,getFontWidth:e,fontHeight:r,buffer:o,maxCanvasWidth:s,mapping:i={},xOffset:n=0,yOffset:a=0}){let c=0,l=n,f=r+o*2;for(let h of t)if(!i[h]){let u=e(h);l+u+o*2>s&&(l=0,c++),i[h]={x:l+o,y:a+c*f+o,width:u,height:f,layoutWidth:u,layoutHeight:r},l+=u+o*2}return{mapping:i,xOffset:l,yOffset:a+c*f,canvasHeight:aM(a+(c+1)*f)}}function fv(t,e,r,o){let s=0;for(let i=e;i<r;i++){let n=t[i];s+=o[n]?.layoutWidth||0}return s}function hv(t,e,r,o,s,i){let n=e,a=0;for(let c=e;c<r;c++){let l=fv(t,c,c+1,s);a+l>o&&(n<c&&i.push(c),n=c,a=0),a+=l}return a}function cM(t,e,r,o,s,i){let n=e,a=e,c=e,l=0;for(let f=e;f<r;f++)if((t[f]===" "||t[f+1]===" "||f+1===r)&&(c=f+1),c>a){let h=fv(t,a,c,s);l+h>o&&(n<a&&(i.push(a),n=a,l=0),h>o&&(h=hv(t,a,c,o,s,i),n=i[i.length-1])),a=c,l+=h}return l}function lM(t,e,r,o,s=0,i){i===void 0&&(i=t.length);let n=[];return e==="break-all"?hv(t,s,i,r,o,n):cM(t,s,i,r,o,n),n}function fM(t,e,r,o,s,i){let n=0,a=0;for(let c=e;c<r;c++){let l=t[c],f=o[l];f?(a||(a=f.layoutHeight),s[c]=n+f.layoutWidth/2,n+=f.layoutWidth):(L.warn(`Missing character: ${l} (${l.codePointAt(0)})`)(),s[c]=n,n+=iM)}i[0]=n,i[1]=a}function uv(t,e,r,o,s){let i=Array.from(t),n=i.length,a=new Array(n),c=new Array(n),l=new Array(n),f=(r==="break-word"||r==="break-all")&&isFinite(o)&&o>0,h=[0,0],u=[0,0],d=0,p=0,m=0;for(let g=0;g<=n;g++){let x=i[g];if((x===`
`||g===n)&&(m=g),m>p){let y=f?lM(i,r,o,s,p,m):nM;for(let _=0;_<=y.length;_++){let v=_===0?p:y[_-1],E=_<y.length?y[_]:m;fM(i,v,E,s,a,u);for(let b=v;b<E;b++){let C=i[b],R=s[C]?.layoutOffsetY||0;c[b]=d+u[1]/2+R,l[b]=u[0]}d=d+u[1]*e,h[0]=Math.max(h[0],u[0])}p=m}x===`
`&&(a[p]=0,c[p]=0,l[p]=0,p++)}return h[1]=d,{x:a,y:c,rowWidth:l,size:h}}function dv({value:t,length:e,stride:r,offset:o,startIndices:s,characterSet:i}){let n=t.BYTES_PER_ELEMENT,a=r?r/n:1,c=o?o/n:0,l=s[e]||Math.ceil((t.length-c)/a),f=i&&new Set,h=new Array(e),u=t;if(a>1||c>0){let d=t.constructor;u=new d(l);for(let p=0;p<l;p++)u[p]=t[p*a+c]}for(let d=0;d<e;d++){let p=s[d],m=s[d+1]||l,g=u.subarray(p,m);h[d]=String.fromCodePoint.apply(null,g),f&&g.forEach(f.add,f)}if(f)for(let d of f)i.add(String.fromCodePoint(d));return{texts:h,characterCount:l}}var Fo=class{constructor(e=5){this._cache={},this._order=[],this.limit=e}get(e){let r=this._cache[e];return r&&(this._deleteOrder(e),this._appendOrder(e)),r}set(e,r){this._cache[e]?(this.delete(e),this._cache[e]=r,this._appendOrder(e)):(Object.keys(this._cache).length===this.limit&&this.delete(this._order[0]),this._cache[e]=r,this._appendOrder(e))}delete(e){this._cache[e]&&(delete this._cache[e],this._deleteOrder(e))}_deleteOrder(e){let r=this._order.indexOf(e);r>=0&&this._order.splice(r,1)}_appendOrder(e){this._order.push(e)}};function hM(){let t=[];for(let e=32;e<128;e++)t.push(String.fromCharCode(e));return t}var Vr={fontFamily:"Monaco, monospace",fontWeight:"normal",characterSet:hM(),fontSize:64,buffer:4,sdf:!1,cutoff:.25,radius:12,smoothing:.1},pv=1024,mv=.9,gv=1.2,_v=3,cl=new Fo(_v);function uM(t,e){let r;typeof e=="string"?r=new Set(Array.from(e)):r=new Set(e);let o=cl.get(t);if(!o)return r;for(let s in o.mapping)r.has(s)&&r.delete(s);return r}function dM(t,e){for(let r=0;r<t.length;r++)e.data[4*r+3]=t[r]}function xv(t,e,r,o){t.font=`${o} ${r}px ${e}`,t.fillStyle="#000",t.textBaseline="alphabetic",t.textAlign="left"}function yv(t){L.assert(Number.isFinite(t)&&t>=_v,"Invalid cache limit"),cl=new Fo(t)}var nn=class{constructor(){this.props={...Vr}}get atlas(){return this._atlas}get mapping(){return this._atlas&&this._atlas.mapping}get scale(){let{fontSize:e,buffer:r}=this.props;return(e*gv+r*2)/e}setProps(e={}){Object.assign(this.props,e),this._key=this._getKey();let r=uM(this._key,this.props.characterSet),o=cl.get(this._key);if(o&&r.size===0){this._atlas!==o&&(this._atlas=o);return}let s=this._generateFontAtlas(r,o);this._atlas=s,cl.set(this._key,s)}_generateFontAtlas(e,r){let{fontFamily:o,fontWeight:s,fontSize:i,buffer:n,sdf:a,radius:c,cutoff:l}=this.props,f=r&&r.data;f||(f=document.createElement("canvas"),f.width=pv);let h=f.getContext("2d",{willReadFrequently:!0});xv(h,o,i,s);let{mapping:u,canvasHeight:d,xOffset:p,yOffset:m}=lv({getFontWidth:g=>h.measureText(g).width,fontHeight:i*gv,buffer:n,characterSet:e,maxCanvasWidth:pv,...r&&{mapping:r.mapping,xOffset:r.xOffset,yOffset:r.yOffset}});if(f.height!==d){let g=h.getImageData(0,0,f.width,f.height);f.height=d,h.putImageData(g,0,0)}if(xv(h,o,i,s),a){let g=new sn({fontSize:i,buffer:n,radius:c,cutoff:l,fontFamily:o,fontWeight:`${s}`});for(let x of e){let{data:y,width:_,height:v,glyphTop:E}=g.draw(x);u[x].width=_,u[x].layoutOffsetY=i*mv-E;let b=h.createImageData(_,v);dM(y,b),h.putImageData(b,u[x].x,u[x].y)}}else for(let g of e)h.fillText(g,u[g].x,u[g].y+n+i*mv);return{xOffset:p,yOffset:m,mapping:u,data:f,width:f.width,height:f.height}}_getKey(){let{fontFamily:e,fontWeight:r,fontSize:o,buffer:s,sdf:i,radius:n,cutoff:a}=this.props;return i?`${e} ${r} ${o} ${s} ${n} ${a}`:`${e} ${r} ${o} ${s}`}};var vv=`uniform textBackgroundUniforms {
  bool billboard;
  float sizeScale;
  float sizeMinPixels;
  float sizeMaxPixels;
  vec4 borderRadius;
  vec4 padding;
  highp int sizeUnits;
  bool stroked;
} textBackground;
`,bv={name:"textBackground",vs:vv,fs:vv,uniformTypes:{billboard:"f32",sizeScale:"f32",sizeMinPixels:"f32",sizeMaxPixels:"f32",borderRadius:"vec4<f32>",padding:"vec4<f32>",sizeUnits:"i32",stroked:"f32"}};var Tv=`#version 300 es
#define SHADER_NAME text-background-layer-vertex-shader
in vec2 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in vec4 instanceRects;
in float instanceSizes;
in float instanceAngles;
in vec2 instancePixelOffsets;
in float instanceLineWidths;
in vec4 instanceFillColors;
in vec4 instanceLineColors;
in vec3 instancePickingColors;
out vec4 vFillColor;
out vec4 vLineColor;
out float vLineWidth;
out vec2 uv;
out vec2 dimensions;
vec2 rotate_by_angle(vec2 vertex, float angle) {
float angle_radian = radians(angle);
float cos_angle = cos(angle_radian);
float sin_angle = sin(angle_radian);
mat2 rotationMatrix = mat2(cos_angle, -sin_angle, sin_angle, cos_angle);
return rotationMatrix * vertex;
}
void main(void) {
geometry.worldPosition = instancePositions;
geometry.uv = positions;
geometry.pickingColor = instancePickingColors;
uv = positions;
vLineWidth = instanceLineWidths;
float sizePixels = clamp(
project_size_to_pixel(instanceSizes * textBackground.sizeScale, textBackground.sizeUnits),
textBackground.sizeMinPixels, textBackground.sizeMaxPixels
);
dimensions = instanceRects.zw * sizePixels + textBackground.padding.xy + textBackground.padding.zw;
vec2 pixelOffset = (positions * instanceRects.zw + instanceRects.xy) * sizePixels + mix(-textBackground.padding.xy, textBackground.padding.zw, positions);
pixelOffset = rotate_by_angle(pixelOffset, instanceAngles);
pixelOffset += instancePixelOffsets;
pixelOffset.y *= -1.0;
if (textBackground.billboard)  {
gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, vec3(0.0), geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
vec3 offset = vec3(pixelOffset, 0.0);
DECKGL_FILTER_SIZE(offset, geometry);
gl_Position.xy += project_pixel_size_to_clipspace(offset.xy);
} else {
vec3 offset_common = vec3(project_pixel_size(pixelOffset), 0.0);
DECKGL_FILTER_SIZE(offset_common, geometry);
gl_Position = project_position_to_clipspace(instancePositions, instancePositions64Low, offset_common, geometry.position);
DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
}
vFillColor = vec4(instanceFillColors.rgb, instanceFillColors.a * layer.opacity);
DECKGL_FILTER_COLOR(vFillColor, geometry);
vLineColor = vec4(instanceLineColors.rgb, instanceLineColors.a * layer.opacity);
DECKGL_FILTER_COLOR(vLineColor, geometry);
}
`;var Sv=`#version 300 es
#define SHADER_NAME text-background-layer-fragment-shader
precision highp float;
in vec4 vFillColor;
in vec4 vLineColor;
in float vLineWidth;
in vec2 uv;
in vec2 dimensions;
out vec4 fragColor;
float round_rect(vec2 p, vec2 size, vec4 radii) {
vec2 pixelPositionCB = (p - 0.5) * size;
vec2 sizeCB = size * 0.5;
float maxBorderRadius = min(size.x, size.y) * 0.5;
vec4 borderRadius = vec4(min(radii, maxBorderRadius));
borderRadius.xy =
(pixelPositionCB.x > 0.0) ? borderRadius.xy : borderRadius.zw;
borderRadius.x = (pixelPositionCB.y > 0.0) ? borderRadius.x : borderRadius.y;
vec2 q = abs(pixelPositionCB) - sizeCB + borderRadius.x;
return -(min(max(q.x, q.y), 0.0) + length(max(q, 0.0)) - borderRadius.x);
}
float rect(vec2 p, vec2 size) {
vec2 pixelPosition = p * size;
return min(min(pixelPosition.x, size.x - pixelPosition.x),
min(pixelPosition.y, size.y - pixelPosition.y));
}
vec4 get_stroked_fragColor(float dist) {
float isBorder = smoothedge(dist, vLineWidth);
return mix(vFillColor, vLineColor, isBorder);
}
void main(void) {
geometry.uv = uv;
if (textBackground.borderRadius != vec4(0.0)) {
float distToEdge = round_rect(uv, dimensions, textBackground.borderRadius);
if (textBackground.stroked) {
fragColor = get_stroked_fragColor(distToEdge);
} else {
fragColor = vFillColor;
}
float shapeAlpha = smoothedge(-distToEdge, 0.0);
fragColor.a *= shapeAlpha;
} else {
if (textBackground.stroked) {
float distToEdge = rect(uv, dimensions);
fragColor = get_stroked_fragColor(distToEdge);
} else {
fragColor = vFillColor;
}
}
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var pM={billboard:!0,sizeScale:1,sizeUnits:"pixels",sizeMinPixels:0,sizeMaxPixels:Number.MAX_SAFE_INTEGER,borderRadius:{type:"object",value:0},padding:{type:"array",value:[0,0,0,0]},getPosition:{type:"accessor",value:t=>t.position},getSize:{type:"accessor",value:1},getAngle:{type:"accessor",value:0},getPixelOffset:{type:"accessor",value:[0,0]},getBoundingRect:{type:"accessor",value:[0,0,0,0]},getFillColor:{type:"accessor",value:[0,0,0,255]},getLineColor:{type:"accessor",value:[0,0,0,255]},getLineWidth:{type:"accessor",value:1}},an=class extends fe{getShaders(){return super.getShaders({vs:Tv,fs:Sv,modules:[pe,me,bv]})}initializeState(){this.getAttributeManager().addInstanced({instancePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getPosition"},instanceSizes:{size:1,transition:!0,accessor:"getSize",defaultValue:1},instanceAngles:{size:1,transition:!0,accessor:"getAngle"},instanceRects:{size:4,accessor:"getBoundingRect"},instancePixelOffsets:{size:2,transition:!0,accessor:"getPixelOffset"},instanceFillColors:{size:4,transition:!0,type:"unorm8",accessor:"getFillColor",defaultValue:[0,0,0,255]},instanceLineColors:{size:4,transition:!0,type:"unorm8",accessor:"getLineColor",defaultValue:[0,0,0,255]},instanceLineWidths:{size:1,transition:!0,accessor:"getLineWidth",defaultValue:1}})}updateState(e){super.updateState(e);let{changeFlags:r}=e;r.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),this.getAttributeManager().invalidateAll())}draw({uniforms:e}){let{billboard:r,sizeScale:o,sizeUnits:s,sizeMinPixels:i,sizeMaxPixels:n,getLineWidth:a}=this.props,{padding:c,borderRadius:l}=this.props;c.length<4&&(c=[c[0],c[1],c[0],c[1]]),Array.isArray(l)||(l=[l,l,l,l]);let f=this.state.model,h={billboard:r,stroked:!!a,borderRadius:l,padding:c,sizeUnits:de[s],sizeScale:o,sizeMinPixels:i,sizeMaxPixels:n};f.shaderInputs.setProps({textBackground:h}),f.draw(this.context.renderPass)}_getModel(){let e=[0,0,1,0,0,1,1,1];return new q(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new ue({topology:"triangle-strip",vertexCount:4,attributes:{positions:{size:2,value:new Float32Array(e)}}}),isInstanced:!0})}};an.defaultProps=pM;an.layerName="TextBackgroundLayer";var Ev=an;var Av={start:1,middle:0,end:-1},wv={top:1,center:0,bottom:-1},vd=[0,0,0,255],mM=1,gM={billboard:!0,sizeScale:1,sizeUnits:"pixels",sizeMinPixels:0,sizeMaxPixels:Number.MAX_SAFE_INTEGER,background:!1,getBackgroundColor:{type:"accessor",value:[255,255,255,255]},getBorderColor:{type:"accessor",value:vd},getBorderWidth:{type:"accessor",value:0},backgroundBorderRadius:{type:"object",value:0},backgroundPadding:{type:"array",value:[0,0,0,0]},characterSet:{type:"object",value:Vr.characterSet},fontFamily:Vr.fontFamily,fontWeight:Vr.fontWeight,lineHeight:mM,outlineWidth:{type:"number",value:0,min:0},outlineColor:{type:"color",value:vd},fontSettings:{type:"object",value:{},compare:1},wordBreak:"break-word",maxWidth:{type:"number",value:-1},getText:{type:"accessor",value:t=>t.text},getPosition:{type:"accessor",value:t=>t.position},getColor:{type:"accessor",value:vd},getSize:{type:"accessor",value:32},getAngle:{type:"accessor",value:0},getTextAnchor:{type:"accessor",value:"middle"},getAlignmentBaseline:{type:"accessor",value:"center"},getPixelOffset:{type:"accessor",value:[0,0]},backgroundColor:{deprecatedFor:["background","getBackgroundColor"]}},cn=class extends ye{constructor(){super(...arguments),this.getBoundingRect=(e,r)=>{let{size:[o,s]}=this.transformParagraph(e,r),{fontSize:i}=this.state.fontAtlasManager.props;o/=i,s/=i;let{getTextAnchor:n,getAlignmentBaseline:a}=this.props,c=Av[typeof n=="function"?n(e,r):n],l=wv[typeof a=="function"?a(e,r):a];return[(c-1)*o/2,(l-1)*s/2,o,s]},this.getIconOffsets=(e,r)=>{let{getTextAnchor:o,getAlignmentBaseline:s}=this.props,{x:i,y:n,rowWidth:a,size:[c,l]}=this.transformParagraph(e,r),f=Av[typeof o=="function"?o(e,r):o],h=wv[typeof s=="function"?s(e,r):s],u=i.length,d=new Array(u*2),p=0;for(let m=0;m<u;m++){let g=(1-f)*(c-a[m])/2;d[p++]=(f-1)*c/2+g+i[m],d[p++]=(h-1)*l/2+n[m]}return d}}initializeState(){this.state={styleVersion:0,fontAtlasManager:new nn},this.props.maxWidth>0&&L.once(1,"v8.9 breaking change: TextLayer maxWidth is now relative to text size")()}updateState(e){let{props:r,oldProps:o,changeFlags:s}=e;(s.dataChanged||s.updateTriggersChanged&&(s.updateTriggersChanged.all||s.updateTriggersChanged.getText))&&this._updateText(),(this._updateFontAtlas()||r.lineHeight!==o.lineHeight||r.wordBreak!==o.wordBreak||r.maxWidth!==o.maxWidth)&&this.setState({styleVersion:this.state.styleVersion+1})}getPickingInfo({info:e}){return e.object=e.index>=0?this.props.data[e.index]:null,e}_updateFontAtlas(){let{fontSettings:e,fontFamily:r,fontWeight:o}=this.props,{fontAtlasManager:s,characterSet:i}=this.state,n={...e,characterSet:i,fontFamily:r,fontWeight:o};if(!s.mapping)return s.setProps(n),!0;for(let a in n)if(n[a]!==s.props[a])return s.setProps(n),!0;return!1}_updateText(){let{data:e,characterSet:r}=this.props,o=e.attributes?.getText,{getText:s}=this.props,i=e.startIndices,n,a=r==="auto"&&new Set;if(o&&i){let{texts:c,characterCount:l}=dv({...ArrayBuffer.isView(o)?{value:o}:o,length:e.length,startIndices:i,characterSet:a});n=l,s=(f,{index:h})=>c[h]}else{let{iterable:c,objectInfo:l}=rt(e);i=[0],n=0;for(let f of c){l.index++;let h=Array.from(s(f,l)||"");a&&h.forEach(a.add,a),n+=h.length,i.push(n)}}this.setState({getText:s,startIndices:i,numInstances:n,characterSet:a||r})}transformParagraph(e,r){let{fontAtlasManager:o}=this.state,s=o.mapping,i=this.state.getText,{wordBreak:n,lineHeight:a,maxWidth:c}=this.props,l=i(e,r)||"";return uv(l,a,n,c*o.props.fontSize,s)}renderLayers(){let{startIndices:e,numInstances:r,getText:o,fontAtlasManager:{scale:s,atlas:i,mapping:n},styleVersion:a}=this.state,{data:c,_dataDiff:l,getPosition:f,getColor:h,getSize:u,getAngle:d,getPixelOffset:p,getBackgroundColor:m,getBorderColor:g,getBorderWidth:x,backgroundBorderRadius:y,backgroundPadding:_,background:v,billboard:E,fontSettings:b,outlineWidth:C,outlineColor:R,sizeScale:S,sizeUnits:A,sizeMinPixels:P,sizeMaxPixels:F,transitions:N,updateTriggers:B}=this.props,te=this.getSubLayerClass("characters",nv),wt=this.getSubLayerClass("background",Ev);return[v&&new wt({getFillColor:m,getLineColor:g,getLineWidth:x,borderRadius:y,padding:_,getPosition:f,getSize:u,getAngle:d,getPixelOffset:p,billboard:E,sizeScale:S,sizeUnits:A,sizeMinPixels:P,sizeMaxPixels:F,transitions:N&&{getPosition:N.getPosition,getAngle:N.getAngle,getSize:N.getSize,getFillColor:N.getBackgroundColor,getLineColor:N.getBorderColor,getLineWidth:N.getBorderWidth,getPixelOffset:N.getPixelOffset}},this.getSubLayerProps({id:"background",updateTriggers:{getPosition:B.getPosition,getAngle:B.getAngle,getSize:B.getSize,getFillColor:B.getBackgroundColor,getLineColor:B.getBorderColor,getLineWidth:B.getBorderWidth,getPixelOffset:B.getPixelOffset,getBoundingRect:{getText:B.getText,getTextAnchor:B.getTextAnchor,getAlignmentBaseline:B.getAlignmentBaseline,styleVersion:a}}}),{data:c.attributes&&c.attributes.background?{length:c.length,attributes:c.attributes.background}:c,_dataDiff:l,autoHighlight:!1,getBoundingRect:this.getBoundingRect}),new te({sdf:b.sdf,smoothing:Number.isFinite(b.smoothing)?b.smoothing:Vr.smoothing,outlineWidth:C/(b.radius||Vr.radius),outlineColor:R,iconAtlas:i,iconMapping:n,getPosition:f,getColor:h,getSize:u,getAngle:d,getPixelOffset:p,billboard:E,sizeScale:S*s,sizeUnits:A,sizeMinPixels:P*s,sizeMaxPixels:F*s,transitions:N&&{getPosition:N.getPosition,getAngle:N.getAngle,getColor:N.getColor,getSize:N.getSize,getPixelOffset:N.getPixelOffset}},this.getSubLayerProps({id:"characters",updateTriggers:{all:B.getText,getPosition:B.getPosition,getAngle:B.getAngle,getColor:B.getColor,getSize:B.getSize,getPixelOffset:B.getPixelOffset,getIconOffsets:{getTextAnchor:B.getTextAnchor,getAlignmentBaseline:B.getAlignmentBaseline,styleVersion:a}}}),{data:c,_dataDiff:l,startIndices:e,numInstances:r,getIconOffsets:this.getIconOffsets,getIcon:o})]}static set fontAtlasCacheLimit(e){yv(e)}};cn.defaultProps=gM;cn.layerName="TextLayer";var Bo=cn;var ln={circle:{type:Wi,props:{filled:"filled",stroked:"stroked",lineWidthMaxPixels:"lineWidthMaxPixels",lineWidthMinPixels:"lineWidthMinPixels",lineWidthScale:"lineWidthScale",lineWidthUnits:"lineWidthUnits",pointRadiusMaxPixels:"radiusMaxPixels",pointRadiusMinPixels:"radiusMinPixels",pointRadiusScale:"radiusScale",pointRadiusUnits:"radiusUnits",pointAntialiasing:"antialiasing",pointBillboard:"billboard",getFillColor:"getFillColor",getLineColor:"getLineColor",getLineWidth:"getLineWidth",getPointRadius:"getRadius"}},icon:{type:$c,props:{iconAtlas:"iconAtlas",iconMapping:"iconMapping",iconSizeMaxPixels:"sizeMaxPixels",iconSizeMinPixels:"sizeMinPixels",iconSizeScale:"sizeScale",iconSizeUnits:"sizeUnits",iconAlphaCutoff:"alphaCutoff",iconBillboard:"billboard",getIcon:"getIcon",getIconAngle:"getAngle",getIconColor:"getColor",getIconPixelOffset:"getPixelOffset",getIconSize:"getSize"}},text:{type:Bo,props:{textSizeMaxPixels:"sizeMaxPixels",textSizeMinPixels:"sizeMinPixels",textSizeScale:"sizeScale",textSizeUnits:"sizeUnits",textBackground:"background",textBackgroundPadding:"backgroundPadding",textFontFamily:"fontFamily",textFontWeight:"fontWeight",textLineHeight:"lineHeight",textMaxWidth:"maxWidth",textOutlineColor:"outlineColor",textOutlineWidth:"outlineWidth",textWordBreak:"wordBreak",textCharacterSet:"characterSet",textBillboard:"billboard",textFontSettings:"fontSettings",getText:"getText",getTextAngle:"getAngle",getTextColor:"getColor",getTextPixelOffset:"getPixelOffset",getTextSize:"getSize",getTextAnchor:"getTextAnchor",getTextAlignmentBaseline:"getAlignmentBaseline",getTextBackgroundColor:"getBackgroundColor",getTextBorderColor:"getBorderColor",getTextBorderWidth:"getBorderWidth"}}},fn={type:qc,props:{lineWidthUnits:"widthUnits",lineWidthScale:"widthScale",lineWidthMinPixels:"widthMinPixels",lineWidthMaxPixels:"widthMaxPixels",lineJointRounded:"jointRounded",lineCapRounded:"capRounded",lineMiterLimit:"miterLimit",lineBillboard:"billboard",getLineColor:"getColor",getLineWidth:"getWidth"}},ll={type:il,props:{extruded:"extruded",filled:"filled",wireframe:"wireframe",elevationScale:"elevationScale",material:"material",_full3d:"_full3d",getElevation:"getElevation",getFillColor:"getFillColor",getLineColor:"getLineColor"}};function Uo({type:t,props:e}){let r={};for(let o in e)r[o]=t.defaultProps[e[o]];return r}function fl(t,e){let{transitions:r,updateTriggers:o}=t.props,s={updateTriggers:{},transitions:r&&{getPosition:r.geometry}};for(let i in e){let n=e[i],a=t.props[i];i.startsWith("get")&&(a=t.getSubLayerAccessor(a),s.updateTriggers[n]=o[i],r&&(s.transitions[n]=r[i])),s[n]=a}return s}function Rv(t){if(Array.isArray(t))return t;switch(L.assert(t.type,"GeoJSON does not have type"),t.type){case"Feature":return[t];case"FeatureCollection":return L.assert(Array.isArray(t.features),"GeoJSON does not have features array"),t.features;default:return[{geometry:t}]}}function bd(t,e,r={}){let o={pointFeatures:[],lineFeatures:[],polygonFeatures:[],polygonOutlineFeatures:[]},{startRow:s=0,endRow:i=t.length}=r;for(let n=s;n<i;n++){let a=t[n],{geometry:c}=a;if(c)if(c.type==="GeometryCollection"){L.assert(Array.isArray(c.geometries),"GeoJSON does not have geometries array");let{geometries:l}=c;for(let f=0;f<l.length;f++){let h=l[f];Pv(h,o,e,a,n)}}else Pv(c,o,e,a,n)}return o}function Pv(t,e,r,o,s){let{type:i,coordinates:n}=t,{pointFeatures:a,lineFeatures:c,polygonFeatures:l,polygonOutlineFeatures:f}=e;if(!_M(i,n)){L.warn(`${i} coordinates are malformed`)();return}switch(i){case"Point":a.push(r({geometry:t},o,s));break;case"MultiPoint":n.forEach(h=>{a.push(r({geometry:{type:"Point",coordinates:h}},o,s))});break;case"LineString":c.push(r({geometry:t},o,s));break;case"MultiLineString":n.forEach(h=>{c.push(r({geometry:{type:"LineString",coordinates:h}},o,s))});break;case"Polygon":l.push(r({geometry:t},o,s)),n.forEach(h=>{f.push(r({geometry:{type:"LineString",coordinates:h}},o,s))});break;case"MultiPolygon":n.forEach(h=>{l.push(r({geometry:{type:"Polygon",coordinates:h}},o,s)),h.forEach(u=>{f.push(r({geometry:{type:"LineString",coordinates:u}},o,s))})});break;default:}}var xM={Point:1,MultiPoint:2,LineString:2,MultiLineString:3,Polygon:3,MultiPolygon:4};function _M(t,e){let r=xM[t];for(L.assert(r,`Unknown GeoJSON type ${t}`);e&&--r>0;)e=e[0];return e&&Number.isFinite(e[0])}function Cv(){return{points:{},lines:{},polygons:{},polygonsOutline:{}}}function hl(t){return t.geometry.coordinates}function Mv(t,e){let r=Cv(),{pointFeatures:o,lineFeatures:s,polygonFeatures:i,polygonOutlineFeatures:n}=t;return r.points.data=o,r.points._dataDiff=e.pointFeatures&&(()=>e.pointFeatures),r.points.getPosition=hl,r.lines.data=s,r.lines._dataDiff=e.lineFeatures&&(()=>e.lineFeatures),r.lines.getPath=hl,r.polygons.data=i,r.polygons._dataDiff=e.polygonFeatures&&(()=>e.polygonFeatures),r.polygons.getPolygon=hl,r.polygonsOutline.data=n,r.polygonsOutline._dataDiff=e.polygonOutlineFeatures&&(()=>e.polygonOutlineFeatures),r.polygonsOutline.getPath=hl,r}function Iv(t,e){let r=Cv(),{points:o,lines:s,polygons:i}=t,n=tv(t,e);r.points.data={length:o.positions.value.length/o.positions.size,attributes:{...o.attributes,getPosition:o.positions,instancePickingColors:{size:4,value:n.points}},properties:o.properties,numericProps:o.numericProps,featureIds:o.featureIds},r.lines.data={length:s.pathIndices.value.length-1,startIndices:s.pathIndices.value,attributes:{...s.attributes,getPath:s.positions,instancePickingColors:{size:4,value:n.lines}},properties:s.properties,numericProps:s.numericProps,featureIds:s.featureIds},r.lines._pathType="open";let a=i.positions.value.length/i.positions.size,c=Array(a).fill(1);for(let l of i.primitivePolygonIndices.value)c[l-1]=0;return r.polygons.data={length:i.polygonIndices.value.length-1,startIndices:i.polygonIndices.value,attributes:{...i.attributes,getPolygon:i.positions,instanceVertexValid:{size:1,value:new Uint16Array(c)},pickingColors:{size:4,value:n.polygons}},properties:i.properties,numericProps:i.numericProps,featureIds:i.featureIds},r.polygons._normalize=!1,i.triangles&&(r.polygons.data.attributes.indices=i.triangles.value),r.polygonsOutline.data={length:i.primitivePolygonIndices.value.length-1,startIndices:i.primitivePolygonIndices.value,attributes:{...i.attributes,getPath:i.positions,instancePickingColors:{size:4,value:n.polygons}},properties:i.properties,numericProps:i.numericProps,featureIds:i.featureIds},r.polygonsOutline._pathType="open",r}var yM=["points","linestrings","polygons"],vM={...Uo(ln.circle),...Uo(ln.icon),...Uo(ln.text),...Uo(fn),...Uo(ll),stroked:!0,filled:!0,extruded:!1,wireframe:!1,_full3d:!1,iconAtlas:{type:"object",value:null},iconMapping:{type:"object",value:{}},getIcon:{type:"accessor",value:t=>t.properties.icon},getText:{type:"accessor",value:t=>t.properties.text},pointType:"circle",getRadius:{deprecatedFor:"getPointRadius"}},hn=class extends ye{initializeState(){this.state={layerProps:{},features:{},featuresDiff:{}}}updateState({props:e,changeFlags:r}){if(!r.dataChanged)return;let{data:o}=this.props,s=o&&"points"in o&&"polygons"in o&&"lines"in o;this.setState({binary:s}),s?this._updateStateBinary({props:e,changeFlags:r}):this._updateStateJSON({props:e,changeFlags:r})}_updateStateBinary({props:e,changeFlags:r}){let o=Iv(e.data,this.encodePickingColor);this.setState({layerProps:o})}_updateStateJSON({props:e,changeFlags:r}){let o=Rv(e.data),s=this.getSubLayerRow.bind(this),i={},n={};if(Array.isArray(r.dataChanged)){let c=this.state.features;for(let l in c)i[l]=c[l].slice(),n[l]=[];for(let l of r.dataChanged){let f=bd(o,s,l);for(let h in c)n[h].push(nl({data:i[h],getIndex:u=>u.__source.index,dataRange:l,replace:f[h]}))}}else i=bd(o,s);let a=Mv(i,n);this.setState({features:i,featuresDiff:n,layerProps:a})}getPickingInfo(e){let r=super.getPickingInfo(e),{index:o,sourceLayer:s}=r;return r.featureType=yM.find(i=>s.id.startsWith(`${this.id}-${i}-`)),o>=0&&s.id.startsWith(`${this.id}-points-text`)&&this.state.binary&&(r.index=this.props.data.points.globalFeatureIds.value[o]),r}_updateAutoHighlight(e){let r=`${this.id}-points-`,o=e.featureType==="points";for(let s of this.getSubLayers())s.id.startsWith(r)===o&&s.updateAutoHighlight(e)}_renderPolygonLayer(){let{extruded:e,wireframe:r}=this.props,{layerProps:o}=this.state,s="polygons-fill",i=this.shouldRenderSubLayer(s,o.polygons?.data)&&this.getSubLayerClass(s,ll.type);if(i){let n=fl(this,ll.props),a=e&&r;return a||delete n.getLineColor,n.updateTriggers.lineColors=a,new i(n,this.getSubLayerProps({id:s,updateTriggers:n.updateTriggers}),o.polygons)}return null}_renderLineLayers(){let{extruded:e,stroked:r}=this.props,{layerProps:o}=this.state,s="polygons-stroke",i="linestrings",n=!e&&r&&this.shouldRenderSubLayer(s,o.polygonsOutline?.data)&&this.getSubLayerClass(s,fn.type),a=this.shouldRenderSubLayer(i,o.lines?.data)&&this.getSubLayerClass(i,fn.type);if(n||a){let c=fl(this,fn.props);return[n&&new n(c,this.getSubLayerProps({id:s,updateTriggers:c.updateTriggers}),o.polygonsOutline),a&&new a(c,this.getSubLayerProps({id:i,updateTriggers:c.updateTriggers}),o.lines)]}return null}_renderPointLayers(){let{pointType:e}=this.props,{layerProps:r,binary:o}=this.state,{highlightedObjectIndex:s}=this.props;!o&&Number.isFinite(s)&&(s=r.points.data.findIndex(a=>a.__source.index===s));let i=new Set(e.split("+")),n=[];for(let a of i){let c=`points-${a}`,l=ln[a],f=l&&this.shouldRenderSubLayer(c,r.points?.data)&&this.getSubLayerClass(c,l.type);if(f){let h=fl(this,l.props),u=r.points;if(a==="text"&&o){let{instancePickingColors:d,...p}=u.data.attributes;u={...u,data:{...u.data,attributes:p}}}n.push(new f(h,this.getSubLayerProps({id:c,updateTriggers:h.updateTriggers,highlightedObjectIndex:s}),u))}}return n}renderLayers(){let{extruded:e}=this.props,r=this._renderPolygonLayer(),o=this._renderLineLayers(),s=this._renderPointLayers();return[!e&&r,o,s,e&&r]}getSubLayerAccessor(e){let{binary:r}=this.state;return!r||typeof e!="function"?super.getSubLayerAccessor(e):(o,s)=>{let{data:i,index:n}=s,a=ev(i,n);return e(a,s)}}};hn.layerName="GeoJsonLayer";hn.defaultProps=vM;var Td=hn;var ul=class{constructor(e){this.index=e,this.isVisible=!1,this.isSelected=!1,this.parent=null,this.children=[],this.content=null,this._loader=void 0,this._abortController=null,this._loaderId=0,this._isLoaded=!1,this._isCancelled=!1,this._needsReload=!1}get bbox(){return this._bbox}set bbox(e){this._bbox||(this._bbox=e,"west"in e?this.boundingBox=[[e.west,e.south],[e.east,e.north]]:this.boundingBox=[[e.left,e.top],[e.right,e.bottom]])}get data(){return this.isLoading&&this._loader?this._loader.then(()=>this.data):this.content}get isLoaded(){return this._isLoaded&&!this._needsReload}get isLoading(){return!!this._loader&&!this._isCancelled}get needsReload(){return this._needsReload||this._isCancelled}get byteLength(){let e=this.content?this.content.byteLength:0;return Number.isFinite(e)||console.error("byteLength not defined in tile data"),e}async _loadData({getData:e,requestScheduler:r,onLoad:o,onError:s}){let{index:i,id:n,bbox:a,userData:c,zoom:l}=this,f=this._loaderId;this._abortController=new AbortController;let{signal:h}=this._abortController,u=await r.scheduleRequest(this,m=>m.isSelected?1:-1);if(!u){this._isCancelled=!0;return}if(this._isCancelled){u.done();return}let d=null,p;try{d=await e({index:i,id:n,bbox:a,userData:c,zoom:l,signal:h})}catch(m){p=m||!0}finally{u.done()}if(f===this._loaderId){if(this._loader=void 0,this.content=d,this._isCancelled&&!d){this._isLoaded=!1;return}this._isLoaded=!0,this._isCancelled=!1,p?s(p,this):o(this)}}loadData(e){return this._isLoaded=!1,this._isCancelled=!1,this._needsReload=!1,this._loaderId++,this._loader=this._loadData(e),this._loader}setNeedsReload(){this.isLoading&&(this.abort(),this._loader=void 0),this._needsReload=!0}abort(){this.isLoaded||(this._isCancelled=!0,this._abortController?.abort())}};var ce={OUTSIDE:-1,INTERSECTING:0,INSIDE:1};var Ov=new M,bM=new M,ko=class t{constructor(e=[0,0,0],r=[0,0,0],o){o=o||Ov.copy(e).add(r).scale(.5),this.center=new M(o),this.halfDiagonal=new M(r).subtract(this.center),this.minimum=new M(e),this.maximum=new M(r)}clone(){return new t(this.minimum,this.maximum,this.center)}equals(e){return this===e||!!e&&this.minimum.equals(e.minimum)&&this.maximum.equals(e.maximum)}transform(e){return this.center.transformAsPoint(e),this.halfDiagonal.transform(e),this.minimum.transform(e),this.maximum.transform(e),this}intersectPlane(e){let{halfDiagonal:r}=this,o=bM.from(e.normal),s=r.x*Math.abs(o.x)+r.y*Math.abs(o.y)+r.z*Math.abs(o.z),i=this.center.dot(o)+e.distance;return i-s>0?ce.INSIDE:i+s<0?ce.OUTSIDE:ce.INTERSECTING}distanceTo(e){return Math.sqrt(this.distanceSquaredTo(e))}distanceSquaredTo(e){let r=Ov.from(e).subtract(this.center),{halfDiagonal:o}=this,s=0,i;return i=Math.abs(r.x)-o.x,i>0&&(s+=i*i),i=Math.abs(r.y)-o.y,i>0&&(s+=i*i),i=Math.abs(r.z)-o.z,i>0&&(s+=i*i),s}};var un=new M,Nv=new M,zo=class t{constructor(e=[0,0,0],r=0){this.radius=-0,this.center=new M,this.fromCenterRadius(e,r)}fromCenterRadius(e,r){return this.center.from(e),this.radius=r,this}fromCornerPoints(e,r){return r=un.from(r),this.center=new M().from(e).add(r).scale(.5),this.radius=this.center.distance(r),this}equals(e){return this===e||!!e&&this.center.equals(e.center)&&this.radius===e.radius}clone(){return new t(this.center,this.radius)}union(e){let r=this.center,o=this.radius,s=e.center,i=e.radius,n=un.copy(s).subtract(r),a=n.magnitude();if(o>=a+i)return this.clone();if(i>=a+o)return e.clone();let c=(o+a+i)*.5;return Nv.copy(n).scale((-o+c)/a).add(r),this.center.copy(Nv),this.radius=c,this}expand(e){let o=un.from(e).subtract(this.center).magnitude();return o>this.radius&&(this.radius=o),this}transform(e){this.center.transform(e);let r=ne.getScaling(un,e);return this.radius=Math.max(r[0],Math.max(r[1],r[2]))*this.radius,this}distanceSquaredTo(e){let r=this.distanceTo(e);return r*r}distanceTo(e){let o=un.from(e).subtract(this.center);return Math.max(0,o.len()-this.radius)}intersectPlane(e){let r=this.center,o=this.radius,i=e.normal.dot(r)+e.distance;return i<-o?ce.OUTSIDE:i<o?ce.INTERSECTING:ce.INSIDE}};var TM=new M,SM=new M,dl=new M,pl=new M,ml=new M,EM=new M,AM=new M,Ut={COLUMN0ROW0:0,COLUMN0ROW1:1,COLUMN0ROW2:2,COLUMN1ROW0:3,COLUMN1ROW1:4,COLUMN1ROW2:5,COLUMN2ROW0:6,COLUMN2ROW1:7,COLUMN2ROW2:8},dn=class t{constructor(e=[0,0,0],r=[0,0,0,0,0,0,0,0,0]){this.center=new M().from(e),this.halfAxes=new J(r)}get halfSize(){let e=this.halfAxes.getColumn(0),r=this.halfAxes.getColumn(1),o=this.halfAxes.getColumn(2);return[new M(e).len(),new M(r).len(),new M(o).len()]}get quaternion(){let e=this.halfAxes.getColumn(0),r=this.halfAxes.getColumn(1),o=this.halfAxes.getColumn(2),s=new M(e).normalize(),i=new M(r).normalize(),n=new M(o).normalize();return new no().fromMatrix3(new J([...s,...i,...n]))}fromCenterHalfSizeQuaternion(e,r,o){let s=new no(o),i=new J().fromQuaternion(s);return i[0]=i[0]*r[0],i[1]=i[1]*r[0],i[2]=i[2]*r[0],i[3]=i[3]*r[1],i[4]=i[4]*r[1],i[5]=i[5]*r[1],i[6]=i[6]*r[2],i[7]=i[7]*r[2],i[8]=i[8]*r[2],this.center=new M().from(e),this.halfAxes=i,this}clone(){return new t(this.center,this.halfAxes)}equals(e){return this===e||!!e&&this.center.equals(e.center)&&this.halfAxes.equals(e.halfAxes)}getBoundingSphere(e=new zo){let r=this.halfAxes,o=r.getColumn(0,dl),s=r.getColumn(1,pl),i=r.getColumn(2,ml),n=TM.copy(o).add(s).add(i);return e.center.copy(this.center),e.radius=n.magnitude(),e}intersectPlane(e){let r=this.center,o=e.normal,s=this.halfAxes,i=o.x,n=o.y,a=o.z,c=Math.abs(i*s[Ut.COLUMN0ROW0]+n*s[Ut.COLUMN0ROW1]+a*s[Ut.COLUMN0ROW2])+Math.abs(i*s[Ut.COLUMN1ROW0]+n*s[Ut.COLUMN1ROW1]+a*s[Ut.COLUMN1ROW2])+Math.abs(i*s[Ut.COLUMN2ROW0]+n*s[Ut.COLUMN2ROW1]+a*s[Ut.COLUMN2ROW2]),l=o.dot(r)+e.distance;return l<=-c?ce.OUTSIDE:l>=c?ce.INSIDE:ce.INTERSECTING}distanceTo(e){return Math.sqrt(this.distanceSquaredTo(e))}distanceSquaredTo(e){let r=SM.from(e).subtract(this.center),o=this.halfAxes,s=o.getColumn(0,dl),i=o.getColumn(1,pl),n=o.getColumn(2,ml),a=s.magnitude(),c=i.magnitude(),l=n.magnitude();s.normalize(),i.normalize(),n.normalize();let f=0,h;return h=Math.abs(r.dot(s))-a,h>0&&(f+=h*h),h=Math.abs(r.dot(i))-c,h>0&&(f+=h*h),h=Math.abs(r.dot(n))-l,h>0&&(f+=h*h),f}computePlaneDistances(e,r,o=[-0,-0]){let s=Number.POSITIVE_INFINITY,i=Number.NEGATIVE_INFINITY,n=this.center,a=this.halfAxes,c=a.getColumn(0,dl),l=a.getColumn(1,pl),f=a.getColumn(2,ml),h=EM.copy(c).add(l).add(f).add(n),u=AM.copy(h).subtract(e),d=r.dot(u);return s=Math.min(d,s),i=Math.max(d,i),h.copy(n).add(c).add(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),h.copy(n).add(c).subtract(l).add(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),h.copy(n).add(c).subtract(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).add(l).add(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).add(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).subtract(l).add(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).subtract(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),o[0]=s,o[1]=i,o}transform(e){this.center.transformAsPoint(e);let r=this.halfAxes.getColumn(0,dl);r.transformAsPoint(e);let o=this.halfAxes.getColumn(1,pl);o.transformAsPoint(e);let s=this.halfAxes.getColumn(2,ml);return s.transformAsPoint(e),this.halfAxes=new J([...r,...o,...s]),this}getTransform(){throw new Error("not implemented")}};var Lv=new M,Dv=new M,st=class t{constructor(e=[0,0,1],r=0){this.normal=new M,this.distance=-0,this.fromNormalDistance(e,r)}fromNormalDistance(e,r){return ht(Number.isFinite(r)),this.normal.from(e).normalize(),this.distance=r,this}fromPointNormal(e,r){e=Lv.from(e),this.normal.from(r).normalize();let o=-this.normal.dot(e);return this.distance=o,this}fromCoefficients(e,r,o,s){return this.normal.set(e,r,o),ht(Ee(this.normal.len(),1)),this.distance=s,this}clone(){return new t(this.normal,this.distance)}equals(e){return Ee(this.distance,e.distance)&&Ee(this.normal,e.normal)}getPointDistance(e){return this.normal.dot(e)+this.distance}transform(e){let r=Dv.copy(this.normal).transformAsVector(e).normalize(),o=this.normal.scale(-this.distance).transform(e);return this.fromPointNormal(o,r)}projectPointOntoPlane(e,r=[0,0,0]){let o=Lv.from(e),s=this.getPointDistance(o),i=Dv.copy(this.normal).scale(s);return o.subtract(i).to(r)}};var Fv=[new M([1,0,0]),new M([0,1,0]),new M([0,0,1])],Bv=new M,wM=new M,kt=class t{constructor(e=[]){this.planes=e}fromBoundingSphere(e){this.planes.length=2*Fv.length;let r=e.center,o=e.radius,s=0;for(let i of Fv){let n=this.planes[s],a=this.planes[s+1];n||(n=this.planes[s]=new st),a||(a=this.planes[s+1]=new st);let c=Bv.copy(i).scale(-o).add(r);n.fromPointNormal(c,i);let l=Bv.copy(i).scale(o).add(r),f=wM.copy(i).negate();a.fromPointNormal(l,f),s+=2}return this}computeVisibility(e){let r=ce.INSIDE;for(let o of this.planes)switch(e.intersectPlane(o)){case ce.OUTSIDE:return ce.OUTSIDE;case ce.INTERSECTING:r=ce.INTERSECTING;break;default:}return r}computeVisibilityWithPlaneMask(e,r){if(ht(Number.isFinite(r),"parentPlaneMask is required."),r===t.MASK_OUTSIDE||r===t.MASK_INSIDE)return r;let o=t.MASK_INSIDE,s=this.planes;for(let i=0;i<this.planes.length;++i){let n=i<31?1<<i:0;if(i<31&&(r&n)===0)continue;let a=s[i],c=e.intersectPlane(a);if(c===ce.OUTSIDE)return t.MASK_OUTSIDE;c===ce.INTERSECTING&&(o|=n)}return o}};kt.MASK_OUTSIDE=4294967295;kt.MASK_INSIDE=0;kt.MASK_INDETERMINATE=2147483647;var qee=new M,Zee=new M,Gee=new M,Qee=new M,Jee=new M;var ite=new M,nte=new M,ate=new M,cte=new M,lte=new M,fte=new M,hte=new M,ute=new M,dte=new M,pte=new M,mte=new M,gte=new M;var Et=new J,RM=new J,CM=new J,gl=new J,Uv=new J;function Ad(t,e={}){let r=Rs.EPSILON20,o=10,s=0,i=0,n=RM,a=CM;n.identity(),a.copy(t);let c=r*MM(a);for(;i<o&&IM(a)>c;)OM(a,gl),Uv.copy(gl).transpose(),a.multiplyRight(gl),a.multiplyLeft(Uv),n.multiplyRight(gl),++s>2&&(++i,s=0);return e.unitary=n.toTarget(e.unitary),e.diagonal=a.toTarget(e.diagonal),e}function MM(t){let e=0;for(let r=0;r<9;++r){let o=t[r];e+=o*o}return Math.sqrt(e)}var Sd=[1,0,0],Ed=[2,2,1];function IM(t){let e=0;for(let r=0;r<3;++r){let o=t[Et.getElementIndex(Ed[r],Sd[r])];e+=2*o*o}return Math.sqrt(e)}function OM(t,e){let r=Rs.EPSILON15,o=0,s=1;for(let l=0;l<3;++l){let f=Math.abs(t[Et.getElementIndex(Ed[l],Sd[l])]);f>o&&(s=l,o=f)}let i=Sd[s],n=Ed[s],a=1,c=0;if(Math.abs(t[Et.getElementIndex(n,i)])>r){let l=t[Et.getElementIndex(n,n)],f=t[Et.getElementIndex(i,i)],h=t[Et.getElementIndex(n,i)],u=(l-f)/2/h,d;u<0?d=-1/(-u+Math.sqrt(1+u*u)):d=1/(u+Math.sqrt(1+u*u)),a=1/Math.sqrt(1+d*d),c=d*a}return J.IDENTITY.to(e),e[Et.getElementIndex(i,i)]=e[Et.getElementIndex(n,n)]=a,e[Et.getElementIndex(n,i)]=c,e[Et.getElementIndex(i,n)]=-c,e}var cr=new M,NM=new M,LM=new M,DM=new M,FM=new M,BM=new J,UM={diagonal:new J,unitary:new J};function wd(t,e=new dn){if(!t||t.length===0)return e.halfAxes=new J([0,0,0,0,0,0,0,0,0]),e.center=new M,e;let r=t.length,o=new M(0,0,0);for(let S of t)o.add(S);let s=1/r;o.multiplyByScalar(s);let i=0,n=0,a=0,c=0,l=0,f=0;for(let S of t){let A=cr.copy(S).subtract(o);i+=A.x*A.x,n+=A.x*A.y,a+=A.x*A.z,c+=A.y*A.y,l+=A.y*A.z,f+=A.z*A.z}i*=s,n*=s,a*=s,c*=s,l*=s,f*=s;let h=BM;h[0]=i,h[1]=n,h[2]=a,h[3]=n,h[4]=c,h[5]=l,h[6]=a,h[7]=l,h[8]=f;let{unitary:u}=Ad(h,UM),d=e.halfAxes.copy(u),p=d.getColumn(0,LM),m=d.getColumn(1,DM),g=d.getColumn(2,FM),x=-Number.MAX_VALUE,y=-Number.MAX_VALUE,_=-Number.MAX_VALUE,v=Number.MAX_VALUE,E=Number.MAX_VALUE,b=Number.MAX_VALUE;for(let S of t)cr.copy(S),x=Math.max(cr.dot(p),x),y=Math.max(cr.dot(m),y),_=Math.max(cr.dot(g),_),v=Math.min(cr.dot(p),v),E=Math.min(cr.dot(m),E),b=Math.min(cr.dot(g),b);p=p.multiplyByScalar(.5*(v+x)),m=m.multiplyByScalar(.5*(E+y)),g=g.multiplyByScalar(.5*(b+_)),e.center.copy(p).add(m).add(g);let C=NM.set(x-v,y-E,_-b).multiplyByScalar(.5),R=new J([C[0],0,0,0,C[1],0,0,0,C[2]]);return e.halfAxes.multiplyRight(R),e}var Vo=512,kv=3,zv=[[.5,.5],[0,0],[0,1],[1,0],[1,1]],Vv=zv.concat([[0,.5],[.5,0],[1,.5],[.5,1]]),kM=Vv.concat([[.25,.5],[.75,.5]]),Pd=class t{constructor(e,r,o){this.x=e,this.y=r,this.z=o}get children(){if(!this._children){let e=this.x*2,r=this.y*2,o=this.z+1;this._children=[new t(e,r,o),new t(e,r+1,o),new t(e+1,r,o),new t(e+1,r+1,o)]}return this._children}update(e){let{viewport:r,cullingVolume:o,elevationBounds:s,minZ:i,maxZ:n,bounds:a,offset:c,project:l}=e,f=this.getBoundingVolume(s,c,l);if(a&&!this.insideBounds(a)||o.computeVisibility(f)<0)return!1;if(!this.childVisible){let{z:u}=this;if(u<n&&u>=i){let d=f.distanceTo(r.cameraPosition)*r.scale/r.height;u+=Math.floor(Math.log2(d))}if(u>=n)return this.selected=!0,!0}this.selected=!1,this.childVisible=!0;for(let u of this.children)u.update(e);return!0}getSelected(e=[]){if(this.selected&&e.push(this),this._children)for(let r of this._children)r.getSelected(e);return e}insideBounds([e,r,o,s]){let i=Math.pow(2,this.z),n=Vo/i;return this.x*n<o&&this.y*n<s&&(this.x+1)*n>e&&(this.y+1)*n>r}getBoundingVolume(e,r,o){if(o){let c=this.z<1?kM:this.z<2?Vv:zv,l=[];for(let f of c){let h=xl(this.x+f[0],this.y+f[1],this.z);h[2]=e[0],l.push(o(h)),e[0]!==e[1]&&(h[2]=e[1],l.push(o(h)))}return wd(l)}let s=Math.pow(2,this.z),i=Vo/s,n=this.x*i+r*Vo,a=Vo-(this.y+1)*i;return new ko([n,a,e[0]],[n+i,a+i,e[1]])}};function Wv(t,e,r,o){let s=t instanceof ri&&t.resolution?t.projectPosition:null,i=Object.values(t.getFrustumPlanes()).map(({normal:d,distance:p})=>new st(d.clone().negate(),p)),n=new kt(i),a=t.distanceScales.unitsPerMeter[2],c=r&&r[0]*a||0,l=r&&r[1]*a||0,f=t instanceof Jt&&t.pitch<=60?e:0;if(o){let[d,p,m,g]=o,x=Ae([d,g]),y=Ae([m,p]);o=[x[0],Vo-x[1],y[0],Vo-y[1]]}let h=new Pd(0,0,0),u={viewport:t,project:s,cullingVolume:n,elevationBounds:[c,l],minZ:f,maxZ:e,bounds:o,offset:0};if(h.update(u),t instanceof Jt&&t.subViewports&&t.subViewports.length>1){for(u.offset=-1;h.update(u)&&!(--u.offset<-kv););for(u.offset=1;h.update(u)&&!(++u.offset>kv););}return h.getSelected()}var zt=512,zM=[-1/0,-1/0,1/0,1/0],Cd={type:"object",value:null,validate:(t,e)=>e.optional&&t===null||typeof t=="string"||Array.isArray(t)&&t.every(r=>typeof r=="string"),equal:(t,e)=>{if(t===e)return!0;if(!Array.isArray(t)||!Array.isArray(e))return!1;let r=t.length;if(r!==e.length)return!1;for(let o=0;o<r;o++)if(t[o]!==e[o])return!1;return!0}};function _l(t,e){let r=[e.transformAsPoint([t[0],t[1]]),e.transformAsPoint([t[2],t[1]]),e.transformAsPoint([t[0],t[3]]),e.transformAsPoint([t[2],t[3]])];return[Math.min(...r.map(s=>s[0])),Math.min(...r.map(s=>s[1])),Math.max(...r.map(s=>s[0])),Math.max(...r.map(s=>s[1]))]}function VM(t){return Math.abs(t.split("").reduce((e,r)=>(e<<5)-e+r.charCodeAt(0)|0,0))}function Md(t,e){if(!t||!t.length)return null;let{index:r,id:o}=e;if(Array.isArray(t)){let i=VM(o)%t.length;t=t[i]}let s=t;for(let i of Object.keys(r)){let n=new RegExp(`{${i}}`,"g");s=s.replace(n,String(r[i]))}return Number.isInteger(r.y)&&Number.isInteger(r.z)&&(s=s.replace(/\{-y\}/g,String(Math.pow(2,r.z)-r.y-1))),s}function WM(t,e,r){let o;if(e&&e.length===2){let[s,i]=e,n=t.getBounds({z:s}),a=t.getBounds({z:i});o=[Math.min(n[0],a[0]),Math.min(n[1],a[1]),Math.max(n[2],a[2]),Math.max(n[3],a[3])]}else o=t.getBounds();return t.isGeospatial?[Math.max(o[0],r[0]),Math.max(o[1],r[1]),Math.min(o[2],r[2]),Math.min(o[3],r[3])]:[Math.max(Math.min(o[0],r[2]),r[0]),Math.max(Math.min(o[1],r[3]),r[1]),Math.min(Math.max(o[2],r[0]),r[2]),Math.min(Math.max(o[3],r[1]),r[3])]}function $v({viewport:t,z:e,cullRect:r}){return(t.subViewports||[t]).map(s=>Rd(s,e||0,r))}function Rd(t,e,r){if(!Array.isArray(e)){let i=r.x-t.x,n=r.y-t.y,{width:a,height:c}=r,l={targetZ:e},f=t.unproject([i,n],l),h=t.unproject([i+a,n],l),u=t.unproject([i,n+c],l),d=t.unproject([i+a,n+c],l);return[Math.min(f[0],h[0],u[0],d[0]),Math.min(f[1],h[1],u[1],d[1]),Math.max(f[0],h[0],u[0],d[0]),Math.max(f[1],h[1],u[1],d[1])]}let o=Rd(t,e[0],r),s=Rd(t,e[1],r);return[Math.min(o[0],s[0]),Math.min(o[1],s[1]),Math.max(o[2],s[2]),Math.max(o[3],s[3])]}function jM(t,e,r){return r?_l(t,r).map(s=>s*e/zt):t.map(o=>o*e/zt)}function Id(t,e){return Math.pow(2,t)*zt/e}function xl(t,e,r){let o=Id(r,zt),s=t/o*360-180,i=Math.PI-2*Math.PI*e/o,n=180/Math.PI*Math.atan(.5*(Math.exp(i)-Math.exp(-i)));return[s,n]}function jv(t,e,r,o){let s=Id(r,o);return[t/s*zt,e/s*zt]}function Od(t,e,r,o,s=zt){if(t.isGeospatial){let[l,f]=xl(e,r,o),[h,u]=xl(e+1,r+1,o);return{west:l,north:f,east:h,south:u}}let[i,n]=jv(e,r,o,s),[a,c]=jv(e+1,r+1,o,s);return{left:i,top:n,right:a,bottom:c}}function $M(t,e,r,o,s){let i=WM(t,null,o),n=Id(e,r),[a,c,l,f]=jM(i,n,s),h=[];for(let u=Math.floor(a);u<l;u++)for(let d=Math.floor(c);d<f;d++)h.push({x:u,y:d,z:e});return h}function Nd({viewport:t,maxZoom:e,minZoom:r,zRange:o,extent:s,tileSize:i=zt,modelMatrix:n,modelMatrixInverse:a,zoomOffset:c=0}){let l=t.isGeospatial?Math.round(t.zoom+Math.log2(zt/i))+c:Math.ceil(t.zoom)+c;if(typeof r=="number"&&Number.isFinite(r)&&l<r){if(!s)return[];l=r}typeof e=="number"&&Number.isFinite(e)&&l>e&&(l=e);let f=s;return n&&a&&s&&!t.isGeospatial&&(f=_l(s,n)),t.isGeospatial?Wv(t,l,o,s):$M(t,l,i,f||zM,a)}function Hv(t){let e={},r;return o=>{for(let s in o)if(!HM(o[s],e[s])){r=t(o),e=o;break}return r}}function HM(t,e){if(t===e)return!0;if(Array.isArray(t)){let r=t.length;if(!e||e.length!==r)return!1;for(let o=0;o<r;o++)if(t[o]!==e[o])return!1;return!0}return!1}var Xv=1,yl=2,XM="never",YM="no-overlap",mn="best-available",KM=5,qM={[mn]:GM,[YM]:QM,[XM]:()=>{}},ZM={extent:null,tileSize:512,maxZoom:null,minZoom:null,maxCacheSize:null,maxCacheByteSize:null,refinementStrategy:"best-available",zRange:null,maxRequests:6,debounceTime:0,zoomOffset:0,onTileLoad:()=>{},onTileUnload:()=>{},onTileError:()=>{}},pn=class{constructor(e){this._getCullBounds=Hv($v),this.opts={...ZM,...e},this.setOptions(this.opts),this.onTileLoad=r=>{this.opts.onTileLoad?.(r),this.opts.maxCacheByteSize!==null&&(this._cacheByteSize+=r.byteLength,this._resizeCache())},this._requestScheduler=new Kr({throttleRequests:this.opts.maxRequests>0||this.opts.debounceTime>0,maxRequests:this.opts.maxRequests,debounceTime:this.opts.debounceTime}),this._cache=new Map,this._tiles=[],this._dirty=!1,this._cacheByteSize=0,this._viewport=null,this._zRange=null,this._selectedTiles=null,this._frameNumber=0,this._modelMatrix=new W,this._modelMatrixInverse=new W}get tiles(){return this._tiles}get selectedTiles(){return this._selectedTiles}get isLoaded(){return this._selectedTiles!==null&&this._selectedTiles.every(e=>e.isLoaded)}get needsReload(){return this._selectedTiles!==null&&this._selectedTiles.some(e=>e.needsReload)}setOptions(e){Object.assign(this.opts,e),Number.isFinite(e.maxZoom)&&(this._maxZoom=Math.floor(e.maxZoom)),Number.isFinite(e.minZoom)&&(this._minZoom=Math.ceil(e.minZoom))}finalize(){for(let e of this._cache.values())e.isLoading&&e.abort();this._cache.clear(),this._tiles=[],this._selectedTiles=null}reloadAll(){for(let e of this._cache.keys()){let r=this._cache.get(e);!this._selectedTiles||!this._selectedTiles.includes(r)?this._cache.delete(e):r.setNeedsReload()}}update(e,{zRange:r,modelMatrix:o}={zRange:null,modelMatrix:null}){let s=o?new W(o):new W,i=!s.equals(this._modelMatrix);if(!this._viewport||!e.equals(this._viewport)||!Ee(this._zRange,r)||i){i&&(this._modelMatrixInverse=s.clone().invert(),this._modelMatrix=s),this._viewport=e,this._zRange=r;let a=this.getTileIndices({viewport:e,maxZoom:this._maxZoom,minZoom:this._minZoom,zRange:r,modelMatrix:this._modelMatrix,modelMatrixInverse:this._modelMatrixInverse});this._selectedTiles=a.map(c=>this._getTile(c,!0)),this._dirty&&this._rebuildTree()}else this.needsReload&&(this._selectedTiles=this._selectedTiles.map(a=>this._getTile(a.index,!0)));let n=this.updateTileStates();return this._pruneRequests(),this._dirty&&this._resizeCache(),n&&this._frameNumber++,this._frameNumber}isTileVisible(e,r,o){if(!e.isVisible)return!1;if(r&&this._viewport){let s=this._getCullBounds({viewport:this._viewport,z:this._zRange,cullRect:r}),{bbox:i}=e;for(let[n,a,c,l]of s){let f;if("west"in i)f=i.west<c&&i.east>n&&i.south<l&&i.north>a;else{if(o&&!W.IDENTITY.equals(o)){let[d,p,m,g]=_l([i.left,i.top,i.right,i.bottom],o);i={left:d,top:p,right:m,bottom:g}}let h=Math.min(i.top,i.bottom),u=Math.max(i.top,i.bottom);f=i.left<c&&i.right>n&&h<l&&u>a}if(f)return!0}return!1}return!0}getTileIndices({viewport:e,maxZoom:r,minZoom:o,zRange:s,modelMatrix:i,modelMatrixInverse:n}){let{tileSize:a,extent:c,zoomOffset:l}=this.opts;return Nd({viewport:e,maxZoom:r,minZoom:o,zRange:s,tileSize:a,extent:c,modelMatrix:i,modelMatrixInverse:n,zoomOffset:l})}getTileId(e){return`${e.x}-${e.y}-${e.z}`}getTileZoom(e){return e.z}getTileMetadata(e){let{tileSize:r}=this.opts;return{bbox:Od(this._viewport,e.x,e.y,e.z,r)}}getParentIndex(e){let r=Math.floor(e.x/2),o=Math.floor(e.y/2),s=e.z-1;return{x:r,y:o,z:s}}updateTileStates(){let e=this.opts.refinementStrategy||mn,r=new Array(this._cache.size),o=0;for(let s of this._cache.values())r[o++]=s.isVisible,s.isSelected=!1,s.isVisible=!1;for(let s of this._selectedTiles)s.isSelected=!0,s.isVisible=!0;(typeof e=="function"?e:qM[e])(Array.from(this._cache.values())),o=0;for(let s of this._cache.values())if(r[o++]!==s.isVisible)return!0;return!1}_pruneRequests(){let{maxRequests:e=0}=this.opts,r=[],o=0;for(let s of this._cache.values())s.isLoading&&(o++,!s.isSelected&&!s.isVisible&&r.push(s));for(;e>0&&o>e&&r.length>0;)r.shift().abort(),o--}_rebuildTree(){let{_cache:e}=this;for(let r of e.values())r.parent=null,r.children&&(r.children.length=0);for(let r of e.values()){let o=this._getNearestAncestor(r);r.parent=o,o?.children&&o.children.push(r)}}_resizeCache(){let{_cache:e,opts:r}=this,o=r.maxCacheSize??(r.maxCacheByteSize!==null?1/0:KM*this.selectedTiles.length),s=r.maxCacheByteSize??1/0;if(e.size>o||this._cacheByteSize>s){for(let[n,a]of e)if(!a.isVisible&&!a.isSelected&&(this._cacheByteSize-=r.maxCacheByteSize!==null?a.byteLength:0,e.delete(n),this.opts.onTileUnload?.(a)),e.size<=o&&this._cacheByteSize<=s)break;this._rebuildTree(),this._dirty=!0}this._dirty&&(this._tiles=Array.from(this._cache.values()).sort((n,a)=>n.zoom-a.zoom),this._dirty=!1)}_getTile(e,r){let o=this.getTileId(e),s=this._cache.get(o),i=!1;return!s&&r?(s=new ul(e),Object.assign(s,this.getTileMetadata(s.index)),Object.assign(s,{id:o,zoom:this.getTileZoom(s.index)}),i=!0,this._cache.set(o,s),this._dirty=!0):s&&s.needsReload&&(i=!0),s&&i&&s.loadData({getData:this.opts.getTileData,requestScheduler:this._requestScheduler,onLoad:this.onTileLoad,onError:this.opts.onTileError}),s}_getNearestAncestor(e){let{_minZoom:r=0}=this,o=e.index;for(;this.getTileZoom(o)>r;){o=this.getParentIndex(o);let s=this._getTile(o);if(s)return s}return null}};function GM(t){for(let e of t)e.state=0;for(let e of t)e.isSelected&&!Yv(e)&&Ld(e);for(let e of t)e.isVisible=!!(e.state&yl)}function QM(t){for(let r of t)r.state=0;for(let r of t)r.isSelected&&Yv(r);let e=Array.from(t).sort((r,o)=>r.zoom-o.zoom);for(let r of e)if(r.isVisible=!!(r.state&yl),r.children&&(r.isVisible||r.state&Xv))for(let o of r.children)o.state=Xv;else r.isSelected&&Ld(r)}function Yv(t){let e=t;for(;e;){if(e.isLoaded||e.content)return e.state|=yl,!0;e=e.parent}return!1}function Ld(t){for(let e of t.children)e.isLoaded||e.content?e.state|=yl:Ld(e)}var JM={TilesetClass:pn,data:{type:"data",value:[]},dataComparator:Cd.equal,renderSubLayers:{type:"function",value:t=>new Td(t)},getTileData:{type:"function",optional:!0,value:null},onViewportLoad:{type:"function",optional:!0,value:null},onTileLoad:{type:"function",value:t=>{}},onTileUnload:{type:"function",value:t=>{}},onTileError:{type:"function",value:t=>console.error(t)},extent:{type:"array",optional:!0,value:null,compare:!0},tileSize:512,maxZoom:null,minZoom:0,maxCacheSize:null,maxCacheByteSize:null,refinementStrategy:mn,zRange:null,maxRequests:6,debounceTime:0,zoomOffset:0},gn=class extends ye{initializeState(){this.state={tileset:null,isLoaded:!1}}finalizeState(){this.state?.tileset?.finalize()}get isLoaded(){return!!this.state?.tileset?.selectedTiles?.every(e=>e.isLoaded&&e.layers&&e.layers.every(r=>r.isLoaded))}shouldUpdateState({changeFlags:e}){return e.somethingChanged}updateState({changeFlags:e}){let{tileset:r}=this.state,o=e.propsOrDataChanged||e.updateTriggersChanged,s=e.dataChanged||e.updateTriggersChanged&&(e.updateTriggersChanged.all||e.updateTriggersChanged.getTileData);r?o&&(r.setOptions(this._getTilesetOptions()),s?r.reloadAll():r.tiles.forEach(i=>{i.layers=null})):(r=new this.props.TilesetClass(this._getTilesetOptions()),this.setState({tileset:r})),this._updateTileset()}_getTilesetOptions(){let{tileSize:e,maxCacheSize:r,maxCacheByteSize:o,refinementStrategy:s,extent:i,maxZoom:n,minZoom:a,maxRequests:c,debounceTime:l,zoomOffset:f}=this.props;return{maxCacheSize:r,maxCacheByteSize:o,maxZoom:n,minZoom:a,tileSize:e,refinementStrategy:s,extent:i,maxRequests:c,debounceTime:l,zoomOffset:f,getTileData:this.getTileData.bind(this),onTileLoad:this._onTileLoad.bind(this),onTileError:this._onTileError.bind(this),onTileUnload:this._onTileUnload.bind(this)}}_updateTileset(){let e=this.state.tileset,{zRange:r,modelMatrix:o}=this.props,s=e.update(this.context.viewport,{zRange:r,modelMatrix:o}),{isLoaded:i}=e,n=this.state.isLoaded!==i,a=this.state.frameNumber!==s;i&&(n||a)&&this._onViewportLoad(),a&&this.setState({frameNumber:s}),this.state.isLoaded=i}_onViewportLoad(){let{tileset:e}=this.state,{onViewportLoad:r}=this.props;r&&r(e.selectedTiles)}_onTileLoad(e){this.props.onTileLoad(e),e.layers=null,this.setNeedsUpdate()}_onTileError(e,r){this.props.onTileError(e),r.layers=null,this.setNeedsUpdate()}_onTileUnload(e){this.props.onTileUnload(e)}getTileData(e){let{data:r,getTileData:o,fetch:s}=this.props,{signal:i}=e;return e.url=typeof r=="string"||Array.isArray(r)?Md(r,e):null,o?o(e):s&&e.url?s(e.url,{propName:"data",layer:this,signal:i}):null}renderSubLayers(e){return this.props.renderSubLayers(e)}getSubLayerPropsByTile(e){return null}getPickingInfo(e){let r=e.sourceLayer,o=r.props.tile,s=e.info;return s.picked&&(s.tile=o),s.sourceTile=o,s.sourceTileSubLayer=r,s}_updateAutoHighlight(e){e.sourceTileSubLayer.updateAutoHighlight(e)}renderLayers(){return this.state.tileset.tiles.map(e=>{let r=this.getSubLayerPropsByTile(e);if(!(!e.isLoaded&&!e.content))if(e.layers)r&&e.layers[0]&&Object.keys(r).some(o=>e.layers[0].props[o]!==r[o])&&(e.layers=e.layers.map(o=>o.clone(r)));else{let o=this.renderSubLayers({...this.props,...this.getSubLayerProps({id:e.id,updateTriggers:this.props.updateTriggers}),data:e.content,_offset:0,tile:e});e.layers=Nt(o,Boolean).map(s=>s.clone({tile:e,...r}))}return e.layers})}filterSubLayer({layer:e,cullRect:r}){let{tile:o}=e.props,{modelMatrix:s}=this.props;return this.state.tileset.isTileVisible(o,r,s?new W(s):null)}};gn.defaultProps=JM;gn.layerName="TileLayer";var xn=gn;tc();tc();var Kv=255,Dd=[0,0,0],Vt=10,O="VIV_CHANNEL_INDEX",Ve="VIV_PLANE_INDEX",qv="-apple-system, 'Helvetica Neue', Arial, sans-serif",Fd={Uint8:{format:"r8uint",dataFormat:j.RED_INTEGER,type:j.UNSIGNED_BYTE,max:2**8-1,sampler:"usampler2D"},Uint16:{format:"r16uint",dataFormat:j.RED_INTEGER,type:j.UNSIGNED_SHORT,max:2**16-1,sampler:"usampler2D"},Uint32:{format:"r32uint",dataFormat:j.RED_INTEGER,type:j.UNSIGNED_INT,max:2**32-1,sampler:"usampler2D"},Float32:{format:"r32float",dataFormat:j.RED,type:j.FLOAT,max:3.4*10**38,sampler:"sampler2D"},Int8:{format:"r8sint",dataFormat:j.RED_INTEGER,type:j.BYTE,max:2**7-1,sampler:"isampler2D"},Int16:{format:"r16sint",dataFormat:j.RED_INTEGER,type:j.SHORT,max:2**15-1,sampler:"isampler2D"},Int32:{format:"r32sint",dataFormat:j.RED_INTEGER,type:j.INT,max:2**31-1,sampler:"isampler2D"},Float64:{format:"r32float",dataFormat:j.RED,type:j.FLOAT,max:3.4*10**38,sampler:"sampler2D",cast:t=>new Float32Array(t)}};var Qv=`vec4 apply_transparent_color(vec3 color, vec3 transparentColor, bool useTransparentColor, float opacity){
  return vec4(color, (color == transparentColor && useTransparentColor) ? 0. : opacity);
}
`,e6=Object.defineProperty,t6=(t,e,r)=>e in t?e6(t,e,{enumerable:!0,configurable:!0,writable:!0,value:r}):t[e]=r,Jv=(t,e,r)=>(t6(t,typeof e!="symbol"?e+"":e,r),r);function r6(t,e,r=1){if(t.includes(O)){let o="";for(let s=0;s<e;s++)o+=`${t.replaceAll(O,s.toString())}
`;return o.endsWith(`,
`)&&(o=`${o.slice(0,-2)}
`),o}if(t.includes(Ve)){let o="";for(let s=0;s<r;s++)o+=`${t.replaceAll(Ve,s.toString())}
`;return o.endsWith(`,
`)&&(o=`${o.slice(0,-2)}
`),o}return t}function Zv(t,e,r=1){return t.split(`
`).map(o=>r6(o,e,r)).join(`
`)}function At(t,e,r=1){if(e<1)throw new Error(`expandShaderModule requires numChannels >= 1, got ${e}`);if(r<1)throw new Error(`expandShaderModule requires numPlanes >= 1, got ${r}`);let o={...t};if(t.uniformTypes){let i={};for(let[n,a]of Object.entries(t.uniformTypes))if(n.includes(O))for(let c=0;c<e;c++){let l=n.replaceAll(O,c.toString());i[l]=a}else if(n.includes(Ve))for(let c=0;c<r;c++){let l=n.replaceAll(Ve,c.toString());i[l]=a}else i[n]=a;o.uniformTypes=i}t.fs&&(o.fs=Zv(t.fs,e,r)),t.vs&&(o.vs=Zv(t.vs,e,r));let s={...t.defines||{}};return s.NUM_CHANNELS=String(e),s.NUM_PLANES=String(r),o.defines=s,o}var e3=class _n extends lt{constructor(){super();let e=lt.getDefaultShaderAssembler(),r=e._getModuleList(),o=e._hookFunctions;for(let n of r)this.addDefaultModule(n);for(let n of o)this.addShaderHook(n);let s="fs:DECKGL_MUTATE_COLOR(inout vec4 rgba, float[NUM_CHANNELS] intensity, vec2 vTexCoord)",i="fs:DECKGL_PROCESS_INTENSITY(inout float intensity, vec2 contrastLimits, int channelIndex)";this.addShaderHook(s),this.addShaderHook(i)}static getDefaultVivShaderAssembler(){return _n._default||(_n._default=new _n),_n._default}};Jv(e3,"_default");var bl=e3,lr=class extends nd{getShaders(e){let r=e.getVivShaderTemplates.call(this)||{},o=this.getNumChannels(),s=this.getNumPlanes();return{modules:(r.modules||[]).map(n=>At(n,o,s))}}};Jv(lr,"extensionName","VivLayerExtension");var o6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,1,1,0);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,s6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,0,0,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,0,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,i6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.1568627450980392,0.10196078431372549,0.17254901960784313,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.23137254901960785,0.19215686274509805,0.35294117647058826,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.25098039215686274,0.2980392156862745,0.5450980392156862,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.24705882352941178,0.43137254901960786,0.592156862745098,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.2823529411764706,0.5568627450980392,0.6196078431372549,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.3333333333333333,0.6823529411764706,0.6392156862745098,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.47058823529411764,0.807843137254902,0.6392156862745098,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.7333333333333333,0.9019607843137255,0.6745098039215687,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9921568627450981,0.996078431372549,0.8,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,n6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 0.2;
  const vec4 v1 = vec4(0.9019607843137255,0,0,1);
  const float e2 = 0.4;
  const vec4 v2 = vec4(0.9019607843137255,0.8235294117647058,0,1);
  const float e3 = 0.7;
  const vec4 v3 = vec4(1,1,1,1);
  const float e4 = 1.0;
  const vec4 v4 = vec4(0.6274509803921569,0.7843137254901961,1,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),mix(v3,v4,a3)*step(e3,x)*step(x,e4)
  )));
}
`,a6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,1,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,0,0,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,c6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 0.376;
  const vec4 v1 = vec4(0.32941176470588235,0.32941176470588235,0.4549019607843137,1);
  const float e2 = 0.753;
  const vec4 v2 = vec4(0.6627450980392157,0.7843137254901961,0.7843137254901961,1);
  const float e3 = 1.0;
  const vec4 v3 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),mix(v2,v3,a2)*step(e2,x)*step(x,e3)
  ));
}
`,l6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.1843137254901961,0.058823529411764705,0.24313725490196078,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.3411764705882353,0.09019607843137255,0.33725490196078434,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.5098039215686274,0.10980392156862745,0.38823529411764707,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.6705882352941176,0.1607843137254902,0.3764705882352941,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.807843137254902,0.2627450980392157,0.33725490196078434,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.9019607843137255,0.41568627450980394,0.32941176470588235,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.9490196078431372,0.5843137254901961,0.403921568627451,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.9764705882352941,0.7568627450980392,0.5294117647058824,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.996078431372549,0.9294117647058824,0.6901960784313725,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,f6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.07058823529411765,0.1411764705882353,0.0784313725490196,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.09803921568627451,0.24705882352941178,0.1607843137254902,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.09411764705882353,0.3568627450980392,0.23137254901960785,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.050980392156862744,0.4666666666666667,0.2823529411764706,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.07058823529411765,0.5803921568627451,0.3137254901960784,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.3137254901960784,0.6784313725490196,0.34901960784313724,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.5176470588235295,0.7686274509803922,0.47843137254901963,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.6862745098039216,0.8666666666666667,0.6352941176470588,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.8431372549019608,0.9764705882352941,0.8156862745098039,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,h6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.49019607843137253,0,0.7019607843137254,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.4549019607843137,0,0.8549019607843137,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.3843137254901961,0.2901960784313726,0.9294117647058824,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.26666666666666666,0.5725490196078431,0.9058823529411765,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0,0.8,0.7725490196078432,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0,0.9686274509803922,0.5725490196078431,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0,1,0.34509803921568627,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.1568627450980392,1,0.03137254901960784,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.5764705882352941,1,0,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,u6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 0.804;
  const vec4 v1 = vec4(1,0.6274509803921569,0.4,1);
  const float e2 = 1.0;
  const vec4 v2 = vec4(1,0.7803921568627451,0.4980392156862745,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),mix(v1,v2,a1)*step(e1,x)*step(x,e2)
  );
}
`,d6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 0.07;
  const vec4 v1 = vec4(0.08627450980392157,0.0196078431372549,0.23137254901960785,1);
  const float e2 = 0.13;
  const vec4 v2 = vec4(0.23529411764705882,0.01568627450980392,0.4117647058823529,1);
  const float e3 = 0.2;
  const vec4 v3 = vec4(0.42745098039215684,0.00392156862745098,0.5294117647058824,1);
  const float e4 = 0.27;
  const vec4 v4 = vec4(0.6313725490196078,0,0.5764705882352941,1);
  const float e5 = 0.33;
  const vec4 v5 = vec4(0.8235294117647058,0.00784313725490196,0.5568627450980392,1);
  const float e6 = 0.4;
  const vec4 v6 = vec4(0.984313725490196,0.043137254901960784,0.4823529411764706,1);
  const float e7 = 0.47;
  const vec4 v7 = vec4(1,0.11372549019607843,0.3803921568627451,1);
  const float e8 = 0.53;
  const vec4 v8 = vec4(1,0.21176470588235294,0.27058823529411763,1);
  const float e9 = 0.6;
  const vec4 v9 = vec4(1,0.3333333333333333,0.1803921568627451,1);
  const float e10 = 0.67;
  const vec4 v10 = vec4(1,0.47058823529411764,0.13333333333333333,1);
  const float e11 = 0.73;
  const vec4 v11 = vec4(1,0.615686274509804,0.1450980392156863,1);
  const float e12 = 0.8;
  const vec4 v12 = vec4(0.9450980392156862,0.7490196078431373,0.2235294117647059,1);
  const float e13 = 0.87;
  const vec4 v13 = vec4(0.8784313725490196,0.8627450980392157,0.36470588235294116,1);
  const float e14 = 0.93;
  const vec4 v14 = vec4(0.8549019607843137,0.9450980392156862,0.5568627450980392,1);
  const float e15 = 1.0;
  const vec4 v15 = vec4(0.8901960784313725,0.9921568627450981,0.7764705882352941,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  float a8 = smoothstep(e8,e9,x);
  float a9 = smoothstep(e9,e10,x);
  float a10 = smoothstep(e10,e11,x);
  float a11 = smoothstep(e11,e12,x);
  float a12 = smoothstep(e12,e13,x);
  float a13 = smoothstep(e13,e14,x);
  float a14 = smoothstep(e14,e15,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),
    max(mix(v7,v8,a7)*step(e7,x)*step(x,e8),
    max(mix(v8,v9,a8)*step(e8,x)*step(x,e9),
    max(mix(v9,v10,a9)*step(e9,x)*step(x,e10),
    max(mix(v10,v11,a10)*step(e10,x)*step(x,e11),
    max(mix(v11,v12,a11)*step(e11,x)*step(x,e12),
    max(mix(v12,v13,a12)*step(e12,x)*step(x,e13),
    max(mix(v13,v14,a13)*step(e13,x)*step(x,e14),mix(v14,v15,a14)*step(e14,x)*step(x,e15)
  ))))))))))))));
}
`,p6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.21176470588235294,0.054901960784313725,0.1411764705882353,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.34901960784313724,0.09019607843137255,0.3137254901960784,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.43137254901960786,0.17647058823529413,0.5176470588235295,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.47058823529411764,0.30196078431372547,0.6980392156862745,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.47058823529411764,0.44313725490196076,0.8352941176470589,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.45098039215686275,0.592156862745098,0.8941176470588236,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.5254901960784314,0.7254901960784313,0.8901960784313725,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.6941176470588235,0.8392156862745098,0.8901960784313725,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9019607843137255,0.9450980392156862,0.9450980392156862,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,m6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0.5098039215686274,1);
  const float e1 = 0.1;
  const vec4 v1 = vec4(0,0.7058823529411765,0.7058823529411765,1);
  const float e2 = 0.2;
  const vec4 v2 = vec4(0.1568627450980392,0.8235294117647058,0.1568627450980392,1);
  const float e3 = 0.4;
  const vec4 v3 = vec4(0.9019607843137255,0.9019607843137255,0.19607843137254902,1);
  const float e4 = 0.6;
  const vec4 v4 = vec4(0.47058823529411764,0.27450980392156865,0.0784313725490196,1);
  const float e5 = 1.0;
  const vec4 v5 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),mix(v4,v5,a4)*step(e4,x)*step(x,e5)
  ))));
}
`,g6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 0.15;
  const vec4 v1 = vec4(0.11764705882352941,0,0.39215686274509803,1);
  const float e2 = 0.4;
  const vec4 v2 = vec4(0.47058823529411764,0,0.39215686274509803,1);
  const float e3 = 0.6;
  const vec4 v3 = vec4(0.6274509803921569,0.35294117647058826,0,1);
  const float e4 = 0.8;
  const vec4 v4 = vec4(0.9019607843137255,0.7843137254901961,0,1);
  const float e5 = 1.0;
  const vec4 v5 = vec4(1,0.9803921568627451,0.8627450980392157,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),mix(v4,v5,a4)*step(e4,x)*step(x,e5)
  ))));
}
`,x6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.11764705882352941,0.01568627450980392,0.43137254901960786,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.1843137254901961,0.054901960784313725,0.6901960784313725,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.1607843137254902,0.17647058823529413,0.9254901960784314,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.09803921568627451,0.38823529411764707,0.8313725490196079,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.26666666666666666,0.5137254901960784,0.7843137254901961,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.4470588235294118,0.611764705882353,0.7725490196078432,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.615686274509804,0.7098039215686275,0.796078431372549,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.7843137254901961,0.8156862745098039,0.8470588235294118,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9450980392156862,0.9294117647058824,0.9254901960784314,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,_6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.23529411764705882,0.03529411764705882,0.07058823529411765,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.39215686274509803,0.06666666666666667,0.10588235294117647,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.5568627450980392,0.0784313725490196,0.11372549019607843,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.6941176470588235,0.16862745098039217,0.10588235294117647,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.7529411764705882,0.3411764705882353,0.24705882352941178,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.803921568627451,0.49019607843137253,0.4117647058823529,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.8470588235294118,0.6352941176470588,0.5803921568627451,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.8901960784313725,0.7803921568627451,0.7568627450980392,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9450980392156862,0.9294117647058824,0.9254901960784314,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,y6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0.26666666666666666,0.10588235294117647,1);
  const float e1 = 0.125;
  const vec4 v1 = vec4(0,0.42745098039215684,0.17254901960784313,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.13725490196078433,0.5450980392156862,0.27058823529411763,1);
  const float e3 = 0.375;
  const vec4 v3 = vec4(0.2549019607843137,0.6705882352941176,0.36470588235294116,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.4549019607843137,0.7686274509803922,0.4627450980392157,1);
  const float e5 = 0.625;
  const vec4 v5 = vec4(0.6313725490196078,0.8509803921568627,0.6078431372549019,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.7803921568627451,0.9137254901960784,0.7529411764705882,1);
  const float e7 = 0.875;
  const vec4 v7 = vec4(0.8980392156862745,0.9607843137254902,0.8784313725490196,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9686274509803922,0.9882352941176471,0.9607843137254902,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,v6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,b6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 0.3;
  const vec4 v1 = vec4(0.9019607843137255,0,0,1);
  const float e2 = 0.6;
  const vec4 v2 = vec4(1,0.8235294117647058,0,1);
  const float e3 = 1.0;
  const vec4 v3 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),mix(v2,v3,a2)*step(e2,x)*step(x,e3)
  ));
}
`,T6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,0,0,1);
  const float e1 = 0.169;
  const vec4 v1 = vec4(0.9921568627450981,1,0.00784313725490196,1);
  const float e2 = 0.173;
  const vec4 v2 = vec4(0.9686274509803922,1,0.00784313725490196,1);
  const float e3 = 0.337;
  const vec4 v3 = vec4(0,0.9882352941176471,0.01568627450980392,1);
  const float e4 = 0.341;
  const vec4 v4 = vec4(0,0.9882352941176471,0.0392156862745098,1);
  const float e5 = 0.506;
  const vec4 v5 = vec4(0.00392156862745098,0.9764705882352941,1,1);
  const float e6 = 0.671;
  const vec4 v6 = vec4(0.00784313725490196,0,0.9921568627450981,1);
  const float e7 = 0.675;
  const vec4 v7 = vec4(0.03137254901960784,0,0.9921568627450981,1);
  const float e8 = 0.839;
  const vec4 v8 = vec4(1,0,0.984313725490196,1);
  const float e9 = 0.843;
  const vec4 v9 = vec4(1,0,0.9607843137254902,1);
  const float e10 = 1.0;
  const vec4 v10 = vec4(1,0,0.023529411764705882,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  float a8 = smoothstep(e8,e9,x);
  float a9 = smoothstep(e9,e10,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),
    max(mix(v7,v8,a7)*step(e7,x)*step(x,e8),
    max(mix(v8,v9,a8)*step(e8,x)*step(x,e9),mix(v9,v10,a9)*step(e9,x)*step(x,e10)
  )))))))));
}
`,S6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0.01568627450980392,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.12156862745098039,0.047058823529411764,0.2823529411764706,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.3333333333333333,0.058823529411764705,0.42745098039215684,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.5333333333333333,0.13333333333333333,0.41568627450980394,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.7294117647058823,0.21176470588235294,0.3333333333333333,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.8901960784313725,0.34901960784313724,0.2,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.9764705882352941,0.5490196078431373,0.0392156862745098,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.9764705882352941,0.788235294117647,0.19607843137254902,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9882352941176471,1,0.6431372549019608,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,E6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0.5137254901960784,1);
  const float e1 = 0.125;
  const vec4 v1 = vec4(0,0.23529411764705882,0.6666666666666666,1);
  const float e2 = 0.375;
  const vec4 v2 = vec4(0.0196078431372549,1,1,1);
  const float e3 = 0.625;
  const vec4 v3 = vec4(1,1,0,1);
  const float e4 = 0.875;
  const vec4 v4 = vec4(0.9803921568627451,0,0,1);
  const float e5 = 1.0;
  const vec4 v5 = vec4(0.5019607843137255,0,0,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),mix(v4,v5,a4)*step(e4,x)*step(x,e5)
  ))));
}
`,A6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0.01568627450980392,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.10980392156862745,0.06274509803921569,0.26666666666666666,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.30980392156862746,0.07058823529411765,0.4823529411764706,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.5058823529411764,0.1450980392156863,0.5058823529411764,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.7098039215686275,0.21176470588235294,0.47843137254901963,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.8980392156862745,0.3137254901960784,0.39215686274509803,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.984313725490196,0.5294117647058824,0.3803921568627451,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.996078431372549,0.7607843137254902,0.5294117647058824,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9882352941176471,0.9921568627450981,0.7490196078431373,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,w6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.25098039215686274,0.0196078431372549,0.0196078431372549,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.41568627450980394,0.023529411764705882,0.058823529411764705,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.5647058823529412,0.10196078431372549,0.027450980392156862,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.6588235294117647,0.25098039215686274,0.011764705882352941,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.7372549019607844,0.39215686274509803,0.01568627450980392,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.807843137254902,0.5333333333333333,0.043137254901960784,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.8627450980392157,0.6823529411764706,0.09803921568627451,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.9058823529411765,0.8431372549019608,0.17254901960784313,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9725490196078431,0.996078431372549,0.4117647058823529,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,P6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.2,0.0784313725490196,0.09411764705882353,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.35294117647058826,0.12549019607843137,0.13725490196078433,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.5058823529411764,0.17254901960784313,0.13333333333333333,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.6235294117647059,0.26666666666666666,0.09803921568627451,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.7137254901960784,0.38823529411764707,0.07450980392156863,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.7803921568627451,0.5254901960784314,0.08627450980392157,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.8313725490196079,0.6705882352941176,0.13725490196078433,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.8666666666666667,0.8235294117647058,0.21176470588235294,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.8823529411764706,0.9921568627450981,0.29411764705882354,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,R6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.5686274509803921,0.4117647058823529,0.07058823529411765,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.7215686274509804,0.2784313725490196,0.14901960784313725,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.7294117647058823,0.22745098039215686,0.45098039215686275,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.6274509803921569,0.2784313725490196,0.7254901960784313,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.43137254901960786,0.3803921568627451,0.8549019607843137,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.19607843137254902,0.4823529411764706,0.6431372549019608,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.12156862745098039,0.5137254901960784,0.43137254901960786,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.30196078431372547,0.5058823529411764,0.13333333333333333,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.5686274509803921,0.4117647058823529,0.07058823529411765,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,C6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,1,1);
  const float e1 = 0.1;
  const vec4 v1 = vec4(0.2,0.6,1,1);
  const float e2 = 0.2;
  const vec4 v2 = vec4(0.4,0.8,1,1);
  const float e3 = 0.3;
  const vec4 v3 = vec4(0.6,0.8,1,1);
  const float e4 = 0.4;
  const vec4 v4 = vec4(0.8,0.8,1,1);
  const float e5 = 0.5;
  const vec4 v5 = vec4(1,1,1,1);
  const float e6 = 0.6;
  const vec4 v6 = vec4(1,0.8,1,1);
  const float e7 = 0.7;
  const vec4 v7 = vec4(1,0.6,1,1);
  const float e8 = 0.8;
  const vec4 v8 = vec4(1,0.4,0.8,1);
  const float e9 = 0.9;
  const vec4 v9 = vec4(1,0.4,0.4,1);
  const float e10 = 1.0;
  const vec4 v10 = vec4(1,0,0,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  float a8 = smoothstep(e8,e9,x);
  float a9 = smoothstep(e9,e10,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),
    max(mix(v7,v8,a7)*step(e7,x)*step(x,e8),
    max(mix(v8,v9,a8)*step(e8,x)*step(x,e9),mix(v9,v10,a9)*step(e9,x)*step(x,e10)
  )))))))));
}
`,M6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.050980392156862744,0.03137254901960784,0.5294117647058824,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.29411764705882354,0.011764705882352941,0.6313725490196078,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.49019607843137253,0.011764705882352941,0.6588235294117647,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.6588235294117647,0.13333333333333333,0.5882352941176471,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.796078431372549,0.27450980392156865,0.4745098039215686,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.8980392156862745,0.4196078431372549,0.36470588235294116,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.9725490196078431,0.5803921568627451,0.2549019607843137,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.9921568627450981,0.7647058823529411,0.1568627450980392,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9411764705882353,0.9764705882352941,0.12941176470588237,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,I6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.047058823529411764,0.2,0.5137254901960784,1);
  const float e1 = 0.25;
  const vec4 v1 = vec4(0.0392156862745098,0.5333333333333333,0.7294117647058823,1);
  const float e2 = 0.5;
  const vec4 v2 = vec4(0.9490196078431372,0.8274509803921568,0.2196078431372549,1);
  const float e3 = 0.75;
  const vec4 v3 = vec4(0.9490196078431372,0.5607843137254902,0.2196078431372549,1);
  const float e4 = 1.0;
  const vec4 v4 = vec4(0.8509803921568627,0.11764705882352941,0.11764705882352941,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),mix(v3,v4,a3)*step(e3,x)*step(x,e4)
  )));
}
`,O6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.49019607843137253,0,0.7019607843137254,1);
  const float e1 = 0.1;
  const vec4 v1 = vec4(0.7803921568627451,0,0.7058823529411765,1);
  const float e2 = 0.2;
  const vec4 v2 = vec4(1,0,0.4745098039215686,1);
  const float e3 = 0.3;
  const vec4 v3 = vec4(1,0.4235294117647059,0,1);
  const float e4 = 0.4;
  const vec4 v4 = vec4(0.8705882352941177,0.7607843137254902,0,1);
  const float e5 = 0.5;
  const vec4 v5 = vec4(0.5882352941176471,1,0,1);
  const float e6 = 0.6;
  const vec4 v6 = vec4(0,1,0.21568627450980393,1);
  const float e7 = 0.7;
  const vec4 v7 = vec4(0,0.9647058823529412,0.5882352941176471,1);
  const float e8 = 0.8;
  const vec4 v8 = vec4(0.19607843137254902,0.6549019607843137,0.8705882352941177,1);
  const float e9 = 0.9;
  const vec4 v9 = vec4(0.403921568627451,0.2,0.9215686274509803,1);
  const float e10 = 1.0;
  const vec4 v10 = vec4(0.48627450980392156,0,0.7294117647058823,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  float a8 = smoothstep(e8,e9,x);
  float a9 = smoothstep(e9,e10,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),
    max(mix(v7,v8,a7)*step(e7,x)*step(x,e8),
    max(mix(v8,v9,a8)*step(e8,x)*step(x,e9),mix(v9,v10,a9)*step(e9,x)*step(x,e10)
  )))))))));
}
`,N6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.5882352941176471,0,0.35294117647058826,1);
  const float e1 = 0.125;
  const vec4 v1 = vec4(0,0,0.7843137254901961,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0,0.09803921568627451,1,1);
  const float e3 = 0.375;
  const vec4 v3 = vec4(0,0.596078431372549,1,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.17254901960784313,1,0.5882352941176471,1);
  const float e5 = 0.625;
  const vec4 v5 = vec4(0.592156862745098,1,0,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(1,0.9176470588235294,0,1);
  const float e7 = 0.875;
  const vec4 v7 = vec4(1,0.43529411764705883,0,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(1,0,0,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,L6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.0196078431372549,0.0392156862745098,0.6745098039215687,1);
  const float e1 = 0.35;
  const vec4 v1 = vec4(0.41568627450980394,0.5372549019607843,0.9686274509803922,1);
  const float e2 = 0.5;
  const vec4 v2 = vec4(0.7450980392156863,0.7450980392156863,0.7450980392156863,1);
  const float e3 = 0.6;
  const vec4 v3 = vec4(0.8627450980392157,0.6666666666666666,0.5176470588235295,1);
  const float e4 = 0.7;
  const vec4 v4 = vec4(0.9019607843137255,0.5686274509803921,0.35294117647058826,1);
  const float e5 = 1.0;
  const vec4 v5 = vec4(0.6980392156862745,0.0392156862745098,0.10980392156862745,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),mix(v4,v5,a4)*step(e4,x)*step(x,e5)
  ))));
}
`,D6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.16470588235294117,0.09411764705882353,0.4235294117647059,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.12941176470588237,0.19607843137254902,0.6352941176470588,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.058823529411764705,0.35294117647058826,0.5686274509803921,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.1568627450980392,0.4627450980392157,0.5372549019607843,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.23137254901960785,0.5725490196078431,0.5294117647058824,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.30980392156862746,0.6862745098039216,0.49411764705882355,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.47058823529411764,0.796078431372549,0.40784313725490196,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.7568627450980392,0.8666666666666667,0.39215686274509803,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9921568627450981,0.9372549019607843,0.6039215686274509,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,F6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,0,1,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,0,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,B6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0.5019607843137255,0.4,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,0.4,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,U6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.01568627450980392,0.13725490196078433,0.2,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.09019607843137255,0.2,0.47843137254901963,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.3333333333333333,0.23137254901960785,0.615686274509804,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.5058823529411764,0.30980392156862746,0.5607843137254902,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.6862745098039216,0.37254901960784315,0.5098039215686274,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.8705882352941177,0.4392156862745098,0.396078431372549,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.9764705882352941,0.5725490196078431,0.25882352941176473,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.9764705882352941,0.7686274509803922,0.2549019607843137,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9098039215686274,0.9803921568627451,0.3568627450980392,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,k6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.13333333333333333,0.12156862745098039,0.10588235294117647,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.2549019607843137,0.19607843137254902,0.1607843137254902,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.3843137254901961,0.27058823529411763,0.20392156862745098,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.5137254901960784,0.34901960784313724,0.2235294117647059,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.6313725490196078,0.4392156862745098,0.23137254901960785,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.7254901960784313,0.5490196078431373,0.25882352941176473,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.792156862745098,0.6823529411764706,0.34509803921568627,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.8470588235294118,0.8196078431372549,0.49411764705882355,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9137254901960784,0.9647058823529412,0.6705882352941176,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,z6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.06666666666666667,0.12549019607843137,0.25098039215686274,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.13725490196078433,0.20392156862745098,0.4549019607843137,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.11372549019607843,0.3176470588235294,0.611764705882353,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.12156862745098039,0.44313725490196076,0.6352941176470588,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.19607843137254902,0.5647058823529412,0.6627450980392157,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.3411764705882353,0.6784313725490196,0.6901960784313725,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.5843137254901961,0.7686274509803922,0.7411764705882353,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.796078431372549,0.8666666666666667,0.8274509803921568,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.996078431372549,0.984313725490196,0.9019607843137255,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,V6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.09019607843137255,0.13725490196078433,0.07450980392156863,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.09411764705882353,0.25098039215686274,0.14901960784313725,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.043137254901960784,0.37254901960784315,0.17647058823529413,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.15294117647058825,0.4823529411764706,0.13725490196078433,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.37254901960784315,0.5725490196078431,0.047058823529411764,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.596078431372549,0.6470588235294118,0.07058823529411765,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.788235294117647,0.7294117647058823,0.27058823529411763,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.9137254901960784,0.8470588235294118,0.5372549019607843,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(1,0.9921568627450981,0.803921568627451,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,W6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.26666666666666666,0.00392156862745098,0.32941176470588235,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.2784313725490196,0.17254901960784313,0.47843137254901963,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.23137254901960785,0.3176470588235294,0.5450980392156862,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(0.17254901960784313,0.44313725490196076,0.5568627450980392,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.12941176470588237,0.5647058823529412,0.5529411764705883,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(0.15294117647058825,0.6784313725490196,0.5058823529411764,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.3607843137254902,0.7843137254901961,0.38823529411764707,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.6666666666666666,0.8627450980392157,0.19607843137254902,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.9921568627450981,0.9058823529411765,0.1450980392156863,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,j6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.49019607843137253,0,0.7019607843137254,1);
  const float e1 = 0.13;
  const vec4 v1 = vec4(0.6745098039215687,0,0.7333333333333333,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.8588235294117647,0,0.6666666666666666,1);
  const float e3 = 0.38;
  const vec4 v3 = vec4(1,0,0.5098039215686274,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(1,0.24705882352941178,0.2901960784313726,1);
  const float e5 = 0.63;
  const vec4 v5 = vec4(1,0.4823529411764706,0,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.9176470588235294,0.6901960784313725,0,1);
  const float e7 = 0.88;
  const vec4 v7 = vec4(0.7450980392156863,0.8941176470588236,0,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(0.5764705882352941,1,0,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,$6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,1,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(0,1,0.5019607843137255,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,H6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.03137254901960784,0.11372549019607843,0.34509803921568627,1);
  const float e1 = 0.125;
  const vec4 v1 = vec4(0.1450980392156863,0.20392156862745098,0.5803921568627451,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.13333333333333333,0.3686274509803922,0.6588235294117647,1);
  const float e3 = 0.375;
  const vec4 v3 = vec4(0.11372549019607843,0.5686274509803921,0.7529411764705882,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.2549019607843137,0.7137254901960784,0.7686274509803922,1);
  const float e5 = 0.625;
  const vec4 v5 = vec4(0.4980392156862745,0.803921568627451,0.7333333333333333,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.7803921568627451,0.9137254901960784,0.7058823529411765,1);
  const float e7 = 0.875;
  const vec4 v7 = vec4(0.9294117647058824,0.9725490196078431,0.8509803921568627,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(1,1,0.8509803921568627,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,X6=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0.5019607843137255,0,0.14901960784313725,1);
  const float e1 = 0.125;
  const vec4 v1 = vec4(0.7411764705882353,0,0.14901960784313725,1);
  const float e2 = 0.25;
  const vec4 v2 = vec4(0.8901960784313725,0.10196078431372549,0.10980392156862745,1);
  const float e3 = 0.375;
  const vec4 v3 = vec4(0.9882352941176471,0.3058823529411765,0.16470588235294117,1);
  const float e4 = 0.5;
  const vec4 v4 = vec4(0.9921568627450981,0.5529411764705883,0.23529411764705882,1);
  const float e5 = 0.625;
  const vec4 v5 = vec4(0.996078431372549,0.6980392156862745,0.2980392156862745,1);
  const float e6 = 0.75;
  const vec4 v6 = vec4(0.996078431372549,0.8509803921568627,0.4627450980392157,1);
  const float e7 = 0.875;
  const vec4 v7 = vec4(1,0.9294117647058824,0.6274509803921569,1);
  const float e8 = 1.0;
  const vec4 v8 = vec4(1,1,0.8,1);
  float a0 = smoothstep(e0,e1,x);
  float a1 = smoothstep(e1,e2,x);
  float a2 = smoothstep(e2,e3,x);
  float a3 = smoothstep(e3,e4,x);
  float a4 = smoothstep(e4,e5,x);
  float a5 = smoothstep(e5,e6,x);
  float a6 = smoothstep(e6,e7,x);
  float a7 = smoothstep(e7,e8,x);
  return max(mix(v0,v1,a0)*step(e0,x)*step(x,e1),
    max(mix(v1,v2,a1)*step(e1,x)*step(x,e2),
    max(mix(v2,v3,a2)*step(e2,x)*step(x,e3),
    max(mix(v3,v4,a3)*step(e3,x)*step(x,e4),
    max(mix(v4,v5,a4)*step(e4,x)*step(x,e5),
    max(mix(v5,v6,a5)*step(e5,x)*step(x,e6),
    max(mix(v6,v7,a6)*step(e6,x)*step(x,e7),mix(v7,v8,a7)*step(e7,x)*step(x,e8)
  )))))));
}
`,t3={__proto__:null,alpha:o6,autumn:s6,bathymetry:i6,blackbody:n6,bluered:a6,bone:c6,cdom:l6,chlorophyll:f6,cool:h6,copper:u6,cubehelix:d6,density:p6,earth:m6,electric:g6,freesurface_blue:x6,freesurface_red:_6,greens:y6,greys:v6,hot:b6,hsv:T6,inferno:S6,jet:E6,magma:A6,oxygen:w6,par:P6,phase:R6,picnic:C6,plasma:M6,portland:I6,rainbow:N6,rainbow_soft:O6,rdbu:L6,salinity:D6,spring:F6,summer:B6,temperature:U6,turbidity:k6,velocity_blue:z6,velocity_green:V6,viridis:W6,warm:j6,winter:$6,yignbu:H6,yiorrd:X6};function Y6(t,e){let r=`additive_colormap_${t}`;return{name:r,uniformTypes:{opacity:"f32",useTransparentColor:"u32"},fs:`uniform ${r}Uniforms {
  float opacity;
  uint useTransparentColor; //no bool-like type in decode-shader-types.ts
} ${r};
${Qv}
${e}
vec4 colormap(float intensity) {
  float opacity = ${r}.opacity;
  bool useTransparentColor = ${r}.useTransparentColor != uint(0);
  return vec4(apply_transparent_color(apply_cmap(min(1.,intensity)).xyz, apply_cmap(0.).xyz, useTransparentColor, opacity));
}`,inject:{"fs:DECKGL_MUTATE_COLOR":`  float intensityCombo = 0.;
  for (int i = 0; i < NUM_CHANNELS; i++) {
    intensityCombo += max(0.,intensity[i]);
  }
  rgba = colormap(intensityCombo);`}}}var Bd={colormap:{type:"string",value:"viridis",compare:!0},opacity:{type:"number",value:1,compare:!0},useTransparentColor:{type:"boolean",value:!1,compare:!0}},r3=class extends lr{getVivShaderTemplates(){let t=this?.props?.colormap||Bd.colormap.value,e=t3[t];if(!e)throw Error(`No colormap named ${t} found in registry`);return{modules:[Y6(t,e)]}}updateState({props:t,oldProps:e,changeFlags:r,...o}){super.updateState({props:t,oldProps:e,changeFlags:r,...o});let i=`additive_colormap_${this?.props?.colormap||Bd.colormap.value}`,n=this.getModels();for(let a of n)a.shaderInputs.setProps({[i]:{opacity:this.props.opacity,useTransparentColor:this.props.useTransparentColor}})}};r3.extensionName="AdditiveColormapExtension";r3.defaultProps=Bd;function K6(t,e,r){for(let o=0;o<r;o+=1)t.push(e);return t}var Gv=[[0,0,255],[0,255,0],[255,0,255],[255,255,0],[255,128,0],[0,255,255],[255,255,255],[255,0,0]];function Tl(t){if(t>Gv.length)throw new Error("Too many colors");return Gv.slice(0,t)}function Sl({colors:t,channelsVisible:e}){let r=t.map((i,n)=>e[n]?i.map(a=>a/Kv):Dd),o=Vt-r.length;return K6(r,Dd,o)}var Wr="colorPaletteModule",q6=`uniform ${Wr}Uniforms {
  vec3 transparentColor;
  uint useTransparentColor;
  float opacity;
  vec3 color${O};
} ${Wr};

${Qv}

void mutate_color(inout vec3 rgb, float[NUM_CHANNELS] intensity) {
  vec3 colors[NUM_CHANNELS] = vec3[NUM_CHANNELS](
    ${Wr}.color${O},
  );
  for(int i = 0; i < NUM_CHANNELS; i++) {
    rgb += max(0.0, min(1.0, intensity[i])) * vec3(colors[i]);
  }
}
vec4 apply_opacity(vec3 rgb) {
  bool useTransparentColor = ${Wr}.useTransparentColor != uint(0);
  return vec4(apply_transparent_color(rgb, ${Wr}.transparentColor, useTransparentColor, ${Wr}.opacity));
}
`,Z6=`vec3 rgb = rgba.rgb;
mutate_color(rgb, intensity);
rgba = apply_opacity(rgb);
`,G6={name:Wr,uniformTypes:{transparentColor:"vec3<f32>",useTransparentColor:"u32",opacity:"f32",[`color${O}`]:"vec3<f32>"},fs:q6,inject:{"fs:DECKGL_MUTATE_COLOR":Z6}},vl={colors:{type:"array",value:null,compare:!0},opacity:{type:"number",value:1,compare:!0},transparentColor:{type:"array",value:null,compare:!0},useTransparentColor:{type:"boolean",value:!1,compare:!0}},jo=class extends lr{getVivShaderTemplates(){return{modules:[G6]}}updateState({props:t,oldProps:e,changeFlags:r,...o}){super.updateState({props:t,oldProps:e,changeFlags:r,...o});let{colors:s,channelsVisible:i,opacity:n=vl.opacity.value,transparentColor:a=vl.transparentColor.value,useTransparentColor:c=vl.useTransparentColor.value}=this.props,l=this.props.selections||this.selections||[],f=l.length,h=Sl({channelsVisible:i||l.map(()=>!0),colors:s||Tl(f)}),u={opacity:n,transparentColor:(a||[0,0,0]).map(d=>d/255),useTransparentColor:c?1:0};for(let d=0;d<f;d++)u[`color${d}`]=h[d];for(let d of this.getModels())d.shaderInputs.setProps({colorPaletteModule:u})}};jo.extensionName="ColorPaletteExtension";jo.defaultProps=vl;var xe="lensModule",Q6=`uniform ${xe}Uniforms {
  // lens bounds for ellipse
  float majorLensAxis;
  float minorLensAxis;

  // lens uniforms
  vec2 lensCenter;
  uint lensEnabled;
  int lensSelection;
  vec3 lensBorderColor;
  float lensBorderRadius;

  // color palette
  vec3 color${O};
} ${xe};

bool frag_in_lens_bounds(vec2 vTexCoord) {
  // Check membership in what is (not visually, but effectively) an ellipse.
  // Since the fragment space is a unit square and the real coordinates could be longer than tall,
  // to get a circle visually we have to treat the check as that of an ellipse to get the effect of a circle.

  // Check membership in ellipse.
  return pow((${xe}.lensCenter.x - vTexCoord.x) / ${xe}.majorLensAxis, 2.) + pow((${xe}.lensCenter.y - vTexCoord.y) / ${xe}.minorLensAxis, 2.) < (1. - ${xe}.lensBorderRadius);
}

bool frag_on_lens_bounds(vec2 vTexCoord) {
  // Same as the above, except this checks the boundary.

  float ellipseDistance = pow((${xe}.lensCenter.x - vTexCoord.x) / ${xe}.majorLensAxis, 2.) + pow((${xe}.lensCenter.y - vTexCoord.y) / ${xe}.minorLensAxis, 2.);

  // Check membership on "bourndary" of ellipse.
  return ellipseDistance <= 1. && ellipseDistance >= (1. - ${xe}.lensBorderRadius);
}
// Return a float for boolean arithmetic calculation.
float get_use_color_float(vec2 vTexCoord, int channelIndex) {
  bool lensEnabled = ${xe}.lensEnabled != uint(0);
  bool isFragInLensBounds = frag_in_lens_bounds(vTexCoord);
  bool inLensAndUseLens = lensEnabled && isFragInLensBounds;
  return float(int((inLensAndUseLens && channelIndex == ${xe}.lensSelection) || (!inLensAndUseLens)));
 
}
void mutate_color(inout vec3 rgb, float[NUM_CHANNELS] intensity, vec2 vTexCoord) {
  vec3 colors[NUM_CHANNELS] = vec3[NUM_CHANNELS](
    ${xe}.color${O},
  );
  for(int i = 0; i < NUM_CHANNELS; i++) {
    float useColorValue = get_use_color_float(vTexCoord, i);
    rgb += max(0., min(1., intensity[i])) * max(vec3(colors[i]), (1. - useColorValue) * vec3(1., 1., 1.));
  }
}
`,J6={name:xe,uniformTypes:{majorLensAxis:"f32",minorLensAxis:"f32",lensCenter:"vec2<f32>",lensEnabled:"u32",lensSelection:"i32",lensBorderColor:"vec3<f32>",lensBorderRadius:"f32",[`color${O}`]:"vec3<f32>"},fs:Q6,inject:{"fs:DECKGL_MUTATE_COLOR":`
   vec3 rgb = rgba.rgb;
   mutate_color(rgb, intensity, vTexCoord);
   rgba = vec4(rgb, 1.);
  `,"fs:#main-end":`
      bool lensEnabled = ${xe}.lensEnabled != uint(0);
      bool isFragOnLensBounds = frag_on_lens_bounds(vTexCoord);
      fragColor = (lensEnabled && isFragOnLensBounds) ? vec4(${xe}.lensBorderColor, 1.) : fragColor;
  `}},Wo={lensEnabled:{type:"boolean",value:!1,compare:!0},lensSelection:{type:"number",value:0,compare:!0},lensRadius:{type:"number",value:100,compare:!0},lensBorderColor:{type:"array",value:[255,255,255],compare:!0},lensBorderRadius:{type:"number",value:.02,compare:!0},colors:{type:"array",value:null,compare:!0}},o3=class extends lr{getVivShaderTemplates(){return{modules:[J6]}}initializeState(){let t=this.getCurrentLayer();if(t.isComposite)return;let e=()=>{let{viewportId:r}=t.props,{lensRadius:o=Wo.lensRadius.value}=this.props;if(!r){t.setState({unprojectLensBounds:[0,0,0,0]});return}let{mousePosition:s}=t.context,i=t.context.deck.viewManager.views.filter(c=>c.id===r)[0],n=t.context.deck.viewManager.viewState[r],a=i.makeViewport({...n,viewState:n});if(s&&a.containsPixel(s)){let c={x:s.x-a.x,y:s.y-a.y},f=[[c.x-o,c.y],[c.x,c.y+o],[c.x+o,c.y],[c.x,c.y-o]].map((h,u)=>a.unproject(h)[u%2]);t.setState({unprojectLensBounds:f})}else t.setState({unprojectLensBounds:[0,0,0,0]})};this.context.deck&&this.context.deck.eventManager.on({pointermove:e,pointerleave:e,wheel:e}),this.setState({onMouseMove:e,unprojectLensBounds:[0,0,0,0]})}draw(){let{unprojectLensBounds:t=[0,0,0,0]}=this.state,{bounds:e,lensEnabled:r=Wo.lensEnabled.value,lensSelection:o=Wo.lensSelection.value,lensBorderColor:s=Wo.lensBorderColor.value,lensBorderRadius:i=Wo.lensBorderRadius.value,colors:n,channelsVisible:a}=this.props,[c,l,f,h]=t,[u,d,p,m]=e,g=(c-u)/(p-u),x=(l-m)/(d-m),y=(f-u)/(p-u),_=(h-m)/(d-m),v=this.props.selections||this.selections||[],E=this.getNumChannels(),b=Sl({channelsVisible:a||v.map(()=>!0),colors:n||Tl(E)}),C={majorLensAxis:(y-g)/2,minorLensAxis:(x-_)/2,lensCenter:[(y+g)/2,(x+_)/2],lensEnabled:r?1:0,lensSelection:o,lensBorderColor:s.map(R=>R/255),lensBorderRadius:i};for(let R=0;R<E;R++)C[`color${R}`]=b[R];this.state.model?.shaderInputs.setProps({lensModule:C})}finalizeState(){this.context.deck&&this.context.deck.eventManager.off({pointermove:this.state?.onMouseMove,pointerleave:this.state?.onMouseMove,wheel:this.state?.onMouseMove})}};o3.extensionName="LensExtension";o3.defaultProps=Wo;function eI(t,e){let r=`${e}

vec4 colormap(float intensity, float opacity) {
  return vec4(apply_cmap(min(1.,intensity)).xyz, opacity);
}`;return{name:`additive-colormap-3d-${t}`,fs:r}}var s3={colormap:{type:"string",value:"viridis",compare:!0}},yn=class extends lr{constructor(...e){super(e),this.opts=this.opts||{}}getVivShaderTemplates(){let e=this?.props?.colormap||s3.colormap.value,r=t3[e];return{modules:[eI(e,r)]}}updateState({props:e,oldProps:r,changeFlags:o,...s}){if(super.updateState({props:e,oldProps:r,changeFlags:o,...s}),e.colormap!==r.colormap){let{device:i}=this.context;this.state.model&&(this.state.model.destroy(),this.setState({model:this._getModel(i)}))}}};yn.extensionName="BaseExtension";yn.defaultProps=s3;var tI=`// additive-colormap-3d before render
  float intensityValue${O} = 0.0;
`,rI=`// additive-colormap-3d render
  float total = 0.0;

  // this will create an unrolled accumulation over all channels
  total += intensityValue${O};
  // Do not go past 1 in opacity/colormap value.
  total = min(total, 1.0);

  vec4 val_color = colormap(total, total);

  // Opacity correction
  val_color.a = 1.0 - pow(1.0 - val_color.a, 1.0);
  color.rgb += (1.0 - color.a) * val_color.a * val_color.rgb;
  color.a += (1.0 - color.a) * val_color.a;
  if (color.a >= 0.95) {
    break;
  }
  p += ray_dir * dt;
`,oI="",sI=class extends yn{constructor(e){super(e),this.rendering={_BEFORE_RENDER:tI,_RENDER:rI,_AFTER_RENDER:oI}}};sI.extensionName="AdditiveBlendExtension";var iI=`  float maxVal${O} = -1.;
`,nI=`  maxVal${O} = max(intensityValue${O}, maxVal${O});
`,aI=`  float total = 0.0;
  total += maxVal${O};
  // Do not go past 1 in opacity/colormap value.
  total = min(total, 1.0);
  color = colormap(total, total);
`,cI=class extends yn{constructor(e){super(e),this.rendering={_BEFORE_RENDER:iI,_RENDER:nI,_AFTER_RENDER:aI}}};cI.extensionName="MaximumIntensityProjectionExtension";var lI=`  float minVal${O} = 1. / 0.;
`,fI=`  minVal${O} = min(intensityValue${O}, minVal${O});
`,hI=`  float total = 0.0;
  total += minVal${O};
  // Do not go past 1 in opacity/colormap value.
  total = min(total, 1.0);
  color = colormap(total, total);
`,uI=class extends yn{constructor(e){super(e),this.rendering={_BEFORE_RENDER:lI,_RENDER:fI,_AFTER_RENDER:hI}}};uI.extensionName="MinimumIntensityProjectionExtension";var dI={colors:{type:"array",value:null,compare:!0}},$o=class extends lr{constructor(...t){super(t),this.opts=this.opts||{}}getVivShaderTemplates(){return{}}};$o.extensionName="BaseExtension";$o.defaultProps=dI;var pI=`// additive-blend before render
  float intensityValue${O} = 0.0;`,mI=`// additive-blend render
  vec3 rgbCombo = vec3(0.0);
  vec3 hsvCombo = vec3(0.0);
  float total = 0.0;
  total += intensityValue${O};
  rgbCombo += max(0.0, min(1.0, intensityValue${O})) * fragmentUniforms3D.color${O};
  // Do not go past 1 in opacity.
  total = min(total, 1.0);
  vec4 val_color = vec4(rgbCombo, total);
  // Opacity correction
  val_color.a = 1.0 - pow(1.0 - val_color.a, 1.0);
  color.rgb += (1.0 - color.a) * val_color.a * val_color.rgb;
  color.a += (1.0 - color.a) * val_color.a;
  if (color.a >= 0.95) {
    break;
  }`,gI="",i3=class extends $o{constructor(t){super(t),this.rendering={_BEFORE_RENDER:pI,_RENDER:mI,_AFTER_RENDER:gI}}};i3.extensionName="AdditiveBlendExtension";var xI=`  float maxVal${O} = -1.0;
`,_I=`  maxVal${O} = max(intensityValue${O}, maxVal${O});
`,yI=`  vec3 rgbCombo = vec3(0.0);
  rgbCombo += max(0.0, min(1.0, maxVal${O})) * fragmentUniforms3D.color${O};
  color = vec4(rgbCombo, 1.0);
`,n3=class extends $o{constructor(t){super(t),this.rendering={_BEFORE_RENDER:xI,_RENDER:_I,_AFTER_RENDER:yI}}};n3.extensionName="MaximumIntensityProjectionExtension";var vI=`  float minVal${O} = 1.0 / 0.0;
`,bI=`  minVal${O} = min(intensityValue${O}, minVal${O});
`,TI=`  vec3 rgbCombo = vec3(0.0);
  rgbCombo += max(0.0, min(1.0, minVal${O})) * fragmentUniforms3D.color${O};
  color = vec4(rgbCombo, 1.0);
`,a3=class extends $o{constructor(t){super(t),this.rendering={_BEFORE_RENDER:vI,_RENDER:bI,_AFTER_RENDER:TI}}};a3.extensionName="MinimumIntensityProjectionExtension";var Ud={BaseExtension:$o,AdditiveBlendExtension:i3,MaximumIntensityProjectionExtension:n3,MinimumIntensityProjectionExtension:a3};function vn(){return!1}function bn({shape:t}){let[e,r]=t.slice(-2);return{height:e,width:r}}var Tn="aborted";function SI(t){return[...Array(t).keys()]}function h3(t,e,r="channel"){if(e===0)return null;let o=Object.keys(t),s=`${r}0`,i=t[s];if(!i&&o.length===0)return null;if(o.length===e)return t;if(o.length<e&&i){let n={...t};for(let a=0;a<e;a++){let c=`${r}${a}`;n[c]||(n[c]=i)}return n}if(o.length>e){let n={};for(let a=0;a<e;a++)n[`${r}${a}`]=t[`${r}${a}`];return n}return null}function u3(t,e,r){for(let o=0;o<r;o+=1)t.push(e);return t}function $d(t){let e=t.charAt(0).toUpperCase()+t.slice(1).toLowerCase(),r=Fd[e];if(!r){let o=Object.keys(Fd);throw Error(`Dtype not supported, got ${t}. Must be one of ${o}.`)}return r}function d3({contrastLimits:t=[],channelsVisible:e,domain:r,dtype:o}){let s=r?.[1]||$d(o).max,i=t.map((c,l)=>e[l]?c:[s,s]),n=Vt-i.length;if(n<0)throw Error(`${i.length} channels passed in, but only ${Vt} are allowed.`);return u3(i,[s,s],n).reduce((c,l)=>c.concat(l),[])}function EI(t){let{x:e,y:r,z:o}=t?.meta?.physicalSizes??{};if(e?.size&&r?.size&&o?.size){let s=Math.min(o.size,e.size,r.size),i=[e.size/s,r.size/s,o.size/s];return new W().scale(i)}return new W().identity()}function AI(t){let e=new Ni().makeViewport({viewState:t,height:t.height,width:t.width});return[e.unproject([0,0]),e.unproject([e.width,0]),e.unproject([e.width,e.height]),e.unproject([0,e.height])]}var El=[1,2,3,4,5,10,20,25,50,100,200,250,500,1e3],wI=El[0],PI=El[El.length-1],zd=[{symbol:"Y",exponent:24},{symbol:"Z",exponent:21},{symbol:"E",exponent:18},{symbol:"P",exponent:15},{symbol:"T",exponent:12},{symbol:"G",exponent:9},{symbol:"M",exponent:6},{symbol:"k",exponent:3},{symbol:"h",exponent:2},{symbol:"da",exponent:1},{symbol:"",exponent:0},{symbol:"d",exponent:-1},{symbol:"c",exponent:-2},{symbol:"m",exponent:-3},{symbol:"µ",exponent:-6},{symbol:"n",exponent:-9},{symbol:"p",exponent:-12},{symbol:"f",exponent:-15},{symbol:"a",exponent:-18},{symbol:"z",exponent:-21},{symbol:"y",exponent:-24}];function RI(t,e){if(!e||e==="m")return t;if(e.length>1){let r=e.substring(0,e.length-1);r==="u"&&(r="µ");let o=zd.find(s=>s.symbol===r);if(o)return t*10**o.exponent}throw new Error("Received unknown unit")}function CI(t){let e=0;(t<wI||t>PI)&&(e=Math.floor(Math.log10(t)));let r=zd.find(n=>n.exponent%3===0&&n.exponent<=e),o=t/10**r.exponent;o>500&&o<=1e3&&(r=zd.find(n=>n.exponent%3===0&&n.exponent<=e+3),o=t/10**r.exponent);let s=El.find(n=>n>o);return[s*10**r.exponent,s,r.symbol]}function MI(t){if(!(t instanceof Uint8Array))throw new Error("Expected Uint8Array");let e=new Uint8Array(t.length+t.length/3);for(let r=0;r<t.length/3;r+=1)e[r*4]=t[r*3],e[r*4+1]=t[r*3+1],e[r*4+2]=t[r*3+2],e[r*4+3]=255;return e}var Wt={WhiteIsZero:0,BlackIsZero:1,RGB:2,Palette:3,TransparencyMask:4,CMYK:5,YCbCr:6,CIELab:8,ICCLab:9},p3={...No.defaultProps,pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN},II=(t,e)=>{let r=e?"true":"false",o=`vec3(${(e||[0,0,0]).map(s=>String(s/255)).join(",")})`;switch(t){case Wt.RGB:return`color[3] = (${r} && (color.rgb == ${o})) ? 0.0 : color.a;`;case Wt.WhiteIsZero:return`          float value = 1.0 - (color.r / 256.0);
          color = vec4(value, value, value, (${r} && vec3(value, value, value) == ${o}) ? 0.0 : color.a);
        `;case Wt.BlackIsZero:return`          float value = (color.r / 256.0);
          color = vec4(value, value, value, (${r} && vec3(value, value, value) == ${o}) ? 0.0 : color.a);
        `;case Wt.YCbCr:return`          float y = color[0];
          float cb = color[1];
          float cr = color[2];
          color[0] = (y + (1.40200 * (cr - .5)));
          color[1] = (y - (0.34414 * (cb - .5)) - (0.71414 * (cr - .5)));
          color[2] = (y + (1.77200 * (cb - .5)));
          color[3] = (${r} && distance(color.rgb, ${o}) < 0.01) ? 0.0 : color.a;
        `;default:return console.error("Unsupported photometric interpretation or none provided.  No transformation will be done to image data"),""}},OI=t=>{switch(t){case Wt.RGB:return[0,0,0,0];case Wt.WhiteIsZero:return[255,255,255,0];case Wt.BlackIsZero:return[0,0,0,0];case Wt.YCbCr:return[16,128,128,0];default:return console.error("Unsupported photometric interpretation or none provided.  No transformation will be done to image data"),[0,0,0,0]}},c3=t=>{if(!t?.data||!t.width||!t.height)return null;let e=t.data&&t.data.length===t.width*t.height*3?MI(t.data):t.data;return{...t,data:e}},Sn=class extends No{_getModel(e){let{photometricInterpretation:r,transparentColorInHook:o}=this.props,s=II(r,o),i=this.props.selections?.length||1;return new q(this.context.device,{...At(this.getShaders(),i),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),topology:"triangle-list",isInstanced:!1,inject:{"fs:DECKGL_FILTER_COLOR":s},shaderAssembler:bl.getDefaultVivShaderAssembler()})}},An=class extends ye{initializeState(t){let{device:e}=this.context;e.setParametersWebGL({[j.UNPACK_ALIGNMENT]:1,[j.PACK_ALIGNMENT]:1}),super.initializeState(t)}updateState({props:t,oldProps:e,...r}){if(super.updateState({props:t,oldProps:e,...r}),!t.image?.data||!t.image?.width||!t.image?.height){this.state.bitmapTexture&&(this.state.bitmapTexture.delete(),this.setState({bitmapTexture:null}));return}if(t.image===e?.image&&this.state.bitmapTexture)return;this.state.bitmapTexture&&this.state.bitmapTexture.delete();let o=c3(t.image),s=this.context.device.createTexture({width:o.width,height:o.height,dimension:"2d",data:o.data,mipmaps:!1,format:o.format||"rgba8unorm",sampler:{minFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"}});this.setState({bitmapTexture:s})}finalizeState(){this.state.bitmapTexture&&(this.state.bitmapTexture.delete(),this.setState({bitmapTexture:null})),super.finalizeState()}renderLayers(){let{photometricInterpretation:t,transparentColor:e}=this.props,r=OI(t),o=this.state.bitmapTexture||c3(this.props.image);return o?new Sn({...this.props,image:o},{transparentColor:r,transparentColorInHook:e,id:`${this.props.id}-wrapped`}):null}};An.layerName="BitmapLayer";An.PHOTOMETRIC_INTERPRETATIONS=Wt;An.defaultProps={...p3,image:{type:"object",value:{},compare:!0},transparentColor:{type:"array",value:[0,0,0],compare:!0},photometricInterpretation:{type:"number",value:2,compare:!0}};Sn.defaultProps=p3;Sn.layerName="BitmapLayerWrapper";var Vd="channelIntensity",NI=`uniform ${Vd}Uniforms {
  vec2 contrastLimits${O};
} ${Vd};

float apply_contrast_limits(float intensity, vec2 contrastLimits) {
    return  max(0., (intensity - contrastLimits[0]) / max(0.0005, (contrastLimits[1] - contrastLimits[0])));
}
`,LI={name:Vd,uniformTypes:{[`contrastLimits${O}`]:"vec2<f32>"},defines:{SAMPLER_TYPE:"usampler2D",COLORMAP_FUNCTION:""},fs:NI},DI=`#version 300 es
#define SHADER_NAME xr-layer-fragment-shader
precision highp float;
precision highp int;
precision highp SAMPLER_TYPE;

// our texture
uniform SAMPLER_TYPE channel${O};

in vec2 vTexCoord;

out vec4 fragColor;

void main() {

  float intensity${O} = float(texture(channel${O}, vTexCoord).r);
  DECKGL_PROCESS_INTENSITY(intensity${O}, channelIntensity.contrastLimits${O}, ${O});
  // DECKGL_PROCESS_INTENSITY(intensity${O}, xrLayer.contrastLimits${O}, ${O});

  float[] intensity = float[NUM_CHANNELS](
    // as of this writing, this will be expanded by some very fragile string processing to remove final comma...
    // needs documenting and hopefully improving.
    intensity${O},
  );
  DECKGL_MUTATE_COLOR(fragColor, intensity, vTexCoord);


  geometry.uv = vTexCoord;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`,FI=`#version 300 es
#define SHADER_NAME xr-layer-vertex-shader

in vec2 texCoords;
in vec3 positions;
in vec3 positions64Low;
in vec3 instancePickingColors;
out vec2 vTexCoord;

void main(void) {
  geometry.worldPosition = positions;
  geometry.uv = texCoords;
  geometry.pickingColor = instancePickingColors;
  gl_Position = project_position_to_clipspace(positions, positions64Low, vec3(0.), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  vTexCoord = texCoords;
  vec4 color = vec4(0.);
  DECKGL_FILTER_COLOR(color, geometry);
}
`,BI={fs:DI,vs:FI,name:"xrLayer"};function l3(t,e,r=Vt){let o=e==="linear",s=$d(o?"Float32":t);return{shaderModule:At({...BI},r),filter:e,cast:o?i=>new Float32Array(i):i=>i,...s}}var UI={pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN,channelData:{type:"object",value:{},compare:!0},bounds:{type:"array",value:[0,0,1,1],compare:!0},contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},dtype:{type:"string",value:"Uint16",compare:!0},interpolation:{type:"string",value:"nearest",compare:!0},colormap:{type:"string",value:null,compare:!0}},Ho=class extends fe{getNumChannels(){return this.props.selections?.length??this.props.channels?.length??Vt}getNumPlanes(){return 1}getShaders(){let{dtype:e,interpolation:r}=this.props,o=this.getNumChannels(),{shaderModule:s,sampler:i}=l3(e,r,o),n=this._isHookDefinedByExtensions("fs:DECKGL_PROCESS_INTENSITY"),c={...At(LI,o),inject:{}};return n||(c.inject["fs:DECKGL_PROCESS_INTENSITY"]=`
        intensity = apply_contrast_limits(intensity, contrastLimits);
      `),At(super.getShaders({...s,defines:{SAMPLER_TYPE:i},modules:[pe,me,c]}),o)}_isHookDefinedByExtensions(e){let{extensions:r}=this.props;return r?.some(o=>{let s=o.getShaders.call(this,o),{inject:i={},modules:n=[]}=s,a=i[e],c=n.some(l=>l?.inject[e]);return a||c})}initializeState(){let{device:e}=this.context;e.setParametersWebGL({[j.UNPACK_ALIGNMENT]:1,[j.PACK_ALIGNMENT]:1}),this.getAttributeManager().add({positions:{size:3,type:"float64",fp64:this.use64bitPositions(),update:this.calculatePositions,noAlloc:!0}}),this.setState({numInstances:1,positions:new Float64Array(12)})}finalizeState(){super.finalizeState(),this.state.textures&&Object.values(this.state.textures).forEach(e=>e?.delete())}updateState({props:e,oldProps:r,changeFlags:o,...s}){super.updateState({props:e,oldProps:r,changeFlags:o,...s});let i=this.getNumChannels();if(i===0){this.state.model&&(this.state.model.destroy(),this.setState({model:null}));return}let n=e.colormap!==r?.colormap;if(o.extensionsChanged||e.interpolation!==r.interpolation||n||(e.selections?.length??0)!==(r.selections?.length??0)){let{device:h}=this.context;this.state.model&&this.state.model.destroy(),this.setState({model:this._getModel(h)}),this.getAttributeManager().invalidateAll()}(e.channelData!==r.channelData&&e.channelData?.data!==r.channelData?.data||e.interpolation!==r.interpolation)&&this.loadChannelTextures(e.channelData);let a=this.getAttributeManager();e.bounds!==r.bounds&&a.invalidate("positions");let c=this._newTexturesFromLoadThisFrame??this.state.textures,{model:l}=this.state,f=c&&l?h3(c,i,"channel"):null;if(f){let{contrastLimits:h,domain:u,dtype:d,channelsVisible:p}=this.props,m=d3({contrastLimits:h.slice(0,i),channelsVisible:p.slice(0,i),domain:u,dtype:d}),g={};for(let x=0;x<i;x++)g[`contrastLimits${x}`]=[m[x*2],m[x*2+1]];l.shaderInputs.setProps({channelIntensity:g}),l.setBindings(f)}}_getModel(e){return e?new q(e,{...this.getShaders(),id:this.props.id,geometry:new ue({topology:"triangle-list",vertexCount:6,indices:new Uint16Array([0,1,3,1,2,3]),attributes:{texCoords:{value:new Float32Array([0,1,0,0,1,0,1,1]),size:2}}}),bufferLayout:this.getAttributeManager().getBufferLayouts(),isInstanced:!1,shaderAssembler:bl.getDefaultVivShaderAssembler()}):null}calculatePositions(e){let{positions:r}=this.state,{bounds:o}=this.props;r[0]=o[0],r[1]=o[1],r[2]=0,r[3]=o[0],r[4]=o[3],r[5]=0,r[6]=o[2],r[7]=o[3],r[8]=0,r[9]=o[2],r[10]=o[1],r[11]=0,e.value=r}_setNewTexturesFromLoadThisFrame(e){this._newTexturesFromLoadThisFrame=e}loadChannelTextures(e){let r=this.getNumChannels(),o={};for(let s=0;s<r;s++)o[`channel${s}`]=null;if(this.state.textures&&Object.values(this.state.textures).forEach(s=>s?.delete()),e&&Object.keys(e).length>0&&e.data){e.data.forEach((s,i)=>{o[`channel${i}`]=this.dataToTexture(s,e.width,e.height)},this);for(let s in o){if(!o.channel0)throw new Error("Bad texture state!");o[s]||(o[s]=o.channel0)}this._setNewTexturesFromLoadThisFrame(o),this.setState({textures:o})}else this._setNewTexturesFromLoadThisFrame(null)}dataToTexture(e,r,o){let{interpolation:s}=this.props,i=l3(this.props.dtype,s);return this.context.device.createTexture({width:r,height:o,dimension:"2d",data:i.cast?.(e)??e,mipmaps:!1,sampler:{minFilter:i.filter,magFilter:i.filter,addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"},format:i.format})}};Ho.layerName="XRLayer";Ho.defaultProps=UI;var kI={pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN,contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},selections:{type:"array",value:[],compare:!0},domain:{type:"array",value:[],compare:!0},viewportId:{type:"string",value:"",compare:!0},loader:{type:"object",value:{getRaster:async()=>({data:[],height:0,width:0}),dtype:"Uint16",shape:[]},compare:!0},onClick:{type:"function",value:null,compare:!0},onViewportLoad:{type:"function",value:null,compare:!0},interpolation:{type:"number",value:"nearest",compare:!0},extensions:{type:"array",value:[new jo],compare:!0}},Al=class extends ye{getNumChannels(){return this.props.selections?.length??this.props.channels?.length??Vt}getNumPlanes(){return 1}finalizeState(){this.state.abortController.abort()}updateState({props:t,oldProps:e}){let r=t.loader!==e.loader,o=t.selections!==e.selections;if(r||o){let{loader:s,selections:i=[],onViewportLoad:n}=this.props,a=new AbortController;this.setState({abortController:a});let{signal:c}=a,l=h=>s.getRaster({selection:h,signal:c}),f=i.map(l);Promise.all(f).then(h=>{let u={data:h.map(d=>d.data),width:h[0]?.width,height:h[0]?.height};vn(s.shape)&&(u.data=u.data[0],u.data.length===u.width*u.height*3&&(u.format="rgba8unorm")),n&&n(u),this.setState({...u})}).catch(h=>{if(h!==Tn)throw h})}}getPickingInfo({info:t,sourceLayer:e}){return t.sourceLayer=e,t.tile=e.props.tile,t}renderLayers(){let{loader:t,id:e}=this.props,{dtype:r}=t,{width:o,height:s,data:i}=this.state;if(!(o&&s))return null;let n=[0,s,o,0];if(vn(t.shape)){let{photometricInterpretation:a=2}=t.meta;return new An(this.props,{image:this.state,photometricInterpretation:a,bounds:n,id:`image-sub-layer-${n}-${e}`,extensions:[]})}return new Ho(this.props,{channelData:{data:i,height:s,width:o},bounds:n,id:`image-sub-layer-${n}-${e}`,dtype:r})}};Al.layerName="ImageLayer";Al.defaultProps=kI;function zI(t){let{bbox:{left:e,top:r,right:o,bottom:s},index:{x:i,y:n,z:a}}=t.tile,{data:c,id:l,loader:f,maxZoom:h}=t;if([e,s,o,r].some(g=>g<0)||!c||c.width===0||c.height===0)return null;let u=f[0],{height:d,width:p}=bn(u),m=[e,c.height<u.tileSize?d:s,c.width<u.tileSize?p:o,r];if(vn(u.shape)){let{photometricInterpretation:g=2}=u.meta;return new An(t,{image:c,photometricInterpretation:g,bounds:m,id:`tile-sub-layer-${m}-${l}`,tileId:{x:i,y:n,z:a},extensions:[]})}return new Ho(t,{channelData:c,bounds:m,id:`tile-sub-layer-${m}-${l}`,tileId:{x:i,y:n,z:a},interpolation:a===h?"nearest":"linear"})}var VI={pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN,contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},renderSubLayers:{type:"function",value:zI,compare:!1},dtype:{type:"string",value:"Uint16",compare:!0},domain:{type:"array",value:[],compare:!0},viewportId:{type:"string",value:"",compare:!0},interpolation:{type:"number",value:null,compare:!0}},En=class extends xn{_updateTileset(){this.props.viewportId||super._updateTileset(),(this.props.viewportId&&this.context.viewport.id===this.props.viewportId||!this.state.tileset._viewport)&&super._updateTileset()}};En.layerName="MultiscaleImageLayerBase";En.defaultProps=VI;var WI={pickable:{type:"boolean",value:!0,compare:!0},onHover:{type:"function",value:null,compare:!1},contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},domain:{type:"array",value:[],compare:!0},viewportId:{type:"string",value:"",compare:!0},maxRequests:{type:"number",value:10,compare:!0},onClick:{type:"function",value:null,compare:!0},refinementStrategy:{type:"string",value:null,compare:!0},excludeBackground:{type:"boolean",value:!1,compare:!0},extensions:{type:"array",value:[new jo],compare:!0}},wl=class extends ye{renderLayers(){let{loader:t,selections:e,opacity:r,viewportId:o,onTileError:s,onHover:i,id:n,onClick:a,modelMatrix:c,excludeBackground:l,refinementStrategy:f}=this.props,{tileSize:h,dtype:u}=t[0],d=async({index:{x:b,y:C,z:R},signal:S})=>{if(!e||e.length===0)return null;let A=Math.round(-R),P=F=>{let N={x:b,y:C,selection:F,signal:S};return t[A].getTile(N)};try{let F=await Promise.all(e.map(P)),N={data:F.map(B=>B.data),width:F[0].width,height:F[0].height};return vn(t[A].shape)&&(N.data=N.data[0],N.data.length===N.width*N.height*3&&(N.format="rgba8unorm")),N}catch(F){if(F===Tn)return null;throw F}},{height:p,width:m}=bn(t[0]),g=new En(this.props,{id:`Tiled-Image-${n}`,getTileData:d,dtype:u,tileSize:h,zoomOffset:Math.round(Math.log2(c?c.getScale()[0]:1)),extent:[0,0,m,p],minZoom:Math.round(-(t.length-1)),maxZoom:0,refinementStrategy:f||(r===1?"best-available":"no-overlap"),updateTriggers:{getTileData:[t,e]},onTileError:s||t[0].onTileError}),x=t[t.length-1],y=typeof x.getRaster=="function",_=c?c.clone():new W;return[y&&!l&&new Al(this.props,{id:`Background-Image-${n}`,loader:x,modelMatrix:_.scale(2**(t.length-1)),visible:!o||this.context.viewport.id===o,onHover:i,onClick:a,interpolation:"linear",onViewportLoad:null}),g]}};wl.layerName="MultiscaleImageLayer";wl.defaultProps=WI;var jI={pickable:{type:"boolean",value:!0,compare:!0},loader:{type:"object",value:{getRaster:async()=>({data:[],height:0,width:0}),getRasterSize:()=>({height:0,width:0}),dtype:"<u2"},compare:!0},id:{type:"string",value:"",compare:!0},boundingBox:{type:"array",value:[[0,0],[0,1],[1,1],[1,0]],compare:!0},boundingBoxColor:{type:"array",value:[255,0,0],compare:!0},boundingBoxOutlineWidth:{type:"number",value:1,compare:!0},viewportOutlineColor:{type:"array",value:[255,190,0],compare:!0},viewportOutlineWidth:{type:"number",value:2,compare:!0},overviewScale:{type:"number",value:1,compare:!0},zoom:{type:"number",value:1,compare:!0},extensions:{type:"array",value:[new jo],compare:!0}},m3=class extends ye{renderLayers(){let{loader:t,id:e,zoom:r,boundingBox:o,boundingBoxColor:s,boundingBoxOutlineWidth:i,viewportOutlineColor:n,viewportOutlineWidth:a,overviewScale:c}=this.props,{width:l,height:f}=bn(t[0]),h=t.length-1,u=t[h],d=new Al(this.props,{id:`viewport-${e}`,modelMatrix:new W().scale(2**h*c),loader:u}),p=new al({id:`bounding-box-overview-${e}`,coordinateSystem:U.CARTESIAN,data:[o],getPolygon:x=>x,filled:!1,stroked:!0,getLineColor:s,getLineWidth:i*2**r}),m=new al({id:`viewport-outline-${e}`,coordinateSystem:U.CARTESIAN,data:[[[0,0],[l*c,0],[l*c,f*c],[0,f*c]]],getPolygon:x=>x,filled:!1,stroked:!0,getLineColor:n,getLineWidth:a*2**r});return[d,p,m]}};m3.layerName="OverviewLayer";m3.defaultProps=jI;var $I={pickable:{type:"boolean",value:!0,compare:!0},imageViewState:{type:"object",value:{zoom:0,target:[0,0,0],width:1,height:1},compare:!0},unit:{type:"string",value:"",compare:!0},size:{type:"number",value:1,compare:!0},position:{type:"string",value:"bottom-right",compare:!0},length:{type:"number",value:.085,compare:!0},snap:{type:"boolean",value:!1,compare:!0}},g3=class extends ye{renderLayers(){let{id:t,unit:e,size:r,position:o,imageViewState:s,length:i,snap:n,height:a,width:c}=this.props,l=AI(s),h=(l[2][0]-l[0][0])*.05,u=h*2**s.zoom,d=10,p=(h*r).toPrecision(5),m=e,g=u;if(n){let S=RI(r,e),A=h*S,[P,F,N]=CI(A);p=F,m=`${N}m`,g=P/S*2**s.zoom}let x,y,_=o.endsWith("-left");switch(o){case"bottom-right":y=a-a*i,x=c-g-c*i;break;case"bottom-left":y=a-a*i,x=c*i;break;case"top-right":y=a*i,x=c-g-c*i;break;case"top-left":y=a*i,x=c*i;break;default:throw new Error(`Position ${o} not found`)}let v=x+g,E=new zi({id:`scale-bar-length-${t}`,coordinateSystem:U.CARTESIAN,data:[[[_?x:v-g,y],[_?x+g:v,y]]],getSourcePosition:S=>S[0],getTargetPosition:S=>S[1],getWidth:2,getColor:[220,220,220]}),b=new zi({id:`scale-bar-height-left-${t}`,coordinateSystem:U.CARTESIAN,data:[[[_?x:v-g,y-d],[_?x:v-g,y+d]]],getSourcePosition:S=>S[0],getTargetPosition:S=>S[1],getWidth:2,getColor:[220,220,220]}),C=new zi({id:`scale-bar-height-right-${t}`,coordinateSystem:U.CARTESIAN,data:[[[_?x+g:v,y-d],[_?x+g:v,y+d]]],getSourcePosition:S=>S[0],getTargetPosition:S=>S[1],getWidth:2,getColor:[220,220,220]}),R=new Bo({id:`units-label-layer-${t}`,coordinateSystem:U.CARTESIAN,data:[{text:`${p}${m}`,position:[_?x:v,y-d*2]}],getTextAnchor:_?"start":"end",getColor:[220,220,220,255],getSize:12,fontFamily:qv,sizeUnits:"pixels",sizeScale:1,characterSet:[...m.split(""),...SI(10).map(S=>String(S)),".","e","+"]});return[E,b,C,R]}};g3.layerName="ScaleBarLayer";g3.defaultProps=$I;var HI=`#version 300 es
precision highp int;
precision highp float;
precision highp SAMPLER_TYPE;

uniform highp SAMPLER_TYPE volume${O};

in vec3 vray_dir;
flat in vec3 transformed_eye;
out vec4 color;

vec2 intersect_box(vec3 orig, vec3 dir) {
	vec3 box_min = vec3(fragmentUniforms3D.xSlice[0], fragmentUniforms3D.ySlice[0], fragmentUniforms3D.zSlice[0]);
	vec3 box_max = vec3(fragmentUniforms3D.xSlice[1], fragmentUniforms3D.ySlice[1], fragmentUniforms3D.zSlice[1]);
	vec3 inv_dir = 1. / dir;
	vec3 tmin_tmp = (box_min - orig) * inv_dir;
	vec3 tmax_tmp = (box_max - orig) * inv_dir;
	vec3 tmin = min(tmin_tmp, tmax_tmp);
	vec3 tmax = max(tmin_tmp, tmax_tmp);
	float t0 = max(tmin.x, max(tmin.y, tmin.z));
  float t1 = min(tmax.x, min(tmax.y, tmax.z));
  vec2 val = vec2(t0, t1);
	return val;
}

float linear_to_srgb(float x) {
	if (x <= 0.0031308f) {
		return 12.92f * x;
	}
	return 1.055f * pow(x, 1.f / 2.4f) - 0.055f;
}

// Pseudo-random number gen from
// http://www.reedbeta.com/blog/quick-and-easy-gpu-random-numbers-in-d3d11/
// with some tweaks for the range of values
float wang_hash(int seed) {
	seed = (seed ^ 61) ^ (seed >> 16);
	seed *= 9;
	seed = seed ^ (seed >> 4);
	seed *= 0x27d4eb2d;
	seed = seed ^ (seed >> 15);
	return float(seed % 2147483647) / float(2147483647);
}


void main(void) {
	// Step 1: Normalize the view ray
	vec3 ray_dir = normalize(vray_dir);

	// Step 2: Intersect the ray with the volume bounds to find the interval
	// along the ray overlapped by the volume.
	vec2 t_hit = intersect_box(transformed_eye, ray_dir);
	if (t_hit.x > t_hit.y) {
		discard;
	}
	// We don't want to sample voxels behind the eye if it's
	// inside the volume, so keep the starting point at or in front
	// of the eye
	t_hit.x = max(t_hit.x, 0.);

	// Step 3: Compute the step size to march through the volume grid
	vec3 dt_vec = 1. / (fragmentUniforms3D.scale * vec4(abs(ray_dir), 1.)).xyz;
	float dt = 1. * min(dt_vec.x, min(dt_vec.y, dt_vec.z));

	float offset = wang_hash(int(gl_FragCoord.x + 640. * gl_FragCoord.y));

	// Step 4: Starting from the entry point, march the ray through the volume
	// and sample it
	vec3 p = transformed_eye + (t_hit.x + offset * dt) * ray_dir;
	
	#define _U fragmentUniforms3D
	_BEFORE_RENDER

	// TODO: Probably want to stop this process at some point to improve performance when marching down the edges.
	for (float t = t_hit.x; t < t_hit.y; t += dt) {
		// Check if this point is on the "positive" side or "negative" side of the plane - only show positive.
		float canShow = 1.;
		canShow *= max(0., sign(dot(_U.normal${Ve}, p) + _U.distance${Ve}));
		// Do not show coordinates outside 0-1 box.
		// Something about the undefined behavior outside the box causes the additive blender to 
		// render some very odd artifacts.
		float canShowXCoordinate = max(p.x - 0., 0.) * max(1. - p.x , 0.);
		float canShowYCoordinate = max(p.y - 0., 0.) * max(1. - p.y , 0.);
		float canShowZCoordinate = max(p.z - 0., 0.) * max(1. - p.z , 0.);
		float canShowCoordinate = float(ceil(canShowXCoordinate * canShowYCoordinate * canShowZCoordinate));
		canShow = canShowCoordinate * canShow;
		float intensityValue${O} = float(texture(volume${O}, p).r);
		DECKGL_PROCESS_INTENSITY(intensityValue${O}, channelIntensity3D.contrastLimits${O}, ${O});
		intensityValue${O} = canShow * intensityValue${O};


		_RENDER

		p += ray_dir * dt;
	}
	_AFTER_RENDER
  color.r = linear_to_srgb(color.r);
  color.g = linear_to_srgb(color.g);
  color.b = linear_to_srgb(color.b);
}
`,XI=`#version 300 es
#define SHADER_NAME xr-layer-vertex-shader

// Unit-cube vertices
in vec3 positions;

uniform vertexUniforms {
  // Eye position - last column of the inverted view matrix  
  vec3 eye_pos;
  mat4 proj;
  mat4 model;
  mat4 view;
  // A matrix for scaling in the model space before any transformations.
  // This projects the unit cube up to match the "pixel size" multiplied by the physical size ratio, if provided.
  mat4 scale;
  mat4 resolution;
} vertex;

out vec3 vray_dir;
flat out vec3 transformed_eye;

void main() {

  // Step 1: Standard MVP transformation (+ the scale matrix) to place the positions on your 2D screen ready for rasterization + fragment processing.
  gl_Position = vertex.proj * vertex.view * vertex.model * vertex.scale * vertex.resolution * vec4(positions, 1.);

  // Step 2: Invert the eye back from world space to the normalized 0-1 cube world space because ray casting on the fragment shader runs in 0-1 space.
  // Geometrically, the transformed_eye is a position relative to the 0-1 normalized vertices, which themselves are the inverse of the model + scale trasnformation.
  // See below for an example which does not involve a scale transformation, for simplicity, but motivates geometrically the needed transformation on eye_pos.
  /*
  This first diagram is a skewed volume (i.e a "shear" model matrix applied) top down with the eye marked as #, all in world space
       ^
    ___|__
    \\  |  \\
     \\ |   \\
      \\|____\\
       | 
       | 
       |
       #

  This next diagram shows the volume after the inverse model matrix has placed it back in model coordinates, but the eye still in world space. 
       ^
    ___|___
    |  |  |
    |  |  |
    |__|__|
       |
       |
       |
       #

  Finally, we apply the inverse model matrix transformation to the eye as well to bring it too into world space.
  Notice that the ray here matches the "voxels" through which the first ray also passes, as desired.
         ^
    ____/__
    |  /  |
    | /   |
    |/____|
    /
   /
  /
 #
  */
  transformed_eye = (inverse(vertex.resolution) * inverse(vertex.scale) * inverse(vertex.model) * (vec4(vertex.eye_pos, 1.))).xyz;

  // Step 3: Rays are from eye to vertices so that they get interpolated over the fragments.
  vray_dir = positions - transformed_eye;
}
`,Wd="channelIntensity3D",YI=`uniform ${Wd}Uniforms {
  vec2 contrastLimits${O};
} ${Wd};

float apply_contrast_limits(float intensity, vec2 contrastLimits) {
  float contrastLimitsAppliedToIntensity = (intensity - contrastLimits[0]) / max(0.0005, (contrastLimits[1] - contrastLimits[0]));
  return max(0., contrastLimitsAppliedToIntensity);
}
`,KI={name:Wd,uniformTypes:{[`contrastLimits${O}`]:"vec2<f32>"},fs:YI},jd="fragmentUniforms3D",qI=`uniform ${jd}Uniforms {
  vec2 xSlice;
  vec2 ySlice;
  vec2 zSlice;
  mat4 scale;
  vec3 color${O};
  vec3 normal${Ve};
  float distance${Ve};
} ${jd};
`,ZI={name:jd,uniformTypes:{xSlice:"vec2<f32>",ySlice:"vec2<f32>",zSlice:"vec2<f32>",scale:"mat4x4<f32>",[`color${O}`]:"vec3<f32>",[`normal${Ve}`]:"vec3<f32>",[`distance${Ve}`]:"f32"},fs:qI},GI="vertex",QI={name:GI,uniformTypes:{eye_pos:"vec3<f32>",proj:"mat4x4<f32>",model:"mat4x4<f32>",view:"mat4x4<f32>",scale:"mat4x4<f32>",resolution:"mat4x4<f32>"}},JI=[1,1,0,0,1,0,1,1,1,0,1,1,0,0,1,0,1,0,0,0,0,1,1,0,1,0,0,1,1,1,1,0,1,0,0,1,1,0,0,0,0,0],kd=1,e5={pickable:!1,coordinateSystem:U.CARTESIAN,channelData:{type:"object",value:{},compare:!0},contrastLimits:{type:"array",value:[],compare:!0},colors:{type:"array",value:null,compare:!0},dtype:{type:"string",value:"Uint8",compare:!0},xSlice:{type:"array",value:null,compare:!0},ySlice:{type:"array",value:null,compare:!0},zSlice:{type:"array",value:null,compare:!0},clippingPlanes:{type:"array",value:[],compare:!0},resolutionMatrix:{type:"object",value:new W,compare:!0},channelsVisible:{type:"array",value:[],compare:!0},extensions:{type:"array",value:[new Ud.AdditiveBlendExtension],compare:!0}};function f3(){let t=$d("Float32");return{...t,sampler:t.sampler.replace("2D","3D"),cast:e=>new Float32Array(e)}}function t5(t){let e={};if(t.forEach(r=>{r.rendering._RENDER&&(e=r.rendering)}),!e._RENDER)throw new Error("XR3DLayer requires at least one extension to define opts.rendering as an object with _RENDER as a property at the minimum.");return e}var Hd=class extends fe{getNumChannels(){return this.props.selections?.length??this.props.channels?.length??Vt}getNumPlanes(){let{clippingPlanes:t}=this.props;return t?.length||kd}initializeState(){let{device:t}=this.context;t.setParametersWebGL({[j.UNPACK_ALIGNMENT]:1,[j.PACK_ALIGNMENT]:1})}_isHookDefinedByExtensions(t){let{extensions:e}=this.props;return e?.some(r=>{let o=r.getShaders.call(this,r);if(o){let{inject:s={},modules:i=[]}=o,n=s[t],a=i.some(c=>c?.inject?.[t]);return n||a}return!1})}getShaders(){let{extensions:t}=this.props,{sampler:e}=f3(),{_BEFORE_RENDER:r,_RENDER:o,_AFTER_RENDER:s}=t5(t),i=this._isHookDefinedByExtensions("fs:DECKGL_PROCESS_INTENSITY"),n=this.getNumChannels(),a=this.getNumPlanes(),c=At(KI,n,a),l=At(ZI,n,a),f=At(QI,n,a),h={inject:{},...c};return i||(h.inject["fs:DECKGL_PROCESS_INTENSITY"]=`
        intensity = apply_contrast_limits(intensity, contrastLimits);
      `),At(super.getShaders({vs:XI,fs:HI.replace("_BEFORE_RENDER",r).replace("_RENDER",o).replace("_AFTER_RENDER",s),defines:{SAMPLER_TYPE:e},modules:[h,l,f]}),n,a)}finalizeState(){super.finalizeState(),this.state.textures&&Object.values(this.state.textures).forEach(t=>t?.delete())}updateState({props:t,oldProps:e,changeFlags:r}){if(this.getNumChannels()===0){this.state.model&&(this.state.model.destroy(),this.setState({model:null}));return}let s=(t.selections?.length??0)!==(e?.selections?.length??0);if(r.extensionsChanged||t.colormap!==e.colormap||t.renderingMode!==e.renderingMode||t.clippingPlanes.length!==e.clippingPlanes.length||s){let{device:i}=this.context;this.state.model&&this.state.model.destroy(),this.setState({model:this._getModel(i)})}t.channelData&&t?.channelData?.data!==e?.channelData?.data&&this.loadTexture(t.channelData),this.state.textures&&this.state.scaleMatrix&&this._updateUniforms(t)}_getModel(t){return t?new q(t,{...this.getShaders(),geometry:new ue({topology:"triangle-strip",attributes:{positions:new Float32Array(JI)}}),shaderAssembler:bl.getDefaultVivShaderAssembler()}):null}_updateUniforms(t){let{textures:e,scaleMatrix:r}=this.state;if(!e||!r)return;let o=this.getNumChannels(),{contrastLimits:s,colors:i,xSlice:n,ySlice:a,zSlice:c,channelsVisible:l,domain:f,dtype:h,clippingPlanes:u,resolutionMatrix:d,selections:p}=t,m=d3({contrastLimits:s,channelsVisible:l,domain:f,dtype:h}),g=r.clone().invert(),x=d.clone().invert(),y=u3(u.map(P=>P.clone().transform(g).transform(x)),new st([1,0,0]),u.length||kd),_=y.flatMap(P=>P.normal),v=y.map(P=>P.distance),E=u.length||kd,b=Object.values(e).filter(P=>P).length,C=Math.max(b,p?.length||0,1),R=Sl({channelsVisible:l||Array(C).fill(!0),colors:i||Tl(C)}),S={};for(let P=0;P<o;P++)S[`contrastLimits${P}`]=[m[P*2],m[P*2+1]];let A={xSlice:n?n.map(P=>P/r[0]/d[0]):[0,1],ySlice:a?a.map(P=>P/r[5]/d[5]):[0,1],zSlice:c?c.map(P=>P/r[10]/d[10]):[0,1],scale:r};for(let P=0;P<o;P++)A[`color${P}`]=R[P]||[0,0,0];for(let P=0;P<E;P++)A[`normal${P}`]=[_[P*3],_[P*3+1],_[P*3+2]],A[`distance${P}`]=v[P];this.setState({channelIntensity3DUniforms:S,fragmentUniforms3DUniforms:A})}draw(){let{model:t,scaleMatrix:e,channelIntensity3DUniforms:r,fragmentUniforms3DUniforms:o}=this.state;if(!r||!o){this.state.textures&&e&&this._updateUniforms(this.props);return}let s=this._newTexturesFromLoadThisFrame??this.state.textures,i=this.getNumChannels(),n=null;if(s&&t&&e){let a=s,c=i;(this._cachedBindingsTextures!==a||this._cachedBindingsNumChannels!==c)&&(this._cachedBindings=h3(s,i,"volume"),this._cachedBindingsTextures=a,this._cachedBindingsNumChannels=c),n=this._cachedBindings}if(n&&t&&e){let{modelMatrix:a,resolutionMatrix:c}=this.props,{viewMatrix:l,viewMatrixInverse:f,projectionMatrix:h}=this.context.viewport;this._vertexUniformsData||(this._vertexUniformsData={eye_pos:[0,0,0],proj:null,model:null,view:null,scale:null,resolution:null});let u=this._vertexUniformsData,d=u.eye_pos;d[0]=f[12],d[1]=f[13],d[2]=f[14],u.proj=h,this._defaultModelMatrix||(this._defaultModelMatrix=new W),u.model=a||this._defaultModelMatrix,u.view=l,u.scale=e,u.resolution=c,t.shaderInputs.setProps({channelIntensity3D:r,fragmentUniforms3D:o,vertex:u}),t.setBindings(n),t.draw(this.context.renderPass),this._newTexturesFromLoadThisFrame&&(this._newTexturesFromLoadThisFrame=null)}}loadTexture(t){let e=this.getNumChannels(),r={};for(let o=0;o<e;o++)r[`volume${o}`]=null;if(this.state.textures&&Object.values(this.state.textures).forEach(o=>o?.delete()),t&&Object.keys(t).length>0&&t.data){let{height:o,width:s,depth:i}=t;t.data.forEach((n,a)=>{r[`volume${a}`]=this.dataToTexture(n,s,o,i)},this);for(let n in r){if(!r.volume0)throw new Error("Bad texture state!");r[n]||(r[n]=r.volume0)}this._newTexturesFromLoadThisFrame=r,this.setState({textures:r,scaleMatrix:new W().scale(this.props.physicalSizeScalingMatrix.transformPoint([s,o,i]))},()=>{this._updateUniforms(this.props)})}else this._newTexturesFromLoadThisFrame=null}dataToTexture(t,e,r,o){let s=f3();return this.context.device.createTexture({width:e,height:r,depth:o,dimension:"3d",data:s.cast?.(t)??t,format:s.format,mipmaps:!1,sampler:{minFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge",addressModeW:"clamp-to-edge"}})}};Hd.layerName="XR3DLayer";Hd.defaultProps=e5;async function r5({source:t,selection:e,onUpdate:r=()=>{},downsampleDepth:o=1,signal:s}){let{shape:i,labels:n,dtype:a}=t,{height:c,width:l}=bn(t),f=i[n.indexOf("z")],h=Math.max(1,Math.floor(f/o)),u=c*l,d=`${a}Array`,p=globalThis[d],m=new p(u*h);return await Promise.all(new Array(h).fill(0).map(async(g,x)=>{let y={...e,z:x*o},{data:_}=await t.getRaster({selection:y,signal:s}),v=0;for(r();v<u;){let E=x*u+(u-v-1),b=(l-v-1)%l+l*Math.floor(v/l);m[E]=_[b],v+=1}r()})),{data:m,height:c,width:l,depth:h}}var o5=(t,e,r)=>new Bo({id:`text-${r}`,coordinateSystem:U.CARTESIAN,data:[{text:t,position:e.position}],getColor:[220,220,220,255],getSize:25,sizeUnits:"meters",sizeScale:2**-e.zoom,fontFamily:"Helvetica"}),s5={pickable:!1,coordinateSystem:U.CARTESIAN,contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},selections:{type:"array",value:[],compare:!0},resolution:{type:"number",value:0,compare:!0},domain:{type:"array",value:[],compare:!0},loader:{type:"object",value:[{getRaster:async()=>({data:[],height:0,width:0}),dtype:"Uint16",shape:[1],labels:["z"]}],compare:!0},xSlice:{type:"array",value:null,compare:!0},ySlice:{type:"array",value:null,compare:!0},zSlice:{type:"array",value:null,compare:!0},clippingPlanes:{type:"array",value:[],compare:!0},onUpdate:{type:"function",value:()=>{},compare:!0},useProgressIndicator:{type:"boolean",value:!0,compare:!0},extensions:{type:"array",value:[new Ud.AdditiveBlendExtension],compare:!0}},x3=class extends ye{clearState(){this.setState({height:null,width:null,depth:null,data:null,physicalSizeScalingMatrix:null,resolutionMatrix:null,progress:0,abortController:null})}finalizeState(){this.state.abortController.abort()}updateState({oldProps:t,props:e}){let r=e.loader!==t.loader,o=e.resolution!==t.resolution,s=e.selections!==t.selections;if(o&&this.clearState(),r||s||o){let{loader:i,selections:n=[],resolution:a,onViewportLoad:c}=this.props,l=i[a],f=0,h=(l.shape[l.labels.indexOf("z")]>>a)*n.length,u=()=>{f+=.5/h,this.props.onUpdate&&this.props.onUpdate({progress:f}),this.setState({progress:f})},d=new AbortController;this.setState({abortController:d});let{signal:p}=d,m=n.map(x=>r5({selection:x,source:l,onUpdate:u,downsampleDepth:2**a,signal:p})),g=EI(i[a]);Promise.all(m).then(x=>{c&&c(x);let y={data:x.map(_=>_.data),width:x[0]?.width,height:x[0]?.height,depth:x[0]?.depth};this.setState({...y,physicalSizeScalingMatrix:g,resolutionMatrix:new W().scale(2**a)})})}}renderLayers(){let{loader:t,id:e,resolution:r,useProgressIndicator:o}=this.props,{dtype:s}=t[r],{data:i,width:n,height:a,depth:c,progress:l,physicalSizeScalingMatrix:f,resolutionMatrix:h}=this.state;if(!(n&&a)&&o){let{viewport:u}=this.context;return o5(`Loading Volume ${String((l||0)*100).slice(0,5)}%...`,u,e)}return new Hd(this.props,{channelData:{data:i,width:n,height:a,depth:c},id:`XR3DLayer-0-${a}-${n}-0-${r}-${e}`,physicalSizeScalingMatrix:f,parameters:{[j.CULL_FACE]:!0,[j.CULL_FACE_MODE]:j.FRONT,[j.DEPTH_TEST]:!1,blendFunc:[j.SRC_ALPHA,j.ONE],blend:!0},resolutionMatrix:h,dtype:s})}};x3.layerName="VolumeLayer";x3.defaultProps=s5;function _3({data:t,width:e,height:r},o,s){let i=new Uint8ClampedArray(e*r*4),n=new Map;for(let a=0,c=0;a<r;a++)for(let l=0;l<e;l++,c++){let f=t[c];if(f===0||!(l>0&&t[c-1]!==f||l+1<e&&t[c+1]!==f||a>0&&t[c-e]!==f||a+1<r&&t[c+e]!==f))continue;let u=o?.[f]??0;n.has(u)||n.set(u,s(u));let d=n.get(u);d&&i.set([...d,255],c*4)}return{data:i,width:e,height:r}}function y3({data:t,width:e,height:r},o){let s=new Uint8ClampedArray(e*r*4),i=new Uint32Array(s.buffer),n=new Map;for(let a=0;a<t.length;a++){let c=t[a];if(c!==0){if(!n.has(c)){let[l,f,h]=o(c);n.set(c,new Uint32Array(new Uint8Array([l,f,h,255]).buffer)[0])}i[a]=n.get(c)}}return{data:s,width:e,height:r}}var i5={minFilter:"nearest",magFilter:"nearest"},Pl=-1.5;function v3(t,e,{onTileLoad:r,onViewportLoad:o}){return e.length?new wl({id:"image",loader:t.levels,selections:e.selections,contrastLimits:e.map(({low:s,high:i})=>[s,i]),channelsVisible:e.map(({isOn:s})=>s),colors:e.map(({colour:s})=>s),pickable:!1,onTileLoad:r,onViewportLoad:o}):null}function b3(t,e,r,o,{opacity:s,trigger:i,extent:n}){let{levels:a}=e;return new xn({id:t,tileSize:a[0].tileSize*r,zoomOffset:Math.round(Math.log2(r)),extent:n,minZoom:-(a.length-1),maxZoom:0,refinementStrategy:"no-overlap",pickable:!1,opacity:s**2.2,updateTriggers:{getTileData:i},getTileData:async({index:{x:c,y:l,z:f},signal:h})=>{let u=a[Math.round(-f)],[d,p]=u.shape;if(c<0||l<0||c*u.tileSize>=p||l*u.tileSize>=d)return null;try{let{data:m,width:g,height:x}=o(await u.getTile({x:c,y:l,signal:h}));return new ImageData(m,g,x)}catch(m){if(m===Tn)return null;throw m}},onTileError:a[0].onTileError,renderSubLayers:c=>{if(!c.data)return null;let{bbox:l,index:f}=c.tile,h=r*2**-f.z,u=l.top+c.data.height*h,d=l.left+c.data.width*h,{data:p,...m}=c;return new No(m,{data:null,image:p,bounds:[l.left,u,d,l.top],textureParameters:i5})}})}function T3(t,e,r,o,s,i){let n=a=>y3(a,c=>o.get(c)??[136,136,136]);return b3(`mask-${t}`,e,r,n,{opacity:s,trigger:t,extent:i})}function S3(t,e,r,o,s,i){let n=a=>_3(a,r,o);return b3(`outlines-${t}`,e,1,n,{opacity:1,trigger:s,extent:i})}function E3(t,e){return new Wi({id:"cells",data:{length:t.length,attributes:{getPosition:{value:t.positions,size:2},getFillColor:{value:t.fill,size:4,normalized:!0},getLineColor:{value:t.line,size:4,normalized:!0}}},radiusUnits:"common",getRadius:e,radiusMinPixels:2,radiusMaxPixels:7,stroked:!0,lineWidthUnits:"pixels",getLineWidth:1.25,pickable:!1})}var n5=t=>`#${t.map(e=>e.toString(16).padStart(2,"0")).join("")}`,a5=t=>[1,3,5].map(e=>parseInt(t.slice(e,e+2),16));function A3(t,e,r){let o=I("p",{class:"note",role:"status"}),s=t.map(i=>{let n=I("input",{type:"checkbox",checked:i.isOn,id:`channel-${i.index}`,onchange:()=>{if(n.checked&&t.filter(({isOn:l})=>l).length>=e){n.checked=!1,o.textContent=`${e} channels are shown at once at most: switch one off first.`;return}o.textContent="",i.isOn=n.checked,r(i)}}),a=I("input",{type:"color",value:n5(i.colour),"aria-label":`Colour of ${i.name}`,oninput:()=>{i.colour=a5(a.value),r(i)}}),c=(l,f)=>{let h=I("input",{type:"range",min:i.least,max:i.most,step:i.step,value:i[l],"aria-label":`${f} of ${i.name}`,oninput:()=>{i[l]=Number(h.value),i.low>=i.high&&(i[l]+=l==="low"?-i.step:i.step),h.nextSibling.textContent=jr(i[l]),r(i)}});return I("label",{class:"slider"},I("span",{},f),h,I("output",{},jr(i[l])))};return I("div",{class:"channel"},I("div",{class:"channel-head"},n,I("label",{for:n.id},i.name),a),c("low","Black"),c("high","White"))});return I("fieldset",{},I("legend",{},"Channels"),...s,o)}function Xd(t,e,r,o=null){let s=I("input",{type:"checkbox",checked:e,id:o,onchange:()=>r(s.checked)});return I("label",{class:"switch"},s," ",t)}function Yd(t,e,r,o){let s=I("select",{onchange:()=>o(s.value)},...e.map(([i,n])=>I("option",{value:i,selected:i===r},n)));return I("label",{class:"choice"},I("span",{},t),s)}function w3(t,e,r){let o=I("input",{type:"range",min:0,max:1,step:.05,value:e,oninput:()=>r(Number(o.value))});return I("label",{class:"slider"},I("span",{},t),o)}function P3(t,e,r){let o=t.map(({name:s,n_cells:i},n)=>{let a=I("input",{type:"checkbox",checked:!0,onchange:()=>r(s,a.checked)}),c=I("svg",{class:"dot",viewBox:"0 0 10 10","aria-hidden":"true"},I("circle",{cx:5,cy:5,r:4.2,fill:tp(e[n])}));return I("li",{},I("label",{},a," ",c," ",Ie(s)),I("span",{class:"number"},i.toLocaleString("en")))});return I("ul",{class:"legend"},...o)}var c5={overlay:"Overview",thresholds:"Thresholds of the markers",clusters:"Clusters and calls"};function R3(t){let e=t.map(({path:r,files:o})=>{let s=r.split("/").at(-1).replace(".png",""),i=c5[s]??Ie(s);return I("li",{},I("span",{},I("a",{href:Xo(r),target:"_blank",rel:"noopener"},i),...ep(o,i)))});return I("section",{"aria-label":"Pictures"},I("h2",{class:"legend-like"},"Pictures"),I("ul",{class:"legend"},...e))}function Kd(t){if(!t.label&&t.label!==0)return I("p",{class:"note"},"No cell here. Click on one, or press Enter for the one in the middle.");let e=t.markers.map(({marker:o,value:s,threshold:i,is_positive:n})=>I("tr",{},I("th",{scope:"row"},o),I("td",{class:"number"},jr(s)),I("td",{class:"number"},jr(i)),I("td",{},n===null?"–":n?"positive":"negative"))),r=Object.entries(t.areas).filter(([,o])=>o!==null);return I("div",{},I("p",{class:"lead"},I("strong",{},Ie(t.phenotype||"no call")),t.compartment?`, ${Ie(t.compartment).toLowerCase()}`:""),I("p",{class:"note"},[`cell ${t.label}`,...r.map(([o,s])=>`${o.split("_")[0]} ${jr(s)} µm²`)].join(" · ")),e.length>0&&I("table",{},I("thead",{},I("tr",{},...["Marker","Intensity","Threshold","Call"].map((o,s)=>I("th",{scope:"col",class:s===1||s===2?"number":null},o)))),I("tbody",{},...e)))}var f5=4,h5=.15,u5=1.06,Rl=class{constructor(e,r,o){this.parent=e,this.size=r,this.tell=o,this.state=this.#t(),this.deck=new Zu({parent:e,deviceProps:{webgl:{antialias:!1}},views:[new Ni({id:"slide",controller:{keyboard:!1,scrollZoom:{speed:.008,smooth:!1},inertia:!1}})],viewState:this.state,onViewStateChange:({viewState:s})=>this.set(s),onClick:({coordinate:s})=>s&&o.onClick([s[0],s[1]]),onError:o.onError,onAfterRender:o.onDraw,getCursor:({isDragging:s})=>s?"grabbing":"crosshair",layers:[]})}get screen(){return[this.parent.clientWidth||1,this.parent.clientHeight||1]}get zoom(){return this.state.zoom}get bounds(){let[e,r]=this.screen.map(i=>i/2**this.zoom/2),[o,s]=this.state.target;return[o-e,s-r,o+e,s+r]}#t(){let[e,r]=this.screen,o=Math.log2(Math.min(e/this.size[0],r/this.size[1])/u5);return{target:[this.size[0]/2,this.size[1]/2,0],zoom:o}}set({target:e,zoom:r}){let o=Math.min(this.#t().zoom,0)-1,s=(i,n,a)=>Math.min(Math.max(i,n),a);this.state={target:[s(e[0],0,this.size[0]),s(e[1],0,this.size[1]),0],zoom:s(r,o,f5)},this.deck.setProps({viewState:this.state}),this.tell.onMove()}fit(){this.set(this.#t())}zoomBy(e){this.set({...this.state,zoom:this.zoom+e})}pan(e,r){let[o,s]=this.screen.map(a=>a*h5/2**this.zoom),[i,n]=this.state.target;this.set({...this.state,target:[i+e*o,n+r*s,0]})}destroy(){this.deck.finalize()}},d5={ArrowLeft:t=>t.pan(-1,0),ArrowRight:t=>t.pan(1,0),ArrowUp:t=>t.pan(0,-1),ArrowDown:t=>t.pan(0,1),"+":t=>t.zoomBy(.5),"=":t=>t.zoomBy(.5),"-":t=>t.zoomBy(-.5),0:t=>t.fit(),Enter:t=>t.tell.onClick(t.state.target.slice(0,2))};function C3(t,e){let r=d5[e.key];!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t))}function M3(t,e,r=140){let o=t/2**e,s=r*o,i=10**Math.floor(Math.log10(s)),n=[5,2,1].map(a=>a*i).find(a=>a<=s)??i;return{px:n/o,text:n>=1e3?`${n/1e3} mm`:`${Number(n.toPrecision(1))} µm`}}var qd=6,p5=6e4,m5=3,g5=150,x5=[150,150,150],I3=["nuclei","cells"],_5=.4;function foe(t,e,r){let o=new Zd(t,e,r);return o.start(),o}var Zd=class{constructor(e,r,{slideId:o,query:s,about:i,image:n,openPyramid:a,onMove:c,onError:l,onUnsupported:f}){Object.assign(this,{canvas:e,aside:r,slideId:o,query:s,about:i,image:n,openPyramid:a,onMove:c,onError:l,onUnsupported:f});let[h,u]=n.levels[0].shape.slice(-2);this.size=[u,h],this.extent=[0,0,u,h],this.channels=y5(n),this.loaded=[],this.wanted={phenotype:s.get("phenotype")??"",compartment:s.get("compartment")??""},this.show={points:!0,outlines:!0,object:"nuclei",mask:"",opacity:.35},this.hidden=new Set,this.phenotypes=[],this.colours=[],this.labels=new Map,this.tiles=0,this.marks=new Set,this.source=new Rn(o,n.pixelUm,this.wanted)}start(){this.bar=I("div",{class:"bar"}),this.scale=I("div",{class:"scale","aria-hidden":"true"},this.bar),this.note=I("p",{class:"slide-note",role:"status"}),this.surface=I("div",{class:"surface"}),this.canvas.classList.toggle("bright",O3(this.channels)),this.canvas.replaceChildren(this.surface,this.#a(),this.scale,this.note),this.view=new Rl(this.surface,this.size,{onMove:()=>this.#i(),onClick:r=>this.#g(r),onError:r=>this.#p(r),onDraw:()=>this.#m()}),this.keys=r=>C3(this.view,r),this.canvas.addEventListener("keydown",this.keys),this.observer=new ResizeObserver(()=>this.#i()),this.observer.observe(this.canvas),this.#o();let e=["x","y","zoom"].map(r=>Number(this.query.get(r)??NaN));e.every(Number.isFinite)?this.view.set({target:[e[0],e[1],0],zoom:e[2]}):this.view.fit(),this.#e(),this.#t(e.every(Number.isFinite)).catch(this.onError)}destroy(){this.isDestroyed||(this.isDestroyed=!0,clearTimeout(this.settling),this.source.abort?.abort(),this.observer.disconnect(),this.canvas.removeEventListener("keydown",this.keys),this.view.destroy())}async#t(e){let{phenotypes:r,has_outlines:o}=await wn(["called",this.slideId]);if(this.areCellsAsked=!0,this.phenotypes=r,this.colours=np(r.map(({name:s})=>s),O3(this.channels)),this.#o(),!!r.length){if(o){let{buffer:s}=await Pn(["phenotypes",this.slideId]);this.kinds=new Uint8Array(s)}this.wanted.phenotype&&!e&&await this.goToCells(this.wanted.phenotype,this.wanted.compartment),this.#r(),this.#e()}}async goToCells(e="",r=""){let{place_um:o,n_cells:s,is_known:i}=await wn(["focus",this.slideId],{phenotype:e,compartment:r});if(!o){this.note.textContent=`No ${Ie(e||"cells")} on this slide.`;return}let{pixelUm:n}=this.image;this.view.set({target:[o[0]/n,o[1]/n,0],zoom:Math.log2(n/_5)});let a=r&&r!=="whole"?` in ${Ie(r).toLowerCase()}`:"";e?i?this.note.textContent=`${s.toLocaleString("en")} ${Ie(e)}${a} are ringed in white; here they lie densest.`:this.note.textContent=`${Ie(e)} is a sum of calls: here all cells lie densest.`:this.note.textContent="Where the cells lie densest."}#a(){let e=(r,o,s)=>I("button",{type:"button","aria-label":o,title:o,onclick:s},r);return I("div",{class:"tools",role:"group","aria-label":"Zoom"},e("+","Zoom in",()=>this.view.zoomBy(.5)),e("−","Zoom out",()=>this.view.zoomBy(-.5)),e("⤢","Whole slide",()=>this.view.fit()),e("1:1","1:1, one pixel of the slide to a pixel of the screen",()=>this.view.set({...this.view.state,zoom:0})),e("◎","Where the cells lie densest",()=>this.goToCells(this.wanted.phenotype,this.wanted.compartment).catch(this.onError)))}#o(){let e=I3.filter(s=>this.about.labels.includes(s)),r=this.about.labels.filter(s=>!I3.includes(s)),o=s=>i=>{this.show[s]=i,this.#e()};this.card??=I("div",{class:"cell-card","aria-live":"polite"},Kd({})),this.maskLegend??=I("ul",{class:"legend"}),Ml(this.aside,A3(this.channels,qd,()=>this.#e()),I("fieldset",{},I("legend",{},"Overlays"),this.phenotypes.length>0&&Xd("Cells as points, from afar",this.show.points,o("points"),"show-points"),e.length>0&&Xd("Outlines, from near",this.show.outlines,o("outlines"),"show-outlines"),e.length>1&&Yd("Outlines of",e.map(s=>[s,Ie(s)]),this.show.object,o("object")),r.length>0&&Yd("Area",[["","None"],...r.map(s=>[s,Ie(s)])],this.show.mask,o("mask")),r.length>0&&w3("Opacity",this.show.opacity,o("opacity")),this.maskLegend),this.phenotypes.length?I("fieldset",{},I("legend",{},"Cells"),P3(this.phenotypes,this.colours,(s,i)=>this.#c(s,i))):I("p",{class:"note"},this.areCellsAsked?"The cells of this slide were not measured (yet).":"Reading the cells…"),I("fieldset",{},I("legend",{},"One cell"),this.card),this.about.pictures.length>0&&R3(this.about.pictures))}#c(e,r){r?this.hidden.delete(e):this.hidden.add(e),this.source.forget(),this.#r(),this.#e()}#l(){let e=this.channels.filter(r=>r.isOn&&!this.loaded.includes(r));if(e.length){let r=[...this.loaded,...e];for(;r.length>qd;)r.splice(r.findIndex(({isOn:o})=>!o),1);this.loaded=r,this.loaded.selections=r.map(({index:o})=>({c:o}))}return this.loaded}#e(){this.isDestroyed||(this.view.deck.setProps({layers:[v3(this.image,this.#l(),{onTileLoad:()=>this.tiles+=1,onViewportLoad:()=>this.isLoaded=!0}),this.#f(),this.#u(),this.#d()]}),this.#h())}#s(e){if(!this.labels.has(e)){this.labels.set(e,null);let r=new URL(Xo(`${this.about.image}/labels/${e}`),location.href).href;this.openPyramid(r,this.onError).then(o=>{this.labels.set(e,{...o,factor:o.pixelUm/this.image.pixelUm}),this.#e()}).catch(this.onError)}return this.labels.get(e)}#f(){let e=this.show.mask&&this.#s(this.show.mask);if(!e)return null;let r=new Map((e.ome["image-label"].colors??[]).map(o=>[o["label-value"],o.rgba]));return T3(this.show.mask,e,e.factor,r,this.show.opacity,this.extent)}#h(){let e=this.show.mask&&this.labels.get(this.show.mask),r=e?e.ome["image-label"]:{},o=new Map((r.properties??[]).map(s=>[s["label-value"],s.name]));this.maskLegend.replaceChildren(...(r.colors??[]).map(({"label-value":s,rgba:i})=>I("li",{},I("span",{},I("svg",{class:"dot",viewBox:"0 0 10 10","aria-hidden":"true"},I("rect",{width:10,height:10,fill:`rgb(${i.slice(0,3).join(" ")})`}))," ",Ie(o.get(s)??s)))))}#u(){let e=this.view.zoom>=Pl;if(!this.show.outlines||!e||!this.about.labels.includes(this.show.object))return null;let r=this.#s(this.show.object);if(!r)return null;let o=i=>{let n=this.phenotypes[i-1]?.name;return n&&this.hidden.has(n)?null:this.colours[i-1]??x5},s=[[...this.hidden].sort().join(),this.kinds?.length??0].join("|");return S3(this.show.object,r,this.kinds??null,o,s,this.extent)}#d(){if(!this.show.points||!this.points)return null;let r=this.show.outlines&&this.kinds&&this.view.zoom>=Pl?this.points.chosen:this.points.all;return this.canvas.dataset.points=r.length,E3(r,m5/this.image.pixelUm)}#i(){if(!this.view||this.isDestroyed)return;let{px:e,text:r}=M3(this.image.pixelUm,this.view.zoom);this.bar.textContent=r,this.bar.style.width=`${e}px`;let o=this.view.zoom>=Pl;o!==this.wasNear&&this.#e(),this.wasNear=o,clearTimeout(this.settling),this.settling=setTimeout(()=>this.#r(),g5)}#r(){let[e,r]=this.view.state.target;if(this.onMove({x:e.toFixed(1),y:r.toFixed(1),zoom:this.view.zoom.toFixed(2)}),!this.phenotypes.length||this.source.covers(this.view.bounds))return;let o={hidden:this.hidden,colours:this.colours,most:p5};this.source.read(this.view.bounds,o).then(s=>{this.points=s,this.#e()}).catch(s=>s.name!=="AbortError"&&this.onError(s))}#p(e){if(this.hasDrawn){this.onError(e);return}this.destroy(),this.onUnsupported()}#m(){this.hasDrawn=!0,this.surface.removeAttribute("tabindex"),this.tiles&&this.#n("first-tile"),this.tiles&&this.isLoaded&&this.#n("window")}#n(e){this.marks.has(e)||(this.marks.add(e),this.canvas.dataset.drawn=e,performance.mark(`tilflow:${e}`))}async#g([e,r]){let{pixelUm:o}=this.image;try{let s=this.phenotypes.length?await wn(["cell",this.slideId],{x:e*o,y:r*o}):{};this.card.replaceChildren(Kd(s))}catch(s){this.onError(s)}}};function O3(t){return t.map(({name:e})=>e).join("")==="RGB"}function y5({ome:t,levels:e}){let r={Uint8:255,Uint16:65535}[e[0].dtype];return(t.omero?.channels??[]).map(({label:o,color:s,active:i,window:n},a)=>{let c=Math.min(r??n.max,Math.max(n.end*2,1));return{index:a,name:o,colour:[0,2,4].map(l=>parseInt(s.slice(l,l+2),16)),isOn:!!i&&a<qd,low:n.start,high:n.end,least:n.min,most:c,step:e[0].dtype==="Float32"?(c-n.min)/500:1}})}export{foe as mountSlide};
