var hb=Object.create;var xf=Object.defineProperty;var ub=Object.getOwnPropertyDescriptor;var db=Object.getOwnPropertyNames;var pb=Object.getPrototypeOf,mb=Object.prototype.hasOwnProperty;var A=(t,e,r)=>()=>{if(r)throw r[0];try{return t&&(e=t(t=0)),e}catch(o){throw r=[o],o}};var gb=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(r){throw e=0,r}},Zt=(t,e)=>{for(var r in e)xf(t,r,{get:e[r],enumerable:!0})},xb=(t,e,r,o)=>{if(e&&typeof e=="object"||typeof e=="function")for(let s of db(e))!mb.call(t,s)&&s!==r&&xf(t,s,{get:()=>e[s],enumerable:!(o=ub(e,s))||o.enumerable});return t};var _b=(t,e,r)=>(r=t!=null?hb(pb(t)):{},xb(e||!t||!t.__esModule?xf(r,"default",{value:t,enumerable:!0}):r,t));var ha={};Zt(ha,{default:()=>Wb});var Wb,ua=A(()=>{Wb={fromConfig(){throw new Error("this compression is not one that tilflow writes")}}});var xs,nT,ga,aT,Vm,Of=A(()=>{xs=globalThis,nT=globalThis.document||{},ga=globalThis.process||{},aT=globalThis.console,Vm=globalThis.navigator||{}});function xa(t){if(typeof window<"u"&&window.process?.type==="renderer"||typeof process<"u"&&process.versions?.electron)return!0;let e=typeof navigator<"u"&&navigator.userAgent,r=t||e;return!!(r&&r.indexOf("Electron")>=0)}var Nf=A(()=>{});function Te(){return!(typeof process=="object"&&String(process)==="[object process]"&&!process?.browser)||xa()}var Lf=A(()=>{Nf()});function Df(t){return!t&&!Te()?"Node":xa(t)?"Electron":(t||Vm.userAgent||"").indexOf("Edge")>-1?"Edge":globalThis.chrome?"Chrome":globalThis.safari?"Safari":globalThis.mozInnerScreenX?"Firefox":"Unknown"}var Wm=A(()=>{Lf();Nf();Of()});var Ff,Qt=A(()=>{Of();Lf();Wm();Ff="4.1.2"});function co(t,e){if(!t)throw new Error(e||"Assertion failed")}var Bf=A(()=>{});function Uf(t){if(!t)return 0;let e;switch(typeof t){case"number":e=t;break;case"object":e=t.logLevel||t.priority||0;break;default:return 0}return co(Number.isFinite(e)&&e>=0),e}function jm(t){let{logLevel:e,message:r}=t;t.logLevel=Uf(e);let o=t.args?Array.from(t.args):[];for(;o.length&&o.shift()!==r;);switch(typeof e){case"string":case"function":r!==void 0&&o.unshift(r),t.message=e;break;case"object":Object.assign(t,e);break;default:}typeof t.message=="function"&&(t.message=t.message());let s=typeof t.message;return co(s==="string"||s==="object"),Object.assign(t,{args:o},t.opts)}var $m=A(()=>{Bf()});var Pr,_a,Hm=A(()=>{$m();Pr=()=>{},_a=class{constructor({level:e=0}={}){this.userData={},this._onceCache=new Set,this._level=e}set level(e){this.setLevel(e)}get level(){return this.getLevel()}setLevel(e){return this._level=e,this}getLevel(){return this._level}warn(e,...r){return this._log("warn",0,e,r,{once:!0})}error(e,...r){return this._log("error",0,e,r)}log(e,r,...o){return this._log("log",e,r,o)}info(e,r,...o){return this._log("info",e,r,o)}once(e,r,...o){return this._log("once",e,r,o,{once:!0})}_log(e,r,o,s,i={}){let n=jm({logLevel:r,message:o,args:this._buildArgs(r,o,s),opts:i});return this._createLogFunction(e,n,i)}_buildArgs(e,r,o){return[e,r,...o]}_createLogFunction(e,r,o){if(!this._shouldLog(r.logLevel))return Pr;let s=this._getOnceTag(o.tag??r.tag??r.message);if((o.once||r.once)&&s!==void 0){if(this._onceCache.has(s))return Pr;this._onceCache.add(s)}return this._emit(e,r)}_shouldLog(e){return this.getLevel()>=Uf(e)}_getOnceTag(e){if(e!==void 0)try{return typeof e=="string"?e:String(e)}catch{return}}}});function lT(t){try{let e=window[t],r="__storage_test__";return e.setItem(r,r),e.removeItem(r),e}catch{return null}}var ya,Xm=A(()=>{ya=class{constructor(e,r,o="sessionStorage"){this.storage=lT(o),this.id=e,this.config=r,this._loadConfiguration()}getConfiguration(){return this.config}setConfiguration(e){if(Object.assign(this.config,e),this.storage){let r=JSON.stringify(this.config);this.storage.setItem(this.id,r)}}_loadConfiguration(){let e={};if(this.storage){let r=this.storage.getItem(this.id);e=r?JSON.parse(r):{}}return Object.assign(this.config,e),this}}});function Ym(t){let e;return t<10?e=`${t.toFixed(2)}ms`:t<100?e=`${t.toFixed(1)}ms`:t<1e3?e=`${t.toFixed(0)}ms`:e=`${(t/1e3).toFixed(2)}s`,e}function Km(t,e=8){let r=Math.max(e-t.length,0);return`${" ".repeat(r)}${t}`}var qm=A(()=>{});function Zm(t){return typeof t!="string"?t:(t=t.toUpperCase(),va[t]||va.WHITE)}function Gm(t,e,r){return!Te&&typeof t=="string"&&(e&&(t=`\x1B[${Zm(e)}m${t}\x1B[39m`),r&&(t=`\x1B[${Zm(r)+fT}m${t}\x1B[49m`)),t}var va,fT,Jm=A(()=>{Qt();(function(t){t[t.BLACK=30]="BLACK",t[t.RED=31]="RED",t[t.GREEN=32]="GREEN",t[t.YELLOW=33]="YELLOW",t[t.BLUE=34]="BLUE",t[t.MAGENTA=35]="MAGENTA",t[t.CYAN=36]="CYAN",t[t.WHITE=37]="WHITE",t[t.BRIGHT_BLACK=90]="BRIGHT_BLACK",t[t.BRIGHT_RED=91]="BRIGHT_RED",t[t.BRIGHT_GREEN=92]="BRIGHT_GREEN",t[t.BRIGHT_YELLOW=93]="BRIGHT_YELLOW",t[t.BRIGHT_BLUE=94]="BRIGHT_BLUE",t[t.BRIGHT_MAGENTA=95]="BRIGHT_MAGENTA",t[t.BRIGHT_CYAN=96]="BRIGHT_CYAN",t[t.BRIGHT_WHITE=97]="BRIGHT_WHITE"})(va||(va={}));fT=10});function Qm(t,e=["constructor"]){let r=Object.getPrototypeOf(t),o=Object.getOwnPropertyNames(r),s=t;for(let i of o){let n=s[i];typeof n=="function"&&(e.find(a=>i===a)||(s[i]=n.bind(t)))}}var eg=A(()=>{});var ba,ut,kf=A(()=>{Qt();ba=class{getHighResolutionTimer(){let e;if(Te()&&xs.performance)e=xs?.performance?.now?.();else if("hrtime"in ga){let r=ga?.hrtime?.();e=r[0]*1e3+r[1]/1e6}else e=Date.now();return e}getMemoryUsageMB(){let r=xs?.performance?.memory?.usedJSHeapSize;return r==null?null:Math.trunc(r/1024/1024)}},ut=new ba;globalThis.Probe=ba;globalThis.probe=ut});function hT(t,e,r){if(typeof e=="string"){let o=r.time?Km(Ym(r.total)):"";e=r.time?`${t}: ${o}  ${e}`:`${t}: ${e}`,e=Gm(e,r.color,r.background)}return e}function uT(t){for(let e in t)for(let r in t[e])return r||"untitled";return"empty"}var lo,zf,Se,Vf=A(()=>{Qt();Hm();Xm();qm();Jm();eg();Bf();kf();lo={debug:Te()&&console.debug||console.log,log:console.log,info:console.info,warn:console.warn,error:console.error},zf={enabled:!0,level:0},Se=class extends _a{constructor({id:e}={id:""}){super({level:0}),this.VERSION=Ff,this._startTs=ut.getHighResolutionTimer(),this._deltaTs=ut.getHighResolutionTimer(),this.userData={},this.LOG_THROTTLE_TIMEOUT=0,this.id=e,this.userData={},this._storage=new ya(`__probe-${this.id}__`,{[this.id]:zf}),this.timeStamp(`${this.id} started`),Qm(this),Object.seal(this)}isEnabled(){return this._getConfiguration().enabled}getLevel(){return this._getConfiguration().level}getTotal(){return Number((ut.getHighResolutionTimer()-this._startTs).toPrecision(10))}getDelta(){return Number((ut.getHighResolutionTimer()-this._deltaTs).toPrecision(10))}set priority(e){this.level=e}get priority(){return this.level}getPriority(){return this.level}enable(e=!0){return this._updateConfiguration({enabled:e}),this}setLevel(e){return this._updateConfiguration({level:e}),this}get(e){return this._getConfiguration()[e]}set(e,r){this._updateConfiguration({[e]:r})}settings(){console.table?console.table(this._storage.config):console.log(this._storage.config)}assert(e,r){if(!e)throw new Error(r||"Assertion failed")}warn(e,...r){return this._log("warn",0,e,r,{method:lo.warn,once:!0})}error(e,...r){return this._log("error",0,e,r,{method:lo.error})}deprecated(e,r){return this.warn(`\`${e}\` is deprecated and will be removed in a later version. Use \`${r}\` instead`)}removed(e,r){return this.error(`\`${e}\` has been removed. Use \`${r}\` instead`)}probe(e,r,...o){let s=ut.getMemoryUsageMB();if(s!==null){let i=`${s}MB `;typeof r=="function"?r=()=>`${i}${r()}`:typeof r=="string"&&(r=`${i}${r}`)}return this._log("log",e,r,o,{method:lo.log,time:!0,once:!0})}log(e,r,...o){return this._log("log",e,r,o,{method:lo.debug})}info(e,r,...o){return this._log("info",e,r,o,{method:console.info})}once(e,r,...o){return this._log("once",e,r,o,{method:lo.debug||lo.info,once:!0})}table(e,r,o){return r?this._log("table",e,r,o&&[o]||[],{method:console.table||Pr,tag:uT(r)}):Pr}time(e,r){return this._log("time",e,r,[],{method:console.time?console.time:console.info})}timeEnd(e,r){return this._log("time",e,r,[],{method:console.timeEnd?console.timeEnd:console.info})}timeStamp(e,r){return this._log("time",e,r,[],{method:console.timeStamp||Pr})}group(e,r,o={collapsed:!1}){let s=(o.collapsed?console.groupCollapsed:console.group)||console.info;return this._log("group",e,r,[],{method:s})}groupCollapsed(e,r,o={}){return this.group(e,r,Object.assign({},o,{collapsed:!0}))}groupEnd(e){return this._log("groupEnd",e,"",[],{method:console.groupEnd||Pr})}withGroup(e,r,o){this.group(e,r)();try{o()}finally{this.groupEnd(e)()}}trace(){console.trace&&console.trace()}_shouldLog(e){return this.isEnabled()&&super._shouldLog(e)}_emit(e,r){let o=r.method;co(o),r.total=this.getTotal(),r.delta=this.getDelta(),this._deltaTs=ut.getHighResolutionTimer();let s=hT(this.id,r.message,r);return o.bind(console,s,...r.args)}_getConfiguration(){return this._storage.config[this.id]||this._updateConfiguration(zf),this._storage.config[this.id]}_updateConfiguration(e){let r=this._storage.config[this.id]||{...zf};this._storage.setConfiguration({[this.id]:{...r,...e}})}};Se.VERSION=Ff});var tg=A(()=>{kf();globalThis.probe||(globalThis.probe=ut)});var q8,_s=A(()=>{Vf();Vf();tg();q8=new Se({id:"@probe.gl/log"})});function bs(){let t;if(typeof window<"u"&&window.performance)t=window.performance.now();else if(typeof process<"u"&&process.hrtime){let e=process.hrtime();t=e[0]*1e3+e[1]/1e6}else t=Date.now();return t}var rh=A(()=>{});var Cr,oh=A(()=>{rh();Cr=class{constructor(e,r){this.sampleSize=1,this.time=0,this.count=0,this.samples=0,this.lastTiming=0,this.lastSampleTime=0,this.lastSampleCount=0,this._count=0,this._time=0,this._samples=0,this._startTime=0,this._timerPending=!1,this.name=e,this.type=r,this.reset()}reset(){return this.time=0,this.count=0,this.samples=0,this.lastTiming=0,this.lastSampleTime=0,this.lastSampleCount=0,this._count=0,this._time=0,this._samples=0,this._startTime=0,this._timerPending=!1,this}setSampleSize(e){return this.sampleSize=e,this}incrementCount(){return this.addCount(1),this}decrementCount(){return this.subtractCount(1),this}addCount(e){return this._count+=e,this._samples++,this._checkSampling(),this}subtractCount(e){return this._count-=e,this._samples++,this._checkSampling(),this}addTime(e){return this._time+=e,this.lastTiming=e,this._samples++,this._checkSampling(),this}timeStart(){return this._startTime=bs(),this._timerPending=!0,this}timeEnd(){return this._timerPending?(this.addTime(bs()-this._startTime),this._timerPending=!1,this._checkSampling(),this):this}getSampleAverageCount(){return this.sampleSize>0?this.lastSampleCount/this.sampleSize:0}getSampleAverageTime(){return this.sampleSize>0?this.lastSampleTime/this.sampleSize:0}getSampleHz(){return this.lastSampleTime>0?this.sampleSize/(this.lastSampleTime/1e3):0}getAverageCount(){return this.samples>0?this.count/this.samples:0}getAverageTime(){return this.samples>0?this.time/this.samples:0}getHz(){return this.time>0?this.samples/(this.time/1e3):0}_checkSampling(){this._samples===this.sampleSize&&(this.lastSampleTime=this._time,this.lastSampleCount=this._count,this.count+=this._count,this.time+=this._time,this.samples+=this._samples,this._time=0,this._count=0,this._samples=0)}}});var Ce,fg=A(()=>{oh();Ce=class{constructor(e){this.stats={},this.id=e.id,this.stats={},this._initializeStats(e.stats),Object.seal(this)}get(e,r="count"){return this._getOrCreate({name:e,type:r})}get size(){return Object.keys(this.stats).length}reset(){for(let e of Object.values(this.stats))e.reset();return this}forEach(e){for(let r of Object.values(this.stats))e(r)}getTable(){let e={};return this.forEach(r=>{e[r.name]={time:r.time||0,count:r.count||0,average:r.getAverageTime()||0,hz:r.getHz()||0}}),e}_initializeStats(e=[]){e.forEach(r=>this._getOrCreate(r))}_getOrCreate(e){let{name:r,type:o}=e,s=this.stats[r];return s||(e instanceof Cr?s=e:s=new Cr(r,o),this.stats[r]=s),s}}});var ho=A(()=>{fg();oh();rh()});var Ih,Na,Oh=A(()=>{ho();Ih=class{stats=new Map;getStats(e){return this.get(e)}get(e){return this.stats.has(e)||this.stats.set(e,new Ce({id:e})),this.stats.get(e)}},Na=new Ih});var S,Dt=A(()=>{_s();S=new Se({id:"luma.gl"})});function rr(t="id"){Nh[t]=Nh[t]||1;let e=Nh[t]++;return`${t}-${e}`}var Nh,Os=A(()=>{Nh={}});function qS(t,e){let r={...e};for(let o in t)t[o]!==void 0&&(r[o]=t[o]);return r}var z,Ae=A(()=>{Os();z=class{static defaultProps={id:"undefined",handle:void 0,userData:void 0};toString(){return`${this[Symbol.toStringTag]||this.constructor.name}:"${this.id}"`}id;props;userData={};_device;destroyed=!1;allocatedBytes=0;_attachedResources=new Set;constructor(e,r,o){if(!e)throw new Error("no device");this._device=e,this.props=qS(r,o);let s=this.props.id!=="undefined"?this.props.id:rr(this[Symbol.toStringTag]);this.props.id=s,this.id=s,this.userData=this.props.userData||{},this.addStats()}destroy(){this.destroyResource()}delete(){return this.destroy(),this}getProps(){return this.props}attachResource(e){this._attachedResources.add(e)}detachResource(e){this._attachedResources.delete(e)}destroyAttachedResource(e){this._attachedResources.delete(e)&&e.destroy()}destroyAttachedResources(){for(let e of Object.values(this._attachedResources))e.destroy();this._attachedResources=new Set}destroyResource(){this.destroyAttachedResources(),this.removeStats(),this.destroyed=!0}removeStats(){let e=this._device.statsManager.getStats("Resource Counts"),r=this[Symbol.toStringTag];e.get(`${r}s Active`).decrementCount()}trackAllocatedMemory(e,r=this[Symbol.toStringTag]){let o=this._device.statsManager.getStats("Resource Counts");o.get("GPU Memory").addCount(e),o.get(`${r} Memory`).addCount(e),this.allocatedBytes=e}trackDeallocatedMemory(e=this[Symbol.toStringTag]){let r=this._device.statsManager.getStats("Resource Counts");r.get("GPU Memory").subtractCount(this.allocatedBytes),r.get(`${e} Memory`).subtractCount(this.allocatedBytes),this.allocatedBytes=0}addStats(){let e=this._device.statsManager.getStats("Resource Counts"),r=this[Symbol.toStringTag];e.get("Resources Created").incrementCount(),e.get(`${r}s Created`).incrementCount(),e.get(`${r}s Active`).incrementCount()}}});var H,La=A(()=>{Ae();H=class t extends z{static INDEX=16;static VERTEX=32;static UNIFORM=64;static STORAGE=128;static INDIRECT=256;static QUERY_RESOLVE=512;static MAP_READ=1;static MAP_WRITE=2;static COPY_SRC=4;static COPY_DST=8;get[Symbol.toStringTag](){return"Buffer"}usage;indexType;updateTimestamp;constructor(e,r){let o={...r};(r.usage||0)&t.INDEX&&!r.indexType&&(r.data instanceof Uint32Array?o.indexType="uint32":r.data instanceof Uint16Array?o.indexType="uint16":r.data instanceof Uint8Array&&(o.indexType="uint8")),delete o.data,super(e,o,t.defaultProps),this.usage=o.usage||0,this.indexType=o.indexType,this.updateTimestamp=e.incrementTimestamp()}clone(e){return this.device.createBuffer({...this.props,...e})}static DEBUG_DATA_MAX_LENGTH=32;debugData=new ArrayBuffer(0);_setDebugData(e,r,o){let s=ArrayBuffer.isView(e)?e.buffer:e,i=Math.min(e?e.byteLength:o,t.DEBUG_DATA_MAX_LENGTH);s===null?this.debugData=new ArrayBuffer(i):r===0&&o===s.byteLength?this.debugData=s.slice(0,i):this.debugData=s.slice(r,r+i)}static defaultProps={...z.defaultProps,usage:0,byteLength:0,byteOffset:0,data:null,indexType:"uint16",onMapped:void 0}}});function Ns(t){let[e,r,o]=Dh[t],s=t.includes("norm"),i=!s&&!t.startsWith("float"),n=t.startsWith("s");return{signedType:e,primitiveType:r,byteLength:o,normalized:s,integer:i,signed:n}}function Lh(t){let e=t;switch(e){case"uint8":return"unorm8";case"sint8":return"snorm8";case"uint16":return"unorm16";case"sint16":return"snorm16";default:return e}}function S0(t,e){switch(e){case 1:return t;case 2:return t+t%2;default:return t+(4-t%4)%4}}function Nr(t){let e=ArrayBuffer.isView(t)?t.constructor:t;if(e===Uint8ClampedArray)return"uint8";let r=Object.values(Dh).find(o=>e===o[4]);if(!r)throw new Error(e.name);return r[0]}function Lr(t){let[,,,,e]=Dh[t];return e}var Dh,Ls=A(()=>{Dh={uint8:["uint8","u32",1,!1,Uint8Array],sint8:["sint8","i32",1,!1,Int8Array],unorm8:["uint8","f32",1,!0,Uint8Array],snorm8:["sint8","f32",1,!0,Int8Array],uint16:["uint16","u32",2,!1,Uint16Array],sint16:["sint16","i32",2,!1,Int16Array],unorm16:["uint16","u32",2,!0,Uint16Array],snorm16:["sint16","i32",2,!0,Int16Array],float16:["float16","f16",2,!1,Uint16Array],float32:["float32","f32",4,!1,Float32Array],uint32:["uint32","u32",4,!1,Uint32Array],sint32:["sint32","i32",4,!1,Int32Array]}});function xo(t){let e;t.endsWith("-webgl")&&(t.replace("-webgl",""),e=!0);let[r,o]=t.split("x"),s=r,i=o?parseInt(o):1,n=Ns(s),a={type:s,components:i,byteLength:n.byteLength*i,integer:n.integer,signed:n.signed,normalized:n.normalized};return e&&(a.webglOnly=!0),a}function E0(t,e,r){let o=r?Lh(t):t;switch(o){case"unorm8":return e===1?"unorm8":e===3?"unorm8x3-webgl":`${o}x${e}`;case"snorm8":case"uint8":case"sint8":case"uint16":case"sint16":case"unorm16":case"snorm16":case"float16":if(e===1||e===3)throw new Error(`size: ${e}`);return`${o}x${e}`;default:return e===1?o:`${o}x${e}`}}function Fh(t,e,r){if(!e||e>4)throw new Error(`size ${e}`);let o=e,s=Nr(t);return E0(s,o,r)}function A0(t){let e;switch(t.primitiveType){case"f32":e="float32";break;case"i32":e="sint32";break;case"u32":e="uint32";break;case"f16":return t.components<=2?"float16x2":"float16x4"}return t.components===1?e:`${e}x${t.components}`}var Da=A(()=>{Ls()});function Vh(t){let e=eE[t];if(!e)throw new Error(`Unsupported texture format ${t}`);return e}var ve,K,gt,ZS,Fa,Bh,Ba,Uh,GS,kh,Ds,zh,Ua,w0,JS,QS,eE,P0=A(()=>{ve="texture-compression-bc",K="texture-compression-astc",gt="texture-compression-etc2",ZS="texture-compression-etc1-webgl",Fa="texture-compression-pvrtc-webgl",Bh="texture-compression-atc-webgl",Ba="float32-renderable-webgl",Uh="float16-renderable-webgl",GS="rgb9e5ufloat-renderable-webgl",kh="snorm8-renderable-webgl",Ds="norm16-renderable-webgl",zh="snorm16-renderable-webgl",Ua="float32-filterable",w0="float16-filterable-webgl";JS={r8unorm:{},rg8unorm:{},"rgb8unorm-webgl":{},rgba8unorm:{},"rgba8unorm-srgb":{},r8snorm:{render:kh},rg8snorm:{render:kh},"rgb8snorm-webgl":{},rgba8snorm:{render:kh},r8uint:{},rg8uint:{},rgba8uint:{},r8sint:{},rg8sint:{},rgba8sint:{},bgra8unorm:{},"bgra8unorm-srgb":{},r16unorm:{f:Ds},rg16unorm:{render:Ds},"rgb16unorm-webgl":{f:Ds},rgba16unorm:{render:Ds},r16snorm:{f:zh},rg16snorm:{render:zh},"rgb16snorm-webgl":{f:Ds},rgba16snorm:{render:zh},r16uint:{},rg16uint:{},rgba16uint:{},r16sint:{},rg16sint:{},rgba16sint:{},r16float:{render:Uh,filter:"float16-filterable-webgl"},rg16float:{render:Uh,filter:w0},rgba16float:{render:Uh,filter:w0},r32uint:{},rg32uint:{},rgba32uint:{},r32sint:{},rg32sint:{},rgba32sint:{},r32float:{render:Ba,filter:Ua},rg32float:{render:!1,filter:Ua},"rgb32float-webgl":{render:Ba,filter:Ua},rgba32float:{render:Ba,filter:Ua},"rgba4unorm-webgl":{channels:"rgba",bitsPerChannel:[4,4,4,4],packed:!0},"rgb565unorm-webgl":{channels:"rgb",bitsPerChannel:[5,6,5,0],packed:!0},"rgb5a1unorm-webgl":{channels:"rgba",bitsPerChannel:[5,5,5,1],packed:!0},rgb9e5ufloat:{channels:"rgb",packed:!0,render:GS},rg11b10ufloat:{channels:"rgb",bitsPerChannel:[11,11,10,0],packed:!0,p:1,render:Ba},rgb10a2unorm:{channels:"rgba",bitsPerChannel:[10,10,10,2],packed:!0,p:1},rgb10a2uint:{channels:"rgba",bitsPerChannel:[10,10,10,2],packed:!0,p:1},stencil8:{attachment:"stencil",bitsPerChannel:[8,0,0,0],dataType:"uint8"},depth16unorm:{attachment:"depth",bitsPerChannel:[16,0,0,0],dataType:"uint16"},depth24plus:{attachment:"depth",bitsPerChannel:[24,0,0,0],dataType:"uint32"},depth32float:{attachment:"depth",bitsPerChannel:[32,0,0,0],dataType:"float32"},"depth24plus-stencil8":{attachment:"depth-stencil",bitsPerChannel:[24,8,0,0],packed:!0},"depth32float-stencil8":{attachment:"depth-stencil",bitsPerChannel:[32,8,0,0],packed:!0}},QS={"bc1-rgb-unorm-webgl":{f:ve},"bc1-rgb-unorm-srgb-webgl":{f:ve},"bc1-rgba-unorm":{f:ve},"bc1-rgba-unorm-srgb":{f:ve},"bc2-rgba-unorm":{f:ve},"bc2-rgba-unorm-srgb":{f:ve},"bc3-rgba-unorm":{f:ve},"bc3-rgba-unorm-srgb":{f:ve},"bc4-r-unorm":{f:ve},"bc4-r-snorm":{f:ve},"bc5-rg-unorm":{f:ve},"bc5-rg-snorm":{f:ve},"bc6h-rgb-ufloat":{f:ve},"bc6h-rgb-float":{f:ve},"bc7-rgba-unorm":{f:ve},"bc7-rgba-unorm-srgb":{f:ve},"etc2-rgb8unorm":{f:gt},"etc2-rgb8unorm-srgb":{f:gt},"etc2-rgb8a1unorm":{f:gt},"etc2-rgb8a1unorm-srgb":{f:gt},"etc2-rgba8unorm":{f:gt},"etc2-rgba8unorm-srgb":{f:gt},"eac-r11unorm":{f:gt},"eac-r11snorm":{f:gt},"eac-rg11unorm":{f:gt},"eac-rg11snorm":{f:gt},"astc-4x4-unorm":{f:K},"astc-4x4-unorm-srgb":{f:K},"astc-5x4-unorm":{f:K},"astc-5x4-unorm-srgb":{f:K},"astc-5x5-unorm":{f:K},"astc-5x5-unorm-srgb":{f:K},"astc-6x5-unorm":{f:K},"astc-6x5-unorm-srgb":{f:K},"astc-6x6-unorm":{f:K},"astc-6x6-unorm-srgb":{f:K},"astc-8x5-unorm":{f:K},"astc-8x5-unorm-srgb":{f:K},"astc-8x6-unorm":{f:K},"astc-8x6-unorm-srgb":{f:K},"astc-8x8-unorm":{f:K},"astc-8x8-unorm-srgb":{f:K},"astc-10x5-unorm":{f:K},"astc-10x5-unorm-srgb":{f:K},"astc-10x6-unorm":{f:K},"astc-10x6-unorm-srgb":{f:K},"astc-10x8-unorm":{f:K},"astc-10x8-unorm-srgb":{f:K},"astc-10x10-unorm":{f:K},"astc-10x10-unorm-srgb":{f:K},"astc-12x10-unorm":{f:K},"astc-12x10-unorm-srgb":{f:K},"astc-12x12-unorm":{f:K},"astc-12x12-unorm-srgb":{f:K},"pvrtc-rgb4unorm-webgl":{f:Fa},"pvrtc-rgba4unorm-webgl":{f:Fa},"pvrtc-rbg2unorm-webgl":{f:Fa},"pvrtc-rgba2unorm-webgl":{f:Fa},"etc1-rbg-unorm-webgl":{f:ZS},"atc-rgb-unorm-webgl":{f:Bh},"atc-rgba-unorm-webgl":{f:Bh},"atc-rgbai-unorm-webgl":{f:Bh}},eE={...JS,...QS}});function R0(t){let e=oE(t);if(Ft.isCompressed(t)){e.channels="rgb",e.components=3,e.bytesPerPixel=1,e.srgb=!1,e.compressed=!0;let o=sE(t);o&&(e.blockWidth=o.blockWidth,e.blockHeight=o.blockHeight)}let r=rE.exec(t);if(r){let[,o,s,i,n,a]=r,c=`${i}${s}`,l=Ns(c),f=l.byteLength*8,h=o.length,u=[f,h>=2?f:0,h>=3?f:0,h>=4?f:0];e={format:t,attachment:e.attachment,dataType:l.signedType,components:h,channels:o,integer:l.integer,signed:l.signed,normalized:l.normalized,bitsPerChannel:u,bytesPerPixel:l.byteLength*o.length,packed:e.packed,srgb:e.srgb},a==="-webgl"&&(e.webgl=!0),n==="-srgb"&&(e.srgb=!0)}return t.endsWith("-webgl")&&(e.webgl=!0),t.endsWith("-srgb")&&(e.srgb=!0),e}function oE(t){let e=Vh(t),r=e.bytesPerPixel||1,o=e.bitsPerChannel||[8,8,8,8];return delete e.bitsPerChannel,delete e.bytesPerPixel,delete e.f,delete e.render,delete e.filter,delete e.blend,delete e.store,{...e,format:t,attachment:e.attachment||"color",channels:e.channels||"r",components:e.components||e.channels?.length||1,bytesPerPixel:r,bitsPerChannel:o,dataType:e.dataType||"uint8",srgb:e.srgb??!1,packed:e.packed??!1,webgl:e.webgl??!1,integer:e.integer??!1,signed:e.signed??!1,normalized:e.normalized??!1,compressed:e.compressed??!1}}function sE(t){let r=/.*-(\d+)x(\d+)-.*/.exec(t);if(r){let[,o,s]=r;return{blockWidth:Number(o),blockHeight:Number(s)}}return null}var tE,rE,ka,Ft,Wh=A(()=>{Ls();P0();tE=["bc1","bc2","bc3","bc4","bc5","bc6","bc7","etc1","etc2","eac","atc","astc","pvrtc"],rE=/^(r|rg|rgb|rgba|bgra)([0-9]*)([a-z]*)(-srgb)?(-webgl)?$/,ka=class{getInfo(e){return R0(e)}isColor(e){return e.startsWith("rgba")||e.startsWith("bgra")||e.startsWith("rgb")}isDepthStencil(e){return e.startsWith("depth")||e.startsWith("stencil")}isCompressed(e){return tE.some(r=>e.startsWith(r))}getCapabilities(e){let r=Vh(e),o={format:e,create:r.f??!0,render:r.render??!0,filter:r.filter??!0,blend:r.blend??!0,store:r.store??!0},s=R0(e),i=e.startsWith("depth")||e.startsWith("stencil"),n=s?.signed,a=s?.integer,c=s?.webgl;return o.render&&=!n,o.filter&&=!i&&!n&&!a&&!c,o}},Ft=new ka});function C0(t){return typeof ImageData<"u"&&t instanceof ImageData||typeof ImageBitmap<"u"&&t instanceof ImageBitmap||typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement||typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement||typeof VideoFrame<"u"&&t instanceof VideoFrame||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof OffscreenCanvas<"u"&&t instanceof OffscreenCanvas}function M0(t){if(typeof ImageData<"u"&&t instanceof ImageData||typeof ImageBitmap<"u"&&t instanceof ImageBitmap||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof OffscreenCanvas<"u"&&t instanceof OffscreenCanvas)return{width:t.width,height:t.height};if(typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement)return{width:t.naturalWidth,height:t.naturalHeight};if(typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement)return{width:t.videoWidth,height:t.videoHeight};if(typeof VideoFrame<"u"&&t instanceof VideoFrame)return{width:t.displayWidth,height:t.displayHeight};throw new Error("Unknown image type")}var I0=A(()=>{});var Fs,Bs,Ye,jh=A(()=>{Oh();Dt();Os();La();Da();Wh();I0();Fs=class{},Bs=class{features;disabledFeatures;constructor(e=[],r){this.features=new Set(e),this.disabledFeatures=r||{}}*[Symbol.iterator](){yield*this.features}has(e){return!this.disabledFeatures?.[e]&&this.features.has(e)}},Ye=class t{static defaultProps={id:null,powerPreference:"high-performance",failIfMajorPerformanceCaveat:!1,createCanvasContext:void 0,webgl:{},onError:(e,r)=>{},onResize:(e,r)=>{let[o,s]=e.getDevicePixelSize();S.log(1,`${e} resized => ${o}x${s}px`)()},onPositionChange:(e,r)=>{let[o,s]=e.getPosition();S.log(1,`${e} repositioned => ${o},${s}`)()},onVisibilityChange:e=>S.log(1,`${e} Visibility changed ${e.isVisible}`)(),onDevicePixelRatioChange:(e,r)=>S.log(1,`${e} DPR changed ${r.oldRatio} => ${e.devicePixelRatio}`)(),debug:S.get("debug")||void 0,debugShaders:S.get("debug-shaders")||void 0,debugFramebuffers:!!S.get("debug-framebuffers"),debugFactories:!!S.get("debug-factories"),debugWebGL:!!S.get("debug-webgl"),debugSpectorJS:void 0,debugSpectorJSUrl:void 0,_reuseDevices:!1,_requestMaxLimits:!0,_cacheShaders:!1,_cachePipelines:!1,_cacheDestroyPolicy:"unused",_initializeFeatures:!0,_disabledFeatures:{"compilation-status-async-webgl":!0},_handle:void 0};get[Symbol.toStringTag](){return"Device"}toString(){return`Device(${this.id})`}id;props;userData={};statsManager=Na;timestamp=0;_reused=!1;_lumaData={};_textureCaps={};constructor(e){this.props={...t.defaultProps,...e},this.id=this.props.id||rr(this[Symbol.toStringTag].toLowerCase())}getVertexFormatInfo(e){return xo(e)}isVertexFormatSupported(e){return!0}getTextureFormatInfo(e){return Ft.getInfo(e)}getTextureFormatCapabilities(e){let r=this._textureCaps[e];if(!r){let o=this._getDeviceTextureFormatCapabilities(e);r=this._getDeviceSpecificTextureFormatCapabilities(o),this._textureCaps[e]=r}return r}getMipLevelCount(e,r,o=1){let s=Math.max(e,r,o);return 1+Math.floor(Math.log2(s))}isExternalImage(e){return C0(e)}getExternalImageSize(e){return M0(e)}isTextureFormatSupported(e){return this.getTextureFormatCapabilities(e).create}isTextureFormatFilterable(e){return this.getTextureFormatCapabilities(e).filter}isTextureFormatRenderable(e){return this.getTextureFormatCapabilities(e).render}isTextureFormatCompressed(e){return Ft.isCompressed(e)}pushDebugGroup(e){this.commandEncoder.pushDebugGroup(e)}popDebugGroup(){this.commandEncoder?.popDebugGroup()}insertDebugMarker(e){this.commandEncoder?.insertDebugMarker(e)}loseDevice(){return!1}incrementTimestamp(){return this.timestamp++}reportError(e,r,...o){return this.props.onError(e,r)?()=>{}:S.error(e.message,r,...o)}debug(){if(this.props.debug)debugger;else S.once(0,`'Type luma.log.set({debug: true}) in console to enable debug breakpoints',
or create a device with the 'debug: true' prop.`)()}getDefaultCanvasContext(){if(!this.canvasContext)throw new Error("Device has no default CanvasContext. See props.createCanvasContext");return this.canvasContext}beginRenderPass(e){return this.commandEncoder.beginRenderPass(e)}beginComputePass(e){return this.commandEncoder.beginComputePass(e)}getCanvasContext(){return this.getDefaultCanvasContext()}readPixelsToArrayWebGL(e,r){throw new Error("not implemented")}readPixelsToBufferWebGL(e,r){throw new Error("not implemented")}setParametersWebGL(e){throw new Error("not implemented")}getParametersWebGL(e){throw new Error("not implemented")}withParametersWebGL(e,r){throw new Error("not implemented")}clearWebGL(e){throw new Error("not implemented")}resetWebGL(){throw new Error("not implemented")}static _getCanvasContextProps(e){return e.createCanvasContext===!0?{}:e.createCanvasContext}_getDeviceTextureFormatCapabilities(e){let r=Ft.getCapabilities(e),o=i=>(typeof i=="string"?this.features.has(i):i)??!0,s=o(r.create);return{format:e,create:s,render:s&&o(r.render),filter:s&&o(r.filter),blend:s&&o(r.blend),store:s&&o(r.store)}}_normalizeBufferProps(e){(e instanceof ArrayBuffer||ArrayBuffer.isView(e))&&(e={data:e});let r={...e};if((e.usage||0)&H.INDEX&&(e.indexType||(e.data instanceof Uint32Array?r.indexType="uint32":e.data instanceof Uint16Array?r.indexType="uint16":e.data instanceof Uint8Array&&(r.data=new Uint16Array(e.data),r.indexType="uint16")),!r.indexType))throw new Error("indices buffer content must be of type uint16 or uint32");return r}}});var iE,O0,$h,_o,N0=A(()=>{jh();Oh();Dt();iE="set luma.log.level=1 (or higher) to trace rendering",O0="No matching device found. Ensure `@luma.gl/webgl` and/or `@luma.gl/webgpu` modules are imported.",$h=class t{static defaultProps={...Ye.defaultProps,type:"best-available",adapters:void 0,waitForPageLoad:!0};stats=Na;log=S;VERSION="9.2.6";spector;preregisteredAdapters=new Map;constructor(){if(globalThis.luma){if(globalThis.luma.VERSION!==this.VERSION)throw S.error(`Found luma.gl ${globalThis.luma.VERSION} while initialzing ${this.VERSION}`)(),S.error("'yarn why @luma.gl/core' can help identify the source of the conflict")(),new Error("luma.gl - multiple versions detected: see console log");S.error("This version of luma.gl has already been initialized")()}S.log(1,`${this.VERSION} - ${iE}`)(),globalThis.luma=this}async createDevice(e={}){let r={...t.defaultProps,...e},o=this.selectAdapter(r.type,r.adapters);if(!o)throw new Error(O0);return r.waitForPageLoad&&await o.pageLoaded,await o.create(r)}async attachDevice(e,r){let o=this._getTypeFromHandle(e,r.adapters),s=o&&this.selectAdapter(o,r.adapters);if(!s)throw new Error(O0);return await s?.attach?.(e,r)}registerAdapters(e){for(let r of e)this.preregisteredAdapters.set(r.type,r)}getSupportedAdapters(e=[]){let r=this._getAdapterMap(e);return Array.from(r).map(([,o])=>o).filter(o=>o.isSupported?.()).map(o=>o.type)}getBestAvailableAdapterType(e=[]){let r=["webgpu","webgl","null"],o=this._getAdapterMap(e);for(let s of r)if(o.get(s)?.isSupported?.())return s;return null}selectAdapter(e,r=[]){let o=e;e==="best-available"&&(o=this.getBestAvailableAdapterType(r));let s=this._getAdapterMap(r);return o&&s.get(o)||null}enforceWebGL2(e=!0,r=[]){let s=this._getAdapterMap(r).get("webgl");s||S.warn("enforceWebGL2: webgl adapter not found")(),s?.enforceWebGL2?.(e)}setDefaultDeviceProps(e){Object.assign(t.defaultProps,e)}_getAdapterMap(e=[]){let r=new Map(this.preregisteredAdapters);for(let o of e)r.set(o.type,o);return r}_getTypeFromHandle(e,r=[]){return e instanceof WebGL2RenderingContext?"webgl":typeof GPUDevice<"u"&&e instanceof GPUDevice||e?.queue?"webgpu":e===null?"null":(e instanceof WebGLRenderingContext?S.warn("WebGL1 is not supported",e)():S.warn("Unknown handle type",e)(),null)}},_o=new $h});function cE(){return za||(aE()||typeof window>"u"?za=Promise.resolve():za=new Promise(t=>window.addEventListener("load",()=>t()))),za}var Us,nE,aE,za,L0=A(()=>{Qt();Us=class{get pageLoaded(){return cE()}},nE=Te()&&typeof document<"u",aE=()=>nE&&document.readyState==="complete",za=null});function D0(){let t,e;return{promise:new Promise((o,s)=>{t=o,e=s}),resolve:t,reject:e}}var F0=A(()=>{});function lE(t){if(typeof t=="string"){let e=document.getElementById(t);if(!e)throw new Error(`${t} is not an HTML element`);return e}return t||document.body}function fE(t){let e=document.getElementById(t);if(!yo.isHTMLCanvas(e))throw new Error("Object is not a canvas element");return e}function hE(t){let{width:e,height:r}=t,o=document.createElement("canvas");o.id=rr("lumagl-auto-created-canvas"),o.width=e||1,o.height=r||1,o.style.width=Number.isFinite(e)?`${e}px`:"100%",o.style.height=Number.isFinite(r)?`${r}px`:"100%",t?.visible||(o.style.visibility="hidden");let s=lE(t?.container||null);return s.insertBefore(o,s.firstChild),o}function uE(t,e,r,o,s){let i=t,n=B0(i[0],e,r),a=U0(i[1],e,o,s),c=B0(i[0]+1,e,r),l=c===r-1?c:c-1;c=U0(i[1]+1,e,o,s);let f;return s?(c=c===0?c:c+1,f=a,a=c):f=c===o-1?c:c-1,{x:n,y:a,width:Math.max(l-n+1,1),height:Math.max(f-a+1,1)}}function B0(t,e,r){return Math.min(Math.round(t*e),r-1)}function U0(t,e,r,o){return o?Math.max(0,r-1-Math.round(t*e)):Math.min(Math.round(t*e),r-1)}var yo,k0=A(()=>{Qt();Os();F0();yo=class t{static isHTMLCanvas(e){return typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement}static isOffscreenCanvas(e){return typeof OffscreenCanvas<"u"&&e instanceof OffscreenCanvas}static defaultProps={id:void 0,canvas:null,width:800,height:600,useDevicePixels:!0,autoResize:!0,container:null,visible:!0,alphaMode:"opaque",colorSpace:"srgb",trackPosition:!1};id;props;canvas;htmlCanvas;offscreenCanvas;type;initialized;isInitialized=!1;isVisible=!0;cssWidth;cssHeight;devicePixelRatio;devicePixelWidth;devicePixelHeight;drawingBufferWidth;drawingBufferHeight;_initializedResolvers=D0();_resizeObserver;_intersectionObserver;_position;destroyed=!1;toString(){return`${this[Symbol.toStringTag]}(${this.id})`}constructor(e){if(this.props={...t.defaultProps,...e},e=this.props,this.initialized=this._initializedResolvers.promise,Te()?e.canvas?typeof e.canvas=="string"?this.canvas=fE(e.canvas):this.canvas=e.canvas:this.canvas=hE(e):this.canvas={width:e.width||1,height:e.height||1},t.isHTMLCanvas(this.canvas)?(this.id=e.id||this.canvas.id,this.type="html-canvas",this.htmlCanvas=this.canvas):t.isOffscreenCanvas(this.canvas)?(this.id=e.id||"offscreen-canvas",this.type="offscreen-canvas",this.offscreenCanvas=this.canvas):(this.id=e.id||"node-canvas-context",this.type="node"),this.cssWidth=this.htmlCanvas?.clientWidth||this.canvas.width,this.cssHeight=this.htmlCanvas?.clientHeight||this.canvas.height,this.devicePixelWidth=this.canvas.width,this.devicePixelHeight=this.canvas.height,this.drawingBufferWidth=this.canvas.width,this.drawingBufferHeight=this.canvas.height,this.devicePixelRatio=globalThis.devicePixelRatio||1,this._position=[0,0],t.isHTMLCanvas(this.canvas)){this._intersectionObserver=new IntersectionObserver(r=>this._handleIntersection(r)),this._intersectionObserver.observe(this.canvas),this._resizeObserver=new ResizeObserver(r=>this._handleResize(r));try{this._resizeObserver.observe(this.canvas,{box:"device-pixel-content-box"})}catch{this._resizeObserver.observe(this.canvas,{box:"content-box"})}setTimeout(()=>this._observeDevicePixelRatio(),0),this.props.trackPosition&&this._trackPosition()}}destroy(){this.destroyed=!0}setProps(e){return"useDevicePixels"in e&&(this.props.useDevicePixels=e.useDevicePixels||!1,this._updateDrawingBufferSize()),this}getCSSSize(){return[this.cssWidth,this.cssHeight]}getPosition(){return this._position}getDevicePixelSize(){return[this.devicePixelWidth,this.devicePixelHeight]}getDrawingBufferSize(){return[this.drawingBufferWidth,this.drawingBufferHeight]}getMaxDrawingBufferSize(){let e=this.device.limits.maxTextureDimension2D;return[e,e]}setDrawingBufferSize(e,r){this.canvas.width=e,this.canvas.height=r,this.drawingBufferWidth=e,this.drawingBufferHeight=r}getDevicePixelRatio(){return typeof window<"u"&&window.devicePixelRatio||1}cssToDevicePixels(e,r=!0){let o=this.cssToDeviceRatio(),[s,i]=this.getDrawingBufferSize();return uE(e,o,s,i,r)}getPixelSize(){return this.getDevicePixelSize()}getAspect(){let[e,r]=this.getDevicePixelSize();return e/r}cssToDeviceRatio(){try{let[e]=this.getDrawingBufferSize(),[r]=this.getCSSSize();return r?e/r:1}catch{return 1}}resize(e){this.setDrawingBufferSize(e.width,e.height)}_setAutoCreatedCanvasId(e){this.htmlCanvas?.id==="lumagl-auto-created-canvas"&&(this.htmlCanvas.id=e)}_handleIntersection(e){let r=e.find(s=>s.target===this.canvas);if(!r)return;let o=r.isIntersecting;this.isVisible!==o&&(this.isVisible=o,this.device.props.onVisibilityChange(this))}_handleResize(e){let r=e.find(c=>c.target===this.canvas);if(!r)return;this.cssWidth=r.contentBoxSize[0].inlineSize,this.cssHeight=r.contentBoxSize[0].blockSize;let o=this.getDevicePixelSize(),s=r.devicePixelContentBoxSize?.[0].inlineSize||r.contentBoxSize[0].inlineSize*devicePixelRatio,i=r.devicePixelContentBoxSize?.[0].blockSize||r.contentBoxSize[0].blockSize*devicePixelRatio,[n,a]=this.getMaxDrawingBufferSize();this.devicePixelWidth=Math.max(1,Math.min(s,n)),this.devicePixelHeight=Math.max(1,Math.min(i,a)),this._updateDrawingBufferSize(),this.device.props.onResize(this,{oldPixelSize:o})}_updateDrawingBufferSize(){if(this.props.autoResize){if(typeof this.props.useDevicePixels=="number"){let e=this.props.useDevicePixels;this.setDrawingBufferSize(this.cssWidth*e,this.cssHeight*e)}else this.props.useDevicePixels?this.setDrawingBufferSize(this.devicePixelWidth,this.devicePixelHeight):this.setDrawingBufferSize(this.cssWidth,this.cssHeight);this._updateDevice()}this._initializedResolvers.resolve(),this.isInitialized=!0,this.updatePosition()}_observeDevicePixelRatio(){let e=this.devicePixelRatio;this.devicePixelRatio=window.devicePixelRatio,this.updatePosition(),this.device.props.onDevicePixelRatioChange(this,{oldRatio:e}),matchMedia(`(resolution: ${this.devicePixelRatio}dppx)`).addEventListener("change",()=>this._observeDevicePixelRatio(),{once:!0})}_trackPosition(e=100){let r=setInterval(()=>{this.destroyed?clearInterval(r):this.updatePosition()},e)}updatePosition(){let e=this.htmlCanvas?.getBoundingClientRect();if(e){let r=[e.left,e.top];if(this._position??=r,r[0]!==this._position[0]||r[1]!==this._position[1]){let s=this._position;this._position=r,this.device.props.onPositionChange?.(this,{oldPosition:s})}}}}});var Ke,Hh=A(()=>{Ae();Ke=class t extends z{static defaultProps={...z.defaultProps,type:"color-sampler",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge",addressModeW:"clamp-to-edge",magFilter:"nearest",minFilter:"nearest",mipmapFilter:"none",lodMinClamp:0,lodMaxClamp:32,compare:"less-equal",maxAnisotropy:1};get[Symbol.toStringTag](){return"Sampler"}constructor(e,r){r=t.normalizeProps(e,r),super(e,r,t.defaultProps)}static normalizeProps(e,r){return r}}});var dE,ie,Xh=A(()=>{Ae();Hh();Dt();dE={"1d":"1d","2d":"2d","2d-array":"2d",cube:"2d","cube-array":"2d","3d":"3d"},ie=class t extends z{static SAMPLE=4;static STORAGE=8;static RENDER=16;static COPY_SRC=1;static COPY_DST=2;static TEXTURE=4;static RENDER_ATTACHMENT=16;dimension;baseDimension;format;width;height;depth;mipLevels;updateTimestamp;get[Symbol.toStringTag](){return"Texture"}toString(){return`Texture(${this.id},${this.format},${this.width}x${this.height})`}constructor(e,r){if(r=t.normalizeProps(e,r),super(e,r,t.defaultProps),this.dimension=this.props.dimension,this.baseDimension=dE[this.dimension],this.format=this.props.format,this.width=this.props.width,this.height=this.props.height,this.depth=this.props.depth,this.mipLevels=this.props.mipLevels,this.props.width===void 0||this.props.height===void 0)if(e.isExternalImage(r.data)){let o=e.getExternalImageSize(r.data);this.width=o?.width||1,this.height=o?.height||1}else this.width=1,this.height=1,(this.props.width===void 0||this.props.height===void 0)&&S.warn(`${this} created with undefined width or height. This is deprecated. Use AsyncTexture instead.`)();this.updateTimestamp=e.incrementTimestamp()}setSampler(e){this.sampler=e instanceof Ke?e:this.device.createSampler(e)}clone(e){return this.device.createTexture({...this.props,...e})}static normalizeProps(e,r){let o={...r},{width:s,height:i}=o;return typeof s=="number"&&(o.width=Math.max(1,Math.ceil(s))),typeof i=="number"&&(o.height=Math.max(1,Math.ceil(i))),o}_initializeData(e){this.device.isExternalImage(e)?this.copyExternalImage({image:e,width:this.width,height:this.height,depth:this.depth,mipLevel:0,x:0,y:0,z:0,aspect:"all",colorSpace:"srgb",premultipliedAlpha:!1,flipY:!1}):e&&this.copyImageData({data:e,mipLevel:0,x:0,y:0,z:0,aspect:"all"})}_normalizeCopyImageDataOptions(e){let{width:r,height:o,depth:s}=this,i={...t.defaultCopyDataOptions,width:r,height:o,depth:s,...e},n=this.device.getTextureFormatInfo(this.format);if(!e.bytesPerRow&&!n.bytesPerPixel)throw new Error(`bytesPerRow must be provided for texture format ${this.format}`);return i.bytesPerRow=e.bytesPerRow||r*(n.bytesPerPixel||4),i.rowsPerImage=e.rowsPerImage||o,i}_normalizeCopyExternalImageOptions(e){let r=this.device.getExternalImageSize(e.image),o={...t.defaultCopyExternalImageOptions,...r,...e};return o.width=Math.min(o.width,this.width-o.x),o.height=Math.min(o.height,this.height-o.y),o}static defaultProps={...z.defaultProps,data:null,dimension:"2d",format:"rgba8unorm",usage:t.TEXTURE|t.RENDER_ATTACHMENT|t.COPY_DST,width:void 0,height:void 0,depth:1,mipLevels:1,samples:void 0,sampler:{},view:void 0};static defaultCopyDataOptions={data:void 0,byteOffset:0,bytesPerRow:void 0,rowsPerImage:void 0,mipLevel:0,x:0,y:0,z:0,aspect:"all"};static defaultCopyExternalImageOptions={image:void 0,sourceX:0,sourceY:0,width:void 0,height:void 0,depth:1,mipLevel:0,x:0,y:0,z:0,aspect:"all",colorSpace:"srgb",premultipliedAlpha:!1,flipY:!1}}});var Dr,z0=A(()=>{Ae();Dr=class t extends z{get[Symbol.toStringTag](){return"TextureView"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps,format:void 0,dimension:void 0,aspect:"all",baseMipLevel:0,mipLevelCount:void 0,baseArrayLayer:0,arrayLayerCount:void 0}}});function V0(t,e,r){let o="",s=e.split(/\r?\n/),i=t.slice().sort((n,a)=>n.lineNum-a.lineNum);switch(r?.showSourceCode||"no"){case"all":let n=0;for(let a=1;a<=s.length;a++)for(o+=W0(s[a-1],a,r);i.length>n&&i[n].lineNum===a;){let c=i[n++];o+=Yh(c,s,c.lineNum,{...r,inlineSource:!1})}for(;i.length>n;){let a=i[n++];o+=Yh(a,[],0,{...r,inlineSource:!1})}return o;case"issues":case"no":for(let a of t)o+=Yh(a,s,a.lineNum,{inlineSource:r?.showSourceCode!=="no"});return o}}function Yh(t,e,r,o){if(o?.inlineSource){let i=pE(e,r),n=t.linePos>0?`${" ".repeat(t.linePos+5)}^^^
`:"";return`
${i}${n}${t.type.toUpperCase()}: ${t.message}

`}let s=t.type==="error"?"red":"#8B4000";return o?.html?`<div class='luma-compiler-log-error' style="color:${s};"><b> ${t.type.toUpperCase()}: ${t.message}</b></div>`:`${t.type.toUpperCase()}: ${t.message}`}function pE(t,e,r){let o="";for(let s=e-2;s<=e;s++){let i=t[s-1];i!==void 0&&(o+=W0(i,e,r))}return o}function W0(t,e,r){let o=r?.html?gE(t):t;return`${mE(String(e),4)}: ${o}${r?.html?"<br/>":`
`}`}function mE(t,e){let r="";for(let o=t.length;o<e;++o)r+=" ";return r+t}function gE(t){return t.replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replaceAll('"',"&quot;").replaceAll("'","&#039;")}var j0=A(()=>{});function xE(t){return _E(t.source)||t.id||rr(`unnamed ${t.stage}-shader`)}function _E(t,e="unnamed"){let o=/#define[\s*]SHADER_NAME[\s*]([A-Za-z0-9_-]+)[\s*]/.exec(t);return o?o[1]:e}var Fr,$0=A(()=>{Ae();Os();j0();Fr=class t extends z{get[Symbol.toStringTag](){return"Shader"}stage;source;compilationStatus="pending";constructor(e,r){r={...r,debugShaders:r.debugShaders||e.props.debugShaders||"errors"},super(e,{id:xE(r),...r},t.defaultProps),this.stage=this.props.stage,this.source=this.props.source}getCompilationInfoSync(){return null}getTranslatedSource(){return null}async debugShader(){let e=this.props.debugShaders;switch(e){case"never":return;case"errors":if(this.compilationStatus==="success")return;break;case"warnings":case"always":break}let r=await this.getCompilationInfo();e==="warnings"&&r?.length===0||this._displayShaderLog(r,this.id)}_displayShaderLog(e,r){if(typeof document>"u"||!document?.createElement)return;let o=r,s=`${this.stage} shader "${o}"`,i=V0(e,this.source,{showSourceCode:"all",html:!0}),n=this.getTranslatedSource();n&&(i+=`<br /><br /><h1>Translated Source</h1><br /><br /><code style="user-select:text;"><pre>${n}</pre></code>`);let a=document.createElement("Button");a.innerHTML=`
<h1>Compilation error in ${s}</h1><br /><br />
<code style="user-select:text;"><pre>
${i}
</pre></code>`,a.style.top="10px",a.style.left="10px",a.style.position="absolute",a.style.zIndex="9999",a.style.width="100%",a.style.textAlign="left",document.body.appendChild(a),document.getElementsByClassName("luma-compiler-log-error")[0]?.scrollIntoView(),a.onclick=()=>{let l=`data:text/plain,${encodeURIComponent(this.source)}`;navigator.clipboard.writeText(l)}}static defaultProps={...z.defaultProps,language:"auto",stage:void 0,source:"",sourceMap:null,entryPoint:"main",debugShaders:void 0}}});var Br,H0=A(()=>{Ae();Xh();Dt();Br=class t extends z{get[Symbol.toStringTag](){return"Framebuffer"}width;height;constructor(e,r={}){super(e,r,t.defaultProps),this.width=this.props.width,this.height=this.props.height}clone(e){let r=this.colorAttachments.map(s=>s.texture.clone(e)),o=this.depthStencilAttachment&&this.depthStencilAttachment.texture.clone(e);return this.device.createFramebuffer({...this.props,colorAttachments:r,depthStencilAttachment:o})}resize(e){let r=!e;if(e){let[o,s]=Array.isArray(e)?e:[e.width,e.height];r=r||s!==this.height||o!==this.width,this.width=o,this.height=s}r&&(S.log(2,`Resizing framebuffer ${this.id} to ${this.width}x${this.height}`)(),this.resizeAttachments(this.width,this.height))}autoCreateAttachmentTextures(){if(this.props.colorAttachments.length===0&&!this.props.depthStencilAttachment)throw new Error("Framebuffer has noattachments");this.colorAttachments=this.props.colorAttachments.map((r,o)=>{if(typeof r=="string"){let s=this.createColorTexture(r,o);return this.attachResource(s),s.view}return r instanceof ie?r.view:r});let e=this.props.depthStencilAttachment;if(e)if(typeof e=="string"){let r=this.createDepthStencilTexture(e);this.attachResource(r),this.depthStencilAttachment=r.view}else e instanceof ie?this.depthStencilAttachment=e.view:this.depthStencilAttachment=e}createColorTexture(e,r){return this.device.createTexture({id:`${this.id}-color-attachment-${r}`,usage:ie.RENDER_ATTACHMENT,format:e,width:this.width,height:this.height,sampler:{magFilter:"linear",minFilter:"linear"}})}createDepthStencilTexture(e){return this.device.createTexture({id:`${this.id}-depth-stencil-attachment`,usage:ie.RENDER_ATTACHMENT,format:e,width:this.width,height:this.height})}resizeAttachments(e,r){for(let o=0;o<this.colorAttachments.length;++o)if(this.colorAttachments[o]){let s=this.colorAttachments[o].texture.clone({width:e,height:r});this.destroyAttachedResource(this.colorAttachments[o]),this.colorAttachments[o]=s.view,this.attachResource(s.view)}if(this.depthStencilAttachment){let o=this.depthStencilAttachment.texture.clone({width:e,height:r});this.destroyAttachedResource(this.depthStencilAttachment),this.depthStencilAttachment=o.view,this.attachResource(o)}this.updateAttachments()}static defaultProps={...z.defaultProps,width:1,height:1,colorAttachments:[],depthStencilAttachment:null}}});var qe,X0=A(()=>{Ae();qe=class t extends z{get[Symbol.toStringTag](){return"RenderPipeline"}shaderLayout;bufferLayout;linkStatus="pending";hash="";constructor(e,r){super(e,r,t.defaultProps),this.shaderLayout=this.props.shaderLayout,this.bufferLayout=this.props.bufferLayout||[]}static defaultProps={...z.defaultProps,vs:null,vertexEntryPoint:"vertexMain",vsConstants:{},fs:null,fragmentEntryPoint:"fragmentMain",fsConstants:{},shaderLayout:null,bufferLayout:[],topology:"triangle-list",colorAttachmentFormats:void 0,depthStencilAttachmentFormat:void 0,parameters:{},bindings:{},uniforms:{}}}});var ks,Y0=A(()=>{Ae();ks=class t extends z{static defaultClearColor=[0,0,0,1];static defaultClearDepth=1;static defaultClearStencil=0;get[Symbol.toStringTag](){return"RenderPass"}constructor(e,r){r=t.normalizeProps(e,r),super(e,r,t.defaultProps)}static normalizeProps(e,r){return r}static defaultProps={...z.defaultProps,framebuffer:null,parameters:void 0,clearColor:t.defaultClearColor,clearColors:void 0,clearDepth:t.defaultClearDepth,clearStencil:t.defaultClearStencil,depthReadOnly:!1,stencilReadOnly:!1,discard:!1,occlusionQuerySet:void 0,timestampQuerySet:void 0,beginTimestampIndex:void 0,endTimestampIndex:void 0}}});var vo,K0=A(()=>{Ae();vo=class t extends z{get[Symbol.toStringTag](){return"ComputePipeline"}hash="";shaderLayout;constructor(e,r){super(e,r,t.defaultProps),this.shaderLayout=r.shaderLayout}static defaultProps={...z.defaultProps,shader:void 0,entryPoint:void 0,constants:{},shaderLayout:void 0}}});var zs,q0=A(()=>{Ae();zs=class t extends z{get[Symbol.toStringTag](){return"CommandEncoder"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps,measureExecutionTime:void 0}}});var Vs,Z0=A(()=>{Ae();Vs=class t extends z{get[Symbol.toStringTag](){return"CommandBuffer"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps}}});function Ws(t){return bE[t]}function Kh(t){let[e,r]=vE[t],o=e==="i32"||e==="u32",s=e!=="u32",i=yE[e]*r;return{primitiveType:e,components:r,byteLength:i,integer:o,signed:s}}var yE,vE,bE,TE,A9,Va=A(()=>{yE={f32:4,f16:2,i32:4,u32:4},vE={f32:["f32",1],"vec2<f32>":["f32",2],"vec3<f32>":["f32",3],"vec4<f32>":["f32",4],f16:["f16",1],"vec2<f16>":["f16",2],"vec3<f16>":["f16",3],"vec4<f16>":["f16",4],i32:["i32",1],"vec2<i32>":["i32",2],"vec3<i32>":["i32",3],"vec4<i32>":["i32",4],u32:["u32",1],"vec2<u32>":["u32",2],"vec3<u32>":["u32",3],"vec4<u32>":["u32",4]},bE={f32:{type:"f32",components:1},f16:{type:"f16",components:1},i32:{type:"i32",components:1},u32:{type:"u32",components:1},"vec2<f32>":{type:"f32",components:2},"vec3<f32>":{type:"f32",components:3},"vec4<f32>":{type:"f32",components:4},"vec2<f16>":{type:"f16",components:2},"vec3<f16>":{type:"f16",components:3},"vec4<f16>":{type:"f16",components:4},"vec2<i32>":{type:"i32",components:2},"vec3<i32>":{type:"i32",components:3},"vec4<i32>":{type:"i32",components:4},"vec2<u32>":{type:"u32",components:2},"vec3<u32>":{type:"u32",components:3},"vec4<u32>":{type:"u32",components:4},"mat2x2<f32>":{type:"f32",components:4},"mat2x3<f32>":{type:"f32",components:6},"mat2x4<f32>":{type:"f32",components:8},"mat3x2<f32>":{type:"f32",components:6},"mat3x3<f32>":{type:"f32",components:9},"mat3x4<f32>":{type:"f32",components:12},"mat4x2<f32>":{type:"f32",components:8},"mat4x3<f32>":{type:"f32",components:12},"mat4x4<f32>":{type:"f32",components:16},"mat2x2<f16>":{type:"f16",components:4},"mat2x3<f16>":{type:"f16",components:6},"mat2x4<f16>":{type:"f16",components:8},"mat3x2<f16>":{type:"f16",components:6},"mat3x3<f16>":{type:"f16",components:9},"mat3x4<f16>":{type:"f16",components:12},"mat4x2<f16>":{type:"f16",components:8},"mat4x3<f16>":{type:"f16",components:12},"mat4x4<f16>":{type:"f16",components:16},"mat2x2<i32>":{type:"i32",components:4},"mat2x3<i32>":{type:"i32",components:6},"mat2x4<i32>":{type:"i32",components:8},"mat3x2<i32>":{type:"i32",components:6},"mat3x3<i32>":{type:"i32",components:9},"mat3x4<i32>":{type:"i32",components:12},"mat4x2<i32>":{type:"i32",components:8},"mat4x3<i32>":{type:"i32",components:12},"mat4x4<i32>":{type:"i32",components:16},"mat2x2<u32>":{type:"u32",components:4},"mat2x3<u32>":{type:"u32",components:6},"mat2x4<u32>":{type:"u32",components:8},"mat3x2<u32>":{type:"u32",components:6},"mat3x3<u32>":{type:"u32",components:9},"mat3x4<u32>":{type:"u32",components:12},"mat4x2<u32>":{type:"u32",components:8},"mat4x3<u32>":{type:"u32",components:12},"mat4x4<u32>":{type:"u32",components:16}},TE={vec2i:"vec2<i32>",vec3i:"vec3<i32>",vec4i:"vec4<i32>",vec2u:"vec2<u32>",vec3u:"vec3<u32>",vec4u:"vec4<u32>",vec2f:"vec2<f32>",vec3f:"vec3<f32>",vec4f:"vec4<f32>",vec2h:"vec2<f16>",vec3h:"vec3<f16>",vec4h:"vec4<f16>"},A9={...TE,mat2x2f:"mat2x2<f32>",mat2x3f:"mat2x3<f32>",mat2x4f:"mat2x4<f32>",mat3x2f:"mat3x2<f32>",mat3x3f:"mat3x3<f32>",mat3x4f:"mat3x4<f32>",mat4x2f:"mat4x2<f32>",mat4x3f:"mat4x3<f32>",mat4x4f:"mat4x4<f32>",mat2x2i:"mat2x2<i32>",mat2x3i:"mat2x3<i32>",mat2x4i:"mat2x4<i32>",mat3x2i:"mat3x2<i32>",mat3x3i:"mat3x3<i32>",mat3x4i:"mat3x4<i32>",mat4x2i:"mat4x2<i32>",mat4x3i:"mat4x3<i32>",mat4x4i:"mat4x4<i32>",mat2x2u:"mat2x2<u32>",mat2x3u:"mat2x3<u32>",mat2x4u:"mat2x4<u32>",mat3x2u:"mat3x2<u32>",mat3x3u:"mat3x3<u32>",mat3x4u:"mat3x4<u32>",mat4x2u:"mat4x2<u32>",mat4x3u:"mat4x3<u32>",mat4x4u:"mat4x4<u32>",mat2x2h:"mat2x2<f16>",mat2x3h:"mat2x3<f16>",mat2x4h:"mat2x4<f16>",mat3x2h:"mat3x2<f16>",mat3x3h:"mat3x3<f16>",mat3x4h:"mat3x4<f16>",mat4x2h:"mat4x2<f16>",mat4x3h:"mat4x3<f16>",mat4x4h:"mat4x4<f16>"}});function Wa(t,e){let r={};for(let o of t.attributes){let s=SE(t,e,o.name);s&&(r[o.name]=s)}return r}function G0(t,e,r=16){let o=Wa(t,e),s=new Array(r).fill(null);for(let i of Object.values(o))s[i.location]=i;return s}function SE(t,e,r){let o=EE(t,r),s=AE(e,r);if(!o)return null;let i=Kh(o.type),n=A0(i),a=s?.vertexFormat||n,c=xo(a);return{attributeName:s?.attributeName||o.name,bufferName:s?.bufferName||o.name,location:o.location,shaderType:o.type,primitiveType:i.primitiveType,shaderComponents:i.components,vertexFormat:a,bufferDataType:c.type,bufferComponents:c.components,normalized:c.normalized,integer:i.integer,stepMode:s?.stepMode||o.stepMode||"vertex",byteOffset:s?.byteOffset||0,byteStride:s?.byteStride||0}}function EE(t,e){let r=t.attributes.find(o=>o.name===e);return r||S.warn(`shader layout attribute "${e}" not present in shader`),r||null}function AE(t,e){wE(t);let r=PE(t,e);return r||(r=RE(t,e),r)?r:(S.warn(`layout for attribute "${e}" not present in buffer layout`),null)}function wE(t){for(let e of t)(e.attributes&&e.format||!e.attributes&&!e.format)&&S.warn(`BufferLayout ${name} must have either 'attributes' or 'format' field`)}function PE(t,e){for(let r of t)if(r.format&&r.name===e)return{attributeName:r.name,bufferName:e,stepMode:r.stepMode,vertexFormat:r.format,byteOffset:0,byteStride:r.byteStride||0};return null}function RE(t,e){for(let r of t){let o=r.byteStride;if(typeof r.byteStride!="number")for(let i of r.attributes||[]){let n=xo(i.format);o+=n.byteLength}let s=r.attributes?.find(i=>i.attribute===e);if(s)return{attributeName:s.attribute,bufferName:r.name,stepMode:r.stepMode,vertexFormat:s.format,byteOffset:s.byteOffset,byteStride:o}}return null}var qh=A(()=>{Dt();Va();Da()});var js,J0=A(()=>{qh();Ae();js=class t extends z{static defaultProps={...z.defaultProps,shaderLayout:void 0,bufferLayout:[]};get[Symbol.toStringTag](){return"VertexArray"}maxVertexAttributes;attributeInfos;indexBuffer=null;attributes;constructor(e,r){super(e,r,t.defaultProps),this.maxVertexAttributes=e.limits.maxVertexAttributes,this.attributes=new Array(this.maxVertexAttributes).fill(null),this.attributeInfos=G0(r.shaderLayout,r.bufferLayout,this.maxVertexAttributes)}setConstantWebGL(e,r){this.device.reportError(new Error("constant attributes not supported"),this)()}}});var $s,Q0=A(()=>{Ae();$s=class t extends z{static defaultProps={...z.defaultProps,layout:void 0,buffers:{}};get[Symbol.toStringTag](){return"TransformFeedback"}constructor(e,r){super(e,r,t.defaultProps)}}});var Hs,ex=A(()=>{Ae();Hs=class t extends z{get[Symbol.toStringTag](){return"QuerySet"}constructor(e,r){super(e,r,t.defaultProps)}static defaultProps={...z.defaultProps,type:void 0,count:void 0}}});function Zh(t){return(!ja||ja.byteLength<t)&&(ja=new ArrayBuffer(t)),ja}function Gh(t,e){let r=Zh(t.BYTES_PER_ELEMENT*e);return new t(r,0,e)}var ja,Jh=A(()=>{});function CE(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function bo(t){return Array.isArray(t)?t.length===0||typeof t[0]=="number":CE(t)}var Qh=A(()=>{});var ME,$a,tx=A(()=>{Ls();Va();Jh();Qh();Dt();ME=1024,$a=class{layout={};byteLength;constructor(e,r={}){let o=0;for(let[i,n]of Object.entries(e)){let a=Ws(n),{type:c,components:l}=a,f=l*(r?.[i]??1);o=S0(o,f);let h=o;o+=f,this.layout[i]={type:c,size:f,offset:h}}o+=(4-o%4)%4;let s=o*4;this.byteLength=Math.max(s,ME)}getData(e){let r=Zh(this.byteLength),o={i32:new Int32Array(r),u32:new Uint32Array(r),f32:new Float32Array(r),f16:new Uint16Array(r)};for(let[s,i]of Object.entries(e)){let n=this.layout[s];if(!n){S.warn(`Supplied uniform value ${s} not present in uniform block layout`)();continue}let{type:a,size:c,offset:l}=n,f=o[a];if(c===1){if(typeof i!="number"&&typeof i!="boolean"){S.warn(`Supplied value for single component uniform ${s} is not a number: ${i}`)();continue}f[l]=Number(i)}else{if(!bo(i)){S.warn(`Supplied value for multi component / array uniform ${s} is not a numeric array: ${i}`)();continue}f.set(i,l)}}return new Uint8Array(r,0,this.byteLength)}has(e){return!!this.layout[e]}get(e){return this.layout[e]}}});function rx(t,e,r=16){if(t!==e)return!1;let o=t,s=e;if(!bo(o))return!1;if(bo(s)&&o.length===s.length){for(let i=0;i<o.length;++i)if(s[i]!==o[i])return!1}return!0}function ox(t){return bo(t)?t.slice():t}var sx=A(()=>{Qh()});var Ha,ix=A(()=>{sx();Ha=class{name;uniforms={};modifiedUniforms={};modified=!0;bindingLayout={};needsRedraw="initialized";constructor(e){if(this.name=e?.name||"unnamed",e?.name&&e?.shaderLayout){let r=e?.shaderLayout.bindings?.find(s=>s.type==="uniform"&&s.name===e?.name);if(!r)throw new Error(e?.name);let o=r;for(let s of o.uniforms||[])this.bindingLayout[s.name]=s}}setUniforms(e){for(let[r,o]of Object.entries(e))this._setUniform(r,o),this.needsRedraw||this.setNeedsRedraw(`${this.name}.${r}=${o}`)}setNeedsRedraw(e){this.needsRedraw=this.needsRedraw||e}getAllUniforms(){return this.modifiedUniforms={},this.needsRedraw=!1,this.uniforms||{}}_setUniform(e,r){rx(this.uniforms[e],r)||(this.uniforms[e]=ox(r),this.modifiedUniforms[e]=!0,this.modified=!0)}}});var Xs,nx=A(()=>{La();Dt();ix();tx();Xs=class{uniformBlocks=new Map;uniformBufferLayouts=new Map;uniformBuffers=new Map;constructor(e){for(let[r,o]of Object.entries(e)){let s=r,i=new $a(o.uniformTypes??{},o.uniformSizes??{});this.uniformBufferLayouts.set(s,i);let n=new Ha({name:r});n.setUniforms(o.defaultUniforms||{}),this.uniformBlocks.set(s,n)}}destroy(){for(let e of this.uniformBuffers.values())e.destroy()}setUniforms(e){for(let[r,o]of Object.entries(e))this.uniformBlocks.get(r)?.setUniforms(o);this.updateUniformBuffers()}getUniformBufferByteLength(e){return this.uniformBufferLayouts.get(e)?.byteLength||0}getUniformBufferData(e){let r=this.uniformBlocks.get(e)?.getAllUniforms()||{};return this.uniformBufferLayouts.get(e)?.getData(r)}createUniformBuffer(e,r,o){o&&this.setUniforms(o);let s=this.getUniformBufferByteLength(r),i=e.createBuffer({usage:H.UNIFORM|H.COPY_DST,byteLength:s}),n=this.getUniformBufferData(r);return i.write(n),i}getManagedUniformBuffer(e,r){if(!this.uniformBuffers.get(r)){let o=this.getUniformBufferByteLength(r),s=e.createBuffer({usage:H.UNIFORM|H.COPY_DST,byteLength:o});this.uniformBuffers.set(r,s)}return this.uniformBuffers.get(r)}updateUniformBuffers(){let e=!1;for(let r of this.uniformBlocks.keys()){let o=this.updateUniformBuffer(r);e||=o}return e&&S.log(3,`UniformStore.updateUniformBuffers(): ${e}`)(),e}updateUniformBuffer(e){let r=this.uniformBlocks.get(e),o=this.uniformBuffers.get(e),s=!1;if(o&&r?.needsRedraw){s||=r.needsRedraw;let i=this.getUniformBufferData(e);o=this.uniformBuffers.get(e),o?.write(i);let n=this.uniformBlocks.get(e)?.getAllUniforms();S.log(4,`Writing to uniform buffer ${String(e)}`,i,n)()}return s}}});var V=A(()=>{N0();L0();jh();k0();La();Xh();z0();$0();Hh();H0();X0();Y0();K0();q0();Z0();J0();Q0();ex();nx();Ls();Va();Da();Wh();Dt();Jh();qh()});var j,L1=A(()=>{(function(t){t[t.DEPTH_BUFFER_BIT=256]="DEPTH_BUFFER_BIT",t[t.STENCIL_BUFFER_BIT=1024]="STENCIL_BUFFER_BIT",t[t.COLOR_BUFFER_BIT=16384]="COLOR_BUFFER_BIT",t[t.POINTS=0]="POINTS",t[t.LINES=1]="LINES",t[t.LINE_LOOP=2]="LINE_LOOP",t[t.LINE_STRIP=3]="LINE_STRIP",t[t.TRIANGLES=4]="TRIANGLES",t[t.TRIANGLE_STRIP=5]="TRIANGLE_STRIP",t[t.TRIANGLE_FAN=6]="TRIANGLE_FAN",t[t.ZERO=0]="ZERO",t[t.ONE=1]="ONE",t[t.SRC_COLOR=768]="SRC_COLOR",t[t.ONE_MINUS_SRC_COLOR=769]="ONE_MINUS_SRC_COLOR",t[t.SRC_ALPHA=770]="SRC_ALPHA",t[t.ONE_MINUS_SRC_ALPHA=771]="ONE_MINUS_SRC_ALPHA",t[t.DST_ALPHA=772]="DST_ALPHA",t[t.ONE_MINUS_DST_ALPHA=773]="ONE_MINUS_DST_ALPHA",t[t.DST_COLOR=774]="DST_COLOR",t[t.ONE_MINUS_DST_COLOR=775]="ONE_MINUS_DST_COLOR",t[t.SRC_ALPHA_SATURATE=776]="SRC_ALPHA_SATURATE",t[t.CONSTANT_COLOR=32769]="CONSTANT_COLOR",t[t.ONE_MINUS_CONSTANT_COLOR=32770]="ONE_MINUS_CONSTANT_COLOR",t[t.CONSTANT_ALPHA=32771]="CONSTANT_ALPHA",t[t.ONE_MINUS_CONSTANT_ALPHA=32772]="ONE_MINUS_CONSTANT_ALPHA",t[t.FUNC_ADD=32774]="FUNC_ADD",t[t.FUNC_SUBTRACT=32778]="FUNC_SUBTRACT",t[t.FUNC_REVERSE_SUBTRACT=32779]="FUNC_REVERSE_SUBTRACT",t[t.BLEND_EQUATION=32777]="BLEND_EQUATION",t[t.BLEND_EQUATION_RGB=32777]="BLEND_EQUATION_RGB",t[t.BLEND_EQUATION_ALPHA=34877]="BLEND_EQUATION_ALPHA",t[t.BLEND_DST_RGB=32968]="BLEND_DST_RGB",t[t.BLEND_SRC_RGB=32969]="BLEND_SRC_RGB",t[t.BLEND_DST_ALPHA=32970]="BLEND_DST_ALPHA",t[t.BLEND_SRC_ALPHA=32971]="BLEND_SRC_ALPHA",t[t.BLEND_COLOR=32773]="BLEND_COLOR",t[t.ARRAY_BUFFER_BINDING=34964]="ARRAY_BUFFER_BINDING",t[t.ELEMENT_ARRAY_BUFFER_BINDING=34965]="ELEMENT_ARRAY_BUFFER_BINDING",t[t.LINE_WIDTH=2849]="LINE_WIDTH",t[t.ALIASED_POINT_SIZE_RANGE=33901]="ALIASED_POINT_SIZE_RANGE",t[t.ALIASED_LINE_WIDTH_RANGE=33902]="ALIASED_LINE_WIDTH_RANGE",t[t.CULL_FACE_MODE=2885]="CULL_FACE_MODE",t[t.FRONT_FACE=2886]="FRONT_FACE",t[t.DEPTH_RANGE=2928]="DEPTH_RANGE",t[t.DEPTH_WRITEMASK=2930]="DEPTH_WRITEMASK",t[t.DEPTH_CLEAR_VALUE=2931]="DEPTH_CLEAR_VALUE",t[t.DEPTH_FUNC=2932]="DEPTH_FUNC",t[t.STENCIL_CLEAR_VALUE=2961]="STENCIL_CLEAR_VALUE",t[t.STENCIL_FUNC=2962]="STENCIL_FUNC",t[t.STENCIL_FAIL=2964]="STENCIL_FAIL",t[t.STENCIL_PASS_DEPTH_FAIL=2965]="STENCIL_PASS_DEPTH_FAIL",t[t.STENCIL_PASS_DEPTH_PASS=2966]="STENCIL_PASS_DEPTH_PASS",t[t.STENCIL_REF=2967]="STENCIL_REF",t[t.STENCIL_VALUE_MASK=2963]="STENCIL_VALUE_MASK",t[t.STENCIL_WRITEMASK=2968]="STENCIL_WRITEMASK",t[t.STENCIL_BACK_FUNC=34816]="STENCIL_BACK_FUNC",t[t.STENCIL_BACK_FAIL=34817]="STENCIL_BACK_FAIL",t[t.STENCIL_BACK_PASS_DEPTH_FAIL=34818]="STENCIL_BACK_PASS_DEPTH_FAIL",t[t.STENCIL_BACK_PASS_DEPTH_PASS=34819]="STENCIL_BACK_PASS_DEPTH_PASS",t[t.STENCIL_BACK_REF=36003]="STENCIL_BACK_REF",t[t.STENCIL_BACK_VALUE_MASK=36004]="STENCIL_BACK_VALUE_MASK",t[t.STENCIL_BACK_WRITEMASK=36005]="STENCIL_BACK_WRITEMASK",t[t.VIEWPORT=2978]="VIEWPORT",t[t.SCISSOR_BOX=3088]="SCISSOR_BOX",t[t.COLOR_CLEAR_VALUE=3106]="COLOR_CLEAR_VALUE",t[t.COLOR_WRITEMASK=3107]="COLOR_WRITEMASK",t[t.UNPACK_ALIGNMENT=3317]="UNPACK_ALIGNMENT",t[t.PACK_ALIGNMENT=3333]="PACK_ALIGNMENT",t[t.MAX_TEXTURE_SIZE=3379]="MAX_TEXTURE_SIZE",t[t.MAX_VIEWPORT_DIMS=3386]="MAX_VIEWPORT_DIMS",t[t.SUBPIXEL_BITS=3408]="SUBPIXEL_BITS",t[t.RED_BITS=3410]="RED_BITS",t[t.GREEN_BITS=3411]="GREEN_BITS",t[t.BLUE_BITS=3412]="BLUE_BITS",t[t.ALPHA_BITS=3413]="ALPHA_BITS",t[t.DEPTH_BITS=3414]="DEPTH_BITS",t[t.STENCIL_BITS=3415]="STENCIL_BITS",t[t.POLYGON_OFFSET_UNITS=10752]="POLYGON_OFFSET_UNITS",t[t.POLYGON_OFFSET_FACTOR=32824]="POLYGON_OFFSET_FACTOR",t[t.TEXTURE_BINDING_2D=32873]="TEXTURE_BINDING_2D",t[t.SAMPLE_BUFFERS=32936]="SAMPLE_BUFFERS",t[t.SAMPLES=32937]="SAMPLES",t[t.SAMPLE_COVERAGE_VALUE=32938]="SAMPLE_COVERAGE_VALUE",t[t.SAMPLE_COVERAGE_INVERT=32939]="SAMPLE_COVERAGE_INVERT",t[t.COMPRESSED_TEXTURE_FORMATS=34467]="COMPRESSED_TEXTURE_FORMATS",t[t.VENDOR=7936]="VENDOR",t[t.RENDERER=7937]="RENDERER",t[t.VERSION=7938]="VERSION",t[t.IMPLEMENTATION_COLOR_READ_TYPE=35738]="IMPLEMENTATION_COLOR_READ_TYPE",t[t.IMPLEMENTATION_COLOR_READ_FORMAT=35739]="IMPLEMENTATION_COLOR_READ_FORMAT",t[t.BROWSER_DEFAULT_WEBGL=37444]="BROWSER_DEFAULT_WEBGL",t[t.STATIC_DRAW=35044]="STATIC_DRAW",t[t.STREAM_DRAW=35040]="STREAM_DRAW",t[t.DYNAMIC_DRAW=35048]="DYNAMIC_DRAW",t[t.ARRAY_BUFFER=34962]="ARRAY_BUFFER",t[t.ELEMENT_ARRAY_BUFFER=34963]="ELEMENT_ARRAY_BUFFER",t[t.BUFFER_SIZE=34660]="BUFFER_SIZE",t[t.BUFFER_USAGE=34661]="BUFFER_USAGE",t[t.CURRENT_VERTEX_ATTRIB=34342]="CURRENT_VERTEX_ATTRIB",t[t.VERTEX_ATTRIB_ARRAY_ENABLED=34338]="VERTEX_ATTRIB_ARRAY_ENABLED",t[t.VERTEX_ATTRIB_ARRAY_SIZE=34339]="VERTEX_ATTRIB_ARRAY_SIZE",t[t.VERTEX_ATTRIB_ARRAY_STRIDE=34340]="VERTEX_ATTRIB_ARRAY_STRIDE",t[t.VERTEX_ATTRIB_ARRAY_TYPE=34341]="VERTEX_ATTRIB_ARRAY_TYPE",t[t.VERTEX_ATTRIB_ARRAY_NORMALIZED=34922]="VERTEX_ATTRIB_ARRAY_NORMALIZED",t[t.VERTEX_ATTRIB_ARRAY_POINTER=34373]="VERTEX_ATTRIB_ARRAY_POINTER",t[t.VERTEX_ATTRIB_ARRAY_BUFFER_BINDING=34975]="VERTEX_ATTRIB_ARRAY_BUFFER_BINDING",t[t.CULL_FACE=2884]="CULL_FACE",t[t.FRONT=1028]="FRONT",t[t.BACK=1029]="BACK",t[t.FRONT_AND_BACK=1032]="FRONT_AND_BACK",t[t.BLEND=3042]="BLEND",t[t.DEPTH_TEST=2929]="DEPTH_TEST",t[t.DITHER=3024]="DITHER",t[t.POLYGON_OFFSET_FILL=32823]="POLYGON_OFFSET_FILL",t[t.SAMPLE_ALPHA_TO_COVERAGE=32926]="SAMPLE_ALPHA_TO_COVERAGE",t[t.SAMPLE_COVERAGE=32928]="SAMPLE_COVERAGE",t[t.SCISSOR_TEST=3089]="SCISSOR_TEST",t[t.STENCIL_TEST=2960]="STENCIL_TEST",t[t.NO_ERROR=0]="NO_ERROR",t[t.INVALID_ENUM=1280]="INVALID_ENUM",t[t.INVALID_VALUE=1281]="INVALID_VALUE",t[t.INVALID_OPERATION=1282]="INVALID_OPERATION",t[t.OUT_OF_MEMORY=1285]="OUT_OF_MEMORY",t[t.CONTEXT_LOST_WEBGL=37442]="CONTEXT_LOST_WEBGL",t[t.CW=2304]="CW",t[t.CCW=2305]="CCW",t[t.DONT_CARE=4352]="DONT_CARE",t[t.FASTEST=4353]="FASTEST",t[t.NICEST=4354]="NICEST",t[t.GENERATE_MIPMAP_HINT=33170]="GENERATE_MIPMAP_HINT",t[t.BYTE=5120]="BYTE",t[t.UNSIGNED_BYTE=5121]="UNSIGNED_BYTE",t[t.SHORT=5122]="SHORT",t[t.UNSIGNED_SHORT=5123]="UNSIGNED_SHORT",t[t.INT=5124]="INT",t[t.UNSIGNED_INT=5125]="UNSIGNED_INT",t[t.FLOAT=5126]="FLOAT",t[t.DOUBLE=5130]="DOUBLE",t[t.DEPTH_COMPONENT=6402]="DEPTH_COMPONENT",t[t.ALPHA=6406]="ALPHA",t[t.RGB=6407]="RGB",t[t.RGBA=6408]="RGBA",t[t.LUMINANCE=6409]="LUMINANCE",t[t.LUMINANCE_ALPHA=6410]="LUMINANCE_ALPHA",t[t.UNSIGNED_SHORT_4_4_4_4=32819]="UNSIGNED_SHORT_4_4_4_4",t[t.UNSIGNED_SHORT_5_5_5_1=32820]="UNSIGNED_SHORT_5_5_5_1",t[t.UNSIGNED_SHORT_5_6_5=33635]="UNSIGNED_SHORT_5_6_5",t[t.FRAGMENT_SHADER=35632]="FRAGMENT_SHADER",t[t.VERTEX_SHADER=35633]="VERTEX_SHADER",t[t.COMPILE_STATUS=35713]="COMPILE_STATUS",t[t.DELETE_STATUS=35712]="DELETE_STATUS",t[t.LINK_STATUS=35714]="LINK_STATUS",t[t.VALIDATE_STATUS=35715]="VALIDATE_STATUS",t[t.ATTACHED_SHADERS=35717]="ATTACHED_SHADERS",t[t.ACTIVE_ATTRIBUTES=35721]="ACTIVE_ATTRIBUTES",t[t.ACTIVE_UNIFORMS=35718]="ACTIVE_UNIFORMS",t[t.MAX_VERTEX_ATTRIBS=34921]="MAX_VERTEX_ATTRIBS",t[t.MAX_VERTEX_UNIFORM_VECTORS=36347]="MAX_VERTEX_UNIFORM_VECTORS",t[t.MAX_VARYING_VECTORS=36348]="MAX_VARYING_VECTORS",t[t.MAX_COMBINED_TEXTURE_IMAGE_UNITS=35661]="MAX_COMBINED_TEXTURE_IMAGE_UNITS",t[t.MAX_VERTEX_TEXTURE_IMAGE_UNITS=35660]="MAX_VERTEX_TEXTURE_IMAGE_UNITS",t[t.MAX_TEXTURE_IMAGE_UNITS=34930]="MAX_TEXTURE_IMAGE_UNITS",t[t.MAX_FRAGMENT_UNIFORM_VECTORS=36349]="MAX_FRAGMENT_UNIFORM_VECTORS",t[t.SHADER_TYPE=35663]="SHADER_TYPE",t[t.SHADING_LANGUAGE_VERSION=35724]="SHADING_LANGUAGE_VERSION",t[t.CURRENT_PROGRAM=35725]="CURRENT_PROGRAM",t[t.NEVER=512]="NEVER",t[t.LESS=513]="LESS",t[t.EQUAL=514]="EQUAL",t[t.LEQUAL=515]="LEQUAL",t[t.GREATER=516]="GREATER",t[t.NOTEQUAL=517]="NOTEQUAL",t[t.GEQUAL=518]="GEQUAL",t[t.ALWAYS=519]="ALWAYS",t[t.KEEP=7680]="KEEP",t[t.REPLACE=7681]="REPLACE",t[t.INCR=7682]="INCR",t[t.DECR=7683]="DECR",t[t.INVERT=5386]="INVERT",t[t.INCR_WRAP=34055]="INCR_WRAP",t[t.DECR_WRAP=34056]="DECR_WRAP",t[t.NEAREST=9728]="NEAREST",t[t.LINEAR=9729]="LINEAR",t[t.NEAREST_MIPMAP_NEAREST=9984]="NEAREST_MIPMAP_NEAREST",t[t.LINEAR_MIPMAP_NEAREST=9985]="LINEAR_MIPMAP_NEAREST",t[t.NEAREST_MIPMAP_LINEAR=9986]="NEAREST_MIPMAP_LINEAR",t[t.LINEAR_MIPMAP_LINEAR=9987]="LINEAR_MIPMAP_LINEAR",t[t.TEXTURE_MAG_FILTER=10240]="TEXTURE_MAG_FILTER",t[t.TEXTURE_MIN_FILTER=10241]="TEXTURE_MIN_FILTER",t[t.TEXTURE_WRAP_S=10242]="TEXTURE_WRAP_S",t[t.TEXTURE_WRAP_T=10243]="TEXTURE_WRAP_T",t[t.TEXTURE_2D=3553]="TEXTURE_2D",t[t.TEXTURE=5890]="TEXTURE",t[t.TEXTURE_CUBE_MAP=34067]="TEXTURE_CUBE_MAP",t[t.TEXTURE_BINDING_CUBE_MAP=34068]="TEXTURE_BINDING_CUBE_MAP",t[t.TEXTURE_CUBE_MAP_POSITIVE_X=34069]="TEXTURE_CUBE_MAP_POSITIVE_X",t[t.TEXTURE_CUBE_MAP_NEGATIVE_X=34070]="TEXTURE_CUBE_MAP_NEGATIVE_X",t[t.TEXTURE_CUBE_MAP_POSITIVE_Y=34071]="TEXTURE_CUBE_MAP_POSITIVE_Y",t[t.TEXTURE_CUBE_MAP_NEGATIVE_Y=34072]="TEXTURE_CUBE_MAP_NEGATIVE_Y",t[t.TEXTURE_CUBE_MAP_POSITIVE_Z=34073]="TEXTURE_CUBE_MAP_POSITIVE_Z",t[t.TEXTURE_CUBE_MAP_NEGATIVE_Z=34074]="TEXTURE_CUBE_MAP_NEGATIVE_Z",t[t.MAX_CUBE_MAP_TEXTURE_SIZE=34076]="MAX_CUBE_MAP_TEXTURE_SIZE",t[t.TEXTURE0=33984]="TEXTURE0",t[t.ACTIVE_TEXTURE=34016]="ACTIVE_TEXTURE",t[t.REPEAT=10497]="REPEAT",t[t.CLAMP_TO_EDGE=33071]="CLAMP_TO_EDGE",t[t.MIRRORED_REPEAT=33648]="MIRRORED_REPEAT",t[t.TEXTURE_WIDTH=4096]="TEXTURE_WIDTH",t[t.TEXTURE_HEIGHT=4097]="TEXTURE_HEIGHT",t[t.FLOAT_VEC2=35664]="FLOAT_VEC2",t[t.FLOAT_VEC3=35665]="FLOAT_VEC3",t[t.FLOAT_VEC4=35666]="FLOAT_VEC4",t[t.INT_VEC2=35667]="INT_VEC2",t[t.INT_VEC3=35668]="INT_VEC3",t[t.INT_VEC4=35669]="INT_VEC4",t[t.BOOL=35670]="BOOL",t[t.BOOL_VEC2=35671]="BOOL_VEC2",t[t.BOOL_VEC3=35672]="BOOL_VEC3",t[t.BOOL_VEC4=35673]="BOOL_VEC4",t[t.FLOAT_MAT2=35674]="FLOAT_MAT2",t[t.FLOAT_MAT3=35675]="FLOAT_MAT3",t[t.FLOAT_MAT4=35676]="FLOAT_MAT4",t[t.SAMPLER_2D=35678]="SAMPLER_2D",t[t.SAMPLER_CUBE=35680]="SAMPLER_CUBE",t[t.LOW_FLOAT=36336]="LOW_FLOAT",t[t.MEDIUM_FLOAT=36337]="MEDIUM_FLOAT",t[t.HIGH_FLOAT=36338]="HIGH_FLOAT",t[t.LOW_INT=36339]="LOW_INT",t[t.MEDIUM_INT=36340]="MEDIUM_INT",t[t.HIGH_INT=36341]="HIGH_INT",t[t.FRAMEBUFFER=36160]="FRAMEBUFFER",t[t.RENDERBUFFER=36161]="RENDERBUFFER",t[t.RGBA4=32854]="RGBA4",t[t.RGB5_A1=32855]="RGB5_A1",t[t.RGB565=36194]="RGB565",t[t.DEPTH_COMPONENT16=33189]="DEPTH_COMPONENT16",t[t.STENCIL_INDEX=6401]="STENCIL_INDEX",t[t.STENCIL_INDEX8=36168]="STENCIL_INDEX8",t[t.DEPTH_STENCIL=34041]="DEPTH_STENCIL",t[t.RENDERBUFFER_WIDTH=36162]="RENDERBUFFER_WIDTH",t[t.RENDERBUFFER_HEIGHT=36163]="RENDERBUFFER_HEIGHT",t[t.RENDERBUFFER_INTERNAL_FORMAT=36164]="RENDERBUFFER_INTERNAL_FORMAT",t[t.RENDERBUFFER_RED_SIZE=36176]="RENDERBUFFER_RED_SIZE",t[t.RENDERBUFFER_GREEN_SIZE=36177]="RENDERBUFFER_GREEN_SIZE",t[t.RENDERBUFFER_BLUE_SIZE=36178]="RENDERBUFFER_BLUE_SIZE",t[t.RENDERBUFFER_ALPHA_SIZE=36179]="RENDERBUFFER_ALPHA_SIZE",t[t.RENDERBUFFER_DEPTH_SIZE=36180]="RENDERBUFFER_DEPTH_SIZE",t[t.RENDERBUFFER_STENCIL_SIZE=36181]="RENDERBUFFER_STENCIL_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE=36048]="FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE",t[t.FRAMEBUFFER_ATTACHMENT_OBJECT_NAME=36049]="FRAMEBUFFER_ATTACHMENT_OBJECT_NAME",t[t.FRAMEBUFFER_ATTACHMENT_TEXTURE_LEVEL=36050]="FRAMEBUFFER_ATTACHMENT_TEXTURE_LEVEL",t[t.FRAMEBUFFER_ATTACHMENT_TEXTURE_CUBE_MAP_FACE=36051]="FRAMEBUFFER_ATTACHMENT_TEXTURE_CUBE_MAP_FACE",t[t.COLOR_ATTACHMENT0=36064]="COLOR_ATTACHMENT0",t[t.DEPTH_ATTACHMENT=36096]="DEPTH_ATTACHMENT",t[t.STENCIL_ATTACHMENT=36128]="STENCIL_ATTACHMENT",t[t.DEPTH_STENCIL_ATTACHMENT=33306]="DEPTH_STENCIL_ATTACHMENT",t[t.NONE=0]="NONE",t[t.FRAMEBUFFER_COMPLETE=36053]="FRAMEBUFFER_COMPLETE",t[t.FRAMEBUFFER_INCOMPLETE_ATTACHMENT=36054]="FRAMEBUFFER_INCOMPLETE_ATTACHMENT",t[t.FRAMEBUFFER_INCOMPLETE_MISSING_ATTACHMENT=36055]="FRAMEBUFFER_INCOMPLETE_MISSING_ATTACHMENT",t[t.FRAMEBUFFER_INCOMPLETE_DIMENSIONS=36057]="FRAMEBUFFER_INCOMPLETE_DIMENSIONS",t[t.FRAMEBUFFER_UNSUPPORTED=36061]="FRAMEBUFFER_UNSUPPORTED",t[t.FRAMEBUFFER_BINDING=36006]="FRAMEBUFFER_BINDING",t[t.RENDERBUFFER_BINDING=36007]="RENDERBUFFER_BINDING",t[t.READ_FRAMEBUFFER=36008]="READ_FRAMEBUFFER",t[t.DRAW_FRAMEBUFFER=36009]="DRAW_FRAMEBUFFER",t[t.MAX_RENDERBUFFER_SIZE=34024]="MAX_RENDERBUFFER_SIZE",t[t.INVALID_FRAMEBUFFER_OPERATION=1286]="INVALID_FRAMEBUFFER_OPERATION",t[t.UNPACK_FLIP_Y_WEBGL=37440]="UNPACK_FLIP_Y_WEBGL",t[t.UNPACK_PREMULTIPLY_ALPHA_WEBGL=37441]="UNPACK_PREMULTIPLY_ALPHA_WEBGL",t[t.UNPACK_COLORSPACE_CONVERSION_WEBGL=37443]="UNPACK_COLORSPACE_CONVERSION_WEBGL",t[t.READ_BUFFER=3074]="READ_BUFFER",t[t.UNPACK_ROW_LENGTH=3314]="UNPACK_ROW_LENGTH",t[t.UNPACK_SKIP_ROWS=3315]="UNPACK_SKIP_ROWS",t[t.UNPACK_SKIP_PIXELS=3316]="UNPACK_SKIP_PIXELS",t[t.PACK_ROW_LENGTH=3330]="PACK_ROW_LENGTH",t[t.PACK_SKIP_ROWS=3331]="PACK_SKIP_ROWS",t[t.PACK_SKIP_PIXELS=3332]="PACK_SKIP_PIXELS",t[t.TEXTURE_BINDING_3D=32874]="TEXTURE_BINDING_3D",t[t.UNPACK_SKIP_IMAGES=32877]="UNPACK_SKIP_IMAGES",t[t.UNPACK_IMAGE_HEIGHT=32878]="UNPACK_IMAGE_HEIGHT",t[t.MAX_3D_TEXTURE_SIZE=32883]="MAX_3D_TEXTURE_SIZE",t[t.MAX_ELEMENTS_VERTICES=33e3]="MAX_ELEMENTS_VERTICES",t[t.MAX_ELEMENTS_INDICES=33001]="MAX_ELEMENTS_INDICES",t[t.MAX_TEXTURE_LOD_BIAS=34045]="MAX_TEXTURE_LOD_BIAS",t[t.MAX_FRAGMENT_UNIFORM_COMPONENTS=35657]="MAX_FRAGMENT_UNIFORM_COMPONENTS",t[t.MAX_VERTEX_UNIFORM_COMPONENTS=35658]="MAX_VERTEX_UNIFORM_COMPONENTS",t[t.MAX_ARRAY_TEXTURE_LAYERS=35071]="MAX_ARRAY_TEXTURE_LAYERS",t[t.MIN_PROGRAM_TEXEL_OFFSET=35076]="MIN_PROGRAM_TEXEL_OFFSET",t[t.MAX_PROGRAM_TEXEL_OFFSET=35077]="MAX_PROGRAM_TEXEL_OFFSET",t[t.MAX_VARYING_COMPONENTS=35659]="MAX_VARYING_COMPONENTS",t[t.FRAGMENT_SHADER_DERIVATIVE_HINT=35723]="FRAGMENT_SHADER_DERIVATIVE_HINT",t[t.RASTERIZER_DISCARD=35977]="RASTERIZER_DISCARD",t[t.VERTEX_ARRAY_BINDING=34229]="VERTEX_ARRAY_BINDING",t[t.MAX_VERTEX_OUTPUT_COMPONENTS=37154]="MAX_VERTEX_OUTPUT_COMPONENTS",t[t.MAX_FRAGMENT_INPUT_COMPONENTS=37157]="MAX_FRAGMENT_INPUT_COMPONENTS",t[t.MAX_SERVER_WAIT_TIMEOUT=37137]="MAX_SERVER_WAIT_TIMEOUT",t[t.MAX_ELEMENT_INDEX=36203]="MAX_ELEMENT_INDEX",t[t.RED=6403]="RED",t[t.RGB8=32849]="RGB8",t[t.RGBA8=32856]="RGBA8",t[t.RGB10_A2=32857]="RGB10_A2",t[t.TEXTURE_3D=32879]="TEXTURE_3D",t[t.TEXTURE_WRAP_R=32882]="TEXTURE_WRAP_R",t[t.TEXTURE_MIN_LOD=33082]="TEXTURE_MIN_LOD",t[t.TEXTURE_MAX_LOD=33083]="TEXTURE_MAX_LOD",t[t.TEXTURE_BASE_LEVEL=33084]="TEXTURE_BASE_LEVEL",t[t.TEXTURE_MAX_LEVEL=33085]="TEXTURE_MAX_LEVEL",t[t.TEXTURE_COMPARE_MODE=34892]="TEXTURE_COMPARE_MODE",t[t.TEXTURE_COMPARE_FUNC=34893]="TEXTURE_COMPARE_FUNC",t[t.SRGB=35904]="SRGB",t[t.SRGB8=35905]="SRGB8",t[t.SRGB8_ALPHA8=35907]="SRGB8_ALPHA8",t[t.COMPARE_REF_TO_TEXTURE=34894]="COMPARE_REF_TO_TEXTURE",t[t.RGBA32F=34836]="RGBA32F",t[t.RGB32F=34837]="RGB32F",t[t.RGBA16F=34842]="RGBA16F",t[t.RGB16F=34843]="RGB16F",t[t.TEXTURE_2D_ARRAY=35866]="TEXTURE_2D_ARRAY",t[t.TEXTURE_BINDING_2D_ARRAY=35869]="TEXTURE_BINDING_2D_ARRAY",t[t.R11F_G11F_B10F=35898]="R11F_G11F_B10F",t[t.RGB9_E5=35901]="RGB9_E5",t[t.RGBA32UI=36208]="RGBA32UI",t[t.RGB32UI=36209]="RGB32UI",t[t.RGBA16UI=36214]="RGBA16UI",t[t.RGB16UI=36215]="RGB16UI",t[t.RGBA8UI=36220]="RGBA8UI",t[t.RGB8UI=36221]="RGB8UI",t[t.RGBA32I=36226]="RGBA32I",t[t.RGB32I=36227]="RGB32I",t[t.RGBA16I=36232]="RGBA16I",t[t.RGB16I=36233]="RGB16I",t[t.RGBA8I=36238]="RGBA8I",t[t.RGB8I=36239]="RGB8I",t[t.RED_INTEGER=36244]="RED_INTEGER",t[t.RGB_INTEGER=36248]="RGB_INTEGER",t[t.RGBA_INTEGER=36249]="RGBA_INTEGER",t[t.R8=33321]="R8",t[t.RG8=33323]="RG8",t[t.R16F=33325]="R16F",t[t.R32F=33326]="R32F",t[t.RG16F=33327]="RG16F",t[t.RG32F=33328]="RG32F",t[t.R8I=33329]="R8I",t[t.R8UI=33330]="R8UI",t[t.R16I=33331]="R16I",t[t.R16UI=33332]="R16UI",t[t.R32I=33333]="R32I",t[t.R32UI=33334]="R32UI",t[t.RG8I=33335]="RG8I",t[t.RG8UI=33336]="RG8UI",t[t.RG16I=33337]="RG16I",t[t.RG16UI=33338]="RG16UI",t[t.RG32I=33339]="RG32I",t[t.RG32UI=33340]="RG32UI",t[t.R8_SNORM=36756]="R8_SNORM",t[t.RG8_SNORM=36757]="RG8_SNORM",t[t.RGB8_SNORM=36758]="RGB8_SNORM",t[t.RGBA8_SNORM=36759]="RGBA8_SNORM",t[t.RGB10_A2UI=36975]="RGB10_A2UI",t[t.TEXTURE_IMMUTABLE_FORMAT=37167]="TEXTURE_IMMUTABLE_FORMAT",t[t.TEXTURE_IMMUTABLE_LEVELS=33503]="TEXTURE_IMMUTABLE_LEVELS",t[t.UNSIGNED_INT_2_10_10_10_REV=33640]="UNSIGNED_INT_2_10_10_10_REV",t[t.UNSIGNED_INT_10F_11F_11F_REV=35899]="UNSIGNED_INT_10F_11F_11F_REV",t[t.UNSIGNED_INT_5_9_9_9_REV=35902]="UNSIGNED_INT_5_9_9_9_REV",t[t.FLOAT_32_UNSIGNED_INT_24_8_REV=36269]="FLOAT_32_UNSIGNED_INT_24_8_REV",t[t.UNSIGNED_INT_24_8=34042]="UNSIGNED_INT_24_8",t[t.HALF_FLOAT=5131]="HALF_FLOAT",t[t.RG=33319]="RG",t[t.RG_INTEGER=33320]="RG_INTEGER",t[t.INT_2_10_10_10_REV=36255]="INT_2_10_10_10_REV",t[t.CURRENT_QUERY=34917]="CURRENT_QUERY",t[t.QUERY_RESULT=34918]="QUERY_RESULT",t[t.QUERY_RESULT_AVAILABLE=34919]="QUERY_RESULT_AVAILABLE",t[t.ANY_SAMPLES_PASSED=35887]="ANY_SAMPLES_PASSED",t[t.ANY_SAMPLES_PASSED_CONSERVATIVE=36202]="ANY_SAMPLES_PASSED_CONSERVATIVE",t[t.MAX_DRAW_BUFFERS=34852]="MAX_DRAW_BUFFERS",t[t.DRAW_BUFFER0=34853]="DRAW_BUFFER0",t[t.DRAW_BUFFER1=34854]="DRAW_BUFFER1",t[t.DRAW_BUFFER2=34855]="DRAW_BUFFER2",t[t.DRAW_BUFFER3=34856]="DRAW_BUFFER3",t[t.DRAW_BUFFER4=34857]="DRAW_BUFFER4",t[t.DRAW_BUFFER5=34858]="DRAW_BUFFER5",t[t.DRAW_BUFFER6=34859]="DRAW_BUFFER6",t[t.DRAW_BUFFER7=34860]="DRAW_BUFFER7",t[t.DRAW_BUFFER8=34861]="DRAW_BUFFER8",t[t.DRAW_BUFFER9=34862]="DRAW_BUFFER9",t[t.DRAW_BUFFER10=34863]="DRAW_BUFFER10",t[t.DRAW_BUFFER11=34864]="DRAW_BUFFER11",t[t.DRAW_BUFFER12=34865]="DRAW_BUFFER12",t[t.DRAW_BUFFER13=34866]="DRAW_BUFFER13",t[t.DRAW_BUFFER14=34867]="DRAW_BUFFER14",t[t.DRAW_BUFFER15=34868]="DRAW_BUFFER15",t[t.MAX_COLOR_ATTACHMENTS=36063]="MAX_COLOR_ATTACHMENTS",t[t.COLOR_ATTACHMENT1=36065]="COLOR_ATTACHMENT1",t[t.COLOR_ATTACHMENT2=36066]="COLOR_ATTACHMENT2",t[t.COLOR_ATTACHMENT3=36067]="COLOR_ATTACHMENT3",t[t.COLOR_ATTACHMENT4=36068]="COLOR_ATTACHMENT4",t[t.COLOR_ATTACHMENT5=36069]="COLOR_ATTACHMENT5",t[t.COLOR_ATTACHMENT6=36070]="COLOR_ATTACHMENT6",t[t.COLOR_ATTACHMENT7=36071]="COLOR_ATTACHMENT7",t[t.COLOR_ATTACHMENT8=36072]="COLOR_ATTACHMENT8",t[t.COLOR_ATTACHMENT9=36073]="COLOR_ATTACHMENT9",t[t.COLOR_ATTACHMENT10=36074]="COLOR_ATTACHMENT10",t[t.COLOR_ATTACHMENT11=36075]="COLOR_ATTACHMENT11",t[t.COLOR_ATTACHMENT12=36076]="COLOR_ATTACHMENT12",t[t.COLOR_ATTACHMENT13=36077]="COLOR_ATTACHMENT13",t[t.COLOR_ATTACHMENT14=36078]="COLOR_ATTACHMENT14",t[t.COLOR_ATTACHMENT15=36079]="COLOR_ATTACHMENT15",t[t.SAMPLER_3D=35679]="SAMPLER_3D",t[t.SAMPLER_2D_SHADOW=35682]="SAMPLER_2D_SHADOW",t[t.SAMPLER_2D_ARRAY=36289]="SAMPLER_2D_ARRAY",t[t.SAMPLER_2D_ARRAY_SHADOW=36292]="SAMPLER_2D_ARRAY_SHADOW",t[t.SAMPLER_CUBE_SHADOW=36293]="SAMPLER_CUBE_SHADOW",t[t.INT_SAMPLER_2D=36298]="INT_SAMPLER_2D",t[t.INT_SAMPLER_3D=36299]="INT_SAMPLER_3D",t[t.INT_SAMPLER_CUBE=36300]="INT_SAMPLER_CUBE",t[t.INT_SAMPLER_2D_ARRAY=36303]="INT_SAMPLER_2D_ARRAY",t[t.UNSIGNED_INT_SAMPLER_2D=36306]="UNSIGNED_INT_SAMPLER_2D",t[t.UNSIGNED_INT_SAMPLER_3D=36307]="UNSIGNED_INT_SAMPLER_3D",t[t.UNSIGNED_INT_SAMPLER_CUBE=36308]="UNSIGNED_INT_SAMPLER_CUBE",t[t.UNSIGNED_INT_SAMPLER_2D_ARRAY=36311]="UNSIGNED_INT_SAMPLER_2D_ARRAY",t[t.MAX_SAMPLES=36183]="MAX_SAMPLES",t[t.SAMPLER_BINDING=35097]="SAMPLER_BINDING",t[t.PIXEL_PACK_BUFFER=35051]="PIXEL_PACK_BUFFER",t[t.PIXEL_UNPACK_BUFFER=35052]="PIXEL_UNPACK_BUFFER",t[t.PIXEL_PACK_BUFFER_BINDING=35053]="PIXEL_PACK_BUFFER_BINDING",t[t.PIXEL_UNPACK_BUFFER_BINDING=35055]="PIXEL_UNPACK_BUFFER_BINDING",t[t.COPY_READ_BUFFER=36662]="COPY_READ_BUFFER",t[t.COPY_WRITE_BUFFER=36663]="COPY_WRITE_BUFFER",t[t.COPY_READ_BUFFER_BINDING=36662]="COPY_READ_BUFFER_BINDING",t[t.COPY_WRITE_BUFFER_BINDING=36663]="COPY_WRITE_BUFFER_BINDING",t[t.FLOAT_MAT2x3=35685]="FLOAT_MAT2x3",t[t.FLOAT_MAT2x4=35686]="FLOAT_MAT2x4",t[t.FLOAT_MAT3x2=35687]="FLOAT_MAT3x2",t[t.FLOAT_MAT3x4=35688]="FLOAT_MAT3x4",t[t.FLOAT_MAT4x2=35689]="FLOAT_MAT4x2",t[t.FLOAT_MAT4x3=35690]="FLOAT_MAT4x3",t[t.UNSIGNED_INT_VEC2=36294]="UNSIGNED_INT_VEC2",t[t.UNSIGNED_INT_VEC3=36295]="UNSIGNED_INT_VEC3",t[t.UNSIGNED_INT_VEC4=36296]="UNSIGNED_INT_VEC4",t[t.UNSIGNED_NORMALIZED=35863]="UNSIGNED_NORMALIZED",t[t.SIGNED_NORMALIZED=36764]="SIGNED_NORMALIZED",t[t.VERTEX_ATTRIB_ARRAY_INTEGER=35069]="VERTEX_ATTRIB_ARRAY_INTEGER",t[t.VERTEX_ATTRIB_ARRAY_DIVISOR=35070]="VERTEX_ATTRIB_ARRAY_DIVISOR",t[t.TRANSFORM_FEEDBACK_BUFFER_MODE=35967]="TRANSFORM_FEEDBACK_BUFFER_MODE",t[t.MAX_TRANSFORM_FEEDBACK_SEPARATE_COMPONENTS=35968]="MAX_TRANSFORM_FEEDBACK_SEPARATE_COMPONENTS",t[t.TRANSFORM_FEEDBACK_VARYINGS=35971]="TRANSFORM_FEEDBACK_VARYINGS",t[t.TRANSFORM_FEEDBACK_BUFFER_START=35972]="TRANSFORM_FEEDBACK_BUFFER_START",t[t.TRANSFORM_FEEDBACK_BUFFER_SIZE=35973]="TRANSFORM_FEEDBACK_BUFFER_SIZE",t[t.TRANSFORM_FEEDBACK_PRIMITIVES_WRITTEN=35976]="TRANSFORM_FEEDBACK_PRIMITIVES_WRITTEN",t[t.MAX_TRANSFORM_FEEDBACK_INTERLEAVED_COMPONENTS=35978]="MAX_TRANSFORM_FEEDBACK_INTERLEAVED_COMPONENTS",t[t.MAX_TRANSFORM_FEEDBACK_SEPARATE_ATTRIBS=35979]="MAX_TRANSFORM_FEEDBACK_SEPARATE_ATTRIBS",t[t.INTERLEAVED_ATTRIBS=35980]="INTERLEAVED_ATTRIBS",t[t.SEPARATE_ATTRIBS=35981]="SEPARATE_ATTRIBS",t[t.TRANSFORM_FEEDBACK_BUFFER=35982]="TRANSFORM_FEEDBACK_BUFFER",t[t.TRANSFORM_FEEDBACK_BUFFER_BINDING=35983]="TRANSFORM_FEEDBACK_BUFFER_BINDING",t[t.TRANSFORM_FEEDBACK=36386]="TRANSFORM_FEEDBACK",t[t.TRANSFORM_FEEDBACK_PAUSED=36387]="TRANSFORM_FEEDBACK_PAUSED",t[t.TRANSFORM_FEEDBACK_ACTIVE=36388]="TRANSFORM_FEEDBACK_ACTIVE",t[t.TRANSFORM_FEEDBACK_BINDING=36389]="TRANSFORM_FEEDBACK_BINDING",t[t.FRAMEBUFFER_ATTACHMENT_COLOR_ENCODING=33296]="FRAMEBUFFER_ATTACHMENT_COLOR_ENCODING",t[t.FRAMEBUFFER_ATTACHMENT_COMPONENT_TYPE=33297]="FRAMEBUFFER_ATTACHMENT_COMPONENT_TYPE",t[t.FRAMEBUFFER_ATTACHMENT_RED_SIZE=33298]="FRAMEBUFFER_ATTACHMENT_RED_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_GREEN_SIZE=33299]="FRAMEBUFFER_ATTACHMENT_GREEN_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_BLUE_SIZE=33300]="FRAMEBUFFER_ATTACHMENT_BLUE_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_ALPHA_SIZE=33301]="FRAMEBUFFER_ATTACHMENT_ALPHA_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE=33302]="FRAMEBUFFER_ATTACHMENT_DEPTH_SIZE",t[t.FRAMEBUFFER_ATTACHMENT_STENCIL_SIZE=33303]="FRAMEBUFFER_ATTACHMENT_STENCIL_SIZE",t[t.FRAMEBUFFER_DEFAULT=33304]="FRAMEBUFFER_DEFAULT",t[t.DEPTH24_STENCIL8=35056]="DEPTH24_STENCIL8",t[t.DRAW_FRAMEBUFFER_BINDING=36006]="DRAW_FRAMEBUFFER_BINDING",t[t.READ_FRAMEBUFFER_BINDING=36010]="READ_FRAMEBUFFER_BINDING",t[t.RENDERBUFFER_SAMPLES=36011]="RENDERBUFFER_SAMPLES",t[t.FRAMEBUFFER_ATTACHMENT_TEXTURE_LAYER=36052]="FRAMEBUFFER_ATTACHMENT_TEXTURE_LAYER",t[t.FRAMEBUFFER_INCOMPLETE_MULTISAMPLE=36182]="FRAMEBUFFER_INCOMPLETE_MULTISAMPLE",t[t.UNIFORM_BUFFER=35345]="UNIFORM_BUFFER",t[t.UNIFORM_BUFFER_BINDING=35368]="UNIFORM_BUFFER_BINDING",t[t.UNIFORM_BUFFER_START=35369]="UNIFORM_BUFFER_START",t[t.UNIFORM_BUFFER_SIZE=35370]="UNIFORM_BUFFER_SIZE",t[t.MAX_VERTEX_UNIFORM_BLOCKS=35371]="MAX_VERTEX_UNIFORM_BLOCKS",t[t.MAX_FRAGMENT_UNIFORM_BLOCKS=35373]="MAX_FRAGMENT_UNIFORM_BLOCKS",t[t.MAX_COMBINED_UNIFORM_BLOCKS=35374]="MAX_COMBINED_UNIFORM_BLOCKS",t[t.MAX_UNIFORM_BUFFER_BINDINGS=35375]="MAX_UNIFORM_BUFFER_BINDINGS",t[t.MAX_UNIFORM_BLOCK_SIZE=35376]="MAX_UNIFORM_BLOCK_SIZE",t[t.MAX_COMBINED_VERTEX_UNIFORM_COMPONENTS=35377]="MAX_COMBINED_VERTEX_UNIFORM_COMPONENTS",t[t.MAX_COMBINED_FRAGMENT_UNIFORM_COMPONENTS=35379]="MAX_COMBINED_FRAGMENT_UNIFORM_COMPONENTS",t[t.UNIFORM_BUFFER_OFFSET_ALIGNMENT=35380]="UNIFORM_BUFFER_OFFSET_ALIGNMENT",t[t.ACTIVE_UNIFORM_BLOCKS=35382]="ACTIVE_UNIFORM_BLOCKS",t[t.UNIFORM_TYPE=35383]="UNIFORM_TYPE",t[t.UNIFORM_SIZE=35384]="UNIFORM_SIZE",t[t.UNIFORM_BLOCK_INDEX=35386]="UNIFORM_BLOCK_INDEX",t[t.UNIFORM_OFFSET=35387]="UNIFORM_OFFSET",t[t.UNIFORM_ARRAY_STRIDE=35388]="UNIFORM_ARRAY_STRIDE",t[t.UNIFORM_MATRIX_STRIDE=35389]="UNIFORM_MATRIX_STRIDE",t[t.UNIFORM_IS_ROW_MAJOR=35390]="UNIFORM_IS_ROW_MAJOR",t[t.UNIFORM_BLOCK_BINDING=35391]="UNIFORM_BLOCK_BINDING",t[t.UNIFORM_BLOCK_DATA_SIZE=35392]="UNIFORM_BLOCK_DATA_SIZE",t[t.UNIFORM_BLOCK_ACTIVE_UNIFORMS=35394]="UNIFORM_BLOCK_ACTIVE_UNIFORMS",t[t.UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES=35395]="UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES",t[t.UNIFORM_BLOCK_REFERENCED_BY_VERTEX_SHADER=35396]="UNIFORM_BLOCK_REFERENCED_BY_VERTEX_SHADER",t[t.UNIFORM_BLOCK_REFERENCED_BY_FRAGMENT_SHADER=35398]="UNIFORM_BLOCK_REFERENCED_BY_FRAGMENT_SHADER",t[t.OBJECT_TYPE=37138]="OBJECT_TYPE",t[t.SYNC_CONDITION=37139]="SYNC_CONDITION",t[t.SYNC_STATUS=37140]="SYNC_STATUS",t[t.SYNC_FLAGS=37141]="SYNC_FLAGS",t[t.SYNC_FENCE=37142]="SYNC_FENCE",t[t.SYNC_GPU_COMMANDS_COMPLETE=37143]="SYNC_GPU_COMMANDS_COMPLETE",t[t.UNSIGNALED=37144]="UNSIGNALED",t[t.SIGNALED=37145]="SIGNALED",t[t.ALREADY_SIGNALED=37146]="ALREADY_SIGNALED",t[t.TIMEOUT_EXPIRED=37147]="TIMEOUT_EXPIRED",t[t.CONDITION_SATISFIED=37148]="CONDITION_SATISFIED",t[t.WAIT_FAILED=37149]="WAIT_FAILED",t[t.SYNC_FLUSH_COMMANDS_BIT=1]="SYNC_FLUSH_COMMANDS_BIT",t[t.COLOR=6144]="COLOR",t[t.DEPTH=6145]="DEPTH",t[t.STENCIL=6146]="STENCIL",t[t.MIN=32775]="MIN",t[t.MAX=32776]="MAX",t[t.DEPTH_COMPONENT24=33190]="DEPTH_COMPONENT24",t[t.STREAM_READ=35041]="STREAM_READ",t[t.STREAM_COPY=35042]="STREAM_COPY",t[t.STATIC_READ=35045]="STATIC_READ",t[t.STATIC_COPY=35046]="STATIC_COPY",t[t.DYNAMIC_READ=35049]="DYNAMIC_READ",t[t.DYNAMIC_COPY=35050]="DYNAMIC_COPY",t[t.DEPTH_COMPONENT32F=36012]="DEPTH_COMPONENT32F",t[t.DEPTH32F_STENCIL8=36013]="DEPTH32F_STENCIL8",t[t.INVALID_INDEX=4294967295]="INVALID_INDEX",t[t.TIMEOUT_IGNORED=-1]="TIMEOUT_IGNORED",t[t.MAX_CLIENT_WAIT_TIMEOUT_WEBGL=37447]="MAX_CLIENT_WAIT_TIMEOUT_WEBGL",t[t.UNMASKED_VENDOR_WEBGL=37445]="UNMASKED_VENDOR_WEBGL",t[t.UNMASKED_RENDERER_WEBGL=37446]="UNMASKED_RENDERER_WEBGL",t[t.MAX_TEXTURE_MAX_ANISOTROPY_EXT=34047]="MAX_TEXTURE_MAX_ANISOTROPY_EXT",t[t.TEXTURE_MAX_ANISOTROPY_EXT=34046]="TEXTURE_MAX_ANISOTROPY_EXT",t[t.R16_EXT=33322]="R16_EXT",t[t.RG16_EXT=33324]="RG16_EXT",t[t.RGB16_EXT=32852]="RGB16_EXT",t[t.RGBA16_EXT=32859]="RGBA16_EXT",t[t.R16_SNORM_EXT=36760]="R16_SNORM_EXT",t[t.RG16_SNORM_EXT=36761]="RG16_SNORM_EXT",t[t.RGB16_SNORM_EXT=36762]="RGB16_SNORM_EXT",t[t.RGBA16_SNORM_EXT=36763]="RGBA16_SNORM_EXT",t[t.COMPRESSED_RGB_S3TC_DXT1_EXT=33776]="COMPRESSED_RGB_S3TC_DXT1_EXT",t[t.COMPRESSED_RGBA_S3TC_DXT1_EXT=33777]="COMPRESSED_RGBA_S3TC_DXT1_EXT",t[t.COMPRESSED_RGBA_S3TC_DXT3_EXT=33778]="COMPRESSED_RGBA_S3TC_DXT3_EXT",t[t.COMPRESSED_RGBA_S3TC_DXT5_EXT=33779]="COMPRESSED_RGBA_S3TC_DXT5_EXT",t[t.COMPRESSED_SRGB_S3TC_DXT1_EXT=35916]="COMPRESSED_SRGB_S3TC_DXT1_EXT",t[t.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT=35917]="COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT",t[t.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT=35918]="COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT",t[t.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT=35919]="COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT",t[t.COMPRESSED_RED_RGTC1_EXT=36283]="COMPRESSED_RED_RGTC1_EXT",t[t.COMPRESSED_SIGNED_RED_RGTC1_EXT=36284]="COMPRESSED_SIGNED_RED_RGTC1_EXT",t[t.COMPRESSED_RED_GREEN_RGTC2_EXT=36285]="COMPRESSED_RED_GREEN_RGTC2_EXT",t[t.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT=36286]="COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT",t[t.COMPRESSED_RGBA_BPTC_UNORM_EXT=36492]="COMPRESSED_RGBA_BPTC_UNORM_EXT",t[t.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT=36493]="COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT",t[t.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT=36494]="COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT",t[t.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT=36495]="COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT",t[t.COMPRESSED_R11_EAC=37488]="COMPRESSED_R11_EAC",t[t.COMPRESSED_SIGNED_R11_EAC=37489]="COMPRESSED_SIGNED_R11_EAC",t[t.COMPRESSED_RG11_EAC=37490]="COMPRESSED_RG11_EAC",t[t.COMPRESSED_SIGNED_RG11_EAC=37491]="COMPRESSED_SIGNED_RG11_EAC",t[t.COMPRESSED_RGB8_ETC2=37492]="COMPRESSED_RGB8_ETC2",t[t.COMPRESSED_RGBA8_ETC2_EAC=37493]="COMPRESSED_RGBA8_ETC2_EAC",t[t.COMPRESSED_SRGB8_ETC2=37494]="COMPRESSED_SRGB8_ETC2",t[t.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC=37495]="COMPRESSED_SRGB8_ALPHA8_ETC2_EAC",t[t.COMPRESSED_RGB8_PUNCHTHROUGH_ALPHA1_ETC2=37496]="COMPRESSED_RGB8_PUNCHTHROUGH_ALPHA1_ETC2",t[t.COMPRESSED_SRGB8_PUNCHTHROUGH_ALPHA1_ETC2=37497]="COMPRESSED_SRGB8_PUNCHTHROUGH_ALPHA1_ETC2",t[t.COMPRESSED_RGB_PVRTC_4BPPV1_IMG=35840]="COMPRESSED_RGB_PVRTC_4BPPV1_IMG",t[t.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG=35842]="COMPRESSED_RGBA_PVRTC_4BPPV1_IMG",t[t.COMPRESSED_RGB_PVRTC_2BPPV1_IMG=35841]="COMPRESSED_RGB_PVRTC_2BPPV1_IMG",t[t.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG=35843]="COMPRESSED_RGBA_PVRTC_2BPPV1_IMG",t[t.COMPRESSED_RGB_ETC1_WEBGL=36196]="COMPRESSED_RGB_ETC1_WEBGL",t[t.COMPRESSED_RGB_ATC_WEBGL=35986]="COMPRESSED_RGB_ATC_WEBGL",t[t.COMPRESSED_RGBA_ATC_EXPLICIT_ALPHA_WEBGL=35986]="COMPRESSED_RGBA_ATC_EXPLICIT_ALPHA_WEBGL",t[t.COMPRESSED_RGBA_ATC_INTERPOLATED_ALPHA_WEBGL=34798]="COMPRESSED_RGBA_ATC_INTERPOLATED_ALPHA_WEBGL",t[t.COMPRESSED_RGBA_ASTC_4x4_KHR=37808]="COMPRESSED_RGBA_ASTC_4x4_KHR",t[t.COMPRESSED_RGBA_ASTC_5x4_KHR=37809]="COMPRESSED_RGBA_ASTC_5x4_KHR",t[t.COMPRESSED_RGBA_ASTC_5x5_KHR=37810]="COMPRESSED_RGBA_ASTC_5x5_KHR",t[t.COMPRESSED_RGBA_ASTC_6x5_KHR=37811]="COMPRESSED_RGBA_ASTC_6x5_KHR",t[t.COMPRESSED_RGBA_ASTC_6x6_KHR=37812]="COMPRESSED_RGBA_ASTC_6x6_KHR",t[t.COMPRESSED_RGBA_ASTC_8x5_KHR=37813]="COMPRESSED_RGBA_ASTC_8x5_KHR",t[t.COMPRESSED_RGBA_ASTC_8x6_KHR=37814]="COMPRESSED_RGBA_ASTC_8x6_KHR",t[t.COMPRESSED_RGBA_ASTC_8x8_KHR=37815]="COMPRESSED_RGBA_ASTC_8x8_KHR",t[t.COMPRESSED_RGBA_ASTC_10x5_KHR=37816]="COMPRESSED_RGBA_ASTC_10x5_KHR",t[t.COMPRESSED_RGBA_ASTC_10x6_KHR=37817]="COMPRESSED_RGBA_ASTC_10x6_KHR",t[t.COMPRESSED_RGBA_ASTC_10x8_KHR=37818]="COMPRESSED_RGBA_ASTC_10x8_KHR",t[t.COMPRESSED_RGBA_ASTC_10x10_KHR=37819]="COMPRESSED_RGBA_ASTC_10x10_KHR",t[t.COMPRESSED_RGBA_ASTC_12x10_KHR=37820]="COMPRESSED_RGBA_ASTC_12x10_KHR",t[t.COMPRESSED_RGBA_ASTC_12x12_KHR=37821]="COMPRESSED_RGBA_ASTC_12x12_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR=37840]="COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR=37841]="COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR=37842]="COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR=37843]="COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR=37844]="COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR=37845]="COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR=37846]="COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR=37847]="COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR=37848]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR=37849]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR=37850]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR=37851]="COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR=37852]="COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR",t[t.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR=37853]="COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR",t[t.QUERY_COUNTER_BITS_EXT=34916]="QUERY_COUNTER_BITS_EXT",t[t.CURRENT_QUERY_EXT=34917]="CURRENT_QUERY_EXT",t[t.QUERY_RESULT_EXT=34918]="QUERY_RESULT_EXT",t[t.QUERY_RESULT_AVAILABLE_EXT=34919]="QUERY_RESULT_AVAILABLE_EXT",t[t.TIME_ELAPSED_EXT=35007]="TIME_ELAPSED_EXT",t[t.TIMESTAMP_EXT=36392]="TIMESTAMP_EXT",t[t.GPU_DISJOINT_EXT=36795]="GPU_DISJOINT_EXT",t[t.COMPLETION_STATUS_KHR=37297]="COMPLETION_STATUS_KHR",t[t.DEPTH_CLAMP_EXT=34383]="DEPTH_CLAMP_EXT",t[t.FIRST_VERTEX_CONVENTION_WEBGL=36429]="FIRST_VERTEX_CONVENTION_WEBGL",t[t.LAST_VERTEX_CONVENTION_WEBGL=36430]="LAST_VERTEX_CONVENTION_WEBGL",t[t.PROVOKING_VERTEX_WEBL=36431]="PROVOKING_VERTEX_WEBL",t[t.POLYGON_MODE_WEBGL=2880]="POLYGON_MODE_WEBGL",t[t.POLYGON_OFFSET_LINE_WEBGL=10754]="POLYGON_OFFSET_LINE_WEBGL",t[t.LINE_WEBGL=6913]="LINE_WEBGL",t[t.FILL_WEBGL=6914]="FILL_WEBGL",t[t.MAX_CLIP_DISTANCES_WEBGL=3378]="MAX_CLIP_DISTANCES_WEBGL",t[t.MAX_CULL_DISTANCES_WEBGL=33529]="MAX_CULL_DISTANCES_WEBGL",t[t.MAX_COMBINED_CLIP_AND_CULL_DISTANCES_WEBGL=33530]="MAX_COMBINED_CLIP_AND_CULL_DISTANCES_WEBGL",t[t.CLIP_DISTANCE0_WEBGL=12288]="CLIP_DISTANCE0_WEBGL",t[t.CLIP_DISTANCE1_WEBGL=12289]="CLIP_DISTANCE1_WEBGL",t[t.CLIP_DISTANCE2_WEBGL=12290]="CLIP_DISTANCE2_WEBGL",t[t.CLIP_DISTANCE3_WEBGL=12291]="CLIP_DISTANCE3_WEBGL",t[t.CLIP_DISTANCE4_WEBGL=12292]="CLIP_DISTANCE4_WEBGL",t[t.CLIP_DISTANCE5_WEBGL=12293]="CLIP_DISTANCE5_WEBGL",t[t.CLIP_DISTANCE6_WEBGL=12294]="CLIP_DISTANCE6_WEBGL",t[t.CLIP_DISTANCE7_WEBGL=12295]="CLIP_DISTANCE7_WEBGL",t[t.POLYGON_OFFSET_CLAMP_EXT=36379]="POLYGON_OFFSET_CLAMP_EXT",t[t.LOWER_LEFT_EXT=36001]="LOWER_LEFT_EXT",t[t.UPPER_LEFT_EXT=36002]="UPPER_LEFT_EXT",t[t.NEGATIVE_ONE_TO_ONE_EXT=37726]="NEGATIVE_ONE_TO_ONE_EXT",t[t.ZERO_TO_ONE_EXT=37727]="ZERO_TO_ONE_EXT",t[t.CLIP_ORIGIN_EXT=37724]="CLIP_ORIGIN_EXT",t[t.CLIP_DEPTH_MODE_EXT=37725]="CLIP_DEPTH_MODE_EXT",t[t.SRC1_COLOR_WEBGL=35065]="SRC1_COLOR_WEBGL",t[t.SRC1_ALPHA_WEBGL=34185]="SRC1_ALPHA_WEBGL",t[t.ONE_MINUS_SRC1_COLOR_WEBGL=35066]="ONE_MINUS_SRC1_COLOR_WEBGL",t[t.ONE_MINUS_SRC1_ALPHA_WEBGL=35067]="ONE_MINUS_SRC1_ALPHA_WEBGL",t[t.MAX_DUAL_SOURCE_DRAW_BUFFERS_WEBGL=35068]="MAX_DUAL_SOURCE_DRAW_BUFFERS_WEBGL",t[t.MIRROR_CLAMP_TO_EDGE_EXT=34627]="MIRROR_CLAMP_TO_EDGE_EXT"})(j||(j={}))});var Wc=A(()=>{L1()});function D1(t=!0){let e=HTMLCanvasElement.prototype;if(!t&&e.originalGetContext){e.getContext=e.originalGetContext,e.originalGetContext=void 0;return}e.originalGetContext=e.getContext,e.getContext=function(r,o){if(r==="webgl"||r==="experimental-webgl"){let s=this.originalGetContext("webgl2",o);return s instanceof HTMLElement&&lC(s),s}return this.originalGetContext(r,o)}}function lC(t){t.getExtension("EXT_color_buffer_float");let e={...iC,WEBGL_disjoint_timer_query:t.getExtension("EXT_disjoint_timer_query_webgl2"),WEBGL_draw_buffers:nC(t),OES_vertex_array_object:aC(t),ANGLE_instanced_arrays:cC(t)},r=t.getExtension;t.getExtension=function(s){let i=r.call(t,s);return i||(s in e?e[s]:null)};let o=t.getSupportedExtensions;t.getSupportedExtensions=function(){return(o.apply(t)||[])?.concat(Object.keys(e))}}var iC,nC,aC,cC,F1=A(()=>{iC={WEBGL_depth_texture:{UNSIGNED_INT_24_8_WEBGL:34042},OES_element_index_uint:{},OES_texture_float:{},OES_texture_half_float:{HALF_FLOAT_OES:5131},EXT_color_buffer_float:{},OES_standard_derivatives:{FRAGMENT_SHADER_DERIVATIVE_HINT_OES:35723},EXT_frag_depth:{},EXT_blend_minmax:{MIN_EXT:32775,MAX_EXT:32776},EXT_shader_texture_lod:{}},nC=t=>({drawBuffersWEBGL(e){return t.drawBuffers(e)},COLOR_ATTACHMENT0_WEBGL:36064,COLOR_ATTACHMENT1_WEBGL:36065,COLOR_ATTACHMENT2_WEBGL:36066,COLOR_ATTACHMENT3_WEBGL:36067}),aC=t=>({VERTEX_ARRAY_BINDING_OES:34229,createVertexArrayOES(){return t.createVertexArray()},deleteVertexArrayOES(e){return t.deleteVertexArray(e)},isVertexArrayOES(e){return t.isVertexArray(e)},bindVertexArrayOES(e){return t.bindVertexArray(e)}}),cC=t=>({VERTEX_ATTRIB_ARRAY_DIVISOR_ANGLE:35070,drawArraysInstancedANGLE(...e){return t.drawArraysInstanced(...e)},drawElementsInstancedANGLE(...e){return t.drawElementsInstanced(...e)},vertexAttribDivisorANGLE(...e){return t.vertexAttribDivisor(...e)}})});async function jc(t,e){let r=document.getElementsByTagName("head")[0];if(!r)throw new Error("loadScript");let o=document.createElement("script");return o.setAttribute("type","text/javascript"),o.setAttribute("src",t),e&&(o.id=e),new Promise((s,i)=>{o.onload=s,o.onerror=n=>i(new Error(`Unable to load script '${t}': ${n}`)),r.appendChild(o)})}var Pd=A(()=>{});async function U1(t){if(!globalThis.SPECTOR)try{await jc(t.debugSpectorJSUrl||$c.debugSpectorJSUrl)}catch(e){S.warn(String(e))}}function k1(t){if(t={...$c,...t},!t.debugSpectorJS)return null;if(!De&&globalThis.SPECTOR&&!globalThis.luma?.spector){S.probe(fC,"SPECTOR found and initialized. Start with `luma.spector.displayUI()`")();let{Spector:e}=globalThis.SPECTOR;De=new e,globalThis.luma&&(globalThis.luma.spector=De)}if(!De)return null;if(B1||(B1=!0,De.spyCanvases(),De?.onCaptureStarted.add(e=>S.info("Spector capture started:",e)()),De?.onCapture.add(e=>{S.info("Spector capture complete:",e)(),De?.getResultUI(),De?.resultView.display(),De?.resultView.addCapture(e)})),t.gl){let e=t.gl,r=e.device;De?.startCapture(t.gl,500),e.device=r,new Promise(o=>setTimeout(o,2e3)).then(o=>{S.info("Spector capture stopped after 2 seconds")(),De?.stopCapture()})}return De}var fC,De,B1,$c,Rd=A(()=>{V();Pd();fC=1,De=null,B1=!1,$c={debugSpectorJS:S.get("debug-spectorjs"),debugSpectorJSUrl:"https://cdn.jsdelivr.net/npm/spectorjs@0.9.30/dist/spector.bundle.js",gl:void 0}});function V1(t){return t.luma=t.luma||{},t.luma}async function W1(){Te()&&!globalThis.WebGLDebugUtils&&(globalThis.global=globalThis.global||globalThis,globalThis.global.module={},await jc(hC))}function j1(t,e={}){return e.debugWebGL||e.traceWebGL?dC(t,e):uC(t)}function uC(t){let e=V1(t);return e.realContext?e.realContext:t}function dC(t,e){if(!globalThis.WebGLDebugUtils)return S.warn("webgl-debug not loaded")(),t;let r=V1(t);if(r.debugContext)return r.debugContext;globalThis.WebGLDebugUtils.init({...j,...t});let o=globalThis.WebGLDebugUtils.makeDebugContext(t,pC.bind(null,e),mC.bind(null,e));for(let n in j)!(n in o)&&typeof j[n]=="number"&&(o[n]=j[n]);class s{}Object.setPrototypeOf(o,Object.getPrototypeOf(t)),Object.setPrototypeOf(s,o);let i=Object.create(s);return r.realContext=t,r.debugContext=i,i.debug=!0,i}function z1(t,e){e=Array.from(e).map(o=>o===void 0?"undefined":o);let r=globalThis.WebGLDebugUtils.glFunctionArgsToString(t,e);return r=`${r.slice(0,100)}${r.length>100?"...":""}`,`gl.${t}(${r})`}function pC(t,e,r,o){o=Array.from(o).map(a=>a===void 0?"undefined":a);let s=globalThis.WebGLDebugUtils.glEnumToString(e),i=globalThis.WebGLDebugUtils.glFunctionArgsToString(r,o),n=`${s} in gl.${r}(${i})`;S.error(n)();debugger}function mC(t,e,r){let o="";S.level>=1&&(o=z1(e,r),t.traceWebGL&&S.log(1,o)());for(let s of r)if(s===void 0){o=o||z1(e,r);debugger}}var hC,Cd=A(()=>{V();Wc();Qt();Pd();hC="https://unpkg.com/webgl-debug@2.0.1/index.js"});function Md(t){return Array.isArray(t)||ArrayBuffer.isView(t)&&!(t instanceof DataView)}function se(t,e,r){return e[t]!==void 0?e[t]:r[t]}var Li,fe,$1,Fe,H1,Ni,X1,Y1,Id,At,Od,K1,Nd=A(()=>{Li={3042:!1,32773:new Float32Array([0,0,0,0]),32777:32774,34877:32774,32969:1,32968:0,32971:1,32970:0,3106:new Float32Array([0,0,0,0]),3107:[!0,!0,!0,!0],2884:!1,2885:1029,2929:!1,2931:1,2932:513,2928:new Float32Array([0,1]),2930:!0,3024:!0,35725:null,36006:null,36007:null,34229:null,34964:null,2886:2305,33170:4352,2849:1,32823:!1,32824:0,10752:0,32926:!1,32928:!1,32938:1,32939:!1,3089:!1,3088:new Int32Array([0,0,1024,1024]),2960:!1,2961:0,2968:4294967295,36005:4294967295,2962:519,2967:0,2963:4294967295,34816:519,36003:0,36004:4294967295,2964:7680,2965:7680,2966:7680,34817:7680,34818:7680,34819:7680,2978:[0,0,1024,1024],36389:null,36662:null,36663:null,35053:null,35055:null,35723:4352,36010:null,35977:!1,3333:4,3317:4,37440:!1,37441:!1,37443:37444,3330:0,3332:0,3331:0,3314:0,32878:0,3316:0,3315:0,32877:0},fe=(t,e,r)=>e?t.enable(r):t.disable(r),$1=(t,e,r)=>t.hint(r,e),Fe=(t,e,r)=>t.pixelStorei(r,e),H1=(t,e,r)=>{let o=r===36006?36009:36008;return t.bindFramebuffer(o,e)},Ni=(t,e,r)=>{let s={34964:34962,36662:36662,36663:36663,35053:35051,35055:35052}[r];t.bindBuffer(s,e)};X1={3042:fe,32773:(t,e)=>t.blendColor(...e),32777:"blendEquation",34877:"blendEquation",32969:"blendFunc",32968:"blendFunc",32971:"blendFunc",32970:"blendFunc",3106:(t,e)=>t.clearColor(...e),3107:(t,e)=>t.colorMask(...e),2884:fe,2885:(t,e)=>t.cullFace(e),2929:fe,2931:(t,e)=>t.clearDepth(e),2932:(t,e)=>t.depthFunc(e),2928:(t,e)=>t.depthRange(...e),2930:(t,e)=>t.depthMask(e),3024:fe,35723:$1,35725:(t,e)=>t.useProgram(e),36007:(t,e)=>t.bindRenderbuffer(36161,e),36389:(t,e)=>t.bindTransformFeedback?.(36386,e),34229:(t,e)=>t.bindVertexArray(e),36006:H1,36010:H1,34964:Ni,36662:Ni,36663:Ni,35053:Ni,35055:Ni,2886:(t,e)=>t.frontFace(e),33170:$1,2849:(t,e)=>t.lineWidth(e),32823:fe,32824:"polygonOffset",10752:"polygonOffset",35977:fe,32926:fe,32928:fe,32938:"sampleCoverage",32939:"sampleCoverage",3089:fe,3088:(t,e)=>t.scissor(...e),2960:fe,2961:(t,e)=>t.clearStencil(e),2968:(t,e)=>t.stencilMaskSeparate(1028,e),36005:(t,e)=>t.stencilMaskSeparate(1029,e),2962:"stencilFuncFront",2967:"stencilFuncFront",2963:"stencilFuncFront",34816:"stencilFuncBack",36003:"stencilFuncBack",36004:"stencilFuncBack",2964:"stencilOpFront",2965:"stencilOpFront",2966:"stencilOpFront",34817:"stencilOpBack",34818:"stencilOpBack",34819:"stencilOpBack",2978:(t,e)=>t.viewport(...e),34383:fe,10754:fe,12288:fe,12289:fe,12290:fe,12291:fe,12292:fe,12293:fe,12294:fe,12295:fe,3333:Fe,3317:Fe,37440:Fe,37441:Fe,37443:Fe,3330:Fe,3332:Fe,3331:Fe,3314:Fe,32878:Fe,3316:Fe,3315:Fe,32877:Fe,framebuffer:(t,e)=>{let r=e&&"handle"in e?e.handle:e;return t.bindFramebuffer(36160,r)},blend:(t,e)=>e?t.enable(3042):t.disable(3042),blendColor:(t,e)=>t.blendColor(...e),blendEquation:(t,e)=>{let r=typeof e=="number"?[e,e]:e;t.blendEquationSeparate(...r)},blendFunc:(t,e)=>{let r=e?.length===2?[...e,...e]:e;t.blendFuncSeparate(...r)},clearColor:(t,e)=>t.clearColor(...e),clearDepth:(t,e)=>t.clearDepth(e),clearStencil:(t,e)=>t.clearStencil(e),colorMask:(t,e)=>t.colorMask(...e),cull:(t,e)=>e?t.enable(2884):t.disable(2884),cullFace:(t,e)=>t.cullFace(e),depthTest:(t,e)=>e?t.enable(2929):t.disable(2929),depthFunc:(t,e)=>t.depthFunc(e),depthMask:(t,e)=>t.depthMask(e),depthRange:(t,e)=>t.depthRange(...e),dither:(t,e)=>e?t.enable(3024):t.disable(3024),derivativeHint:(t,e)=>{t.hint(35723,e)},frontFace:(t,e)=>t.frontFace(e),mipmapHint:(t,e)=>t.hint(33170,e),lineWidth:(t,e)=>t.lineWidth(e),polygonOffsetFill:(t,e)=>e?t.enable(32823):t.disable(32823),polygonOffset:(t,e)=>t.polygonOffset(...e),sampleCoverage:(t,e)=>t.sampleCoverage(e[0],e[1]||!1),scissorTest:(t,e)=>e?t.enable(3089):t.disable(3089),scissor:(t,e)=>t.scissor(...e),stencilTest:(t,e)=>e?t.enable(2960):t.disable(2960),stencilMask:(t,e)=>{e=Md(e)?e:[e,e];let[r,o]=e;t.stencilMaskSeparate(1028,r),t.stencilMaskSeparate(1029,o)},stencilFunc:(t,e)=>{e=Md(e)&&e.length===3?[...e,...e]:e;let[r,o,s,i,n,a]=e;t.stencilFuncSeparate(1028,r,o,s),t.stencilFuncSeparate(1029,i,n,a)},stencilOp:(t,e)=>{e=Md(e)&&e.length===3?[...e,...e]:e;let[r,o,s,i,n,a]=e;t.stencilOpSeparate(1028,r,o,s),t.stencilOpSeparate(1029,i,n,a)},viewport:(t,e)=>t.viewport(...e)};Y1={blendEquation:(t,e,r)=>t.blendEquationSeparate(se(32777,e,r),se(34877,e,r)),blendFunc:(t,e,r)=>t.blendFuncSeparate(se(32969,e,r),se(32968,e,r),se(32971,e,r),se(32970,e,r)),polygonOffset:(t,e,r)=>t.polygonOffset(se(32824,e,r),se(10752,e,r)),sampleCoverage:(t,e,r)=>t.sampleCoverage(se(32938,e,r),se(32939,e,r)),stencilFuncFront:(t,e,r)=>t.stencilFuncSeparate(1028,se(2962,e,r),se(2967,e,r),se(2963,e,r)),stencilFuncBack:(t,e,r)=>t.stencilFuncSeparate(1029,se(34816,e,r),se(36003,e,r),se(36004,e,r)),stencilOpFront:(t,e,r)=>t.stencilOpSeparate(1028,se(2964,e,r),se(2965,e,r),se(2966,e,r)),stencilOpBack:(t,e,r)=>t.stencilOpSeparate(1029,se(34817,e,r),se(34818,e,r),se(34819,e,r))},Id={enable:(t,e)=>t({[e]:!0}),disable:(t,e)=>t({[e]:!1}),pixelStorei:(t,e,r)=>t({[e]:r}),hint:(t,e,r)=>t({[e]:r}),useProgram:(t,e)=>t({35725:e}),bindRenderbuffer:(t,e,r)=>t({36007:r}),bindTransformFeedback:(t,e,r)=>t({36389:r}),bindVertexArray:(t,e)=>t({34229:e}),bindFramebuffer:(t,e,r)=>{switch(e){case 36160:return t({36006:r,36010:r});case 36009:return t({36006:r});case 36008:return t({36010:r});default:return null}},bindBuffer:(t,e,r)=>{let o={34962:[34964],36662:[36662],36663:[36663],35051:[35053],35052:[35055]}[e];return o?t({[o]:r}):{valueChanged:!0}},blendColor:(t,e,r,o,s)=>t({32773:new Float32Array([e,r,o,s])}),blendEquation:(t,e)=>t({32777:e,34877:e}),blendEquationSeparate:(t,e,r)=>t({32777:e,34877:r}),blendFunc:(t,e,r)=>t({32969:e,32968:r,32971:e,32970:r}),blendFuncSeparate:(t,e,r,o,s)=>t({32969:e,32968:r,32971:o,32970:s}),clearColor:(t,e,r,o,s)=>t({3106:new Float32Array([e,r,o,s])}),clearDepth:(t,e)=>t({2931:e}),clearStencil:(t,e)=>t({2961:e}),colorMask:(t,e,r,o,s)=>t({3107:[e,r,o,s]}),cullFace:(t,e)=>t({2885:e}),depthFunc:(t,e)=>t({2932:e}),depthRange:(t,e,r)=>t({2928:new Float32Array([e,r])}),depthMask:(t,e)=>t({2930:e}),frontFace:(t,e)=>t({2886:e}),lineWidth:(t,e)=>t({2849:e}),polygonOffset:(t,e,r)=>t({32824:e,10752:r}),sampleCoverage:(t,e,r)=>t({32938:e,32939:r}),scissor:(t,e,r,o,s)=>t({3088:new Int32Array([e,r,o,s])}),stencilMask:(t,e)=>t({2968:e,36005:e}),stencilMaskSeparate:(t,e,r)=>t({[e===1028?2968:36005]:r}),stencilFunc:(t,e,r,o)=>t({2962:e,2967:r,2963:o,34816:e,36003:r,36004:o}),stencilFuncSeparate:(t,e,r,o,s)=>t({[e===1028?2962:34816]:r,[e===1028?2967:36003]:o,[e===1028?2963:36004]:s}),stencilOp:(t,e,r,o)=>t({2964:e,2965:r,2966:o,34817:e,34818:r,34819:o}),stencilOpSeparate:(t,e,r,o,s)=>t({[e===1028?2964:34817]:r,[e===1028?2965:34818]:o,[e===1028?2966:34819]:s}),viewport:(t,e,r,o,s)=>t({2978:[e,r,o,s]})},At=(t,e)=>t.isEnabled(e),Od={3042:At,2884:At,2929:At,3024:At,32823:At,32926:At,32928:At,3089:At,2960:At,35977:At},K1=new Set([34016,36388,36387,35983,35368,34965,35739,35738,3074,34853,34854,34855,34856,34857,34858,34859,34860,34861,34862,34863,34864,34865,34866,34867,34868,35097,32873,35869,32874,34068])});function st(t,e){if(gC(e))return;let r={};for(let s in e){let i=Number(s),n=X1[s];n&&(typeof n=="string"?r[n]=!0:n(t,e[s],i))}let o=t.state&&t.state.cache;if(o)for(let s in r){let i=Y1[s];i(t,e,o)}}function Hc(t,e=Li){if(typeof e=="number"){let s=e,i=Od[s];return i?i(t,s):t.getParameter(s)}let r=Array.isArray(e)?e:Object.keys(e),o={};for(let s of r){let i=Od[s];o[s]=i?i(t,Number(s)):t.getParameter(Number(s))}return o}function q1(t){st(t,Li)}function gC(t){for(let e in t)return!1;return!0}var Xo=A(()=>{Nd()});function G1(t,e){if(t===e)return!0;if(Z1(t)&&Z1(e)&&t.length===e.length){for(let r=0;r<t.length;++r)if(t[r]!==e[r])return!1;return!0}return!1}function Z1(t){return Array.isArray(t)||ArrayBuffer.isView(t)}var J1=A(()=>{});function Q1(t,e){let r=t[e].bind(t);t[e]=function(s){if(s===void 0||K1.has(s))return r(s);let i=it.get(t);return s in i.cache||(i.cache[s]=r(s)),i.enable?i.cache[s]:r(s)},Object.defineProperty(t[e],"name",{value:`${e}-from-cache`,configurable:!1})}function xC(t,e,r){if(!t[e])return;let o=t[e].bind(t);t[e]=function(...i){let n=it.get(t),{valueChanged:a,oldValue:c}=r(n._updateCache,...i);return a&&o(...i),c},Object.defineProperty(t[e],"name",{value:`${e}-to-cache`,configurable:!1})}function _C(t){let e=t.useProgram.bind(t);t.useProgram=function(o){let s=it.get(t);s.program!==o&&(e(o),s.program=o)}}var it,Ld=A(()=>{Xo();J1();Nd();it=class{static get(e){return e.state}gl;program=null;stateStack=[];enable=!0;cache=null;log;initialized=!1;constructor(e,r){this.gl=e,this.log=r?.log||(()=>{}),this._updateCache=this._updateCache.bind(this),Object.seal(this)}push(e={}){this.stateStack.push({})}pop(){let e=this.stateStack[this.stateStack.length-1];st(this.gl,e),this.stateStack.pop()}trackState(e,r){if(this.cache=r?.copyState?Hc(e):Object.assign({},Li),this.initialized)throw new Error("WebGLStateTracker");this.initialized=!0,this.gl.state=this,_C(e);for(let o in Id){let s=Id[o];xC(e,o,s)}Q1(e,"getParameter"),Q1(e,"isEnabled")}_updateCache(e){let r=!1,o,s=this.stateStack.length>0?this.stateStack[this.stateStack.length-1]:null;for(let i in e){let n=e[i],a=this.cache[i];G1(n,a)||(r=!0,o=a,s&&!(i in s)&&(s[i]=a),this.cache[i]=n)}return{valueChanged:r,oldValue:o}}}});function ey(t,e,r){let o="",s={preserveDrawingBuffer:!0,...r},i=null;if(i||=t.getContext("webgl2",s),s.failIfMajorPerformanceCaveat&&(o||="Only software GPU is available. Set `failIfMajorPerformanceCaveat: false` to allow."),!i&&!r.failIfMajorPerformanceCaveat&&(s.failIfMajorPerformanceCaveat=!1,i=t.getContext("webgl2",s),i.luma||={},i.luma.softwareRenderer=!0),i||(i=t.getContext("webgl",{}),i&&(i=null,o||="Your browser only supports WebGL1")),!i)throw o||="Your browser does not support WebGL",new Error(`Failed to create WebGL context: ${o}`);let{onContextLost:n,onContextRestored:a}=e;return t.addEventListener("webglcontextlost",c=>n(c),!1),t.addEventListener("webglcontextrestored",c=>a(c),!1),i.luma||={},i}var ty=A(()=>{});function wt(t,e,r){return r[e]===void 0&&(r[e]=t.getExtension(e)||null),r[e]}var Di=A(()=>{});function ry(t,e){let r=t.getParameter(7936),o=t.getParameter(7937);wt(t,"WEBGL_debug_renderer_info",e);let s=e.WEBGL_debug_renderer_info,i=t.getParameter(s?s.UNMASKED_VENDOR_WEBGL:7936),n=t.getParameter(s?s.UNMASKED_RENDERER_WEBGL:7937),a=i||r,c=n||o,l=t.getParameter(7938),f=oy(a,c),h=yC(a,c),u=vC(a,c);return{type:"webgl",gpu:f,gpuType:u,gpuBackend:h,vendor:a,renderer:c,version:l,shadingLanguage:"glsl",shadingLanguageVersion:300}}function oy(t,e){return/NVIDIA/i.exec(t)||/NVIDIA/i.exec(e)?"nvidia":/INTEL/i.exec(t)||/INTEL/i.exec(e)?"intel":/Apple/i.exec(t)||/Apple/i.exec(e)?"apple":/AMD/i.exec(t)||/AMD/i.exec(e)||/ATI/i.exec(t)||/ATI/i.exec(e)?"amd":/SwiftShader/i.exec(t)||/SwiftShader/i.exec(e)?"software":"unknown"}function yC(t,e){return/Metal/i.exec(t)||/Metal/i.exec(e)?"metal":/ANGLE/i.exec(t)||/ANGLE/i.exec(e)?"opengl":"unknown"}function vC(t,e){if(/SwiftShader/i.exec(t)||/SwiftShader/i.exec(e))return"cpu";switch(oy(t,e)){case"intel":return"integrated";case"software":return"cpu";case"unknown":return"unknown";default:return"discrete"}}var sy=A(()=>{Di()});function Xc(t){switch(t){case"uint8":return 5121;case"sint8":return 5120;case"unorm8":return 5121;case"snorm8":return 5120;case"uint16":return 5123;case"sint16":return 5122;case"unorm16":return 5123;case"snorm16":return 5122;case"uint32":return 5125;case"sint32":return 5124;case"float16":return 5131;case"float32":return 5126}throw new Error(String(t))}var Dd=A(()=>{});function ay(t){return t in Yc}function cy(t,e,r){return(Yc[e]||[]).every(s=>wt(t,s,r))}function ly(t,e,r){let o=e.create,s=Fd[e.format];return s?.gl===void 0&&(o=!1),s?.x&&(o=o&&!!wt(t,s.x,r)),{format:e.format,create:o&&e.create,render:o&&e.render,filter:o&&e.filter,blend:o&&e.blend,store:o&&e.store}}function Kc(t){let e=Fd[t],r=RC(t),o=Ft.getInfo(t);return o.compressed&&(e.dataFormat=r),{internalFormat:r,format:e?.dataFormat||PC(o.channels,o.integer,o.normalized,r),type:o.dataType?Xc(o.dataType):e?.types?.[0]||5121,compressed:o.compressed||!1}}function fy(t){switch(Ft.getInfo(t).attachment){case"depth":return 36096;case"stencil":return 36128;case"depth-stencil":return 33306;default:throw new Error(`Not a depth stencil format: ${t}`)}}function PC(t,e,r,o){if(o===6408||o===6407)return o;switch(t){case"r":return e&&!r?36244:6403;case"rg":return e&&!r?33320:33319;case"rgb":return e&&!r?36248:6407;case"rgba":return e&&!r?36249:6408;case"bgra":throw new Error("bgra pixels not supported by WebGL");default:return 6408}}function RC(t){let r=Fd[t]?.gl;if(r===void 0)throw new Error(`Unsupported texture format ${t}`);return r}var Fi,Bi,Yo,Ko,bC,TC,SC,EC,AC,iy,ny,wC,Yc,Fd,qo=A(()=>{V();Di();Dd();Fi="WEBGL_compressed_texture_s3tc",Bi="WEBGL_compressed_texture_s3tc_srgb",Yo="EXT_texture_compression_rgtc",Ko="EXT_texture_compression_bptc",bC="WEBGL_compressed_texture_etc",TC="WEBGL_compressed_texture_astc",SC="WEBGL_compressed_texture_etc1",EC="WEBGL_compressed_texture_pvrtc",AC="WEBGL_compressed_texture_atc",iy="EXT_texture_norm16",ny="EXT_render_snorm",wC="EXT_color_buffer_float",Yc={"float32-renderable-webgl":["EXT_color_buffer_float"],"float16-renderable-webgl":["EXT_color_buffer_half_float"],"rgb9e5ufloat-renderable-webgl":["WEBGL_render_shared_exponent"],"snorm8-renderable-webgl":[ny],"norm16-renderable-webgl":[iy],"snorm16-renderable-webgl":[iy,ny],"float32-filterable":["OES_texture_float_linear"],"float16-filterable-webgl":["OES_texture_half_float_linear"],"texture-filterable-anisotropic-webgl":["EXT_texture_filter_anisotropic"],"texture-blend-float-webgl":["EXT_float_blend"],"texture-compression-bc":[Fi,Bi,Yo,Ko],"texture-compression-bc5-webgl":[Yo],"texture-compression-bc7-webgl":[Ko],"texture-compression-etc2":[bC],"texture-compression-astc":[TC],"texture-compression-etc1-webgl":[SC],"texture-compression-pvrtc-webgl":[EC],"texture-compression-atc-webgl":[AC]};Fd={r8unorm:{gl:33321,rb:!0},r8snorm:{gl:36756},r8uint:{gl:33330,rb:!0},r8sint:{gl:33329,rb:!0},rg8unorm:{gl:33323,rb:!0},rg8snorm:{gl:36757},rg8uint:{gl:33336,rb:!0},rg8sint:{gl:33335,rb:!0},r16uint:{gl:33332,rb:!0},r16sint:{gl:33331,rb:!0},r16float:{gl:33325,rb:!0},r16unorm:{gl:33322,rb:!0},r16snorm:{gl:36760},"rgba4unorm-webgl":{gl:32854,rb:!0},"rgb565unorm-webgl":{gl:36194,rb:!0},"rgb5a1unorm-webgl":{gl:32855,rb:!0},"rgb8unorm-webgl":{gl:32849},"rgb8snorm-webgl":{gl:36758},rgba8unorm:{gl:32856},"rgba8unorm-srgb":{gl:35907},rgba8snorm:{gl:36759},rgba8uint:{gl:36220},rgba8sint:{gl:36238},bgra8unorm:{},"bgra8unorm-srgb":{},rg16uint:{gl:33338},rg16sint:{gl:33337},rg16float:{gl:33327,rb:!0},rg16unorm:{gl:33324},rg16snorm:{gl:36761},r32uint:{gl:33334,rb:!0},r32sint:{gl:33333,rb:!0},r32float:{gl:33326},rgb9e5ufloat:{gl:35901},rg11b10ufloat:{gl:35898,rb:!0},rgb10a2unorm:{gl:32857,rb:!0},rgb10a2uint:{gl:36975,rb:!0},"rgb16unorm-webgl":{gl:32852},"rgb16snorm-webgl":{gl:36762},rg32uint:{gl:33340,rb:!0},rg32sint:{gl:33339,rb:!0},rg32float:{gl:33328,rb:!0},rgba16uint:{gl:36214,rb:!0},rgba16sint:{gl:36232,rb:!0},rgba16float:{gl:34842},rgba16unorm:{gl:32859,rb:!0},rgba16snorm:{gl:36763},"rgb32float-webgl":{gl:34837,x:wC,dataFormat:6407,types:[5126]},rgba32uint:{gl:36208,rb:!0},rgba32sint:{gl:36226,rb:!0},rgba32float:{gl:34836,rb:!0},stencil8:{gl:36168,rb:!0},depth16unorm:{gl:33189,dataFormat:6402,types:[5123],rb:!0},depth24plus:{gl:33190,dataFormat:6402,types:[5125]},depth32float:{gl:36012,dataFormat:6402,types:[5126],rb:!0},"depth24plus-stencil8":{gl:35056,rb:!0,depthTexture:!0,dataFormat:34041,types:[34042]},"depth32float-stencil8":{gl:36013,dataFormat:34041,types:[36269],rb:!0},"bc1-rgb-unorm-webgl":{gl:33776,x:Fi},"bc1-rgb-unorm-srgb-webgl":{gl:35916,x:Bi},"bc1-rgba-unorm":{gl:33777,x:Fi},"bc1-rgba-unorm-srgb":{gl:35916,x:Bi},"bc2-rgba-unorm":{gl:33778,x:Fi},"bc2-rgba-unorm-srgb":{gl:35918,x:Bi},"bc3-rgba-unorm":{gl:33779,x:Fi},"bc3-rgba-unorm-srgb":{gl:35919,x:Bi},"bc4-r-unorm":{gl:36283,x:Yo},"bc4-r-snorm":{gl:36284,x:Yo},"bc5-rg-unorm":{gl:36285,x:Yo},"bc5-rg-snorm":{gl:36286,x:Yo},"bc6h-rgb-ufloat":{gl:36495,x:Ko},"bc6h-rgb-float":{gl:36494,x:Ko},"bc7-rgba-unorm":{gl:36492,x:Ko},"bc7-rgba-unorm-srgb":{gl:36493,x:Ko},"etc2-rgb8unorm":{gl:37492},"etc2-rgb8unorm-srgb":{gl:37494},"etc2-rgb8a1unorm":{gl:37496},"etc2-rgb8a1unorm-srgb":{gl:37497},"etc2-rgba8unorm":{gl:37493},"etc2-rgba8unorm-srgb":{gl:37495},"eac-r11unorm":{gl:37488},"eac-r11snorm":{gl:37489},"eac-rg11unorm":{gl:37490},"eac-rg11snorm":{gl:37491},"astc-4x4-unorm":{gl:37808},"astc-4x4-unorm-srgb":{gl:37840},"astc-5x4-unorm":{gl:37809},"astc-5x4-unorm-srgb":{gl:37841},"astc-5x5-unorm":{gl:37810},"astc-5x5-unorm-srgb":{gl:37842},"astc-6x5-unorm":{gl:37811},"astc-6x5-unorm-srgb":{gl:37843},"astc-6x6-unorm":{gl:37812},"astc-6x6-unorm-srgb":{gl:37844},"astc-8x5-unorm":{gl:37813},"astc-8x5-unorm-srgb":{gl:37845},"astc-8x6-unorm":{gl:37814},"astc-8x6-unorm-srgb":{gl:37846},"astc-8x8-unorm":{gl:37815},"astc-8x8-unorm-srgb":{gl:37847},"astc-10x5-unorm":{gl:37819},"astc-10x5-unorm-srgb":{gl:37851},"astc-10x6-unorm":{gl:37817},"astc-10x6-unorm-srgb":{gl:37849},"astc-10x8-unorm":{gl:37818},"astc-10x8-unorm-srgb":{gl:37850},"astc-10x10-unorm":{gl:37819},"astc-10x10-unorm-srgb":{gl:37851},"astc-12x10-unorm":{gl:37820},"astc-12x10-unorm-srgb":{gl:37852},"astc-12x12-unorm":{gl:37821},"astc-12x12-unorm-srgb":{gl:37853},"pvrtc-rgb4unorm-webgl":{gl:35840},"pvrtc-rgba4unorm-webgl":{gl:35842},"pvrtc-rbg2unorm-webgl":{gl:35841},"pvrtc-rgba2unorm-webgl":{gl:35843},"etc1-rbg-unorm-webgl":{gl:36196},"atc-rgb-unorm-webgl":{gl:35986},"atc-rgba-unorm-webgl":{gl:35986},"atc-rgbai-unorm-webgl":{gl:34798}}});var hy,qc,uy=A(()=>{V();Di();qo();hy={"depth-clip-control":"EXT_depth_clamp","timer-query-webgl":"EXT_disjoint_timer_query_webgl2","compilation-status-async-webgl":"KHR_parallel_shader_compile","polygon-mode-webgl":"WEBGL_polygon_mode","provoking-vertex-webgl":"WEBGL_provoking_vertex","shader-clip-cull-distance-webgl":"WEBGL_clip_cull_distance","shader-noperspective-interpolation-webgl":"NV_shader_noperspective_interpolation","shader-conservative-depth-webgl":"EXT_conservative_depth"},qc=class extends Bs{gl;extensions;testedFeatures=new Set;constructor(e,r,o){super([],o),this.gl=e,this.extensions=r,wt(e,"EXT_color_buffer_float",r)}*[Symbol.iterator](){let e=this.getFeatures();for(let r of e)this.has(r)&&(yield r);return[]}has(e){return this.disabledFeatures?.[e]?!1:(this.testedFeatures.has(e)||(this.testedFeatures.add(e),ay(e)&&cy(this.gl,e,this.extensions)&&this.features.add(e),this.getWebGLFeature(e)&&this.features.add(e)),this.features.has(e))}initializeFeatures(){let e=this.getFeatures().filter(r=>r!=="polygon-mode-webgl");for(let r of e)this.has(r)}getFeatures(){return[...Object.keys(hy),...Object.keys(Yc)]}getWebGLFeature(e){let r=hy[e];return typeof r=="string"?!!wt(this.gl,r,this.extensions):!!r}}});var Zc,dy=A(()=>{V();Zc=class extends Fs{get maxTextureDimension1D(){return 0}get maxTextureDimension2D(){return this.getParameter(3379)}get maxTextureDimension3D(){return this.getParameter(32883)}get maxTextureArrayLayers(){return this.getParameter(35071)}get maxBindGroups(){return 0}get maxDynamicUniformBuffersPerPipelineLayout(){return 0}get maxDynamicStorageBuffersPerPipelineLayout(){return 0}get maxSampledTexturesPerShaderStage(){return this.getParameter(35660)}get maxSamplersPerShaderStage(){return this.getParameter(35661)}get maxStorageBuffersPerShaderStage(){return 0}get maxStorageTexturesPerShaderStage(){return 0}get maxUniformBuffersPerShaderStage(){return this.getParameter(35375)}get maxUniformBufferBindingSize(){return this.getParameter(35376)}get maxStorageBufferBindingSize(){return 0}get minUniformBufferOffsetAlignment(){return this.getParameter(35380)}get minStorageBufferOffsetAlignment(){return 0}get maxVertexBuffers(){return 16}get maxVertexAttributes(){return this.getParameter(34921)}get maxVertexBufferArrayStride(){return 2048}get maxInterStageShaderVariables(){return this.getParameter(35659)}get maxComputeWorkgroupStorageSize(){return 0}get maxComputeInvocationsPerWorkgroup(){return 0}get maxComputeWorkgroupSizeX(){return 0}get maxComputeWorkgroupSizeY(){return 0}get maxComputeWorkgroupSizeZ(){return 0}get maxComputeWorkgroupsPerDimension(){return 0}gl;limits={};constructor(e){super(),this.gl=e}getParameter(e){return this.limits[e]===void 0&&(this.limits[e]=this.gl.getParameter(e)),this.limits[e]||0}}});function CC(t){return t<34069?t+34069:t}function MC(t){switch(t){case 36053:return"success";case 36054:return"Mismatched attachments";case 36055:return"No attachments";case 36057:return"Height/width mismatch";case 36061:return"Unsupported or split attachments";case 36182:return"Samples mismatch";default:return`${t}`}}var Pt,Gc=A(()=>{V();qo();Pt=class extends Br{device;gl;handle;colorAttachments=[];depthStencilAttachment=null;constructor(e,r){super(e,r);let o=r.handle===null;this.device=e,this.gl=e.gl,this.handle=this.props.handle||o?this.props.handle:this.gl.createFramebuffer(),o||(e._setWebGLDebugMetadata(this.handle,this,{spector:this.props}),this.autoCreateAttachmentTextures(),this.updateAttachments())}destroy(){super.destroy(),!this.destroyed&&this.handle!==null&&this.gl.deleteFramebuffer(this.handle)}updateAttachments(){let e=this.gl.bindFramebuffer(36160,this.handle);for(let r=0;r<this.colorAttachments.length;++r){let o=this.colorAttachments[r];if(o){let s=36064+r;this._attachTextureView(s,o)}}if(this.depthStencilAttachment){let r=fy(this.depthStencilAttachment.props.format);this._attachTextureView(r,this.depthStencilAttachment)}if(this.device.props.debug){let r=this.gl.checkFramebufferStatus(36160);if(r!==36053)throw new Error(`Framebuffer ${MC(r)}`)}this.gl.bindFramebuffer(36160,e)}_attachTextureView(e,r){let{gl:o}=this.device,{texture:s}=r,i=r.props.baseMipLevel,n=r.props.baseArrayLayer;switch(o.bindTexture(s.glTarget,s.handle),s.glTarget){case 35866:case 32879:o.framebufferTextureLayer(36160,e,s.handle,i,n);break;case 34067:let a=CC(n);o.framebufferTexture2D(36160,e,a,s.handle,i);break;case 3553:o.framebufferTexture2D(36160,e,3553,s.handle,i);break;default:throw new Error("Illegal texture type")}o.bindTexture(s.glTarget,null)}}});var Jc,py=A(()=>{V();Gc();Jc=class extends yo{device;handle=null;_framebuffer=null;get[Symbol.toStringTag](){return"WebGLCanvasContext"}constructor(e,r){super(r),this.device=e,this._setAutoCreatedCanvasId(`${this.device.id}-canvas`),this._updateDevice()}getCurrentFramebuffer(){return this._framebuffer=this._framebuffer||new Pt(this.device,{handle:null}),this._framebuffer}_updateDevice(){}}});function my(t="id"){Bd[t]=Bd[t]||1;let e=Bd[t]++;return`${t}-${e}`}var Bd,gy=A(()=>{Bd={}});function IC(t){return t&H.INDEX?34963:t&H.VERTEX?34962:t&H.UNIFORM?35345:34962}function OC(t){return t&H.INDEX||t&H.VERTEX?35044:t&H.UNIFORM?35048:35044}var nt,Qc=A(()=>{V();nt=class extends H{device;gl;handle;glTarget;glUsage;glIndexType=5123;byteLength=0;bytesUsed=0;constructor(e,r={}){super(e,r),this.device=e,this.gl=this.device.gl;let o=typeof r=="object"?r.handle:void 0;this.handle=o||this.gl.createBuffer(),e._setWebGLDebugMetadata(this.handle,this,{spector:{...this.props,data:typeof this.props.data}}),this.glTarget=IC(this.props.usage),this.glUsage=OC(this.props.usage),this.glIndexType=this.props.indexType==="uint32"?5125:5123,r.data?this._initWithData(r.data,r.byteOffset,r.byteLength):this._initWithByteLength(r.byteLength||0)}destroy(){!this.destroyed&&this.handle&&(this.removeStats(),this.trackDeallocatedMemory(),this.gl.deleteBuffer(this.handle),this.destroyed=!0,this.handle=null)}_initWithData(e,r=0,o=e.byteLength+r){let s=this.glTarget;this.gl.bindBuffer(s,this.handle),this.gl.bufferData(s,o,this.glUsage),this.gl.bufferSubData(s,r,e),this.gl.bindBuffer(s,null),this.bytesUsed=o,this.byteLength=o,this._setDebugData(e,r,o),this.trackAllocatedMemory(o)}_initWithByteLength(e){let r=e;e===0&&(r=new Float32Array(0));let o=this.glTarget;return this.gl.bindBuffer(o,this.handle),this.gl.bufferData(o,r,this.glUsage),this.gl.bindBuffer(o,null),this.bytesUsed=e,this.byteLength=e,this._setDebugData(null,0,e),this.trackAllocatedMemory(e),this}write(e,r=0){let o=ArrayBuffer.isView(e)?e:new Uint8Array(e),s=0,i=void 0,n=36663;this.gl.bindBuffer(n,this.handle),s!==0||i!==void 0?this.gl.bufferSubData(n,r,o,s,i):this.gl.bufferSubData(n,r,o),this.gl.bindBuffer(n,null),this._setDebugData(e,r,e.byteLength)}async mapAndWriteAsync(e,r=0,o=this.byteLength-r){let s=new ArrayBuffer(o);await e(s,"copied"),this.write(s,r)}async readAsync(e=0,r){return this.readSyncWebGL(e,r)}async mapAndReadAsync(e,r=0,o){let s=await this.readAsync(r,o);return await e(s.buffer,"copied")}readSyncWebGL(e=0,r){r=r??this.byteLength-e;let o=new Uint8Array(r),s=0;return this.gl.bindBuffer(36662,this.handle),this.gl.getBufferSubData(36662,e,o,s,r),this.gl.bindBuffer(36662,null),this._setDebugData(o,e,r),o}}});function _y(t){let e=t.split(/\r?\n/),r=[];for(let o of e){if(o.length<=1)continue;let s=o.split(":");if(s.length===2){let[h,u]=s;r.push({message:u.trim(),type:xy(h),lineNum:0,linePos:0});continue}let[i,n,a,...c]=s,l=parseInt(a,10);isNaN(l)&&(l=0);let f=parseInt(n,10);isNaN(f)&&(f=0),r.push({message:c.join(":").trim(),type:xy(i),lineNum:l,linePos:f})}return r}function xy(t){let e=["warning","error","info"],r=t.toLowerCase();return e.includes(r)?r:"info"}var yy=A(()=>{});var el,vy=A(()=>{V();yy();el=class extends Fr{device;handle;constructor(e,r){switch(super(e,r),this.device=e,this.props.stage){case"vertex":this.handle=this.props.handle||this.device.gl.createShader(35633);break;case"fragment":this.handle=this.props.handle||this.device.gl.createShader(35632);break;default:throw new Error(this.props.stage)}e._setWebGLDebugMetadata(this.handle,this,{spector:this.props}),this._compile(this.source)}destroy(){this.handle&&(this.removeStats(),this.device.gl.deleteShader(this.handle),this.destroyed=!0,this.handle.destroyed=!0)}get asyncCompilationStatus(){return this._waitForCompilationComplete().then(()=>(this._getCompilationStatus(),this.compilationStatus))}async getCompilationInfo(){return await this._waitForCompilationComplete(),this.getCompilationInfoSync()}getCompilationInfoSync(){let e=this.device.gl.getShaderInfoLog(this.handle);return e?_y(e):[]}getTranslatedSource(){return this.device.getExtension("WEBGL_debug_shaders").WEBGL_debug_shaders?.getTranslatedShaderSource(this.handle)||null}async _compile(e){e=e.startsWith("#version ")?e:`#version 300 es
${e}`;let{gl:r}=this.device;if(r.shaderSource(this.handle,e),r.compileShader(this.handle),!this.device.props.debug){this.compilationStatus="pending";return}if(!this.device.features.has("compilation-status-async-webgl")){if(this._getCompilationStatus(),this.debugShader(),this.compilationStatus==="error")throw new Error(`GLSL compilation errors in ${this.props.stage} shader ${this.props.id}`);return}S.once(1,"Shader compilation is asynchronous")(),await this._waitForCompilationComplete(),S.info(2,`Shader ${this.id} - async compilation complete: ${this.compilationStatus}`)(),this._getCompilationStatus(),this.debugShader()}async _waitForCompilationComplete(){let e=async s=>await new Promise(i=>setTimeout(i,s));if(!this.device.features.has("compilation-status-async-webgl")){await e(10);return}let{gl:o}=this.device;for(;;){if(o.getShaderParameter(this.handle,37297))return;await e(10)}}_getCompilationStatus(){this.compilationStatus=this.device.gl.getShaderParameter(this.handle,35713)?"success":"error"}}});function Ty(t,e,r,o){if(FC(e))return o(t);let s=t;s.pushState();try{return NC(t,e),st(s.gl,r),o(t)}finally{s.popState()}}function NC(t,e){let r=t,{gl:o}=r;if(e.cullMode)switch(e.cullMode){case"none":o.disable(2884);break;case"front":o.enable(2884),o.cullFace(1028);break;case"back":o.enable(2884),o.cullFace(1029);break}if(e.frontFace&&o.frontFace(Gr("frontFace",e.frontFace,{ccw:2305,cw:2304})),e.unclippedDepth&&t.features.has("depth-clip-control")&&o.enable(34383),e.depthBias!==void 0&&(o.enable(32823),o.polygonOffset(e.depthBias,e.depthBiasSlopeScale||0)),e.provokingVertex&&t.features.has("provoking-vertex-webgl")){let i=r.getExtension("WEBGL_provoking_vertex").WEBGL_provoking_vertex,n=Gr("provokingVertex",e.provokingVertex,{first:36429,last:36430});i?.provokingVertexWEBGL(n)}if((e.polygonMode||e.polygonOffsetLine)&&t.features.has("polygon-mode-webgl")){if(e.polygonMode){let i=r.getExtension("WEBGL_polygon_mode").WEBGL_polygon_mode,n=Gr("polygonMode",e.polygonMode,{fill:6914,line:6913});i?.polygonModeWEBGL(1028,n),i?.polygonModeWEBGL(1029,n)}e.polygonOffsetLine&&o.enable(10754)}if(t.features.has("shader-clip-cull-distance-webgl")&&(e.clipDistance0&&o.enable(12288),e.clipDistance1&&o.enable(12289),e.clipDistance2&&o.enable(12290),e.clipDistance3&&o.enable(12291),e.clipDistance4&&o.enable(12292),e.clipDistance5&&o.enable(12293),e.clipDistance6&&o.enable(12294),e.clipDistance7&&o.enable(12295)),e.depthWriteEnabled!==void 0&&o.depthMask(DC("depthWriteEnabled",e.depthWriteEnabled)),e.depthCompare&&(e.depthCompare!=="always"?o.enable(2929):o.disable(2929),o.depthFunc(rl("depthCompare",e.depthCompare))),e.stencilWriteMask){let s=e.stencilWriteMask;o.stencilMaskSeparate(1028,s),o.stencilMaskSeparate(1029,s)}if(e.stencilReadMask&&S.warn("stencilReadMask not supported under WebGL"),e.stencilCompare){let s=e.stencilReadMask||4294967295,i=rl("depthCompare",e.stencilCompare);e.stencilCompare!=="always"?o.enable(2960):o.disable(2960),o.stencilFuncSeparate(1028,i,0,s),o.stencilFuncSeparate(1029,i,0,s)}if(e.stencilPassOperation&&e.stencilFailOperation&&e.stencilDepthFailOperation){let s=Ud("stencilPassOperation",e.stencilPassOperation),i=Ud("stencilFailOperation",e.stencilFailOperation),n=Ud("stencilDepthFailOperation",e.stencilDepthFailOperation);o.stencilOpSeparate(1028,i,n,s),o.stencilOpSeparate(1029,i,n,s)}switch(e.blend){case!0:o.enable(3042);break;case!1:o.disable(3042);break;default:}if(e.blendColorOperation||e.blendAlphaOperation){let s=by("blendColorOperation",e.blendColorOperation||"add"),i=by("blendAlphaOperation",e.blendAlphaOperation||"add");o.blendEquationSeparate(s,i);let n=tl("blendColorSrcFactor",e.blendColorSrcFactor||"one"),a=tl("blendColorDstFactor",e.blendColorDstFactor||"zero"),c=tl("blendAlphaSrcFactor",e.blendAlphaSrcFactor||"one"),l=tl("blendAlphaDstFactor",e.blendAlphaDstFactor||"zero");o.blendFuncSeparate(n,a,c,l)}}function rl(t,e){return Gr(t,e,{never:512,less:513,equal:514,"less-equal":515,greater:516,"not-equal":517,"greater-equal":518,always:519})}function Ud(t,e){return Gr(t,e,{keep:7680,zero:0,replace:7681,invert:5386,"increment-clamp":7682,"decrement-clamp":7683,"increment-wrap":34055,"decrement-wrap":34056})}function by(t,e){return Gr(t,e,{add:32774,subtract:32778,"reverse-subtract":32779,min:32775,max:32776})}function tl(t,e,r="color"){return Gr(t,e,{one:1,zero:0,src:768,"one-minus-src":769,dst:774,"one-minus-dst":775,"src-alpha":770,"one-minus-src-alpha":771,"dst-alpha":772,"one-minus-dst-alpha":773,"src-alpha-saturated":776,constant:r==="color"?32769:32771,"one-minus-constant":r==="color"?32770:32772,src1:768,"one-minus-src1":769,"src1-alpha":770,"one-minus-src1-alpha":771})}function LC(t,e){return`Illegal parameter ${e} for ${t}`}function Gr(t,e,r){if(!(e in r))throw new Error(LC(t,e));return r[e]}function DC(t,e){return e}function FC(t){let e=!0;for(let r in t){e=!1;break}return e}var kd=A(()=>{V();Xo()});function ol(t){let e={};return t.addressModeU&&(e[10242]=zd(t.addressModeU)),t.addressModeV&&(e[10243]=zd(t.addressModeV)),t.addressModeW&&(e[32882]=zd(t.addressModeW)),t.magFilter&&(e[10240]=Vd(t.magFilter)),(t.minFilter||t.mipmapFilter)&&(e[10241]=BC(t.minFilter||"linear",t.mipmapFilter)),t.lodMinClamp!==void 0&&(e[33082]=t.lodMinClamp),t.lodMaxClamp!==void 0&&(e[33083]=t.lodMaxClamp),t.type==="comparison-sampler"&&(e[34892]=34894),t.compare&&(e[34893]=rl("compare",t.compare)),t.maxAnisotropy&&(e[34046]=t.maxAnisotropy),e}function zd(t){switch(t){case"clamp-to-edge":return 33071;case"repeat":return 10497;case"mirror-repeat":return 33648}}function Vd(t){switch(t){case"nearest":return 9728;case"linear":return 9729}}function BC(t,e="none"){if(!e)return Vd(t);switch(e){case"none":return Vd(t);case"nearest":switch(t){case"nearest":return 9984;case"linear":return 9985}break;case"linear":switch(t){case"nearest":return 9986;case"linear":return 9987}}}var Wd=A(()=>{kd()});var sl,Sy=A(()=>{V();Wd();sl=class extends Ke{device;handle;parameters;constructor(e,r){super(e,r),this.device=e,this.parameters=ol(r),this.handle=r.handle||this.device.gl.createSampler(),this._setSamplerParameters(this.parameters)}destroy(){this.handle&&(this.device.gl.deleteSampler(this.handle),this.handle=void 0)}toString(){return`Sampler(${this.id},${JSON.stringify(this.props)})`}_setSamplerParameters(e){for(let[r,o]of Object.entries(e)){let s=Number(r);switch(s){case 33082:case 33083:this.device.gl.samplerParameterf(this.handle,s,o);break;default:this.device.gl.samplerParameteri(this.handle,s,o);break}}}}});function hr(t,e,r){if(UC(e))return r(t);let{nocatch:o=!0}=e,s=it.get(t);s.push(),st(t,e);let i;if(o)i=r(t),s.pop();else try{i=r(t)}finally{s.pop()}return i}function UC(t){for(let e in t)return!1;return!0}var il=A(()=>{Xo();Ld()});var Rt,jd=A(()=>{V();Rt=class extends Dr{device;gl;handle;texture;constructor(e,r){super(e,{...ie.defaultProps,...r}),this.device=e,this.gl=this.device.gl,this.handle=null,this.texture=r.texture}}});function kC(t){switch(t){case"1d":break;case"2d":return 3553;case"3d":return 32879;case"cube":return 34067;case"2d-array":return 35866;case"cube-array":break}throw new Error(t)}function Ey(t,e,r){return e==="cube"?34069+r:t}var Ct,nl=A(()=>{V();qo();Wd();il();jd();Ct=class extends ie{device;gl;handle;sampler=void 0;view;glTarget;glFormat;glType;glInternalFormat;compressed;_textureUnit=0;constructor(e,r){super(e,r),this.device=e,this.gl=this.device.gl;let o=Kc(this.props.format);this.glTarget=kC(this.props.dimension),this.glInternalFormat=o.internalFormat,this.glFormat=o.format,this.glType=o.type,this.compressed=o.compressed,this.handle=this.props.handle||this.gl.createTexture(),this.device._setWebGLDebugMetadata(this.handle,this,{spector:this.props}),this.gl.bindTexture(this.glTarget,this.handle);let{dimension:s,width:i,height:n,depth:a,mipLevels:c,glTarget:l,glInternalFormat:f}=this;switch(s){case"2d":case"cube":this.gl.texStorage2D(l,c,f,i,n);break;case"2d-array":case"3d":this.gl.texStorage3D(l,c,f,i,n,a);break;default:throw new Error(s)}this.gl.bindTexture(this.glTarget,null),this._initializeData(r.data),this.setSampler(this.props.sampler),this.view=new Rt(this.device,{...this.props,texture:this}),Object.seal(this)}destroy(){this.handle&&(this.gl.deleteTexture(this.handle),this.removeStats(),this.trackDeallocatedMemory("Texture"),this.destroyed=!0)}createView(e){return new Rt(this.device,{...e,texture:this})}setSampler(e={}){super.setSampler(e);let r=ol(this.sampler.props);this._setSamplerParameters(r)}copyImageData(e){let r=this._normalizeCopyImageDataOptions(e),o=r.data,{width:s,height:i,depth:n}=this,{mipLevel:a=0,byteOffset:c=0,x:l=0,y:f=0,z:h=0}=r,{glFormat:u,glType:d,compressed:p}=this,m=Ey(this.glTarget,this.dimension,h),g;if(!this.compressed){let{bytesPerPixel:y}=this.device.getTextureFormatInfo(this.format);if(y){if(r.bytesPerRow%y!==0)throw new Error(`bytesPerRow (${r.bytesPerRow}) must be a multiple of bytesPerPixel (${y}) for ${this.format}`);g=r.bytesPerRow/y}}let x=this.compressed?{}:{...g!==void 0?{3314:g}:{},32878:r.rowsPerImage};this.gl.bindTexture(m,this.handle),hr(this.gl,x,()=>{switch(this.dimension){case"2d":case"cube":p?this.gl.compressedTexSubImage2D(m,a,l,f,s,i,u,o,c):this.gl.texSubImage2D(m,a,l,f,s,i,u,d,o,c);break;case"2d-array":case"3d":p?this.gl.compressedTexSubImage3D(m,a,l,f,h,s,i,n,u,o,c):this.gl.texSubImage3D(m,a,l,f,h,s,i,n,u,d,o,c);break;default:}}),this.gl.bindTexture(m,null)}copyExternalImage(e){let r=this._normalizeCopyExternalImageOptions(e);if(r.sourceX||r.sourceY)throw new Error("WebGL does not support sourceX/sourceY)");let{glFormat:o,glType:s}=this,{image:i,depth:n,mipLevel:a,x:c,y:l,z:f,width:h,height:u}=r,d=Ey(this.glTarget,this.dimension,n),p=r.flipY?{37440:!0}:{};return this.gl.bindTexture(this.glTarget,this.handle),hr(this.gl,p,()=>{switch(this.dimension){case"2d":case"cube":this.gl.texSubImage2D(d,a,c,l,h,u,o,s,i);break;case"2d-array":case"3d":this.gl.texSubImage3D(d,a,c,l,f,h,u,n,o,s,i);break;default:}}),this.gl.bindTexture(this.glTarget,null),{width:r.width,height:r.height}}generateMipmapsWebGL(e){if(!(!(this.device.isTextureFormatRenderable(this.props.format)&&this.device.isTextureFormatFilterable(this.props.format))&&(S.warn(`${this} is not renderable or filterable, may not be able to generate mipmaps`)(),!e?.force)))try{this.gl.bindTexture(this.glTarget,this.handle),this.gl.generateMipmap(this.glTarget)}catch(o){S.warn(`Error generating mipmap for ${this}: ${o.message}`)()}finally{this.gl.bindTexture(this.glTarget,null)}}_setSamplerParameters(e){S.log(2,`${this.id} sampler parameters`,this.device.getGLKeys(e))(),this.gl.bindTexture(this.glTarget,this.handle);for(let[r,o]of Object.entries(e)){let s=Number(r),i=o;switch(s){case 33082:case 33083:this.gl.texParameterf(this.glTarget,s,i);break;case 10240:case 10241:this.gl.texParameteri(this.glTarget,s,i);break;case 10242:case 10243:case 32882:this.gl.texParameteri(this.glTarget,s,i);break;case 34046:this.device.features.has("texture-filterable-anisotropic-webgl")&&this.gl.texParameteri(this.glTarget,s,i);break;case 34892:case 34893:this.gl.texParameteri(this.glTarget,s,i);break}}this.gl.bindTexture(this.glTarget,null)}_getActiveUnit(){return this.gl.getParameter(34016)-33984}_bind(e){let{gl:r}=this;return e!==void 0&&(this._textureUnit=e,r.activeTexture(33984+e)),r.bindTexture(this.glTarget,this.handle),e}_unbind(e){let{gl:r}=this;return e!==void 0&&(this._textureUnit=e,r.activeTexture(33984+e)),r.bindTexture(this.glTarget,null),e}}});function Ay(t){return VC[t]}function al(t){return zC[t]}function wy(t){return!!Ry[t]}function Py(t){return Ry[t]}var zC,Ry,VC,$d=A(()=>{zC={5126:"f32",35664:"vec2<f32>",35665:"vec3<f32>",35666:"vec4<f32>",5124:"i32",35667:"vec2<i32>",35668:"vec3<i32>",35669:"vec4<i32>",5125:"u32",36294:"vec2<u32>",36295:"vec3<u32>",36296:"vec4<u32>",35670:"f32",35671:"vec2<f32>",35672:"vec3<f32>",35673:"vec4<f32>",35674:"mat2x2<f32>",35685:"mat2x3<f32>",35686:"mat2x4<f32>",35687:"mat3x2<f32>",35675:"mat3x3<f32>",35688:"mat3x4<f32>",35689:"mat4x2<f32>",35690:"mat4x3<f32>",35676:"mat4x4<f32>"},Ry={35678:{viewDimension:"2d",sampleType:"float"},35680:{viewDimension:"cube",sampleType:"float"},35679:{viewDimension:"3d",sampleType:"float"},35682:{viewDimension:"3d",sampleType:"depth"},36289:{viewDimension:"2d-array",sampleType:"float"},36292:{viewDimension:"2d-array",sampleType:"depth"},36293:{viewDimension:"cube",sampleType:"float"},36298:{viewDimension:"2d",sampleType:"sint"},36299:{viewDimension:"3d",sampleType:"sint"},36300:{viewDimension:"cube",sampleType:"sint"},36303:{viewDimension:"2d-array",sampleType:"uint"},36306:{viewDimension:"2d",sampleType:"uint"},36307:{viewDimension:"3d",sampleType:"uint"},36308:{viewDimension:"cube",sampleType:"uint"},36311:{viewDimension:"2d-array",sampleType:"uint"}},VC={uint8:5121,sint8:5120,unorm8:5121,snorm8:5120,uint16:5123,sint16:5122,unorm16:5123,snorm16:5122,uint32:5125,sint32:5124,float16:5131,float32:5126}});function Cy(t,e){let r={attributes:[],bindings:[]};r.attributes=WC(t,e);let o=HC(t,e);for(let a of o){let c=a.uniforms.map(l=>({name:l.name,format:l.format,byteOffset:l.byteOffset,byteStride:l.byteStride,arrayLength:l.arrayLength}));r.bindings.push({type:"uniform",name:a.name,group:0,location:a.location,visibility:(a.vertex?1:0)&(a.fragment?2:0),minBindingSize:a.byteLength,uniforms:c})}let s=$C(t,e),i=0;for(let a of s)if(wy(a.type)){let{viewDimension:c,sampleType:l}=Py(a.type);r.bindings.push({type:"texture",name:a.name,group:0,location:i,viewDimension:c,sampleType:l}),a.textureUnit=i,i+=1}s.length&&(r.uniforms=s);let n=jC(t,e);return n?.length&&(r.varyings=n),r}function WC(t,e){let r=[],o=t.getProgramParameter(e,35721);for(let s=0;s<o;s++){let i=t.getActiveAttrib(e,s);if(!i)throw new Error("activeInfo");let{name:n,type:a}=i,c=t.getAttribLocation(e,n);if(c>=0){let l=al(a),f=/instance/i.test(n)?"instance":"vertex";r.push({name:n,location:c,stepMode:f,type:l})}}return r.sort((s,i)=>s.location-i.location),r}function jC(t,e){let r=[],o=t.getProgramParameter(e,35971);for(let s=0;s<o;s++){let i=t.getTransformFeedbackVarying(e,s);if(!i)throw new Error("activeInfo");let{name:n,type:a,size:c}=i,l=al(a),{type:f,components:h}=Ws(l);r.push({location:s,name:n,type:f,size:c*h})}return r.sort((s,i)=>s.location-i.location),r}function $C(t,e){let r=[],o=t.getProgramParameter(e,35718);for(let s=0;s<o;s++){let i=t.getActiveUniform(e,s);if(!i)throw new Error("activeInfo");let{name:n,size:a,type:c}=i,{name:l,isArray:f}=XC(n),h=t.getUniformLocation(e,l),u={location:h,name:l,size:a,type:c,isArray:f};if(r.push(u),u.size>1)for(let d=0;d<u.size;d++){let p=`${l}[${d}]`;h=t.getUniformLocation(e,p);let m={...u,name:p,location:h};r.push(m)}}return r}function HC(t,e){let r=(i,n)=>t.getActiveUniformBlockParameter(e,i,n),o=[],s=t.getProgramParameter(e,35382);for(let i=0;i<s;i++){let n={name:t.getActiveUniformBlockName(e,i)||"",location:r(i,35391),byteLength:r(i,35392),vertex:r(i,35396),fragment:r(i,35398),uniformCount:r(i,35394),uniforms:[]},a=r(i,35395)||[],c=t.getActiveUniforms(e,a,35383),l=t.getActiveUniforms(e,a,35384),f=t.getActiveUniforms(e,a,35387),h=t.getActiveUniforms(e,a,35388);for(let u=0;u<n.uniformCount;++u){let d=t.getActiveUniform(e,a[u]);if(!d)throw new Error("activeInfo");let p=al(c[u]);n.uniforms.push({name:d.name,format:p,type:c[u],arrayLength:l[u],byteOffset:f[u],byteStride:h[u]})}o.push(n)}return o.sort((i,n)=>i.location-n.location),o}function XC(t){if(t[t.length-1]!=="]")return{name:t,length:1,isArray:!1};let r=/([^[]*)(\[[0-9]+\])?/.exec(t);if(!r||r.length<2)throw new Error(`Failed to parse GLSL uniform name ${t}`);return{name:r[1],length:r[2]?1:0,isArray:!!r[2]}}var My=A(()=>{V();$d()});function Iy(t,e,r,o){let s=t,i=o;i===!0&&(i=1),i===!1&&(i=0);let n=typeof i=="number"?[i]:i;switch(r){case 35678:case 35680:case 35679:case 35682:case 36289:case 36292:case 36293:case 36298:case 36299:case 36300:case 36303:case 36306:case 36307:case 36308:case 36311:if(typeof o!="number")throw new Error("samplers must be set to integers");return t.uniform1i(e,o);case 5126:return t.uniform1fv(e,n);case 35664:return t.uniform2fv(e,n);case 35665:return t.uniform3fv(e,n);case 35666:return t.uniform4fv(e,n);case 5124:return t.uniform1iv(e,n);case 35667:return t.uniform2iv(e,n);case 35668:return t.uniform3iv(e,n);case 35669:return t.uniform4iv(e,n);case 35670:return t.uniform1iv(e,n);case 35671:return t.uniform2iv(e,n);case 35672:return t.uniform3iv(e,n);case 35673:return t.uniform4iv(e,n);case 5125:return s.uniform1uiv(e,n,1);case 36294:return s.uniform2uiv(e,n,2);case 36295:return s.uniform3uiv(e,n,3);case 36296:return s.uniform4uiv(e,n,4);case 35674:return t.uniformMatrix2fv(e,!1,n);case 35675:return t.uniformMatrix3fv(e,!1,n);case 35676:return t.uniformMatrix4fv(e,!1,n);case 35685:return s.uniformMatrix2x3fv(e,!1,n);case 35686:return s.uniformMatrix2x4fv(e,!1,n);case 35687:return s.uniformMatrix3x2fv(e,!1,n);case 35688:return s.uniformMatrix3x4fv(e,!1,n);case 35689:return s.uniformMatrix4x2fv(e,!1,n);case 35690:return s.uniformMatrix4x3fv(e,!1,n)}throw new Error("Illegal uniform")}var Oy=A(()=>{});function Ny(t){switch(t){case"point-list":return 0;case"line-list":return 1;case"line-strip":return 3;case"triangle-list":return 4;case"triangle-strip":return 5;default:throw new Error(t)}}function Ly(t){switch(t){case"point-list":return 0;case"line-list":return 1;case"line-strip":return 1;case"triangle-list":return 4;case"triangle-strip":return 4;default:throw new Error(t)}}var Hd=A(()=>{});function YC(t,e){let r={...t,attributes:t.attributes.map(o=>({...o}))};for(let o of e?.attributes||[]){let s=r.attributes.find(i=>i.name===o.name);s?(s.type=o.type||s.type,s.stepMode=o.stepMode||s.stepMode):S.warn(`shader layout attribute ${o.name} not present in shader`)}return r}var Dy,cl,Fy=A(()=>{V();My();kd();Oy();Qc();Gc();nl();jd();Hd();Dy=4,cl=class extends qe{device;handle;vs;fs;introspectedLayout;uniforms={};bindings={};varyings=null;_uniformCount=0;_uniformSetters={};get[Symbol.toStringTag](){return"WEBGLRenderPipeline"}constructor(e,r){super(e,r),this.device=e,this.handle=this.props.handle||this.device.gl.createProgram(),this.device._setWebGLDebugMetadata(this.handle,this,{spector:{id:this.props.id}}),this.vs=r.vs,this.fs=r.fs;let{varyings:o,bufferMode:s=35981}=r;o&&o.length>0&&(this.varyings=o,this.device.gl.transformFeedbackVaryings(this.handle,o,s)),this._linkShaders(),S.time(3,`RenderPipeline ${this.id} - shaderLayout introspection`)(),this.introspectedLayout=Cy(this.device.gl,this.handle),S.timeEnd(3,`RenderPipeline ${this.id} - shaderLayout introspection`)(),this.shaderLayout=r.shaderLayout?YC(this.introspectedLayout,r.shaderLayout):this.introspectedLayout}destroy(){this.handle&&(this.device.gl.useProgram(null),this.device.gl.deleteProgram(this.handle),this.destroyed=!0,this.handle.destroyed=!0,this.handle=null)}setBindings(e,r){for(let[o,s]of Object.entries(e)){let i=this.shaderLayout.bindings.find(n=>n.name===o)||this.shaderLayout.bindings.find(n=>n.name===`${o}Uniforms`);if(!i){let n=this.shaderLayout.bindings.map(a=>`"${a.name}"`).join(", ");r?.disableWarnings||S.warn(`No binding "${o}" in render pipeline "${this.id}", expected one of ${n}`,s)();continue}switch(s||S.warn(`Unsetting binding "${o}" in render pipeline "${this.id}"`)(),i.type){case"uniform":if(!(s instanceof nt)&&!(s.buffer instanceof nt))throw new Error("buffer value");break;case"texture":if(!(s instanceof Rt||s instanceof Ct||s instanceof Pt))throw new Error(`${this} Bad texture binding for ${o}`);break;case"sampler":S.warn(`Ignoring sampler ${o}`)();break;default:throw new Error(i.type)}this.bindings[o]=s}}draw(e){let{renderPass:r,parameters:o=this.props.parameters,topology:s=this.props.topology,vertexArray:i,vertexCount:n,instanceCount:a,isInstanced:c=!1,firstVertex:l=0,transformFeedback:f}=e,h=Ny(s),u=!!i.indexBuffer,d=i.indexBuffer?.glIndexType;if(this.linkStatus!=="success")return S.info(2,`RenderPipeline:${this.id}.draw() aborted - waiting for shader linking`)(),!1;if(!this._areTexturesRenderable())return S.info(2,`RenderPipeline:${this.id}.draw() aborted - textures not yet loaded`)(),!1;this.device.gl.useProgram(this.handle),i.bindBeforeRender(r),f&&f.begin(this.props.topology),this._applyBindings(),this._applyUniforms();let p=r;return Ty(this.device,o,p.glParameters,()=>{u&&c?this.device.gl.drawElementsInstanced(h,n||0,d,l,a||0):u?this.device.gl.drawElements(h,n||0,d,l):c?this.device.gl.drawArraysInstanced(h,l,n||0,a||0):this.device.gl.drawArrays(h,l,n||0),f&&f.end()}),i.unbindAfterRender(r),!0}async _linkShaders(){let{gl:e}=this.device;if(e.attachShader(this.handle,this.vs.handle),e.attachShader(this.handle,this.fs.handle),S.time(Dy,`linkProgram for ${this.id}`)(),e.linkProgram(this.handle),S.timeEnd(Dy,`linkProgram for ${this.id}`)(),S.level,!this.device.features.has("compilation-status-async-webgl")){let o=this._getLinkStatus();this._reportLinkStatus(o);return}S.once(1,"RenderPipeline linking is asynchronous")(),await this._waitForLinkComplete(),S.info(2,`RenderPipeline ${this.id} - async linking complete: ${this.linkStatus}`)();let r=this._getLinkStatus();this._reportLinkStatus(r)}async _reportLinkStatus(e){switch(e){case"success":return;default:let r=e==="link-error"?"Link error":"Validation error";switch(this.vs.compilationStatus){case"error":throw this.vs.debugShader(),new Error(`${this} ${r} during compilation of ${this.vs}`);case"pending":await this.vs.asyncCompilationStatus,this.vs.debugShader();break;case"success":break}switch(this.fs?.compilationStatus){case"error":throw this.fs.debugShader(),new Error(`${this} ${r} during compilation of ${this.fs}`);case"pending":await this.fs.asyncCompilationStatus,this.fs.debugShader();break;case"success":break}let o=this.device.gl.getProgramInfoLog(this.handle);this.device.reportError(new Error(`${r} during ${e}: ${o}`),this)(),this.device.debug()}}_getLinkStatus(){let{gl:e}=this.device;return e.getProgramParameter(this.handle,35714)?(e.validateProgram(this.handle),e.getProgramParameter(this.handle,35715)?(this.linkStatus="success","success"):(this.linkStatus="error","validation-error")):(this.linkStatus="error","link-error")}async _waitForLinkComplete(){let e=async s=>await new Promise(i=>setTimeout(i,s));if(!this.device.features.has("compilation-status-async-webgl")){await e(10);return}let{gl:o}=this.device;for(;;){if(o.getProgramParameter(this.handle,37297))return;await e(10)}}_areTexturesRenderable(){let e=!0;for(let r of this.shaderLayout.bindings)!this.bindings[r.name]&&!this.bindings[r.name.replace(/Uniforms$/,"")]&&(S.warn(`Binding ${r.name} not found in ${this.id}`)(),e=!1);return e}_applyBindings(){if(this.linkStatus!=="success")return;let{gl:e}=this.device;e.useProgram(this.handle);let r=0,o=0;for(let s of this.shaderLayout.bindings){let i=this.bindings[s.name]||this.bindings[s.name.replace(/Uniforms$/,"")];if(!i)throw new Error(`No value for binding ${s.name} in ${this.id}`);switch(s.type){case"uniform":let{name:n}=s,a=e.getUniformBlockIndex(this.handle,n);if(a===4294967295)throw new Error(`Invalid uniform block name ${n}`);e.uniformBlockBinding(this.handle,o,a),i instanceof nt?e.bindBufferBase(35345,o,i.handle):e.bindBufferRange(35345,o,i.buffer.handle,i.offset||0,i.size||i.buffer.byteLength-i.offset),o+=1;break;case"texture":if(!(i instanceof Rt||i instanceof Ct||i instanceof Pt))throw new Error("texture");let c;if(i instanceof Rt)c=i.texture;else if(i instanceof Ct)c=i;else if(i instanceof Pt&&i.colorAttachments[0]instanceof Rt)S.warn("Passing framebuffer in texture binding may be deprecated. Use fbo.colorAttachments[0] instead")(),c=i.colorAttachments[0].texture;else throw new Error("No texture");e.activeTexture(33984+r),e.bindTexture(c.glTarget,c.handle),r+=1;break;case"sampler":break;case"storage":case"read-only-storage":throw new Error(`binding type '${s.type}' not supported in WebGL`)}}}_applyUniforms(){for(let e of this.shaderLayout.uniforms||[]){let{name:r,location:o,type:s,textureUnit:i}=e,n=this.uniforms[r]??i;n!==void 0&&Iy(this.device.gl,o,s,n)}}}});function KC(t,e){let r=e.sourceBuffer,o=e.destinationBuffer;t.gl.bindBuffer(36662,r.handle),t.gl.bindBuffer(36663,o.handle),t.gl.copyBufferSubData(36662,36663,e.sourceOffset??0,e.destinationOffset??0,e.size),t.gl.bindBuffer(36662,null),t.gl.bindBuffer(36663,null)}function qC(t,e){throw new Error("Not implemented")}function ZC(t,e){let{sourceTexture:r,mipLevel:o=0,aspect:s="all",width:i=e.sourceTexture.width,height:n=e.sourceTexture.height,depthOrArrayLayers:a=0,origin:c=[0,0],destinationBuffer:l,byteOffset:f=0,bytesPerRow:h,rowsPerImage:u}=e;if(s!=="all")throw new Error("aspect not supported in WebGL");if(o!==0||a!==0||h||u)throw new Error("not implemented");let{framebuffer:d,destroyFramebuffer:p}=By(r),m;try{let g=l,x=i||d.width,y=n||d.height,_=Kc(d.colorAttachments[0].texture.props.format),v=_.format,b=_.type;t.gl.bindBuffer(35051,g.handle),m=t.gl.bindFramebuffer(36160,d.handle),t.gl.readPixels(c[0],c[1],x,y,v,b,f)}finally{t.gl.bindBuffer(35051,null),m!==void 0&&t.gl.bindFramebuffer(36160,m),p&&d.destroy()}}function GC(t,e){let{sourceTexture:r,destinationMipLevel:o=0,origin:s=[0,0],destinationOrigin:i=[0,0],destinationTexture:n}=e,{width:a=e.destinationTexture.width,height:c=e.destinationTexture.height}=e,{framebuffer:l,destroyFramebuffer:f}=By(r),[h,u]=s,[d,p,m]=i,g=t.gl.bindFramebuffer(36160,l.handle),x,y;if(n instanceof Ct)x=n,a=Number.isFinite(a)?a:x.width,c=Number.isFinite(c)?c:x.height,x._bind(0),y=x.glTarget;else throw new Error("invalid destination");switch(y){case 3553:case 34067:t.gl.copyTexSubImage2D(y,o,d,p,h,u,a,c);break;case 35866:case 32879:t.gl.copyTexSubImage3D(y,o,d,p,m,h,u,a,c);break;default:}x&&x._unbind(),t.gl.bindFramebuffer(36160,g),f&&l.destroy()}function By(t){if(t instanceof ie){let{width:e,height:r,id:o}=t;return{framebuffer:t.device.createFramebuffer({id:`framebuffer-for-${o}`,width:e,height:r,colorAttachments:[t]}),destroyFramebuffer:!0}}return{framebuffer:t,destroyFramebuffer:!1}}var ll,Uy=A(()=>{V();nl();qo();ll=class extends Vs{device;handle=null;commands=[];constructor(e){super(e,{}),this.device=e}_executeCommands(e=this.commands){for(let r of e)switch(r.name){case"copy-buffer-to-buffer":KC(this.device,r.options);break;case"copy-buffer-to-texture":qC(this.device,r.options);break;case"copy-texture-to-buffer":ZC(this.device,r.options);break;case"copy-texture-to-texture":GC(this.device,r.options);break;default:throw new Error(r.name)}}}});var JC,fl,ky=A(()=>{V();il();Xo();JC=[1,2,4,8],fl=class extends ks{device;handle=null;glParameters={};constructor(e,r){super(e,r),this.device=e;let o;if(!r?.parameters?.viewport)if(r?.framebuffer){let{width:i,height:n}=r.framebuffer;o=[0,0,i,n]}else{let[i,n]=e.getDefaultCanvasContext().getDrawingBufferSize();o=[0,0,i,n]}this.device.pushState(),this.setParameters({viewport:o,...this.props.parameters});let s=this.props.framebuffer;if(this.props.framebuffer&&s?.handle){let i=this.props.framebuffer.colorAttachments.map((n,a)=>36064+a);this.device.gl.drawBuffers(i)}else this.device.gl.drawBuffers([1029]);this.clear()}end(){this.device.popState()}pushDebugGroup(e){}popDebugGroup(){}insertDebugMarker(e){}setParameters(e={}){let r={...this.glParameters};r.framebuffer=this.props.framebuffer||null,this.props.depthReadOnly&&(r.depthMask=!this.props.depthReadOnly),r.stencilMask=this.props.stencilReadOnly?0:1,r[35977]=this.props.discard,e.viewport&&(e.viewport.length>=6?(r.viewport=e.viewport.slice(0,4),r.depthRange=[e.viewport[4],e.viewport[5]]):r.viewport=e.viewport),e.scissorRect&&(r.scissorTest=!0,r.scissor=e.scissorRect),e.blendConstant&&(r.blendColor=e.blendConstant),e.stencilReference&&(console.warn("RenderPassParameters.stencilReference not yet implemented in WebGL"),r[2967]=e.stencilReference),"colorMask"in e&&(r.colorMask=JC.map(o=>!!(o&e.colorMask))),this.glParameters=r,st(this.device.gl,r)}beginOcclusionQuery(e){this.props.occlusionQuerySet?.beginOcclusionQuery()}endOcclusionQuery(){this.props.occlusionQuerySet?.endOcclusionQuery()}clear(){let e={...this.glParameters},r=0;this.props.clearColors&&this.props.clearColors.forEach((o,s)=>{o&&this.clearColorBuffer(s,o)}),this.props.clearColor!==!1&&this.props.clearColors===void 0&&(r|=16384,e.clearColor=this.props.clearColor),this.props.clearDepth!==!1&&(r|=256,e.clearDepth=this.props.clearDepth),this.props.clearStencil!==!1&&(r|=1024,e.clearStencil=this.props.clearStencil),r!==0&&hr(this.device.gl,e,()=>{this.device.gl.clear(r)})}clearColorBuffer(e=0,r=[0,0,0,0]){hr(this.device.gl,{framebuffer:this.props.framebuffer},()=>{switch(r.constructor){case Int8Array:case Int16Array:case Int32Array:this.device.gl.clearBufferiv(6144,e,r);break;case Uint8Array:case Uint8ClampedArray:case Uint16Array:case Uint32Array:this.device.gl.clearBufferuiv(6144,e,r);break;case Float32Array:this.device.gl.clearBufferfv(6144,e,r);break;default:throw new Error("clearColorBuffer: color must be typed array")}})}}});var Ui,zy=A(()=>{V();Uy();ky();Ui=class extends zs{device;handle=null;commandBuffer;constructor(e,r){super(e,r),this.device=e,this.commandBuffer=new ll(e)}destroy(){}finish(){return this.commandBuffer}beginRenderPass(e){return new fl(this.device,e)}beginComputePass(e){throw new Error("ComputePass not supported in WebGL")}copyBufferToBuffer(e){this.commandBuffer.commands.push({name:"copy-buffer-to-buffer",options:e})}copyBufferToTexture(e){this.commandBuffer.commands.push({name:"copy-buffer-to-texture",options:e})}copyTextureToBuffer(e){this.commandBuffer.commands.push({name:"copy-texture-to-buffer",options:e})}copyTextureToTexture(e){this.commandBuffer.commands.push({name:"copy-texture-to-texture",options:e})}pushDebugGroup(e){}popDebugGroup(){}insertDebugMarker(e){}resolveQuerySet(e,r,o){}}});function Vy(t){let{target:e,source:r,start:o=0,count:s=1}=t,i=r.length,n=s*i,a=0;for(let c=o;a<i;a++)e[c++]=r[a];for(;a<n;)a<n-a?(e.copyWithin(o+a,o,o+a),a*=2):(e.copyWithin(o+a,o,o+n-a),a=n);return t.target}var Wy=A(()=>{});function QC(t){return Array.isArray(t)?new Float32Array(t):t}function eM(t,e){if(!t||!e||t.length!==e.length||t.constructor!==e.constructor)return!1;for(let r=0;r<t.length;++r)if(t[r]!==e[r])return!1;return!0}var hl,jy=A(()=>{V();Qt();Dd();Wy();hl=class t extends js{get[Symbol.toStringTag](){return"VertexArray"}device;handle;buffer=null;bufferValue=null;static isConstantAttributeZeroSupported(e){return Df()==="Chrome"}constructor(e,r){super(e,r),this.device=e,this.handle=this.device.gl.createVertexArray()}destroy(){super.destroy(),this.buffer&&this.buffer?.destroy(),this.handle&&(this.device.gl.deleteVertexArray(this.handle),this.handle=void 0)}setIndexBuffer(e){let r=e;if(r&&r.glTarget!==34963)throw new Error("Use .setBuffer()");this.device.gl.bindVertexArray(this.handle),this.device.gl.bindBuffer(34963,r?r.handle:null),this.indexBuffer=r,this.device.gl.bindVertexArray(null)}setBuffer(e,r){let o=r;if(o.glTarget===34963)throw new Error("Use .setIndexBuffer()");let{size:s,type:i,stride:n,offset:a,normalized:c,integer:l,divisor:f}=this._getAccessor(e);this.device.gl.bindVertexArray(this.handle),this.device.gl.bindBuffer(34962,o.handle),l?this.device.gl.vertexAttribIPointer(e,s,i,n,a):this.device.gl.vertexAttribPointer(e,s,i,c,n,a),this.device.gl.bindBuffer(34962,null),this.device.gl.enableVertexAttribArray(e),this.device.gl.vertexAttribDivisor(e,f||0),this.attributes[e]=o,this.device.gl.bindVertexArray(null)}setConstantWebGL(e,r){this._enable(e,!1),this.attributes[e]=r}bindBeforeRender(){this.device.gl.bindVertexArray(this.handle),this._applyConstantAttributes()}unbindAfterRender(){this.device.gl.bindVertexArray(null)}_applyConstantAttributes(){for(let e=0;e<this.maxVertexAttributes;++e){let r=this.attributes[e];ArrayBuffer.isView(r)&&this.device.setConstantAttributeWebGL(e,r)}}_getAccessor(e){let r=this.attributeInfos[e];if(!r)throw new Error(`Unknown attribute location ${e}`);let o=Xc(r.bufferDataType);return{size:r.bufferComponents,type:o,stride:r.byteStride,offset:r.byteOffset,normalized:r.normalized,integer:r.integer,divisor:r.stepMode==="instance"?1:0}}_enable(e,r=!0){let s=t.isConstantAttributeZeroSupported(this.device)||e!==0;(r||s)&&(e=Number(e),this.device.gl.bindVertexArray(this.handle),r?this.device.gl.enableVertexAttribArray(e):this.device.gl.disableVertexAttribArray(e),this.device.gl.bindVertexArray(null))}getConstantBuffer(e,r){let o=QC(r),s=o.byteLength*e,i=o.length*e;if(this.buffer&&s!==this.buffer.byteLength)throw new Error(`Buffer size is immutable, byte length ${s} !== ${this.buffer.byteLength}.`);let n=!this.buffer;if(this.buffer=this.buffer||this.device.createBuffer({byteLength:s}),n||=!eM(o,this.bufferValue),n){let a=Gh(r.constructor,i);Vy({target:a,source:o,start:0,count:i}),this.buffer.write(a),this.bufferValue=r}return this.buffer}}});function $y(t){return typeof t=="number"?Number.isInteger(t):/^\d+$/.test(t)}var ul,Hy=A(()=>{V();dl();Hd();ul=class extends $s{device;gl;handle;layout;buffers={};unusedBuffers={};bindOnUse=!0;_bound=!1;constructor(e,r){super(e,r),this.device=e,this.gl=e.gl,this.handle=this.props.handle||this.gl.createTransformFeedback(),this.layout=this.props.layout,r.buffers&&this.setBuffers(r.buffers),Object.seal(this)}destroy(){this.gl.deleteTransformFeedback(this.handle),super.destroy()}begin(e="point-list"){this.gl.bindTransformFeedback(36386,this.handle),this.bindOnUse&&this._bindBuffers(),this.gl.beginTransformFeedback(Ly(e))}end(){this.gl.endTransformFeedback(),this.bindOnUse&&this._unbindBuffers(),this.gl.bindTransformFeedback(36386,null)}setBuffers(e){this.buffers={},this.unusedBuffers={},this.bind(()=>{for(let r in e)this.setBuffer(r,e[r])})}setBuffer(e,r){let o=this._getVaryingIndex(e),{buffer:s,byteLength:i,byteOffset:n}=this._getBufferRange(r);if(o<0){this.unusedBuffers[e]=s,S.warn(`${this.id} unusedBuffers varying buffer ${e}`)();return}this.buffers[o]={buffer:s,byteLength:i,byteOffset:n},this.bindOnUse||this._bindBuffer(o,s,n,i)}getBuffer(e){if($y(e))return this.buffers[e]||null;let r=this._getVaryingIndex(e);return r>=0?this.buffers[r]:null}bind(e=this.handle){if(typeof e!="function")return this.gl.bindTransformFeedback(36386,e),this;let r;return this._bound?r=e():(this.gl.bindTransformFeedback(36386,this.handle),this._bound=!0,r=e(),this._bound=!1,this.gl.bindTransformFeedback(36386,null)),r}unbind(){this.bind(null)}_getBufferRange(e){if(e instanceof nt)return{buffer:e,byteOffset:0,byteLength:e.byteLength};let{buffer:r,byteOffset:o=0,byteLength:s=e.buffer.byteLength}=e;return{buffer:r,byteOffset:o,byteLength:s}}_getVaryingIndex(e){if($y(e))return Number(e);for(let r of this.layout.varyings||[])if(e===r.name)return r.location;return-1}_bindBuffers(){for(let e in this.buffers){let{buffer:r,byteLength:o,byteOffset:s}=this._getBufferRange(this.buffers[e]);this._bindBuffer(Number(e),r,s,o)}}_unbindBuffers(){for(let e in this.buffers)this.gl.bindBufferBase(35982,Number(e),null)}_bindBuffer(e,r,o=0,s){let i=r&&r.handle;!i||s===void 0?this.gl.bindBufferBase(35982,e,i):this.gl.bindBufferRange(35982,e,i,o,s)}}});var pl,Xy=A(()=>{V();pl=class extends Hs{device;handle;target=null;_queryPending=!1;_pollingPromise=null;get[Symbol.toStringTag](){return"Query"}constructor(e,r){if(super(e,r),this.device=e,r.count>1)throw new Error("WebGL QuerySet can only have one value");let o=this.device.gl.createQuery();if(!o)throw new Error("WebGL query not supported");this.handle=o,Object.seal(this)}destroy(){this.device.gl.deleteQuery(this.handle)}beginTimestampQuery(){return this._begin(35007)}endTimestampQuery(){this._end()}beginOcclusionQuery(e){return this._begin(e?.conservative?36202:35887)}endOcclusionQuery(){this._end()}beginTransformFeedbackQuery(){return this._begin(35976)}endTransformFeedbackQuery(){this._end()}async resolveQuery(){return[await this.pollQuery()]}_begin(e){this._queryPending||(this.target=e,this.device.gl.beginQuery(this.target,this.handle))}_end(){this._queryPending||this.target&&(this.device.gl.endQuery(this.target),this.target=null,this._queryPending=!0)}isResultAvailable(){if(!this._queryPending)return!1;let e=this.device.gl.getQueryParameter(this.handle,34919);return e&&(this._queryPending=!1),e}isTimerDisjoint(){return this.device.gl.getParameter(36795)}getResult(){return this.device.gl.getQueryParameter(this.handle,34918)}getTimerMilliseconds(){return this.getResult()/1e6}pollQuery(e=Number.POSITIVE_INFINITY){if(this._pollingPromise)return this._pollingPromise;let r=0;return this._pollingPromise=new Promise((o,s)=>{let i=()=>{this.isResultAvailable()?(o(this.getResult()),this._pollingPromise=null):r++>e?(s("Timed out"),this._pollingPromise=null):requestAnimationFrame(i)};requestAnimationFrame(i)}),this._pollingPromise}}});function Xd(t){switch(t){case 6406:case 33326:case 6403:case 36244:return 1;case 33339:case 33340:case 33328:case 33320:case 33319:return 2;case 6407:case 36248:case 34837:return 3;case 6408:case 36249:case 34836:return 4;default:return 0}}function Yy(t){switch(t){case 5121:return 1;case 33635:case 32819:case 32820:return 2;case 5126:return 4;default:return 0}}var Ky=A(()=>{});function qy(t){return tM[t]}var tM,Zy=A(()=>{tM={5124:"sint32",5125:"uint32",5122:"sint16",5123:"uint16",5120:"sint8",5121:"uint8",5126:"float32",5131:"float16",33635:"uint16",32819:"uint16",32820:"uint16",33640:"uint32",35899:"uint32",35902:"uint32",34042:"uint32",36269:"uint32"}});function Gy(t,e){let{sourceX:r=0,sourceY:o=0,sourceAttachment:s=0}=e||{},{target:i=null,sourceWidth:n,sourceHeight:a,sourceDepth:c,sourceFormat:l,sourceType:f}=e||{},{framebuffer:h,deleteFramebuffer:u}=Qy(t),{gl:d,handle:p}=h;n||=h.width,a||=h.height;let m=h.colorAttachments[s]?.texture;if(!m)throw new Error(`Invalid framebuffer attachment ${s}`);c=m?.depth||1,l||=m?.glFormat||6408,f||=m?.glType||5121,i=oM(i,f,l,n,a,c);let g=Nr(i);f=f||Ay(g);let x=d.bindFramebuffer(36160,p);return d.readBuffer(36064+s),d.readPixels(r,o,n,a,l,f,i),d.readBuffer(36064),d.bindFramebuffer(36160,x||null),u&&h.destroy(),i}function Jy(t,e){let{target:r,sourceX:o=0,sourceY:s=0,sourceFormat:i=6408,targetByteOffset:n=0}=e||{},{sourceWidth:a,sourceHeight:c,sourceType:l}=e||{},{framebuffer:f,deleteFramebuffer:h}=Qy(t);a=a||f.width,c=c||f.height;let u=f;l=l||5121;let d=r;if(!d){let m=Xd(i),g=Yy(l),x=n+a*c*m*g;d=u.device.createBuffer({byteLength:x})}let p=t.device.createCommandEncoder();return p.copyTextureToBuffer({sourceTexture:t,width:a,height:c,origin:[o,s],destinationBuffer:d,byteOffset:n}),p.destroy(),h&&f.destroy(),d}function Qy(t){return t instanceof Br?{framebuffer:t,deleteFramebuffer:!1}:{framebuffer:rM(t),deleteFramebuffer:!0}}function rM(t,e){let{device:r,width:o,height:s,id:i}=t;return r.createFramebuffer({...e,id:`framebuffer-for-${i}`,width:o,height:s,colorAttachments:[t]})}function oM(t,e,r,o,s,i){if(t)return t;e||=5121;let n=qy(e),a=Lr(n),c=Xd(r);return new a(o*s*c)}var ev=A(()=>{V();$d();Ky();Zy()});var Yd={};Zt(Yd,{WebGLDevice:()=>Jr});function sM(t,e,r){switch(r.length){case 1:t.gl.vertexAttrib1fv(e,r);break;case 2:t.gl.vertexAttrib2fv(e,r);break;case 3:t.gl.vertexAttrib3fv(e,r);break;case 4:t.gl.vertexAttrib4fv(e,r);break;default:}}function iM(t,e,r){t.gl.vertexAttribI4iv(e,r)}function nM(t,e,r){t.gl.vertexAttribI4uiv(e,r)}function aM(t,e){if(!t||!e||t.length!==e.length||t.constructor!==e.constructor)return!1;for(let r=0;r<t.length;++r)if(t[r]!==e[r])return!1;return!0}var Jr,ml=A(()=>{V();Ld();ty();sy();uy();dy();py();Rd();Cd();qo();gy();Qc();vy();Sy();nl();Gc();Fy();zy();jy();Hy();Xy();ev();Xo();il();Di();Jr=class extends Ye{type="webgl";handle;features;limits;info;canvasContext;preferredColorFormat="rgba8unorm";preferredDepthFormat="depth24plus";commandEncoder;lost;_resolveContextLost;gl;_constants;_extensions={};_polyfilled=!1;spectorJS;get[Symbol.toStringTag](){return"WebGLDevice"}toString(){return`${this[Symbol.toStringTag]}(${this.id})`}isVertexFormatSupported(e){return e!=="unorm8x4-bgra"}constructor(e){super({...e,id:e.id||my("webgl-device")});let r=Ye._getCanvasContextProps(e);if(!r)throw new Error("WebGLDevice requires props.createCanvasContext to be set");let o=r.canvas?.gl?.device;if(o)throw new Error(`WebGL context already attached to device ${o.id}`);this.canvasContext=new Jc(this,r),this.lost=new Promise(f=>{this._resolveContextLost=f});let s={...e.webgl};r.alphaMode==="premultiplied"&&(s.premultipliedAlpha=!0),e.powerPreference!==void 0&&(s.powerPreference=e.powerPreference);let n=this.props._handle||ey(this.canvasContext.canvas,{onContextLost:f=>this._resolveContextLost?.({reason:"destroyed",message:"Entered sleep mode, or too many apps or browser tabs are using the GPU."}),onContextRestored:f=>console.log("WebGL context restored")},s);if(!n)throw new Error("WebGL context creation failed");if(o=n.device,o){if(e._reuseDevices)return S.log(1,`Not creating a new Device, instead returning a reference to Device ${o.id} already attached to WebGL context`,o)(),o._reused=!0,o;throw new Error(`WebGL context already attached to device ${o.id}`)}this.handle=n,this.gl=n,this.spectorJS=k1({...this.props,gl:this.handle}),this.gl.device=this,this.gl._version=2,this.info=ry(this.gl,this._extensions),this.limits=new Zc(this.gl),this.features=new qc(this.gl,this._extensions,this.props._disabledFeatures),this.props._initializeFeatures&&this.features.initializeFeatures(),new it(this.gl,{log:(...f)=>S.log(1,...f)()}).trackState(this.gl,{copyState:!1});let c=e.debugWebGL||e.debug,l=e.debugWebGL;c&&(this.gl=j1(this.gl,{debugWebGL:c,traceWebGL:l}),S.warn("WebGL debug mode activated. Performance reduced.")(),e.debugWebGL&&(S.level=Math.max(S.level,1))),this.commandEncoder=new Ui(this,{id:`${this}-command-encoder`})}destroy(){!this.props._reuseDevices&&!this._reused&&delete this.gl.device}get isLost(){return this.gl.isContextLost()}getTextureByteAlignment(){return 4}createCanvasContext(e){throw new Error("WebGL only supports a single canvas")}createBuffer(e){let r=this._normalizeBufferProps(e);return new nt(this,r)}createTexture(e){return new Ct(this,e)}createExternalTexture(e){throw new Error("createExternalTexture() not implemented")}createSampler(e){return new sl(this,e)}createShader(e){return new el(this,e)}createFramebuffer(e){return new Pt(this,e)}createVertexArray(e){return new hl(this,e)}createTransformFeedback(e){return new ul(this,e)}createQuerySet(e){return new pl(this,e)}createRenderPipeline(e){return new cl(this,e)}createComputePipeline(e){throw new Error("ComputePipeline not supported in WebGL")}createCommandEncoder(e={}){return new Ui(this,e)}submit(e){e||(e=this.commandEncoder.finish(),this.commandEncoder.destroy(),this.commandEncoder=this.createCommandEncoder({id:`${this.id}-default-encoder`})),e._executeCommands()}readPixelsToArrayWebGL(e,r){return Gy(e,r)}readPixelsToBufferWebGL(e,r){return Jy(e,r)}setParametersWebGL(e){st(this.gl,e)}getParametersWebGL(e){return Hc(this.gl,e)}withParametersWebGL(e,r){return hr(this.gl,e,r)}resetWebGL(){S.warn("WebGLDevice.resetWebGL is deprecated, use only for debugging")(),q1(this.gl)}_getDeviceSpecificTextureFormatCapabilities(e){return ly(this.gl,e,this._extensions)}loseDevice(){let e=!1,o=this.getExtension("WEBGL_lose_context").WEBGL_lose_context;return o&&(e=!0,o.loseContext()),this._resolveContextLost?.({reason:"destroyed",message:"Application triggered context loss"}),e}pushState(){it.get(this.gl).push()}popState(){it.get(this.gl).pop()}getGLKey(e,r){let o=Number(e);for(let s in this.gl)if(this.gl[s]===o)return`GL.${s}`;return r?.emptyIfUnknown?"":String(e)}getGLKeys(e){let r={emptyIfUnknown:!0};return Object.entries(e).reduce((o,[s,i])=>(o[`${s}:${this.getGLKey(s,r)}`]=`${i}:${this.getGLKey(i,r)}`,o),{})}setConstantAttributeWebGL(e,r){let o=this.limits.maxVertexAttributes;this._constants=this._constants||new Array(o).fill(null);let s=this._constants[e];switch(s&&aM(s,r)&&S.info(1,`setConstantAttributeWebGL(${e}) could have been skipped, value unchanged`)(),this._constants[e]=r,r.constructor){case Float32Array:sM(this,e,r);break;case Int32Array:iM(this,e,r);break;case Uint32Array:nM(this,e,r);break;default:throw new Error("constant")}}getExtension(e){return wt(this.gl,e,this._extensions),this._extensions}_setWebGLDebugMetadata(e,r,o){e.luma=r;let s={props:o.spector,id:o.spector.id};e.__SPECTOR_Metadata=s}}});function cM(t){return typeof WebGL2RenderingContext<"u"&&t instanceof WebGL2RenderingContext?!0:!!(t&&Number.isFinite(t._version))}var gl,Kd,ki,tv=A(()=>{V();F1();Rd();Cd();gl=1,Kd=class extends Us{type="webgl";constructor(){super(),Ye.defaultProps={...Ye.defaultProps,...$c}}enforceWebGL2(e){D1(e)}isSupported(){return typeof WebGL2RenderingContext<"u"}isDeviceHandle(e){return typeof WebGL2RenderingContext<"u"&&e instanceof WebGL2RenderingContext?!0:(typeof WebGLRenderingContext<"u"&&e instanceof WebGLRenderingContext&&S.warn("WebGL1 is not supported",e)(),!1)}async attach(e,r={}){let{WebGLDevice:o}=await Promise.resolve().then(()=>(ml(),Yd));if(e instanceof o)return e;if(e?.device instanceof o)return e.device;if(!cM(e))throw new Error("Invalid WebGL2RenderingContext");let s=r.createCanvasContext===!0?{}:r.createCanvasContext;return new o({...r,_handle:e,createCanvasContext:{canvas:e.canvas,autoResize:!1,...s}})}async create(e={}){let{WebGLDevice:r}=await Promise.resolve().then(()=>(ml(),Yd));S.groupCollapsed(gl,"WebGLDevice created")();try{let o=[];(e.debugWebGL||e.debug)&&o.push(W1()),e.debugSpectorJS&&o.push(U1(e));let s=await Promise.allSettled(o);for(let a of s)a.status==="rejected"&&S.error(`Failed to initialize debug libraries ${a.reason}`)();let i=new r(e),n=`${i._reused?"Reusing":"Created"} device with WebGL2 ${i.props.debug?"debug ":""}context: ${i.info.vendor}, ${i.info.renderer} for canvas: ${i.canvasContext.id}`;return S.probe(gl,n)(),S.table(gl,i.info)(),i}finally{S.groupEnd(gl)()}}};ki=new Kd});var dl=A(()=>{tv();ml();Qc()});var _3=gb((Bre,mp)=>{"use strict";mp.exports=kl;mp.exports.default=kl;function kl(t,e,r){r=r||2;var o=e&&e.length,s=o?e[0]*r:t.length,i=m3(t,0,s,r,!0),n=[];if(!i||i.next===i.prev)return n;var a,c,l,f,h,u,d;if(o&&(i=H6(t,e,i,r)),t.length>80*r){a=l=t[0],c=f=t[1];for(var p=r;p<s;p+=r)h=t[p],u=t[p+1],h<a&&(a=h),u<c&&(c=u),h>l&&(l=h),u>f&&(f=u);d=Math.max(l-a,f-c),d=d!==0?32767/d:0}return bn(i,n,r,a,c,d,0),n}function m3(t,e,r,o,s){var i,n;if(s===pp(t,e,r,o)>0)for(i=e;i<r;i+=o)n=p3(i,t[i],t[i+1],n);else for(i=r-o;i>=e;i-=o)n=p3(i,t[i],t[i+1],n);return n&&zl(n,n.next)&&(Sn(n),n=n.next),n}function eo(t,e){if(!t)return t;e||(e=t);var r=t,o;do if(o=!1,!r.steiner&&(zl(r,r.next)||te(r.prev,r,r.next)===0)){if(Sn(r),r=e=r.prev,r===r.next)break;o=!0}else r=r.next;while(o||r!==e);return e}function bn(t,e,r,o,s,i,n){if(t){!n&&i&&Z6(t,o,s,i);for(var a=t,c,l;t.prev!==t.next;){if(c=t.prev,l=t.next,i?W6(t,o,s,i):V6(t)){e.push(c.i/r|0),e.push(t.i/r|0),e.push(l.i/r|0),Sn(t),t=l.next,a=l.next;continue}if(t=l,t===a){n?n===1?(t=j6(eo(t),e,r),bn(t,e,r,o,s,i,2)):n===2&&$6(t,e,r,o,s,i):bn(eo(t),e,r,o,s,i,1);break}}}}function V6(t){var e=t.prev,r=t,o=t.next;if(te(e,r,o)>=0)return!1;for(var s=e.x,i=r.x,n=o.x,a=e.y,c=r.y,l=o.y,f=s<i?s<n?s:n:i<n?i:n,h=a<c?a<l?a:l:c<l?c:l,u=s>i?s>n?s:n:i>n?i:n,d=a>c?a>l?a:l:c>l?c:l,p=o.next;p!==e;){if(p.x>=f&&p.x<=u&&p.y>=h&&p.y<=d&&Jo(s,a,i,c,n,l,p.x,p.y)&&te(p.prev,p,p.next)>=0)return!1;p=p.next}return!0}function W6(t,e,r,o){var s=t.prev,i=t,n=t.next;if(te(s,i,n)>=0)return!1;for(var a=s.x,c=i.x,l=n.x,f=s.y,h=i.y,u=n.y,d=a<c?a<l?a:l:c<l?c:l,p=f<h?f<u?f:u:h<u?h:u,m=a>c?a>l?a:l:c>l?c:l,g=f>h?f>u?f:u:h>u?h:u,x=up(d,p,e,r,o),y=up(m,g,e,r,o),_=t.prevZ,v=t.nextZ;_&&_.z>=x&&v&&v.z<=y;){if(_.x>=d&&_.x<=m&&_.y>=p&&_.y<=g&&_!==s&&_!==n&&Jo(a,f,c,h,l,u,_.x,_.y)&&te(_.prev,_,_.next)>=0||(_=_.prevZ,v.x>=d&&v.x<=m&&v.y>=p&&v.y<=g&&v!==s&&v!==n&&Jo(a,f,c,h,l,u,v.x,v.y)&&te(v.prev,v,v.next)>=0))return!1;v=v.nextZ}for(;_&&_.z>=x;){if(_.x>=d&&_.x<=m&&_.y>=p&&_.y<=g&&_!==s&&_!==n&&Jo(a,f,c,h,l,u,_.x,_.y)&&te(_.prev,_,_.next)>=0)return!1;_=_.prevZ}for(;v&&v.z<=y;){if(v.x>=d&&v.x<=m&&v.y>=p&&v.y<=g&&v!==s&&v!==n&&Jo(a,f,c,h,l,u,v.x,v.y)&&te(v.prev,v,v.next)>=0)return!1;v=v.nextZ}return!0}function j6(t,e,r){var o=t;do{var s=o.prev,i=o.next.next;!zl(s,i)&&g3(s,o,o.next,i)&&Tn(s,i)&&Tn(i,s)&&(e.push(s.i/r|0),e.push(o.i/r|0),e.push(i.i/r|0),Sn(o),Sn(o.next),o=t=i),o=o.next}while(o!==t);return eo(o)}function $6(t,e,r,o,s,i){var n=t;do{for(var a=n.next.next;a!==n.prev;){if(n.i!==a.i&&Q6(n,a)){var c=x3(n,a);n=eo(n,n.next),c=eo(c,c.next),bn(n,e,r,o,s,i,0),bn(c,e,r,o,s,i,0);return}a=a.next}n=n.next}while(n!==t)}function H6(t,e,r,o){var s=[],i,n,a,c,l;for(i=0,n=e.length;i<n;i++)a=e[i]*o,c=i<n-1?e[i+1]*o:t.length,l=m3(t,a,c,o,!1),l===l.next&&(l.steiner=!0),s.push(J6(l));for(s.sort(X6),i=0;i<s.length;i++)r=Y6(s[i],r);return r}function X6(t,e){return t.x-e.x}function Y6(t,e){var r=K6(t,e);if(!r)return e;var o=x3(r,t);return eo(o,o.next),eo(r,r.next)}function K6(t,e){var r=e,o=t.x,s=t.y,i=-1/0,n;do{if(s<=r.y&&s>=r.next.y&&r.next.y!==r.y){var a=r.x+(s-r.y)*(r.next.x-r.x)/(r.next.y-r.y);if(a<=o&&a>i&&(i=a,n=r.x<r.next.x?r:r.next,a===o))return n}r=r.next}while(r!==e);if(!n)return null;var c=n,l=n.x,f=n.y,h=1/0,u;r=n;do o>=r.x&&r.x>=l&&o!==r.x&&Jo(s<f?o:i,s,l,f,s<f?i:o,s,r.x,r.y)&&(u=Math.abs(s-r.y)/(o-r.x),Tn(r,t)&&(u<h||u===h&&(r.x>n.x||r.x===n.x&&q6(n,r)))&&(n=r,h=u)),r=r.next;while(r!==c);return n}function q6(t,e){return te(t.prev,t,e.prev)<0&&te(e.next,t,t.next)<0}function Z6(t,e,r,o){var s=t;do s.z===0&&(s.z=up(s.x,s.y,e,r,o)),s.prevZ=s.prev,s.nextZ=s.next,s=s.next;while(s!==t);s.prevZ.nextZ=null,s.prevZ=null,G6(s)}function G6(t){var e,r,o,s,i,n,a,c,l=1;do{for(r=t,t=null,i=null,n=0;r;){for(n++,o=r,a=0,e=0;e<l&&(a++,o=o.nextZ,!!o);e++);for(c=l;a>0||c>0&&o;)a!==0&&(c===0||!o||r.z<=o.z)?(s=r,r=r.nextZ,a--):(s=o,o=o.nextZ,c--),i?i.nextZ=s:t=s,s.prevZ=i,i=s;r=o}i.nextZ=null,l*=2}while(n>1);return t}function up(t,e,r,o,s){return t=(t-r)*s|0,e=(e-o)*s|0,t=(t|t<<8)&16711935,t=(t|t<<4)&252645135,t=(t|t<<2)&858993459,t=(t|t<<1)&1431655765,e=(e|e<<8)&16711935,e=(e|e<<4)&252645135,e=(e|e<<2)&858993459,e=(e|e<<1)&1431655765,t|e<<1}function J6(t){var e=t,r=t;do(e.x<r.x||e.x===r.x&&e.y<r.y)&&(r=e),e=e.next;while(e!==t);return r}function Jo(t,e,r,o,s,i,n,a){return(s-n)*(e-a)>=(t-n)*(i-a)&&(t-n)*(o-a)>=(r-n)*(e-a)&&(r-n)*(i-a)>=(s-n)*(o-a)}function Q6(t,e){return t.next.i!==e.i&&t.prev.i!==e.i&&!eI(t,e)&&(Tn(t,e)&&Tn(e,t)&&tI(t,e)&&(te(t.prev,t,e.prev)||te(t,e.prev,e))||zl(t,e)&&te(t.prev,t,t.next)>0&&te(e.prev,e,e.next)>0)}function te(t,e,r){return(e.y-t.y)*(r.x-e.x)-(e.x-t.x)*(r.y-e.y)}function zl(t,e){return t.x===e.x&&t.y===e.y}function g3(t,e,r,o){var s=Ul(te(t,e,r)),i=Ul(te(t,e,o)),n=Ul(te(r,o,t)),a=Ul(te(r,o,e));return!!(s!==i&&n!==a||s===0&&Bl(t,r,e)||i===0&&Bl(t,o,e)||n===0&&Bl(r,t,o)||a===0&&Bl(r,e,o))}function Bl(t,e,r){return e.x<=Math.max(t.x,r.x)&&e.x>=Math.min(t.x,r.x)&&e.y<=Math.max(t.y,r.y)&&e.y>=Math.min(t.y,r.y)}function Ul(t){return t>0?1:t<0?-1:0}function eI(t,e){var r=t;do{if(r.i!==t.i&&r.next.i!==t.i&&r.i!==e.i&&r.next.i!==e.i&&g3(r,r.next,t,e))return!0;r=r.next}while(r!==t);return!1}function Tn(t,e){return te(t.prev,t,t.next)<0?te(t,e,t.next)>=0&&te(t,t.prev,e)>=0:te(t,e,t.prev)<0||te(t,t.next,e)<0}function tI(t,e){var r=t,o=!1,s=(t.x+e.x)/2,i=(t.y+e.y)/2;do r.y>i!=r.next.y>i&&r.next.y!==r.y&&s<(r.next.x-r.x)*(i-r.y)/(r.next.y-r.y)+r.x&&(o=!o),r=r.next;while(r!==t);return o}function x3(t,e){var r=new dp(t.i,t.x,t.y),o=new dp(e.i,e.x,e.y),s=t.next,i=e.prev;return t.next=e,e.prev=t,r.next=s,s.prev=r,o.next=r,r.prev=o,i.next=o,o.prev=i,o}function p3(t,e,r,o){var s=new dp(t,e,r);return o?(s.next=o.next,s.prev=o,o.next.prev=s,o.next=s):(s.prev=s,s.next=s),s}function Sn(t){t.next.prev=t.prev,t.prev.next=t.next,t.prevZ&&(t.prevZ.nextZ=t.nextZ),t.nextZ&&(t.nextZ.prevZ=t.prevZ)}function dp(t,e,r){this.i=t,this.x=e,this.y=r,this.prev=null,this.next=null,this.z=0,this.prevZ=null,this.nextZ=null,this.steiner=!1}kl.deviation=function(t,e,r,o){var s=e&&e.length,i=s?e[0]*r:t.length,n=Math.abs(pp(t,0,i,r));if(s)for(var a=0,c=e.length;a<c;a++){var l=e[a]*r,f=a<c-1?e[a+1]*r:t.length;n-=Math.abs(pp(t,l,f,r))}var h=0;for(a=0;a<o.length;a+=3){var u=o[a]*r,d=o[a+1]*r,p=o[a+2]*r;h+=Math.abs((t[u]-t[p])*(t[d+1]-t[u+1])-(t[u]-t[d])*(t[p+1]-t[u+1]))}return n===0&&h===0?0:Math.abs((h-n)/n)};function pp(t,e,r,o){for(var s=0,i=e,n=r-o;i<r;i+=o)s+=(t[n]-t[i])*(t[i+1]+t[n+1]),n=i;return s}kl.flatten=function(t){for(var e=t[0][0].length,r={vertices:[],holes:[],dimensions:e},o=0,s=0;s<t.length;s++){for(var i=0;i<t[s].length;i++)for(var n=0;n<e;n++)r.vertices.push(t[s][i][n]);s>0&&(o+=t[s-1].length,r.holes.push(o))}return r}});async function fs(t,e={},r={}){return(await rm(t,e,r)).json()}async function qn(t,e={},r={}){let o=await rm(t,e,r);return{headers:o.headers,buffer:await o.arrayBuffer()}}async function rm(t,e,r){let o=new URLSearchParams(e).toString(),s=`/api/${t.map(encodeURIComponent).join("/")}${o?`?${o}`:""}`,i;try{i=await fetch(s,r)}catch(n){throw n.name==="AbortError"?n:new Error("The server does not answer: was `tilflow view` stopped?")}if(!i.ok){let{error:n}=await i.json().catch(()=>({}));throw new Error(n??`The server answered ${i.status}.`)}return i}var yb="http://www.w3.org/2000/svg",vb=new Set(["svg","g","path","circle","line","text","rect","title","polyline"]);function I(t,e={},...r){let o=vb.has(t)?document.createElementNS(yb,t):document.createElement(t);for(let[s,i]of Object.entries(e))i==null||i===!1||(s.startsWith("on")?o.addEventListener(s.slice(2),i):o.setAttribute(s,i===!0?"":i));return Tb(o,...r),o}function so(t){if(t==null||t==="")return"–";if(typeof t!="number")return String(t);if(Number.isInteger(t)&&Math.abs(t)<1e15)return t.toLocaleString("en");let e=Math.abs(t);return e!==0&&(e<.001||e>=1e7)?t.toExponential(2).replace("-","−"):Number(t.toPrecision(4)).toLocaleString("en",{maximumSignificantDigits:4}).replace("-","−")}var bb={b:"B",dr:"DR",hla:"HLA",id:"ID",ki67:"Ki67",mm2:"mm²",nk:"NK",pd1:"PD1",t:"T",tils:"TILs",ul:"µL",um:"µm",um2:"µm²"};function Be(t){return String(t).split(/[_ ]+/).map(r=>bb[r]??r.replace(/^cd(?=\d)/,"CD")).join(" ").replace(/^./,r=>r.toUpperCase())}function Tb(t,...e){t.replaceChildren(...e.flat().filter(r=>r!=null&&r!==!1))}function _f(t){return`/results/${t.split("/").map(encodeURIComponent).join("/")}`}var Nt=[[230,159,0],[86,180,233],[0,158,115],[240,228,66],[204,121,167],[213,94,0],[0,114,178]],yf=[170,170,170],om=([t,e,r])=>`rgb(${t} ${e} ${r})`;var sm=12,Sb=80,im=[255,255,255,255],Eb=/^(other|unclassified|nucleated)/;function cm(t,e){let r=e?[Nt[3],Nt[1],Nt[2],Nt[4],Nt[6],Nt[5],Nt[0]]:Nt,o=e?[70,70,70]:yf,s=0;return t.map(i=>Eb.test(i)?o:r[s++%r.length])}var Zn=class{constructor(e,r,o){this.slideId=e,this.pixelUm=r,this.wanted=o,this.bounds=null}covers([e,r,o,s]){if(!this.bounds)return!1;let[i,n,a,c]=this.bounds,l=i<=e&&n<=r&&a>=o&&c>=s,f=this.found>this.sent&&(a-i)*(c-n)>9*(o-e)*(s-r);return l&&!f}forget(){this.bounds=null}async read([e,r,o,s],{hidden:i,colours:n,most:a}){let[c,l]=[(o-e)/2,(s-r)/2],f=[e-c,r-l,o+c,s+l];this.abort?.abort(),this.abort=new AbortController;let h=new URLSearchParams({...this.wanted,most:a});["left","top","right","bottom"].forEach((p,m)=>h.set(p,f[m]*this.pixelUm));for(let p of i)h.append("hide",p);let{buffer:u,headers:d}=await qn(["cells",this.slideId],h,{signal:this.abort.signal});return this.bounds=f,this.found=Number(d.get("X-Cells-Found")),this.sent=Number(d.get("X-Cells-Sent")),Ab(u,this.pixelUm,n,!!this.wanted.phenotype)}};function Ab(t,e,r,o){let s=t.byteLength/sm,i=new DataView(t),n=nm(s),a=nm(s);for(let c=0;c<s;c++){let l=c*sm,f=[i.getFloat32(l,!0)/e,i.getFloat32(l+4,!0)/e],h=r[i.getUint16(l+8,!0)]??yf,u=i.getUint16(l+10,!0)===1;am(n,f,[...h,u?255:Sb],o&&u?im:[0,0,0,u?160:40]),o&&u&&am(a,f,[...h,255],im)}return{all:n,chosen:a}}function nm(t){return{length:0,positions:new Float32Array(t*2),fill:new Uint8Array(t*4),line:new Uint8Array(t*4)}}function am(t,e,r,o){let s=t.length++;t.positions.set(e,2*s),t.fill.set(r,4*s),t.line.set(o,4*s)}function lm(t,e){return{...t,...e,headers:{...t.headers,...e.headers}}}function fm(t,e){let r=typeof t=="string"?new URL(t):t;r.pathname.endsWith("/")||(r.pathname+="/");let o=new URL(e.slice(1),r);return o.search=r.search,o}async function hm(t){if(t.status!==404){if(t.status===200||t.status===206)return new Uint8Array(await t.arrayBuffer());throw new Error(`Unexpected response status ${t.status} ${t.statusText}`)}}var vf=class{url;#e;#t;#r;constructor(e,r={}){this.url=e,this.#e=r.fetch??(o=>fetch(o)),this.#t=r.overrides??{},this.#r=r.useSuffixRequest??!1}#o(e,r){return new Request(e,lm(this.#t,r))}async get(e,r={}){let o=fm(this.url,e).href,s=this.#o(o,r),i=await this.#e(s);return hm(i)}async getRange(e,r,o={}){let s=fm(this.url,e),i;if("suffixLength"in r)i=await this.#i(s,r.suffixLength,o);else{let n={...o,headers:{...o.headers,Range:`bytes=${r.offset}-${r.offset+r.length-1}`}},a=this.#o(s,n);i=await this.#e(a)}return hm(i)}async#i(e,r,o){if(this.#r){let f={...o,headers:{...o.headers,Range:`bytes=-${r}`}};return this.#e(this.#o(e,f))}let s=this.#o(e,{...o,method:"HEAD"}),i=await this.#e(s);if(!i.ok)return i;let n=i.headers.get("Content-Length"),a=Number(n),c=a-r,l={...o,headers:{...o.headers,Range:`bytes=${c}-${a-1}`}};return this.#e(this.#o(e,l))}},bf=vf;var vr=class extends Error{},Lt=class extends vr{_tag="NotFoundError";name="NotFoundError";path;found;constructor(e,r={}){super(`Not found: ${e}`,{cause:r.cause}),this.path=r.path,this.found=r.found}},Y=class extends vr{_tag="InvalidMetadataError";name="InvalidMetadataError";path;constructor(e,r={}){super(e,{cause:r.cause}),this.path=r.path}},Gn=class extends vr{_tag="UnknownCodecError";name="UnknownCodecError";codec;constructor(e){super(`Unknown codec: ${e}`),this.codec=e}},Jn=class extends vr{_tag="CodecPipelineError";name="CodecPipelineError";direction;codec;chunkPath;constructor(e){let r=[`Failed to ${e.direction} chunk`,e.codec&&`via codec "${e.codec}"`,e.chunkPath&&`at ${e.chunkPath}`].filter(Boolean);super(r.join(" "),{cause:e.cause}),this.direction=e.direction,this.codec=e.codec,this.chunkPath=e.chunkPath}};var Gt=class extends vr{_tag="UnsupportedError";name="UnsupportedError";feature;constructor(e){super(`Unsupported: ${e}`),this.feature=e}};function Re(t){return()=>{throw new Gt(`${t} encode`)}}var hs=class t{kind="array_to_array";constructor(e,r){if(e.keepbits<0)throw new Y("keepbits must be zero or positive")}static fromConfig(e,r){return new t(e,r)}encode=Re("bitround");decode(e){return e}};function Tf(t){return t instanceof ArrayBuffer||t instanceof SharedArrayBuffer}var io=class{#e;constructor(e,r,o){typeof e=="number"?this.#e=new Uint8Array(e):Tf(e)?this.#e=new Uint8Array(e,r,o):this.#e=new Uint8Array(Array.from(e,s=>s?1:0))}get BYTES_PER_ELEMENT(){return 1}get byteOffset(){return this.#e.byteOffset}get byteLength(){return this.#e.byteLength}get buffer(){return this.#e.buffer}get length(){return this.#e.length}get(e){let r=this.#e[e];return typeof r=="number"?r!==0:r}set(e,r){this.#e[e]=r?1:0}fill(e){this.#e.fill(e?1:0)}*[Symbol.iterator](){for(let e=0;e<this.length;e++)yield this.get(e)}},br=class{_data;chars;#e;constructor(e,r,o,s){if(this.chars=e,this.#e=new TextEncoder,typeof r=="number")this._data=new Uint8Array(r*e);else if(Tf(r))s&&(s=s*e),this._data=new Uint8Array(r,o,s);else{let i=Array.from(r);this._data=new Uint8Array(i.length*e);for(let n=0;n<i.length;n++)this.set(n,i[n])}}get BYTES_PER_ELEMENT(){return this.chars}get byteOffset(){return this._data.byteOffset}get byteLength(){return this._data.byteLength}get buffer(){return this._data.buffer}get length(){return this.byteLength/this.BYTES_PER_ELEMENT}get(e){let r=new Uint8Array(this.buffer,this.byteOffset+this.chars*e,this.chars);return new TextDecoder().decode(r).replace(/\x00/g,"")}set(e,r){let o=new Uint8Array(this.buffer,this.byteOffset+this.chars*e,this.chars);o.fill(0),o.set(this.#e.encode(r))}fill(e){let r=this.#e.encode(e);for(let o=0;o<this.length;o++)this._data.set(r,o*this.chars)}*[Symbol.iterator](){for(let e=0;e<this.length;e++)yield this.get(e)}},Tr=class t{#e;chars;constructor(e,r,o,s){if(this.chars=e,typeof r=="number")this.#e=new Int32Array(r*e);else if(Tf(r))s&&(s*=e),this.#e=new Int32Array(r,o,s);else{let i=r,n=new t(e,1);this.#e=new Int32Array((function*(){for(let a of i)n.set(0,a),yield*n.#e})())}}get BYTES_PER_ELEMENT(){return this.#e.BYTES_PER_ELEMENT*this.chars}get byteLength(){return this.#e.byteLength}get byteOffset(){return this.#e.byteOffset}get buffer(){return this.#e.buffer}get length(){return this.#e.length/this.chars}get(e){let r=this.chars*e,o="";for(let s=0;s<this.chars;s++)o+=String.fromCodePoint(this.#e[r+s]);return o.replace(/\u0000/g,"")}set(e,r){let o=this.chars*e,s=this.#e.subarray(o,o+this.chars);s.fill(0);for(let i=0;i<this.chars;i++)s[i]=r.codePointAt(i)??0}fill(e){this.set(0,e);let r=this.#e.subarray(0,this.chars);for(let o=1;o<this.length;o++)this.#e.set(r,o*this.chars)}*[Symbol.iterator](){for(let e=0;e<this.length;e++)yield this.get(e)}};function dm(){if(typeof SharedArrayBuffer>"u")throw new Error("SharedArrayBuffer is not available. In browsers, this requires Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy headers to be set.")}function pm(t,e){return e?new SharedArrayBuffer(t):new ArrayBuffer(t)}function Sr(t){let e=new TextDecoder().decode(t);try{return JSON.parse(e)}catch(r){throw new Y("Failed to decode JSON",{cause:r})}}function Sf(t,e){let r=e/2,o=e-1,s=0;for(let i=0;i<t.length;i+=e)for(let n=0;n<r;n+=1)s=t[i+n],t[i+n]=t[i+o-n],t[i+o-n]=s}function Ue(t){if(t==="v2:object")return globalThis.Array;let e=t.match(/v2:([US])(\d+)/);if(e){let[,o,s]=e;return(o==="U"?Tr:br).bind(null,Number(s))}if(t==="string")return globalThis.Array;let r={int8:Int8Array,int16:Int16Array,int32:Int32Array,int64:globalThis.BigInt64Array,uint8:Uint8Array,uint16:Uint16Array,uint32:Uint32Array,uint64:globalThis.BigUint64Array,float16:globalThis.Float16Array,float32:Float32Array,float64:Float64Array,bool:io}[t];if(!r)throw new Y(`Unknown or unsupported dataType: ${t}`);return r}function Xe(t,e){let r=t.length;typeof e=="string"&&(e=e==="C"?Array.from({length:r},(i,n)=>n):Array.from({length:r},(i,n)=>r-1-n)),ye(r===e.length,"Order length must match the number of dimensions.");let o=1,s=new Array(r);for(let i=e.length-1;i>=0;i--)s[e[i]]=o,o*=t[e[i]];return s}function mm({name:t,configuration:e}){if(t==="default"){let r=e?.separator??"/";return o=>["c",...o].join(r)}if(t==="v2"){let r=e?.separator??".";return o=>o.join(r)||"0"}throw new Y(`Unknown chunk key encoding: ${t}`)}function um(t){if(t==="|O")return{dataType:"v2:object"};let e=t.match(/^([<|>])(.*)$/);if(!e)throw new Y(`Invalid dtype: ${t}`);let[,r,o]=e,s={b1:"bool",i1:"int8",u1:"uint8",i2:"int16",u2:"uint16",i4:"int32",u4:"uint32",i8:"int64",u8:"uint64",f2:"float16",f4:"float32",f8:"float64"}[o]??(o.startsWith("S")||o.startsWith("U")?`v2:${o}`:void 0);if(!s)throw new Y(`Unsupported or unknown dtype: ${t}`);return r==="|"?{dataType:s}:{dataType:s,endian:r==="<"?"little":"big"}}function wb(t){return(t.id==="fixedscaleoffset"||t.id==="numcodecs.fixedscaleoffset")&&typeof t.scale=="number"&&typeof t.offset=="number"&&(t.astype===void 0||typeof t.astype=="string")&&(t.dtype===void 0||typeof t.dtype=="string")}function gm(t,e={}){let r=[],o=um(t.dtype);t.order==="F"&&r.push({name:"transpose",configuration:{order:"F"}});for(let i of t.filters??[]){if(i.id==="fixedscaleoffset"||i.id==="numcodecs.fixedscaleoffset"){if(!wb(i))throw new Y(`Invalid fixedscaleoffset filter: ${JSON.stringify(i)}`);r.push({name:"scale_offset",configuration:{scale:i.scale,offset:i.offset}});let c=i.astype??i.dtype;if(c!==void 0&&c!==t.dtype){let l=um(c).dataType;if(!Qn(l,"number")&&!Qn(l,"bigint"))throw new Y(`fixedscaleoffset astype must be a numeric data type, got ${c}`);r.push({name:"cast_value",configuration:{data_type:l,rounding:"nearest-even",out_of_range:"wrap"}})}continue}let{id:n,...a}=i;r.push({name:`numcodecs.${n}`,configuration:a})}if("endian"in o&&o.endian==="big"&&r.push({name:"bytes",configuration:{endian:"big"}}),t.compressor){let{id:i,...n}=t.compressor;r.push({name:`numcodecs.${i}`,configuration:n})}let s;return globalThis.Array.isArray(e._ARRAY_DIMENSIONS)&&(s=e._ARRAY_DIMENSIONS),{zarr_format:3,node_type:"array",shape:t.shape,data_type:o.dataType,chunk_grid:{name:"regular",configuration:{chunk_shape:t.chunks}},chunk_key_encoding:{name:"v2",configuration:{separator:t.dimension_separator??"."}},codecs:r,fill_value:t.fill_value,dimension_names:s,attributes:e}}function xm(t,e={}){return{zarr_format:3,node_type:"group",attributes:e}}function Qn(t,e){if(e!=="number"&&e!=="bigint"&&e!=="boolean"&&e!=="object"&&e!=="string")return t===e;let r=t==="bool";if(e==="boolean")return r;let o=t.startsWith("v2:U")||t.startsWith("v2:S")||t==="string";if(e==="string")return o;let s=t==="int64"||t==="uint64";if(e==="bigint")return s;let i=t==="v2:object";return e==="object"?i:!o&&!s&&!r&&!i}function _m(t){return t?.name==="sharding_indexed"}function ea(t){if((t.data_type==="uint64"||t.data_type==="int64")&&t.fill_value!=null)return BigInt(t.fill_value);let e=t.data_type==="float16"||t.data_type==="float32"||t.data_type==="float64";if(typeof t.fill_value=="string"&&e){let r={NaN:NaN,Infinity:1/0,"-Infinity":-1/0};if(t.fill_value in r)return r[t.fill_value]}return t.fill_value}function Ef(t,...e){if(!e.some(r=>t instanceof r))throw t}function ye(t,e=""){if(!t)throw new Error(e)}async function ta(t,{format:e,signal:r}){let o;if(t instanceof ArrayBuffer)o=new Response(t);else{let s=new Uint8Array(t.buffer,t.byteOffset,t.byteLength);o=new Response(s.slice().buffer)}ye(o.body,"Response does not contain body.");try{return await new Response(o.body.pipeThrough(new DecompressionStream(e),{signal:r})).arrayBuffer()}catch{throw r?.throwIfAborted(),new Error(`Failed to decode ${e}`)}}var ym=Pb();function Pb(){let t=new Uint32Array([305419896]);return new Uint8Array(t.buffer,t.byteOffset,t.byteLength)[0]!==18}function vm(t){return"BYTES_PER_ELEMENT"in t?t.BYTES_PER_ELEMENT:4}var us=class t{kind="array_to_bytes";#e;#t;#r;#o;#i;constructor(e,r){this.#i=e?.endian,this.#t=Ue(r.dataType),this.#o=r.shape,this.#e=Xe(r.shape,"C");let o=new this.#t(0);this.#r=o.BYTES_PER_ELEMENT}static fromConfig(e,r){return new t(e,r)}encode(e){let r=new Uint8Array(e.data.buffer);return ym&&this.#i==="big"&&(r=r.slice(),Sf(r,vm(this.#t))),r}computeEncodedSize(e){return e}decode(e){return ym&&this.#i==="big"&&(e=e.slice(),Sf(e,vm(this.#t))),e.byteOffset%this.#r!==0&&(e=e.slice()),{data:new this.#t(e.buffer,e.byteOffset,e.byteLength/this.#r),shape:this.#o,stride:this.#e}}};var bm={NaN:NaN,Infinity:1/0,"-Infinity":-1/0},Tm={float16:2,float32:4,float64:8};function ds(t){return t in Tm}function ra(t){return t==="int64"||t==="uint64"}function Rb(t,e){let r=BigInt(t),o=new ArrayBuffer(e),s=new DataView(o);if(e===2){if(typeof s.getFloat16!="function")throw new Gt("float16 hex-encoded scalar decoding (requires DataView.prototype.getFloat16)");return s.setUint16(0,Number(r)),s.getFloat16(0)}return e===4?(s.setUint32(0,Number(r)),s.getFloat32(0)):(s.setBigUint64(0,r),s.getFloat64(0))}function no(t,e){if(ra(t)){if(typeof e!="number"||!Number.isInteger(e))throw new Y(`Expected an integer value for data type "${t}", got ${JSON.stringify(e)}`);return BigInt(e)}if(typeof e=="number"){if(!ds(t)&&!Number.isInteger(e))throw new Y(`Expected an integer value for data type "${t}", got ${e}`);return e}if(!ds(t))throw new Y(`String-encoded scalar "${e}" is not valid for non-float data type "${t}"`);return e in bm?bm[e]:Rb(e,Tm[t])}var Sm=new Set(["int8","uint8","int16","uint16","int32","uint32","int64","uint64","float16","float32","float64"]),Af={int8:[-(2**7),2**7-1],uint8:[0,2**8-1],int16:[-(2**15),2**15-1],uint16:[0,2**16-1],int32:[-(2**31),2**31-1],uint32:[0,2**32-1]},wf={int64:[-(2n**63n),2n**63n-1n],uint64:[0n,2n**64n-1n]};function Em(t,e,r){return t.map(([o,s])=>({src:no(e,o),tgt:no(r,s)}))}function Cb(t,e){for(let r of e)if(typeof r.src=="number"&&Number.isNaN(r.src)){if(typeof t=="number"&&Number.isNaN(t))return r.tgt}else if(t===r.src)return r.tgt}function Mb(t){if(!Number.isFinite(t))return t;if(Math.abs(t-Math.trunc(t))===.5){let e=Math.floor(t),r=Math.ceil(t);return e%2===0?e:r}return Math.round(t)}function Ib(t){return Math.sign(t)*Math.floor(Math.abs(t)+.5)}function Am(t){switch(t){case"nearest-even":return Mb;case"towards-zero":return Math.trunc;case"towards-positive":return Math.ceil;case"towards-negative":return Math.floor;case"nearest-away":return Ib}}function Pf(t,e,r){let o=e-t+1;switch(r){case"clamp":return s=>s<t?t:s>e?e:s;case"wrap":return s=>s>=t&&s<=e?s:((s-t)%o+o)%o+t;default:return s=>{if(s>=t&&s<=e)return s;throw new Error(`Value ${s} out of range [${t}, ${e}]. Set out_of_range='clamp' or out_of_range='wrap' to handle this.`)}}}function Rf(t,e,r){let o=e-t+1n;switch(r){case"clamp":return s=>s<t?t:s>e?e:s;case"wrap":return s=>s>=t&&s<=e?s:((s-t)%o+o)%o+t;default:return s=>{if(s>=t&&s<=e)return s;throw new Error(`Value ${s} out of range [${t}, ${e}]. Set out_of_range='clamp' or out_of_range='wrap' to handle this.`)}}}var oa=class t{kind="array_to_array";#e;#t;#r;#o;constructor(e,r,o,s,i,n){this.#e=r,this.#t=Ue(e),this.#r=wm(r,e,o,s,i),this.#o=wm(e,r,o,s,n)}getEncodedMeta(e){let r=e.fillValue;return r!=null&&(r=this.#o(r)),{...e,dataType:this.#e,fillValue:r}}static fromConfig(e,r){let o=r.dataType,s=e.data_type;if(!Sm.has(o))throw new Y(`cast_value codec does not support array data type: ${o}`);if(!Sm.has(s))throw new Y(`cast_value codec does not support encoded data type: ${s}`);let i=e.rounding??"nearest-even",n=e.scalar_map?.decode?Em(e.scalar_map.decode,s,o):[],a=e.scalar_map?.encode?Em(e.scalar_map.encode,o,s):[];return new t(o,s,i,e.out_of_range,n,a)}encode=Re("cast_value");decode(e){let r=e.data,o=new this.#t(r.length);for(let s=0;s<r.length;s++)o[s]=this.#r(r[s]);return{data:o,shape:e.shape,stride:e.stride}}};function wm(t,e,r,o,s){let i=ds(t),n=ra(t),a=ds(e),c=ra(e),l;if(i&&a){if(r!=="nearest-even")throw new Y(`cast_value float -> float only supports "nearest-even" rounding, got "${r}"`);l=h=>h}else if(i&&!a&&!c){let h=Am(r),u=Pf(...Af[e],o);l=d=>{if(!Number.isFinite(d))throw new Error(`Cannot cast ${d} to integer type without scalar_map`);return u(h(d))}}else if(i&&c){let h=Am(r),u=Rf(...wf[e],o);l=d=>{if(!Number.isFinite(d))throw new Error(`Cannot cast ${d} to integer type without scalar_map`);return u(BigInt(h(d)))}}else if(!i&&!n&&a)l=h=>h;else if(n&&a)l=h=>Number(h);else if(!i&&!n&&!a&&!c)l=Pf(...Af[e],o);else if(!i&&!n&&c){let h=Rf(...wf[e],o);l=u=>h(BigInt(u))}else if(n&&!a&&!c){let h=Pf(...Af[e],o);l=u=>h(Number(u))}else if(n&&c)l=Rf(...wf[e],o);else throw new Error(`Unhandled type combination: ${t} -> ${e}`);return s.length===0?l:h=>{let u=Cb(h,s);return u!==void 0?u:l(h)}}var sa=class t{kind="bytes_to_bytes";static fromConfig(){return new t}encode=Re("crc32c");decode(e){return new Uint8Array(e.buffer,e.byteOffset,e.byteLength-4)}computeEncodedSize(e){return e+4}};var Ob=new Set(["int8","uint8","int16","uint16","int32","uint32","int64","uint64","float16","float32","float64"]);function Pm(t,e){let r=t.length,o=r===0||e[r-1]===1;for(let i=r-2;i>=0&&o;i--)o=e[i]===e[i+1]*t[i+1];if(o)return;let s=r===0||e[0]===1;for(let i=1;i<r&&s;i++)s=e[i]===e[i-1]*t[i-1];if(!s)throw new Error(`DeltaCodec requires C- or Fortran-contiguous strides, got shape=${JSON.stringify(t)} stride=${JSON.stringify(e)}`)}var ia=class t{kind="array_to_array";#e;constructor(e){this.#e=e}static fromConfig(e,r){if(!Ob.has(r.dataType))throw new Y(`Delta codec does not support data type: ${r.dataType}`);return new t(Ue(r.dataType))}encode(e){Pm(e.shape,e.stride);let r=e.data,o=new this.#e(r.length);o[0]=r[0];for(let s=1;s<r.length;s++)o[s]=r[s]-r[s-1];return{data:o,shape:e.shape,stride:e.stride}}decode(e){Pm(e.shape,e.stride);let r=e.data,o=new this.#e(r.length);o[0]=r[0];for(let s=1;s<r.length;s++)o[s]=o[s-1]+r[s];return{data:o,shape:e.shape,stride:e.stride}}};var na=class t{kind="bytes_to_bytes";static fromConfig(e){return new t}encode=Re("gzip");async decode(e){let r=await ta(e,{format:"gzip"});return new Uint8Array(r)}};function Nb(t,e){return ye(!Number.isNaN(e),"JsonCodec allow_nan is false but NaN was encountered during encoding."),ye(e!==Number.POSITIVE_INFINITY,"JsonCodec allow_nan is false but Infinity was encountered during encoding."),ye(e!==Number.NEGATIVE_INFINITY,"JsonCodec allow_nan is false but -Infinity was encountered during encoding."),e}function Lb(t,e){return e instanceof Object&&!Array.isArray(e)?Object.keys(e).sort().reduce((r,o)=>(r[o]=e[o],r),{}):e}var ps=class t{configuration;kind="array_to_bytes";#e;#t;constructor(e={}){this.configuration=e;let{encoding:r="utf-8",skipkeys:o=!1,ensure_ascii:s=!0,check_circular:i=!0,allow_nan:n=!0,sort_keys:a=!0,indent:c,strict:l=!0}=e,f=e.separators;f||(c?f=[", ",": "]:f=[",",":"]),this.#e={encoding:r,skipkeys:o,ensure_ascii:s,check_circular:i,allow_nan:n,indent:c,separators:f,sort_keys:a},this.#t={strict:l}}static fromConfig(e){return new t(e)}encode(e){let{indent:r,encoding:o,ensure_ascii:s,check_circular:i,allow_nan:n,sort_keys:a}=this.#e;ye(o==="utf-8","JsonCodec does not yet support non-utf-8 encoding.");let c=[];ye(i,"JsonCodec does not yet support skipping the check for circular references during encoding."),n||c.push(Nb),a&&c.push(Lb);let l=Array.from(e.data);l.push("|O"),l.push(e.shape);let f;c.length&&(f=(u,d)=>{let p=d;for(let m of c)p=m(u,p);return p});let h=JSON.stringify(l,f,r);return s&&(h=h.replace(/[\u007F-\uFFFF]/g,u=>{let d=`0000${u.charCodeAt(0).toString(16)}`;return`\\u${d.substring(d.length-4)}`})),new TextEncoder().encode(h)}decode(e){let{strict:r}=this.#t;ye(r,"JsonCodec does not yet support non-strict decoding.");let o=Sr(e),s=o.pop();o.pop(),ye(s,"0D not implemented for JsonCodec.");let i=Xe(s,"C");return{data:o,shape:s,stride:i}}};var Db=new Set(["int8","uint8","int16","uint16","int32","uint32","int64","uint64","float16","float32","float64"]),aa=class t{kind="array_to_array";#e;#t;#r;constructor(e,r,o){this.#t=e,this.#r=r,this.#e=o}static fromConfig(e,r){if(!Db.has(r.dataType))throw new Y(`scale_offset codec does not support data type: ${r.dataType}`);return new t(no(r.dataType,e.scale??1),no(r.dataType,e.offset??0),Ue(r.dataType))}encode=Re("scale_offset");decode(e){let r=e.data,o=new this.#e(r.length);for(let s=0;s<r.length;s++)o[s]=r[s]/this.#t+this.#r;return{data:o,shape:e.shape,stride:e.stride}}};var ca=class t{kind="bytes_to_bytes";#e;constructor(e,r){if(r){let o=new(Ue(r.dataType))(0);ye("BYTES_PER_ELEMENT"in o,`Shuffle codec requires a fixed-size dtype, got "${r.dataType}"`),this.#e=o.BYTES_PER_ELEMENT}else this.#e=e.elementsize??4}static fromConfig(e,r){return new t(e,r)}encode(e){return Fb(e,this.#e)}decode(e){return Bb(e,this.#e)}};function Fb(t,e){let r=t.length,o=Math.floor(r/e),s=new Uint8Array(r);for(let i=0;i<e;i++)for(let n=0;n<o;n++)s[i*o+n]=t[n*e+i];return s}function Bb(t,e){let r=t.length,o=Math.floor(r/e),s=new Uint8Array(r);for(let i=0;i<e;i++)for(let n=0;n<o;n++)s[n*e+i]=t[i*o+n];return s}function Rm(t){return t instanceof io||t instanceof br||t instanceof Tr?new Proxy(t,{get(r,o){return r.get(Number(o))},set(r,o,s){return r.set(Number(o),s),!0}}):t}function Ub(t,e){let r;return t.data instanceof br||t.data instanceof Tr?r=new t.data.constructor(t.data.chars,t.data.length):r=new t.data.constructor(t.data.length),{data:r,shape:t.shape,stride:Xe(t.shape,e)}}function kb(t,e){let r=Ub(t,e),o=t.shape.length,s=t.shape.reduce((c,l)=>c*l,1),i=Array(o).fill(0),n=Rm(t.data),a=Rm(r.data);for(let c=0;c<s;c++){let l=0,f=0;for(let h=0;h<o;h++)l+=i[h]*t.stride[h],f+=i[h]*r.stride[h];a[f]=n[l],i[0]+=1;for(let h=0;h<o;h++)if(i[h]===t.shape[h]){if(h+1===o)break;i[h]=0,i[h+1]+=1}}return r}function zb(t){let e=t.shape.length;return ye(e===t.stride.length,"Shape and stride must have the same length."),t.stride.map((r,o)=>({stride:r,index:o})).sort((r,o)=>o.stride-r.stride).map(r=>r.index)}function Vb(t,e){let r=zb(t);return ye(r.length===e.length,"Orders must match"),r.every((o,s)=>o===e[s])}var la=class t{kind="array_to_array";#e;constructor(e,r){let o=e.order??"C",s=r.shape.length,i=new Array(s);if(o==="C")for(let n=0;n<s;++n)i[n]=n;else if(o==="F")for(let n=0;n<s;++n)i[n]=s-n-1;else{i=o;let n=new Array(s);i.forEach(a=>{ye(!n[a],`Invalid permutation: ${JSON.stringify(o)}`),n[a]=!0})}this.#e=i}static fromConfig(e,r){return new t(e,r)}encode(e){return Vb(e,this.#e)?e:kb(e,this.#e)}decode(e){return{data:e.data,shape:e.shape,stride:Xe(e.shape,this.#e)}}};var ms=class t{kind="array_to_bytes";#e;#t;constructor(e){this.#e=e,this.#t=Xe(e,"C")}static fromConfig(e,r){return new t(r.shape)}encode=Re("vlen-utf8");decode(e){let r=new TextDecoder,o=new DataView(e.buffer),s=Array(o.getUint32(0,!0)),i=4;for(let n=0;n<s.length;n++){let a=o.getUint32(i,!0);i+=4,s[n]=r.decode(e.buffer.slice(i,i+a)),i+=a}return{data:s,shape:this.#e,stride:this.#t}}};var fa=class t{kind="bytes_to_bytes";static fromConfig(e){return new t}encode=Re("zlib");async decode(e){let r=await ta(e,{format:"deflate"});return new Uint8Array(r)}};function jb(){let t=()=>Promise.resolve().then(()=>(ua(),ha)).then(i=>i.default),e=()=>Promise.resolve().then(()=>(ua(),ha)).then(i=>i.default),r=()=>Promise.resolve().then(()=>(ua(),ha)).then(i=>i.default),o=()=>na,s=()=>fa;return new Map().set("blosc",t).set("lz4",e).set("zstd",r).set("gzip",o).set("zlib",s).set("transpose",()=>la).set("bytes",()=>us).set("crc32c",()=>sa).set("vlen-utf8",()=>ms).set("json2",()=>ps).set("bitround",()=>hs).set("cast_value",()=>oa).set("scale_offset",()=>aa).set("numcodecs.blosc",t).set("numcodecs.lz4",e).set("numcodecs.zstd",r).set("numcodecs.gzip",o).set("numcodecs.zlib",s).set("numcodecs.vlen-utf8",()=>ms).set("numcodecs.shuffle",()=>ca).set("numcodecs.delta",()=>ia).set("numcodecs.bitround",()=>hs).set("numcodecs.json2",()=>ps)}var da=jb();function gs(t){let e;function r(){return e||(e=$b(t)),e}async function o(s,i,n){try{return await n()}catch(a){throw new Jn({direction:s,codec:i,cause:a})}}return{async encode(s){let i=await r();for(let{name:a,codec:c}of i.arrayToArray)s=await o("encode",a,()=>c.encode(s));let n=await o("encode",i.arrayToBytes.name,()=>i.arrayToBytes.codec.encode(s));for(let{name:a,codec:c}of i.bytesToBytes)n=await o("encode",a,()=>c.encode(n));return n},async decode(s){let i=await r();for(let a=i.bytesToBytes.length-1;a>=0;a--){let{name:c,codec:l}=i.bytesToBytes[a];s=await o("decode",c,()=>l.decode(s))}let n=await o("decode",i.arrayToBytes.name,()=>i.arrayToBytes.codec.decode(s));for(let a=i.arrayToArray.length-1;a>=0;a--){let{name:c,codec:l}=i.arrayToArray[a];n=await o("decode",c,()=>l.decode(n))}return n},async computeEncodedSize(s){let i=await r(),n=Cm(i.arrayToBytes.name,i.arrayToBytes.codec,s);for(let{name:a,codec:c}of i.bytesToBytes)n=Cm(a,c,n);return n}}}function Cm(t,e,r){if(!e.computeEncodedSize)throw new Y(`Codec "${t}" cannot compute its encoded size; it is not a fixed-size codec and cannot be used in a sharding index pipeline`);return e.computeEncodedSize(r)}async function $b(t){let e=t.codecs.map(async n=>{let a=await da.get(n.name)?.();if(!a)throw new Gn(n.name);return{Codec:a,meta:n}}),r=[],o,s=[],i={...t};for await(let{Codec:n,meta:a}of e){let c=n.fromConfig(a.configuration,i);switch(c.kind){case"array_to_array":r.push({name:a.name,codec:c}),c.getEncodedMeta&&(i=c.getEncodedMeta(i));break;case"array_to_bytes":o={name:a.name,codec:c};break;default:s.push({name:a.name,codec:c})}}if(!o){if(!Hb(i))throw new Y(`Cannot encode ${i.dataType} to bytes without a codec`);o={name:"bytes",codec:us.fromConfig({endian:"little"},i)}}return{arrayToArray:r,arrayToBytes:o,bytesToBytes:s}}function Hb(t){return t.dataType!=="v2:object"&&t.dataType!=="string"}var Mm=18446744073709551615n;function Im(t,e,r,o){if(!t.store.getRange)throw new Gt("sharding requires a store with getRange");let s=t.store.getRange.bind(t.store),i=e.map((l,f)=>l/o.chunk_shape[f]),n=gs({dataType:"uint64",shape:[...i,2],codecs:o.index_codecs,fillValue:null}),a=16*i.reduce((l,f)=>l*f,1),c={};return async(l,f)=>{let h=l.map((v,b)=>Math.floor(v/i[b])),u=t.resolve(r(h)).path;u in c||(c[u]=(async()=>{let v=await n.computeEncodedSize(a),b=await s(u,{suffixLength:v},f);return b?await n.decode(b):null})().catch(v=>{throw delete c[u],v}));let d=await c[u];if(d===null)return;let{data:p,shape:m,stride:g}=d,x=l.map((v,b)=>v%m[b]).reduce((v,b,T)=>v+b*g[T],0),y=p[x],_=p[x+1];if(!(y===Mm&&_===Mm))return s(u,{offset:Number(y),length:Number(_)},f)}}var Er=class t{store;path;constructor(e,r="/"){this.store=e,this.path=r}resolve(e){let r=new URL(`file://${this.path.endsWith("/")?this.path:`${this.path}/`}`);return new t(this.store,decodeURIComponent(new URL(e,r).pathname))}};var ao=class extends Er{kind="group";#e;constructor(e,r,o){super(e,r),this.#e=o}get attrs(){return this.#e.attributes}};function Om(t){return t.find(r=>r.name==="transpose")?.configuration?.order??"C"}function Xb(t,e){let r=new Map(e.map((o,s)=>[o,s]));return t.filter(o=>r.has(o)).map(o=>r.get(o))}function Nm(t){return(e,r)=>{let o=globalThis.Array.isArray(t)&&r?Xb(t,r):t;return Xe(e,o)}}var pa=Symbol("zarrita.context");function Yb(t,e){let{configuration:r}=e.codecs.find(_m)??{},o={encodeChunkKey:mm(e.chunk_key_encoding),TypedArray:Ue(e.data_type),fillValue:e.fill_value};if(r){let i=Om(r.codecs);return{...o,kind:"sharded",chunkShape:r.chunk_shape,codec:gs({dataType:e.data_type,shape:r.chunk_shape,codecs:r.codecs,fillValue:e.fill_value}),getStrides:Nm(i),getChunkBytes:Im(t,e.chunk_grid.configuration.chunk_shape,o.encodeChunkKey,r)}}let s=Om(e.codecs);return{...o,kind:"regular",chunkShape:e.chunk_grid.configuration.chunk_shape,codec:gs({dataType:e.data_type,shape:e.chunk_grid.configuration.chunk_shape,codecs:e.codecs,fillValue:e.fill_value}),getStrides:Nm(s),async getChunkBytes(i,n){let a=o.encodeChunkKey(i),c=t.resolve(a).path;return t.store.get(c,n)}}}var Ar=class extends Er{kind="array";#e;[pa];constructor(e,r,o){super(e,r),this.#e={...o,fill_value:ea(o)},this[pa]=Yb(this,this.#e)}get attrs(){return this.#e.attributes}get dimensionNames(){return this.#e.dimension_names}get fillValue(){return this.#e.fill_value}get shape(){return this.#e.shape}get chunks(){return this[pa].chunkShape}get dtype(){return this.#e.data_type}async getChunk(e,r,o){o?.useSharedArrayBuffer&&dm();let s=this[pa],i=await s.getChunkBytes(e,r);if(!i){let n=s.chunkShape.reduce((c,l)=>c*l,1),a;if(o?.useSharedArrayBuffer){let c=new s.TypedArray(0);if(!("BYTES_PER_ELEMENT"in c))console.warn("zarrita: useSharedArrayBuffer is not supported for non-buffer-backed data types."),a=new s.TypedArray(n);else{let l=pm(n*c.BYTES_PER_ELEMENT,!0);a=new s.TypedArray(l,0,n)}}else a=new s.TypedArray(n);return a.fill(s.fillValue),{data:a,shape:s.chunkShape,stride:s.getStrides(s.chunkShape)}}return s.codec.decode(i)}is(e){return Qn(this.dtype,e)}};function Lm(t,e){let r=t;for(let o of e)r instanceof Promise?r=r.then(s=>o(s)):r=o(r);return r}function Dm(t,...e){return Lm(t,e)}async function Um(t){let e=t.store.arrayExtensions;return e?.length?await Dm(t,...e):t}var ma=Kb();function Kb(){let t=new WeakMap;function e(r){let o=t.get(r)??{v2:0,v3:0};return t.set(r,o),o}return{increment(r,o){e(r)[o]+=1},versionMax(r){let o=e(r);return o.v3>o.v2?"v3":"v2"}}}async function qb(t,e){let r=await t.store.get(t.resolve(".zattrs").path,{signal:e});return r?Sr(r):{}}async function Zb(t,e={}){let r="store"in t?t:new Er(t),{signal:o}=e,s={};return(e.attrs??!0)&&(s=await qb(r,o)),o?.throwIfAborted(),e.kind==="array"?Fm(r,s,o):e.kind==="group"?Bm(r,s,o):Fm(r,s,o).catch(i=>(Ef(i,Lt,Y),Bm(r,s,o)))}async function Fm(t,e,r){let{path:o}=t.resolve(".zarray"),s=await t.store.get(o,{signal:r});if(!s)throw new Lt("v2 array",{path:o});return ma.increment(t.store,"v2"),Um(new Ar(t.store,t.path,gm(Sr(s),e)))}async function Bm(t,e,r){let{path:o}=t.resolve(".zgroup"),s=await t.store.get(o,{signal:r});if(!s)throw new Lt("v2 group",{path:o});return ma.increment(t.store,"v2"),new ao(t.store,t.path,xm(Sr(s),e))}async function Gb(t,e){let{store:r,path:o}=t.resolve("zarr.json"),s=await t.store.get(o,{signal:e});if(!s)throw new Lt("v3 array or group",{path:o});let i=Sr(s);return i.node_type==="array"&&(i.fill_value=ea(i)),i.node_type==="array"?Um(new Ar(r,t.path,i)):new ao(r,t.path,i)}async function Jb(t,e={}){let r="store"in t?t:new Er(t),o=await Gb(r,e.signal);if(ma.increment(r.store,"v3"),e.kind===void 0||e.kind==="array"&&o instanceof Ar||e.kind==="group"&&o instanceof ao)return o;let s=o instanceof Ar?"array":"group";throw new Lt(`${e.kind} at ${r.path}`,{path:r.path,found:s})}async function ft(t,e={}){let r="store"in t?t.store:t,o=ma.versionMax(r),s=o==="v2"?ft.v2:ft.v3,i=o==="v2"?ft.v3:ft.v2;return s(t,e).catch(n=>(Ef(n,Lt,Y),i(t,e)))}ft.v2=Zb;ft.v3=Jb;var Qb=4,Cf=class{constructor(e){this.waiting=new Map,this.next=0,this.workers=Array.from({length:e},()=>{let r=new Worker(new URL("./decoder.js",import.meta.url),{type:"module"});return r.onmessage=({data:{id:o,decoded:s,error:i}})=>{let{resolve:n,reject:a}=this.waiting.get(o);this.waiting.delete(o),i?a(new Error(i)):n(s)},r})}decode(e,r){let o=this.next++,s=this.workers[o%this.workers.length],i=e.byteLength===e.buffer.byteLength?e:e.slice();return new Promise((n,a)=>{this.waiting.set(o,{resolve:n,reject:a}),s.postMessage({id:o,bytes:i,length:r},[i.buffer])})}},km;function If(){let t=navigator.hardwareConcurrency||2;km??=new Cf(Math.max(1,Math.min(Qb,t-1)))}var eT={uint8:1,int8:1,uint16:2,int16:2,uint32:4,int32:4,float32:4,float64:8,uint64:8},Mf=class t{kind="bytes_to_bytes";constructor(e){this.length=e}static fromConfig(e,{dataType:r,shape:o}){return new t(o.reduce((s,i)=>s*i,eT[r]))}decode(e){return If(),km.decode(e,this.length)}encode(){throw new Error("slides are only read")}};da.set("zstd",()=>Mf);function Jt(t,e){if(!t)throw new Error(e||"loader assertion failed.")}var ht={self:typeof self<"u"&&self,window:typeof window<"u"&&window,global:typeof global<"u"&&global,document:typeof document<"u"&&document},tT=ht.self||ht.window||ht.global||{},rT=ht.window||ht.self||ht.global||{},oT=ht.global||ht.self||ht.window||{},sT=ht.document||{};var wr=!!(typeof process!="object"||String(process)!=="[object process]"||process.browser);var zm=typeof process<"u"&&process.version&&/v([0-9]*)/.exec(process.version),iT=zm&&parseFloat(zm[1])||0;_s();var Wf="4.3.3",dT=Wf[0]>="0"&&Wf[0]<="9"?`v${Wf}`:"";function pT(){let t=new Se({id:"loaders.gl"});return globalThis.loaders=globalThis.loaders||{},globalThis.loaders.log=t,globalThis.loaders.version=dT,globalThis.probe=globalThis.probe||{},globalThis.probe.loaders=t,t}var jf=pT();function $f(t,e){return rg(t||{},e)}function rg(t,e,r=0){if(r>3)return e;let o={...t};for(let[s,i]of Object.entries(e))i&&typeof i=="object"&&!Array.isArray(i)?o[s]=rg(o[s]||{},e[s],r+1):o[s]=e[s];return o}var og="latest";function mT(){return globalThis._loadersgl_?.version||(globalThis._loadersgl_=globalThis._loadersgl_||{},globalThis._loadersgl_.version="4.3.3"),globalThis._loadersgl_.version}var Hf=mT();function Ee(t,e){if(!t)throw new Error(e||"loaders.gl assertion failed.")}var dt={self:typeof self<"u"&&self,window:typeof window<"u"&&window,global:typeof global<"u"&&global,document:typeof document<"u"&&document},sD=dt.self||dt.window||dt.global||{},iD=dt.window||dt.self||dt.global||{},nD=dt.global||dt.self||dt.window||{},aD=dt.document||{};var ke=typeof process!="object"||String(process)!=="[object process]"||process.browser;var ig=typeof window<"u"&&typeof window.orientation<"u",sg=typeof process<"u"&&process.version&&/v([0-9]*)/.exec(process.version),cD=sg&&parseFloat(sg[1])||0;var ys=class{name;workerThread;isRunning=!0;result;_resolve=()=>{};_reject=()=>{};constructor(e,r){this.name=e,this.workerThread=r,this.result=new Promise((o,s)=>{this._resolve=o,this._reject=s})}postMessage(e,r){this.workerThread.postMessage({source:"loaders.gl",type:e,payload:r})}done(e){Ee(this.isRunning),this.isRunning=!1,this._resolve(e)}error(e){Ee(this.isRunning),this.isRunning=!1,this._reject(e)}};var fo=class{terminate(){}};var Xf=new Map;function ng(t){Ee(t.source&&!t.url||!t.source&&t.url);let e=Xf.get(t.source||t.url);return e||(t.url&&(e=gT(t.url),Xf.set(t.url,e)),t.source&&(e=ag(t.source),Xf.set(t.source,e))),Ee(e),e}function gT(t){if(!t.startsWith("http"))return t;let e=xT(t);return ag(e)}function ag(t){let e=new Blob([t],{type:"application/javascript"});return URL.createObjectURL(e)}function xT(t){return`try {
  importScripts('${t}');
} catch (error) {
  console.error(error);
  throw error;
}`}function Yf(t,e=!0,r){let o=r||new Set;if(t){if(cg(t))o.add(t);else if(cg(t.buffer))o.add(t.buffer);else if(!ArrayBuffer.isView(t)){if(e&&typeof t=="object")for(let s in t)Yf(t[s],e,o)}}return r===void 0?Array.from(o):[]}function cg(t){return t?t instanceof ArrayBuffer||typeof MessagePort<"u"&&t instanceof MessagePort||typeof ImageBitmap<"u"&&t instanceof ImageBitmap||typeof OffscreenCanvas<"u"&&t instanceof OffscreenCanvas:!1}var Kf=()=>{},er=class{name;source;url;terminated=!1;worker;onMessage;onError;_loadableURL="";static isSupported(){return typeof Worker<"u"&&ke||typeof fo<"u"&&!ke}constructor(e){let{name:r,source:o,url:s}=e;Ee(o||s),this.name=r,this.source=o,this.url=s,this.onMessage=Kf,this.onError=i=>console.log(i),this.worker=ke?this._createBrowserWorker():this._createNodeWorker()}destroy(){this.onMessage=Kf,this.onError=Kf,this.worker.terminate(),this.terminated=!0}get isRunning(){return!!this.onMessage}postMessage(e,r){r=r||Yf(e),this.worker.postMessage(e,r)}_getErrorFromErrorEvent(e){let r="Failed to load ";return r+=`worker ${this.name} from ${this.url}. `,e.message&&(r+=`${e.message} in `),e.lineno&&(r+=`:${e.lineno}:${e.colno}`),new Error(r)}_createBrowserWorker(){this._loadableURL=ng({source:this.source,url:this.url});let e=new Worker(this._loadableURL,{name:this.name});return e.onmessage=r=>{r.data?this.onMessage(r.data):this.onError(new Error("No data received"))},e.onerror=r=>{this.onError(this._getErrorFromErrorEvent(r)),this.terminated=!0},e.onmessageerror=r=>console.error(r),e}_createNodeWorker(){let e;if(this.url){let o=this.url.includes(":/")||this.url.startsWith("/")?this.url:`./${this.url}`;e=new fo(o,{eval:!1})}else if(this.source)e=new fo(this.source,{eval:!0});else throw new Error("no worker");return e.on("message",r=>{this.onMessage(r)}),e.on("error",r=>{this.onError(r)}),e.on("exit",r=>{}),e}};var vs=class{name="unnamed";source;url;maxConcurrency=1;maxMobileConcurrency=1;onDebug=()=>{};reuseWorkers=!0;props={};jobQueue=[];idleQueue=[];count=0;isDestroyed=!1;static isSupported(){return er.isSupported()}constructor(e){this.source=e.source,this.url=e.url,this.setProps(e)}destroy(){this.idleQueue.forEach(e=>e.destroy()),this.isDestroyed=!0}setProps(e){this.props={...this.props,...e},e.name!==void 0&&(this.name=e.name),e.maxConcurrency!==void 0&&(this.maxConcurrency=e.maxConcurrency),e.maxMobileConcurrency!==void 0&&(this.maxMobileConcurrency=e.maxMobileConcurrency),e.reuseWorkers!==void 0&&(this.reuseWorkers=e.reuseWorkers),e.onDebug!==void 0&&(this.onDebug=e.onDebug)}async startJob(e,r=(s,i,n)=>s.done(n),o=(s,i)=>s.error(i)){let s=new Promise(i=>(this.jobQueue.push({name:e,onMessage:r,onError:o,onStart:i}),this));return this._startQueuedJob(),await s}async _startQueuedJob(){if(!this.jobQueue.length)return;let e=this._getAvailableWorker();if(!e)return;let r=this.jobQueue.shift();if(r){this.onDebug({message:"Starting job",name:r.name,workerThread:e,backlog:this.jobQueue.length});let o=new ys(r.name,e);e.onMessage=s=>r.onMessage(o,s.type,s.payload),e.onError=s=>r.onError(o,s),r.onStart(o);try{await o.result}catch(s){console.error(`Worker exception: ${s}`)}finally{this.returnWorkerToQueue(e)}}}returnWorkerToQueue(e){!ke||this.isDestroyed||!this.reuseWorkers||this.count>this._getMaxConcurrency()?(e.destroy(),this.count--):this.idleQueue.push(e),this.isDestroyed||this._startQueuedJob()}_getAvailableWorker(){if(this.idleQueue.length>0)return this.idleQueue.shift()||null;if(this.count<this._getMaxConcurrency()){this.count++;let e=`${this.name.toLowerCase()} (#${this.count} of ${this.maxConcurrency})`;return new er({name:e,source:this.source,url:this.url})}return null}_getMaxConcurrency(){return ig?this.maxMobileConcurrency:this.maxConcurrency}};var _T={maxConcurrency:3,maxMobileConcurrency:1,reuseWorkers:!0,onDebug:()=>{}},Rr=class t{props;workerPools=new Map;static _workerFarm;static isSupported(){return er.isSupported()}static getWorkerFarm(e={}){return t._workerFarm=t._workerFarm||new t({}),t._workerFarm.setProps(e),t._workerFarm}constructor(e){this.props={..._T},this.setProps(e),this.workerPools=new Map}destroy(){for(let e of this.workerPools.values())e.destroy();this.workerPools=new Map}setProps(e){this.props={...this.props,...e};for(let r of this.workerPools.values())r.setProps(this._getWorkerPoolProps())}getWorkerPool(e){let{name:r,source:o,url:s}=e,i=this.workerPools.get(r);return i||(i=new vs({name:r,source:o,url:s}),i.setProps(this._getWorkerPoolProps()),this.workerPools.set(r,i)),i}_getWorkerPoolProps(){return{maxConcurrency:this.props.maxConcurrency,maxMobileConcurrency:this.props.maxMobileConcurrency,reuseWorkers:this.props.reuseWorkers,onDebug:this.props.onDebug}}};function qf(t,e={}){let r=e[t.id]||{},o=ke?`${t.id}-worker.js`:`${t.id}-worker-node.js`,s=r.workerUrl;if(!s&&t.id==="compression"&&(s=e.workerUrl),e._workerType==="test"&&(ke?s=`modules/${t.module}/dist/${o}`:s=`modules/${t.module}/src/workers/${t.id}-worker-node.ts`),!s){let i=t.version;i==="latest"&&(i=og);let n=i?`@${i}`:"";s=`https://unpkg.com/@loaders.gl/${t.module}${n}/dist/${o}`}return Ee(s),s}function Zf(t,e=Hf){Ee(t,"no worker provided");let r=t.version;return!(!e||!r)}function Gf(t,e){return!Rr.isSupported()||!ke&&!e?._nodeWorkers?!1:t.worker&&e?.worker}async function Jf(t,e,r,o,s){let i=t.id,n=qf(t,r),c=Rr.getWorkerFarm(r).getWorkerPool({name:i,url:n});r=JSON.parse(JSON.stringify(r)),o=JSON.parse(JSON.stringify(o||{}));let l=await c.startJob("process-on-worker",yT.bind(null,s));return l.postMessage("process",{input:e,options:r,context:o}),await(await l.result).result}async function yT(t,e,r,o){switch(r){case"done":e.done(o);break;case"error":e.error(new Error(o.error));break;case"process":let{id:s,input:i,options:n}=o;try{let a=await t(i,n);e.postMessage("done",{id:s,result:a})}catch(a){let c=a instanceof Error?a.message:"unknown error";e.postMessage("error",{id:s,error:c})}break;default:console.warn(`parse-with-worker unknown message ${r}`)}}function Qf(t,e,r){if(r=r||t.byteLength,t.byteLength<r||e.byteLength<r)return!1;let o=new Uint8Array(t),s=new Uint8Array(e);for(let i=0;i<o.length;++i)if(o[i]!==s[i])return!1;return!0}function eh(...t){return lg(t)}function lg(t){let e=t.map(i=>i instanceof ArrayBuffer?new Uint8Array(i):i),r=e.reduce((i,n)=>i+n.byteLength,0),o=new Uint8Array(r),s=0;for(let i of e)o.set(i,s),s+=i.byteLength;return o.buffer}async function th(t){let e=[];for await(let r of t)e.push(r);return eh(...e)}ho();var vT="Queued Requests",bT="Active Requests",TT="Cancelled Requests",ST="Queued Requests Ever",ET="Active Requests Ever",AT={id:"request-scheduler",throttleRequests:!0,maxRequests:6,debounceTime:0},uo=class{props;stats;activeRequestCount=0;requestQueue=[];requestMap=new Map;updateTimer=null;constructor(e={}){this.props={...AT,...e},this.stats=new Ce({id:this.props.id}),this.stats.get(vT),this.stats.get(bT),this.stats.get(TT),this.stats.get(ST),this.stats.get(ET)}scheduleRequest(e,r=()=>0){if(!this.props.throttleRequests)return Promise.resolve({done:()=>{}});if(this.requestMap.has(e))return this.requestMap.get(e);let o={handle:e,priority:0,getPriority:r},s=new Promise(i=>(o.resolve=i,o));return this.requestQueue.push(o),this.requestMap.set(e,s),this._issueNewRequests(),s}_issueRequest(e){let{handle:r,resolve:o}=e,s=!1,i=()=>{s||(s=!0,this.requestMap.delete(r),this.activeRequestCount--,this._issueNewRequests())};return this.activeRequestCount++,o?o({done:i}):Promise.resolve({done:i})}_issueNewRequests(){this.updateTimer!==null&&clearTimeout(this.updateTimer),this.updateTimer=setTimeout(()=>this._issueNewRequestsAsync(),this.props.debounceTime)}_issueNewRequestsAsync(){this.updateTimer!==null&&clearTimeout(this.updateTimer),this.updateTimer=null;let e=Math.max(this.props.maxRequests-this.activeRequestCount,0);if(e!==0){this._updateAllRequests();for(let r=0;r<e;++r){let o=this.requestQueue.shift();o&&this._issueRequest(o)}}}_updateAllRequests(){let e=this.requestQueue;for(let r=0;r<e.length;++r){let o=e[r];this._updateRequest(o)||(e.splice(r,1),this.requestMap.delete(o.handle),r--)}e.sort((r,o)=>r.priority-o.priority)}_updateRequest(e){return e.priority=e.getPriority(e.handle),e.priority<0?(e.resolve(null),!1):!0}};var wT="",hg={};function sh(t){for(let e in hg)if(t.startsWith(e)){let r=hg[e];t=t.replace(e,r)}return!t.startsWith("http://")&&!t.startsWith("https://")&&(t=`${wT}${t}`),t}function ug(t){return t&&typeof t=="object"&&t.isBuffer}function Ta(t){if(ug(t))return t;if(t instanceof ArrayBuffer)return t;if(ArrayBuffer.isView(t))return t.byteOffset===0&&t.byteLength===t.buffer.byteLength?t.buffer:t.buffer.slice(t.byteOffset,t.byteOffset+t.byteLength);if(typeof t=="string"){let e=t;return new TextEncoder().encode(e).buffer}if(t&&typeof t=="object"&&t._toArrayBuffer)return t._toArrayBuffer();throw new Error("toArrayBuffer")}var Mr={};Zt(Mr,{dirname:()=>RT,filename:()=>PT,join:()=>CT,resolve:()=>MT});function dg(){if(typeof process<"u"&&typeof process.cwd<"u")return process.cwd();let t=window.location?.pathname;return t?.slice(0,t.lastIndexOf("/")+1)||""}function PT(t){let e=t?t.lastIndexOf("/"):-1;return e>=0?t.substr(e+1):""}function RT(t){let e=t?t.lastIndexOf("/"):-1;return e>=0?t.substr(0,e):""}function CT(...t){return t=t.map((r,o)=>(o&&(r=r.replace(new RegExp("^/"),"")),o!==t.length-1&&(r=r.replace(new RegExp("/$"),"")),r)),t.join("/")}function MT(...t){let e=[];for(let i=0;i<t.length;i++)e[i]=t[i];let r="",o=!1,s;for(let i=e.length-1;i>=-1&&!o;i--){let n;i>=0?n=e[i]:(s===void 0&&(s=dg()),n=s),n.length!==0&&(r=`${n}/${r}`,o=n.charCodeAt(0)===Ts)}return r=IT(r,!o),o?`/${r}`:r.length>0?r:"."}var Ts=47,ih=46;function IT(t,e){let r="",o=-1,s=0,i,n=!1;for(let a=0;a<=t.length;++a){if(a<t.length)i=t.charCodeAt(a);else{if(i===Ts)break;i=Ts}if(i===Ts){if(!(o===a-1||s===1))if(o!==a-1&&s===2){if(r.length<2||!n||r.charCodeAt(r.length-1)!==ih||r.charCodeAt(r.length-2)!==ih){if(r.length>2){let c=r.length-1,l=c;for(;l>=0&&r.charCodeAt(l)!==Ts;--l);if(l!==c){r=l===-1?"":r.slice(0,l),o=a,s=0,n=!1;continue}}else if(r.length===2||r.length===1){r="",o=a,s=0,n=!1;continue}}e&&(r.length>0?r+="/..":r="..",n=!0)}else{let c=t.slice(o+1,a);r.length>0?r+=`/${c}`:r=c,n=!1}o=a,s=0}else i===ih&&s!==-1?++s:s=-1}return r}var OT=t=>typeof t=="boolean",Ss=t=>typeof t=="function",Ir=t=>t!==null&&typeof t=="object",nh=t=>Ir(t)&&t.constructor==={}.constructor;var pg=t=>!!t&&typeof t[Symbol.iterator]=="function",mg=t=>t&&typeof t[Symbol.asyncIterator]=="function";var ze=t=>typeof Response<"u"&&t instanceof Response||t&&t.arrayBuffer&&t.text&&t.json;var Ve=t=>typeof Blob<"u"&&t instanceof Blob,gg=t=>t&&typeof t=="object"&&t.isBuffer;var NT=t=>typeof ReadableStream<"u"&&t instanceof ReadableStream||Ir(t)&&Ss(t.tee)&&Ss(t.cancel)&&Ss(t.getReader);var LT=t=>Ir(t)&&Ss(t.read)&&Ss(t.pipe)&&OT(t.readable),Sa=t=>NT(t)||LT(t);var Ea=class extends Error{constructor(e,r){super(e),this.reason=r.reason,this.url=r.url,this.response=r.response}reason;url;response};var DT=/^data:([-\w.]+\/[-\w.+]+)(;|,)/,FT=/^([-\w.]+\/[-\w.+]+)/;function ah(t,e){return t.toLowerCase()===e.toLowerCase()}function xg(t){let e=FT.exec(t);return e?e[1]:t}function ch(t){let e=DT.exec(t);return e?e[1]:""}var _g=/\?.*/;function yg(t){let e=t.match(_g);return e&&e[0]}function po(t){return t.replace(_g,"")}function vg(t){if(t.length<50)return t;let e=t.slice(t.length-15);return`${t.substr(0,32)}...${e}`}function Or(t){return ze(t)?t.url:Ve(t)?t.name||"":typeof t=="string"?t:""}function Es(t){if(ze(t)){let e=t,r=e.headers.get("content-type")||"",o=po(e.url);return xg(r)||ch(o)}return Ve(t)?t.type||"":typeof t=="string"?ch(t):""}function bg(t){return ze(t)?t.headers["content-length"]||-1:Ve(t)?t.size:typeof t=="string"?t.length:t instanceof ArrayBuffer||ArrayBuffer.isView(t)?t.byteLength:-1}async function Aa(t){if(ze(t))return t;let e={},r=bg(t);r>=0&&(e["content-length"]=String(r));let o=Or(t),s=Es(t);s&&(e["content-type"]=s);let i=await UT(t);i&&(e["x-first-bytes"]=i),typeof t=="string"&&(t=new TextEncoder().encode(t));let n=new Response(t,{headers:e});return Object.defineProperty(n,"url",{value:o}),n}async function Tg(t){if(!t.ok)throw await BT(t)}async function BT(t){let e=vg(t.url),r=`Failed to fetch resource (${t.status}) ${t.statusText}: ${e}`;r=r.length>100?`${r.slice(0,100)}...`:r;let o={reason:t.statusText,url:t.url,response:t};try{let s=t.headers.get("Content-Type");o.reason=!t.bodyUsed&&s?.includes("application/json")?await t.json():await t.text()}catch{}return new Ea(r,o)}async function UT(t){if(typeof t=="string")return`data:,${t.slice(0,5)}`;if(t instanceof Blob){let r=t.slice(0,5);return await new Promise(o=>{let s=new FileReader;s.onload=i=>o(i?.target?.result),s.readAsDataURL(r)})}if(t instanceof ArrayBuffer){let r=t.slice(0,5);return`data:base64,${kT(r)}`}return null}function kT(t){let e="",r=new Uint8Array(t);for(let o=0;o<r.byteLength;o++)e+=String.fromCharCode(r[o]);return btoa(e)}function zT(t){return!VT(t)&&!WT(t)}function VT(t){return t.startsWith("http:")||t.startsWith("https:")}function WT(t){return t.startsWith("data:")}async function lh(t,e){if(typeof t=="string"){let r=sh(t);return zT(r)&&globalThis.loaders?.fetchNode?globalThis.loaders?.fetchNode(r,e):await fetch(r,e)}return await Aa(t)}_s();var fh=new Se({id:"loaders.gl"}),wa=class{log(){return()=>{}}info(){return()=>{}}warn(){return()=>{}}error(){return()=>{}}},Pa=class{console;constructor(){this.console=console}log(...e){return this.console.log.bind(this.console,...e)}info(...e){return this.console.info.bind(this.console,...e)}warn(...e){return this.console.warn.bind(this.console,...e)}error(...e){return this.console.error.bind(this.console,...e)}};var hh={fetch:null,mimeType:void 0,nothrow:!1,log:new Pa,useLocalLibraries:!1,CDN:"https://unpkg.com/@loaders.gl",worker:!0,maxConcurrency:3,maxMobileConcurrency:1,reuseWorkers:wr,_nodeWorkers:!1,_workerType:"",limit:0,_limitMB:0,batchSize:"auto",batchDebounceMs:0,metadata:!1,transforms:[]},Sg={throws:"nothrow",dataType:"(no longer used)",uri:"baseUri",method:"fetch.method",headers:"fetch.headers",body:"fetch.body",mode:"fetch.mode",credentials:"fetch.credentials",cache:"fetch.cache",redirect:"fetch.redirect",referrer:"fetch.referrer",referrerPolicy:"fetch.referrerPolicy",integrity:"fetch.integrity",keepalive:"fetch.keepalive",signal:"fetch.signal"};function uh(){globalThis.loaders=globalThis.loaders||{};let{loaders:t}=globalThis;return t._state||(t._state={}),t._state}function dh(){let t=uh();return t.globalOptions=t.globalOptions||{...hh},t.globalOptions}function wg(t,e,r,o){return r=r||[],r=Array.isArray(r)?r:[r],jT(t,r),HT(e,t,o)}function jT(t,e){Eg(t,null,hh,Sg,e);for(let r of e){let o=t&&t[r.id]||{},s=r.options&&r.options[r.id]||{},i=r.deprecatedOptions&&r.deprecatedOptions[r.id]||{};Eg(o,r.id,s,i,e)}}function Eg(t,e,r,o,s){let i=e||"Top level",n=e?`${e}.`:"";for(let a in t){let c=!e&&Ir(t[a]),l=a==="baseUri"&&!e,f=a==="workerUrl"&&e;if(!(a in r)&&!l&&!f){if(a in o)fh.warn(`${i} loader option '${n}${a}' no longer supported, use '${o[a]}'`)();else if(!c){let h=$T(a,s);fh.warn(`${i} loader option '${n}${a}' not recognized. ${h}`)()}}}}function $T(t,e){let r=t.toLowerCase(),o="";for(let s of e)for(let i in s.options){if(t===i)return`Did you mean '${s.id}.${i}'?`;let n=i.toLowerCase();(r.startsWith(n)||n.startsWith(r))&&(o=o||`Did you mean '${s.id}.${i}'?`)}return o}function HT(t,e,r){let s={...t.options||{}};return XT(s,r),s.log===null&&(s.log=new wa),Ag(s,dh()),Ag(s,e),s}function Ag(t,e){for(let r in e)if(r in e){let o=e[r];nh(o)&&nh(t[r])?t[r]={...t[r],...e[r]}:t[r]=e[r]}}function XT(t,e){e&&!("baseUri"in t)&&(t.baseUri=e)}function As(t){return t?(Array.isArray(t)&&(t=t[0]),Array.isArray(t?.extensions)):!1}function ws(t){Jt(t,"null loader"),Jt(As(t),"invalid loader");let e;return Array.isArray(t)&&(e=t[1],t=t[0],t={...t,options:{...t.options,...e}}),(t?.parseTextSync||t?.parseText)&&(t.text=!0),t.text||(t.binary=!0),t}var Pg=()=>{let t=uh();return t.loaderRegistry=t.loaderRegistry||[],t.loaderRegistry};function ph(t){let e=Pg();t=Array.isArray(t)?t:[t];for(let r of t){let o=ws(r);e.find(s=>o===s)||e.unshift(o)}}function Rg(){return Pg()}var YT=/\.([^.]+)$/;async function Ig(t,e=[],r,o){if(!Og(t))return null;let s=Cg(t,e,{...r,nothrow:!0},o);if(s)return s;if(Ve(t)&&(t=await t.slice(0,10).arrayBuffer(),s=Cg(t,e,r,o)),!s&&!r?.nothrow)throw new Error(Ng(t));return s}function Cg(t,e=[],r,o){if(!Og(t))return null;if(e&&!Array.isArray(e))return ws(e);let s=[];e&&(s=s.concat(e)),r?.ignoreRegisteredLoaders||s.push(...Rg()),qT(s);let i=KT(t,s,r,o);if(!i&&!r?.nothrow)throw new Error(Ng(t));return i}function KT(t,e,r,o){let s=Or(t),i=Es(t),n=po(s)||o?.url,a=null,c="";return r?.mimeType&&(a=mh(e,r?.mimeType),c=`match forced by supplied MIME type ${r?.mimeType}`),a=a||ZT(e,n),c=c||(a?`matched url ${n}`:""),a=a||mh(e,i),c=c||(a?`matched MIME type ${i}`:""),a=a||JT(e,t),c=c||(a?`matched initial data ${Lg(t)}`:""),r?.fallbackMimeType&&(a=a||mh(e,r?.fallbackMimeType),c=c||(a?`matched fallback MIME type ${i}`:"")),c&&jf.log(1,`selectLoader selected ${a?.name}: ${c}.`),a}function Og(t){return!(t instanceof Response&&t.status===204)}function Ng(t){let e=Or(t),r=Es(t),o="No valid loader found (";o+=e?`${Mr.filename(e)}, `:"no url provided, ",o+=`MIME type: ${r?`"${r}"`:"not provided"}, `;let s=t?Lg(t):"";return o+=s?` first bytes: "${s}"`:"first bytes: not available",o+=")",o}function qT(t){for(let e of t)ws(e)}function ZT(t,e){let r=e&&YT.exec(e),o=r&&r[1];return o?GT(t,o):null}function GT(t,e){e=e.toLowerCase();for(let r of t)for(let o of r.extensions)if(o.toLowerCase()===e)return r;return null}function mh(t,e){for(let r of t)if(r.mimeTypes?.some(o=>ah(e,o))||ah(e,`application/x.${r.id}`))return r;return null}function JT(t,e){if(!e)return null;for(let r of t)if(typeof e=="string"){if(QT(e,r))return r}else if(ArrayBuffer.isView(e)){if(Mg(e.buffer,e.byteOffset,r))return r}else if(e instanceof ArrayBuffer&&Mg(e,0,r))return r;return null}function QT(t,e){return e.testText?e.testText(t):(Array.isArray(e.tests)?e.tests:[e.tests]).some(o=>t.startsWith(o))}function Mg(t,e,r){return(Array.isArray(r.tests)?r.tests:[r.tests]).some(s=>eS(t,e,r,s))}function eS(t,e,r,o){if(o instanceof ArrayBuffer)return Qf(o,t,o.byteLength);switch(typeof o){case"function":return o(t);case"string":let s=gh(t,e,o.length);return o===s;default:return!1}}function Lg(t,e=5){return typeof t=="string"?t.slice(0,e):ArrayBuffer.isView(t)?gh(t.buffer,t.byteOffset,e):t instanceof ArrayBuffer?gh(t,0,e):""}function gh(t,e,r){if(t.byteLength<e+r)return"";let o=new DataView(t),s="";for(let i=0;i<r;i++)s+=String.fromCharCode(o.getUint8(e+i));return s}function*Dg(t,e){let r=e?.chunkSize||262144,o=0,s=new TextEncoder;for(;o<t.length;){let i=Math.min(t.length-o,r),n=t.slice(o,o+i);o+=i,yield s.encode(n)}}function*Fg(t,e={}){let{chunkSize:r=262144}=e,o=0;for(;o<t.byteLength;){let s=Math.min(t.byteLength-o,r),i=new ArrayBuffer(s),n=new Uint8Array(t,o,s);new Uint8Array(i).set(n),o+=s,yield i}}async function*Bg(t,e){let r=e?.chunkSize||1048576,o=0;for(;o<t.size;){let s=o+r,i=await t.slice(o,s).arrayBuffer();o=s,yield i}}function xh(t,e){return wr?tS(t,e):rS(t,e)}async function*tS(t,e){let r=t.getReader(),o;try{for(;;){let s=o||r.read();e?._streamReadAhead&&(o=r.read());let{done:i,value:n}=await s;if(i)return;yield Ta(n)}}catch{r.releaseLock()}}async function*rS(t,e){for await(let r of t)yield Ta(r)}function Ug(t,e){if(typeof t=="string")return Dg(t,e);if(t instanceof ArrayBuffer)return Fg(t,e);if(Ve(t))return Bg(t,e);if(Sa(t))return xh(t,e);if(ze(t))return xh(t.body,e);throw new Error("makeIterator")}var kg="Cannot convert supplied data type";function oS(t,e,r){if(e.text&&typeof t=="string")return t;if(gg(t)&&(t=t.buffer),t instanceof ArrayBuffer){let o=t;return e.text&&!e.binary?new TextDecoder("utf8").decode(o):o}if(ArrayBuffer.isView(t)){if(e.text&&!e.binary)return new TextDecoder("utf8").decode(t);let o=t.buffer,s=t.byteLength||t.length;return(t.byteOffset!==0||s!==o.byteLength)&&(o=o.slice(t.byteOffset,t.byteOffset+s)),o}throw new Error(kg)}async function zg(t,e,r){let o=t instanceof ArrayBuffer||ArrayBuffer.isView(t);if(typeof t=="string"||o)return oS(t,e,r);if(Ve(t)&&(t=await Aa(t)),ze(t)){let s=t;return await Tg(s),e.binary?await s.arrayBuffer():await s.text()}if(Sa(t)&&(t=Ug(t,r)),pg(t)||mg(t))return th(t);throw new Error(kg)}function Ra(t,e){let r=dh(),o=t||r;return typeof o.fetch=="function"?o.fetch:Ir(o.fetch)?s=>lh(s,o.fetch):e?.fetch?e?.fetch:lh}function Vg(t,e,r){if(r)return r;let o={fetch:Ra(e,t),...t};if(o.url){let s=po(o.url);o.baseUrl=s,o.queryString=yg(o.url),o.filename=Mr.filename(s),o.baseUrl=Mr.dirname(s)}return Array.isArray(o.loaders)||(o.loaders=null),o}function Wg(t,e){if(t&&!Array.isArray(t))return t;let r;if(t&&(r=Array.isArray(t)?t:[t]),e&&e.loaders){let o=Array.isArray(e.loaders)?e.loaders:[e.loaders];r=r?[...r,...o]:o}return r&&r.length?r:void 0}async function Ps(t,e,r,o){e&&!Array.isArray(e)&&!As(e)&&(o=void 0,r=e,e=void 0),t=await t,r=r||{};let s=Or(t),n=Wg(e,o),a=await Ig(t,n,r);return a?(r=wg(r,a,n,s),o=Vg({url:s,_parse:Ps,loaders:n},r,o||null),await sS(a,t,r,o)):null}async function sS(t,e,r,o){if(Zf(t),r=$f(t.options,r),ze(e)){let i=e,{ok:n,redirected:a,status:c,statusText:l,type:f,url:h}=i,u=Object.fromEntries(i.headers.entries());o.response={headers:u,ok:n,redirected:a,status:c,statusText:l,type:f,url:h}}e=await zg(e,t,r);let s=t;if(s.parseTextSync&&typeof e=="string")return s.parseTextSync(e,r,o);if(Gf(t,r))return await Jf(t,e,r,o,Ps);if(s.parseText&&typeof e=="string")return await s.parseText(e,r,o);if(s.parse)return await s.parse(e,r,o);throw Ee(!s.parseSync),new Error(`${t.id} loader - no parser found and worker is disabled`)}async function tr(t,e,r,o){let s,i;!Array.isArray(e)&&!As(e)?(s=[],i=e,o=void 0):(s=e,i=r);let n=Ra(i),a=t;return typeof t=="string"&&(a=await n(t)),Ve(t)&&(a=await n(t)),Array.isArray(s)?await Ps(a,s,i):await Ps(a,s,i)}var jg="4.3.3";var iS=globalThis.loaders?.parseImageNode,_h=typeof Image<"u",yh=typeof ImageBitmap<"u",nS=!!iS,vh=wr?!0:nS;function $g(t){switch(t){case"auto":return yh||_h||vh;case"imagebitmap":return yh;case"image":return _h;case"data":return vh;default:throw new Error(`@loaders.gl/images: image ${t} not supported in this environment`)}}function Hg(){if(yh)return"imagebitmap";if(_h)return"image";if(vh)return"data";throw new Error("Install '@loaders.gl/polyfills' to parse images under Node.js")}function aS(t){let e=cS(t);if(!e)throw new Error("Not an image");return e}function Xg(t){switch(aS(t)){case"data":return t;case"image":case"imagebitmap":let e=document.createElement("canvas"),r=e.getContext("2d");if(!r)throw new Error("getImageData");return e.width=t.width,e.height=t.height,r.drawImage(t,0,0),r.getImageData(0,0,t.width,t.height);default:throw new Error("getImageData")}}function cS(t){return typeof ImageBitmap<"u"&&t instanceof ImageBitmap?"imagebitmap":typeof Image<"u"&&t instanceof Image?"image":t&&typeof t=="object"&&t.data&&t.width&&t.height?"data":null}var lS=/^data:image\/svg\+xml/,fS=/\.svg((\?|#).*)?$/;function Ca(t){return t&&(lS.test(t)||fS.test(t))}function Yg(t,e){if(Ca(e)){let o=new TextDecoder().decode(t);try{typeof unescape=="function"&&typeof encodeURIComponent=="function"&&(o=unescape(encodeURIComponent(o)))}catch(i){throw new Error(i.message)}return`data:image/svg+xml;base64,${btoa(o)}`}return bh(t,e)}function bh(t,e){if(Ca(e))throw new Error("SVG cannot be parsed directly to imagebitmap");return new Blob([new Uint8Array(t)])}async function Ma(t,e,r){let o=Yg(t,r),s=self.URL||self.webkitURL,i=typeof o!="string"&&s.createObjectURL(o);try{return await hS(i||o,e)}finally{i&&s.revokeObjectURL(i)}}async function hS(t,e){let r=new Image;return r.src=t,e.image&&e.image.decode&&r.decode?(await r.decode(),r):await new Promise((o,s)=>{try{r.onload=()=>o(r),r.onerror=i=>{let n=i instanceof Error?i.message:"error";s(new Error(n))}}catch(i){s(i)}})}var uS={},Kg=!0;async function qg(t,e,r){let o;Ca(r)?o=await Ma(t,e,r):o=bh(t,r);let s=e&&e.imagebitmap;return await dS(o,s)}async function dS(t,e=null){if((pS(e)||!Kg)&&(e=null),e)try{return await createImageBitmap(t,e)}catch(r){console.warn(r),Kg=!1}return await createImageBitmap(t)}function pS(t){for(let e in t||uS)return!1;return!0}function Zg(t){return!_S(t,"ftyp",4)||(t[8]&96)===0?null:mS(t)}function mS(t){switch(gS(t,8,12).replace("\0"," ").trim()){case"avif":case"avis":return{extension:"avif",mimeType:"image/avif"};default:return null}}function gS(t,e,r){return String.fromCharCode(...t.slice(e,r))}function xS(t){return[...t].map(e=>e.charCodeAt(0))}function _S(t,e,r=0){let o=xS(e);for(let s=0;s<o.length;++s)if(o[s]!==t[s+r])return!1;return!0}var pt=!1,Rs=!0;function Ia(t){let e=Cs(t);return vS(e)||SS(e)||bS(e)||TS(e)||yS(e)}function yS(t){let e=new Uint8Array(t instanceof DataView?t.buffer:t),r=Zg(e);return r?{mimeType:r.mimeType,width:0,height:0}:null}function vS(t){let e=Cs(t);return e.byteLength>=24&&e.getUint32(0,pt)===2303741511?{mimeType:"image/png",width:e.getUint32(16,pt),height:e.getUint32(20,pt)}:null}function bS(t){let e=Cs(t);return e.byteLength>=10&&e.getUint32(0,pt)===1195984440?{mimeType:"image/gif",width:e.getUint16(6,Rs),height:e.getUint16(8,Rs)}:null}function TS(t){let e=Cs(t);return e.byteLength>=14&&e.getUint16(0,pt)===16973&&e.getUint32(2,Rs)===e.byteLength?{mimeType:"image/bmp",width:e.getUint32(18,Rs),height:e.getUint32(22,Rs)}:null}function SS(t){let e=Cs(t);if(!(e.byteLength>=3&&e.getUint16(0,pt)===65496&&e.getUint8(2)===255))return null;let{tableMarkers:o,sofMarkers:s}=ES(),i=2;for(;i+9<e.byteLength;){let n=e.getUint16(i,pt);if(s.has(n))return{mimeType:"image/jpeg",height:e.getUint16(i+5,pt),width:e.getUint16(i+7,pt)};if(!o.has(n))return null;i+=2,i+=e.getUint16(i,pt)}return null}function ES(){let t=new Set([65499,65476,65484,65501,65534]);for(let r=65504;r<65520;++r)t.add(r);return{tableMarkers:t,sofMarkers:new Set([65472,65473,65474,65475,65477,65478,65479,65481,65482,65483,65485,65486,65487,65502])}}function Cs(t){if(t instanceof DataView)return t;if(ArrayBuffer.isView(t))return new DataView(t.buffer);if(t instanceof ArrayBuffer)return new DataView(t);throw new Error("toDataView")}async function Gg(t,e){let{mimeType:r}=Ia(t)||{},o=globalThis.loaders?.parseImageNode;return Jt(o),await o(t,r)}async function Jg(t,e,r){e=e||{};let s=(e.image||{}).type||"auto",{url:i}=r||{},n=AS(s),a;switch(n){case"imagebitmap":a=await qg(t,e,i);break;case"image":a=await Ma(t,e,i);break;case"data":a=await Gg(t,e);break;default:Jt(!1)}return s==="data"&&(a=Xg(a)),a}function AS(t){switch(t){case"auto":case"data":return Hg();default:return $g(t),t}}var wS=["png","jpg","jpeg","gif","webp","bmp","ico","svg","avif"],PS=["image/png","image/jpeg","image/gif","image/webp","image/avif","image/bmp","image/vnd.microsoft.icon","image/svg+xml"],RS={image:{type:"auto",decode:!0}},Th={dataType:null,batchType:null,id:"image",module:"images",name:"Images",version:jg,mimeTypes:PS,extensions:wS,parse:Jg,tests:[t=>!!Ia(new DataView(t))],options:RS};_s();var CS=new Se({id:"deck"}),L=CS;var Sh={};function Qg(t){Sh=t}function oe(t,e,r,o){L.level>0&&Sh[t]&&Sh[t].call(null,e,r,o)}function MS(t){let e=t[0],r=t[t.length-1];return e==="{"&&r==="}"||e==="["&&r==="]"}var e0={dataType:null,batchType:null,id:"JSON",name:"JSON",module:"",version:"",options:{},extensions:["json","geojson"],mimeTypes:["application/json","application/geo+json"],testText:MS,parseTextSync:JSON.parse};function IS(){let t="9.2.11",e=globalThis.deck&&globalThis.deck.VERSION;if(e&&e!==t)throw new Error(`deck.gl - multiple versions detected: ${e} vs ${t}`);return e||(L.log(1,`deck.gl ${t}`)(),globalThis.deck={...globalThis.deck,VERSION:t,version:t,log:L,_registerLoggers:Qg},ph([e0,[Th,{imagebitmap:{premultiplyAlpha:"none"}}]])),t}var t0=IS();function Oa(t,e){if(!t)throw new Error(e||"shadertools: assertion failed.")}var Eh={number:{type:"number",validate(t,e){return Number.isFinite(t)&&typeof e=="object"&&(e.max===void 0||t<=e.max)&&(e.min===void 0||t>=e.min)}},array:{type:"array",validate(t,e){return Array.isArray(t)||ArrayBuffer.isView(t)}}};function o0(t){let e={};for(let[r,o]of Object.entries(t))e[r]=OS(o);return e}function OS(t){let e=r0(t);if(e!=="object")return{value:t,...Eh[e],type:e};if(typeof t=="object")return t?t.type!==void 0?{...t,...Eh[t.type],type:t.type}:t.value===void 0?{type:"object",value:t}:(e=r0(t.value),{...t,...Eh[e],type:e}):{type:"object",value:null};throw new Error("props")}function r0(t){return Array.isArray(t)||ArrayBuffer.isView(t)?"array":typeof t}var s0=`#ifdef MODULE_LOGDEPTH
  logdepth_adjustPosition(gl_Position);
#endif
`,i0=`#ifdef MODULE_MATERIAL
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
`;var NS={vertex:s0,fragment:i0},n0=/void\s+main\s*\([^)]*\)\s*\{\n?/,a0=/}\n?[^{}]*$/,Ah=[],Ms="__LUMA_INJECT_DECLARATIONS__";function c0(t){let e={vertex:{},fragment:{}};for(let r in t){let o=t[r],s=LS(r);typeof o=="string"&&(o={order:0,injection:o}),e[s][r]=o}return e}function LS(t){let e=t.slice(0,2);switch(e){case"vs":return"vertex";case"fs":return"fragment";default:throw new Error(e)}}function Is(t,e,r,o=!1){let s=e==="vertex";for(let i in r){let n=r[i];n.sort((c,l)=>c.order-l.order),Ah.length=n.length;for(let c=0,l=n.length;c<l;++c)Ah[c]=n[c].injection;let a=`${Ah.join(`
`)}
`;switch(i){case"vs:#decl":s&&(t=t.replace(Ms,a));break;case"vs:#main-start":s&&(t=t.replace(n0,c=>c+a));break;case"vs:#main-end":s&&(t=t.replace(a0,c=>a+c));break;case"fs:#decl":s||(t=t.replace(Ms,a));break;case"fs:#main-start":s||(t=t.replace(n0,c=>c+a));break;case"fs:#main-end":s||(t=t.replace(a0,c=>a+c));break;default:t=t.replace(i,c=>c+a)}}return t=t.replace(Ms,""),o&&(t=t.replace(/\}\s*$/,i=>i+NS[e])),t}function mo(t){t.map(e=>DS(e))}function DS(t){if(t.instance)return;mo(t.dependencies||[]);let{propTypes:e={},deprecations:r=[],inject:o={}}=t,s={normalizedInjections:c0(o),parsedDeprecations:FS(r)};e&&(s.propValidators=o0(e)),t.instance=s;let i={};e&&(i=Object.entries(e).reduce((n,[a,c])=>{let l=c?.value;return l&&(n[a]=l),n},{})),t.defaultUniforms={...t.defaultUniforms,...i}}function wh(t,e,r){t.deprecations?.forEach(o=>{o.regex?.test(e)&&(o.deprecated?r.deprecated(o.old,o.new)():r.removed(o.old,o.new)())})}function FS(t){return t.forEach(e=>{e.type==="function"?e.regex=new RegExp(`\\b${e.old}\\(`):e.regex=new RegExp(`${e.type} ${e.old};`)}),t}function go(t){mo(t);let e={},r={};l0({modules:t,level:0,moduleMap:e,moduleDepth:r});let o=Object.keys(r).sort((s,i)=>r[i]-r[s]).map(s=>e[s]);return mo(o),o}function l0(t){let{modules:e,level:r,moduleMap:o,moduleDepth:s}=t;if(r>=5)throw new Error("Possible loop in shader dependency graph");for(let i of e)o[i.name]=i,(s[i.name]===void 0||s[i.name]<r)&&(s[i.name]=r);for(let i of e)i.dependencies&&l0({modules:i.dependencies,level:r+1,moduleMap:o,moduleDepth:s})}function f0(t){switch(t?.gpu.toLowerCase()){case"apple":return`#define APPLE_GPU
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
`}}function u0(t,e){if(Number(t.match(/^#version[ \t]+(\d+)/m)?.[1]||100)!==300)throw new Error("luma.gl v9 only supports GLSL 3.00 shader sources");switch(e){case"vertex":return t=h0(t,BS),t;case"fragment":return t=h0(t,US),t;default:throw new Error(e)}}var d0=[[/^(#version[ \t]+(100|300[ \t]+es))?[ \t]*\n/,`#version 300 es
`],[/\btexture(2D|2DProj|Cube)Lod(EXT)?\(/g,"textureLod("],[/\btexture(2D|2DProj|Cube)(EXT)?\(/g,"texture("]],BS=[...d0,[Ph("attribute"),"in $1"],[Ph("varying"),"out $1"]],US=[...d0,[Ph("varying"),"in $1"]];function h0(t,e){for(let[r,o]of e)t=t.replace(r,o);return t}function Ph(t){return new RegExp(`\\b${t}[ \\t]+(\\w+[ \\t]+\\w+(\\[\\w+\\])?;)`,"g")}function Rh(t,e){let r="";for(let o in t){let s=t[o];if(r+=`void ${s.signature} {
`,s.header&&(r+=`  ${s.header}`),e[o]){let i=e[o];i.sort((n,a)=>n.order-a.order);for(let n of i)r+=`  ${n.injection}
`}s.footer&&(r+=`  ${s.footer}`),r+=`}
`}return r}function Ch(t){let e={vertex:{},fragment:{}};for(let r of t){let o,s;typeof r!="string"?(o=r,s=o.hook):(o={},s=r),s=s.trim();let[i,n]=s.split(":"),a=s.replace(/\(.+/,""),c=Object.assign(o,{signature:n});switch(i){case"vs":e.vertex[a]=c;break;case"fs":e.fragment[a]=c;break;default:throw new Error(i)}}return e}function p0(t,e){return{name:kS(t,e),language:"glsl",version:zS(t)}}function kS(t,e="unnamed"){let o=/#define[^\S\r\n]*SHADER_NAME[^\S\r\n]*([A-Za-z0-9_-]+)\s*/.exec(t);return o?o[1]:e}function zS(t){let e=100,r=t.match(/[^\s]+/g);if(r&&r.length>=2&&r[0]==="#version"){let o=parseInt(r[1],10);Number.isFinite(o)&&(e=o)}if(e!==100&&e!==300)throw new Error(`Invalid GLSL version ${e}`);return e}var g0=`

${Ms}
`,VS=`precision highp float;
`;function x0(t){let e=go(t.modules||[]);return{source:WS(t.platformInfo,{...t,source:t.source,stage:"vertex",modules:e}),getUniforms:y0(e)}}function _0(t){let{vs:e,fs:r}=t,o=go(t.modules||[]);return{vs:m0(t.platformInfo,{...t,source:e,stage:"vertex",modules:o}),fs:m0(t.platformInfo,{...t,source:r,stage:"fragment",modules:o}),getUniforms:y0(o)}}function WS(t,e){let{source:r,stage:o,modules:s,hookFunctions:i=[],inject:n={},log:a}=e;Oa(typeof r=="string","shader source must be a string");let c=r,l="",f=Ch(i),h={},u={},d={};for(let m in n){let g=typeof n[m]=="string"?{injection:n[m],order:0}:n[m],x=/^(v|f)s:(#)?([\w-]+)$/.exec(m);if(x){let y=x[2],_=x[3];y?_==="decl"?u[m]=[g]:d[m]=[g]:h[m]=[g]}else d[m]=[g]}let p=s;for(let m of p){a&&wh(m,c,a);let g=v0(m,"wgsl");l+=g;let x=m.injections?.[o]||{};for(let y in x){let _=/^(v|f)s:#([\w-]+)$/.exec(y);if(_){let b=_[2]==="decl"?u:d;b[y]=b[y]||[],b[y].push(x[y])}else h[y]=h[y]||[],h[y].push(x[y])}}return l+=g0,l=Is(l,o,u),l+=Rh(f[o],h),l+=c,l=Is(l,o,d),l}function m0(t,e){let{source:r,stage:o,language:s="glsl",modules:i,defines:n={},hookFunctions:a=[],inject:c={},prologue:l=!0,log:f}=e;Oa(typeof r=="string","shader source must be a string");let h=s==="glsl"?p0(r).version:-1,u=t.shaderLanguageVersion,d=h===100?"#version 100":"#version 300 es",m=r.split(`
`).slice(1).join(`
`),g={};i.forEach(T=>{Object.assign(g,T.defines)}),Object.assign(g,n);let x="";switch(s){case"wgsl":break;case"glsl":x=l?`${d}

// ----- PROLOGUE -------------------------
${`#define SHADER_TYPE_${o.toUpperCase()}`}

${f0(t)}
${o==="fragment"?VS:""}

// ----- APPLICATION DEFINES -------------------------

${jS(g)}

`:`${d}
`;break}let y=Ch(a),_={},v={},b={};for(let T in c){let C=typeof c[T]=="string"?{injection:c[T],order:0}:c[T],R=/^(v|f)s:(#)?([\w-]+)$/.exec(T);if(R){let E=R[2],w=R[3];E?w==="decl"?v[T]=[C]:b[T]=[C]:_[T]=[C]}else b[T]=[C]}for(let T of i){f&&wh(T,m,f);let C=v0(T,o);x+=C;let R=T.instance?.normalizedInjections[o]||{};for(let E in R){let w=/^(v|f)s:#([\w-]+)$/.exec(E);if(w){let F=w[2]==="decl"?v:b;F[E]=F[E]||[],F[E].push(R[E])}else _[E]=_[E]||[],_[E].push(R[E])}}return x+="// ----- MAIN SHADER SOURCE -------------------------",x+=g0,x=Is(x,o,v),x+=Rh(y[o],_),x+=m,x=Is(x,o,b),s==="glsl"&&h!==u&&(x=u0(x,o)),x.trim()}function y0(t){return function(r){let o={};for(let s of t){let i=s.getUniforms?.(r,o);Object.assign(o,i)}return o}}function jS(t={}){let e="";for(let r in t){let o=t[r];(o||Number.isFinite(o))&&(e+=`#define ${r.toUpperCase()} ${t[r]}
`)}return e}function v0(t,e){let r;switch(e){case"vertex":r=t.vs||"";break;case"fragment":r=t.fs||"";break;case"wgsl":r=t.source||"";break;default:Oa(!1)}if(!t.name)throw new Error("Shader module must have a name");let o=t.name.toUpperCase().replace(/[^0-9a-z]/gi,"_"),s=`// ----- MODULE ${t.name} ---------------

`;return e!=="wgsl"&&(s+=`#define MODULE_${o}
`),s+=`${r}
`,s}var $S=/^\s*\#\s*ifdef\s*([a-zA-Z_]+)\s*$/,HS=/^\s*\#\s*endif\s*$/;function b0(t,e){let r=t.split(`
`),o=[],s=!0,i=null;for(let n of r){let a=n.match($S),c=n.match(HS);a?(i=a[1],s=!!e?.defines?.[i]):c?s=!0:s&&o.push(n)}return o.join(`
`)}var mt=class t{static defaultShaderAssembler;_hookFunctions=[];_defaultModules=[];static getDefaultShaderAssembler(){return t.defaultShaderAssembler=t.defaultShaderAssembler||new t,t.defaultShaderAssembler}addDefaultModule(e){this._defaultModules.find(r=>r.name===(typeof e=="string"?e:e.name))||this._defaultModules.push(e)}removeDefaultModule(e){let r=typeof e=="string"?e:e.name;this._defaultModules=this._defaultModules.filter(o=>o.name!==r)}addShaderHook(e,r){r&&(e=Object.assign(r,{hook:e})),this._hookFunctions.push(e)}assembleWGSLShader(e){let r=this._getModuleList(e.modules),o=this._hookFunctions,{source:s,getUniforms:i}=x0({...e,source:e.source,modules:r,hookFunctions:o});return{source:e.platformInfo.shaderLanguage==="wgsl"?b0(s):s,getUniforms:i,modules:r}}assembleGLSLShaderPair(e){let r=this._getModuleList(e.modules),o=this._hookFunctions;return{..._0({...e,vs:e.vs,fs:e.fs,modules:r,hookFunctions:o}),modules:r}}_getModuleList(e=[]){let r=new Array(this._defaultModules.length+e.length),o={},s=0;for(let i=0,n=this._defaultModules.length;i<n;++i){let a=this._defaultModules[i],c=a.name;r[s++]=a,o[c]=!0}for(let i=0,n=e.length;i<n;++i){let a=e[i],c=a.name;o[c]||(r[s++]=a,o[c]=!0)}return r.length=s,mo(r),r}};var XS=`out vec4 transform_output;
void main() {
  transform_output = vec4(0);
}`,YS=`#version 300 es
${XS}`;function Mh(t){let{input:e,inputChannels:r,output:o}=t||{};if(!e)return YS;if(!r)throw new Error("inputChannels");let s=KS(r),i=T0(e,r);return`#version 300 es
in ${s} ${e};
out vec4 ${o};
void main() {
  ${o} = ${i};
}`}function KS(t){switch(t){case 1:return"float";case 2:return"vec2";case 3:return"vec3";case 4:return"vec4";default:throw new Error(`invalid channels: ${t}`)}}function T0(t,e){switch(e){case 1:return`vec4(${t}, 0.0, 0.0, 1.0)`;case 2:return`vec4(${t}, 0.0, 1.0)`;case 3:return`vec4(${t}, 1.0)`;case 4:return t;default:throw new Error(`invalid channels: ${e}`)}}V();var Xa=class{constructor(){throw new Error("WebGPU shaders are not read here")}};function eu(t){let e={attributes:[],bindings:[]},r;try{r=IE(t)}catch(i){return S.error(i.message)(),e}for(let i of r.uniforms){let n=[];for(let a of i.type?.members||[])n.push({name:a.name,type:ax(a.type)});e.bindings.push({type:"uniform",name:i.name,group:i.group,location:i.binding,members:n})}for(let i of r.textures)e.bindings.push({type:"texture",name:i.name,group:i.group,location:i.binding});for(let i of r.samplers)e.bindings.push({type:"sampler",name:i.name,group:i.group,location:i.binding});let o=r.entry.vertex[0],s=o?.inputs.length||0;for(let i=0;i<s;i++){let n=o.inputs[i];if(n.locationType==="location"){let a=ax(n.type);e.attributes.push({name:n.name,location:Number(n.location),type:a})}}return e}function ax(t){return t?.format?`${t.name}<${t.format.name}>`:t.name}function IE(t){try{return new Xa(t)}catch(e){if(e instanceof Error)throw e;let r="WGSL parse error";throw typeof e=="object"&&e?.message&&(r+=`: ${e.message} `),typeof e=="object"&&e?.token&&(r+=e.token.line||""),new Error(r,{cause:e})}}var Ok=1/Math.PI*180,Nk=1/180*Math.PI,OE={EPSILON:1e-12,debug:!1,precision:4,printTypes:!1,printDegrees:!1,printRowMajor:!0,_cartographicRadians:!1};globalThis.mathgl=globalThis.mathgl||{config:{...OE}};var ne=globalThis.mathgl.config;function tu(t,{precision:e=ne.precision}={}){return t=NE(t),`${parseFloat(t.toPrecision(e))}`}function Ze(t){return Array.isArray(t)||ArrayBuffer.isView(t)&&!(t instanceof DataView)}function G(t,e,r){return DE(t,o=>Math.max(e,Math.min(r,o)))}function Ge(t,e,r){return Ze(t)?t.map((o,s)=>Ge(o,e[s],r)):r*e+(1-r)*t}function we(t,e,r){let o=ne.EPSILON;r&&(ne.EPSILON=r);try{if(t===e)return!0;if(Ze(t)&&Ze(e)){if(t.length!==e.length)return!1;for(let s=0;s<t.length;++s)if(!we(t[s],e[s]))return!1;return!0}return t&&t.equals?t.equals(e):e&&e.equals?e.equals(t):typeof t=="number"&&typeof e=="number"?Math.abs(t-e)<=ne.EPSILON*Math.max(1,Math.abs(t),Math.abs(e)):!1}finally{ne.EPSILON=o}}function NE(t){return Math.round(t/ne.EPSILON)*ne.EPSILON}function LE(t){return t.clone?t.clone():new Array(t.length)}function DE(t,e,r){if(Ze(t)){let o=t;r=r||LE(o);for(let s=0;s<r.length&&s<o.length;++s){let i=typeof t=="number"?t:t[s];r[s]=e(i,s,r)}return r}return e(t)}var or=class extends Array{clone(){return new this.constructor().copy(this)}fromArray(e,r=0){for(let o=0;o<this.ELEMENTS;++o)this[o]=e[o+r];return this.check()}toArray(e=[],r=0){for(let o=0;o<this.ELEMENTS;++o)e[r+o]=this[o];return e}toObject(e){return e}from(e){return Array.isArray(e)?this.copy(e):this.fromObject(e)}to(e){return e===this?this:Ze(e)?this.toArray(e):this.toObject(e)}toTarget(e){return e?this.to(e):this}toFloat32Array(){return new Float32Array(this)}toString(){return this.formatString(ne)}formatString(e){let r="";for(let o=0;o<this.ELEMENTS;++o)r+=(o>0?", ":"")+tu(this[o],e);return`${e.printTypes?this.constructor.name:""}[${r}]`}equals(e){if(!e||this.length!==e.length)return!1;for(let r=0;r<this.ELEMENTS;++r)if(!we(this[r],e[r]))return!1;return!0}exactEquals(e){if(!e||this.length!==e.length)return!1;for(let r=0;r<this.ELEMENTS;++r)if(this[r]!==e[r])return!1;return!0}negate(){for(let e=0;e<this.ELEMENTS;++e)this[e]=-this[e];return this.check()}lerp(e,r,o){if(o===void 0)return this.lerp(this,e,r);for(let s=0;s<this.ELEMENTS;++s){let i=e[s],n=typeof r=="number"?r:r[s];this[s]=i+o*(n-i)}return this.check()}min(e){for(let r=0;r<this.ELEMENTS;++r)this[r]=Math.min(e[r],this[r]);return this.check()}max(e){for(let r=0;r<this.ELEMENTS;++r)this[r]=Math.max(e[r],this[r]);return this.check()}clamp(e,r){for(let o=0;o<this.ELEMENTS;++o)this[o]=Math.min(Math.max(this[o],e[o]),r[o]);return this.check()}add(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]+=r[o];return this.check()}subtract(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]-=r[o];return this.check()}scale(e){if(typeof e=="number")for(let r=0;r<this.ELEMENTS;++r)this[r]*=e;else for(let r=0;r<this.ELEMENTS&&r<e.length;++r)this[r]*=e[r];return this.check()}multiplyByScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]*=e;return this.check()}check(){if(ne.debug&&!this.validate())throw new Error(`math.gl: ${this.constructor.name} some fields set to invalid numbers'`);return this}validate(){let e=this.length===this.ELEMENTS;for(let r=0;r<this.ELEMENTS;++r)e=e&&Number.isFinite(this[r]);return e}sub(e){return this.subtract(e)}setScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]=e;return this.check()}addScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]+=e;return this.check()}subScalar(e){return this.addScalar(-e)}multiplyScalar(e){for(let r=0;r<this.ELEMENTS;++r)this[r]*=e;return this.check()}divideScalar(e){return this.multiplyByScalar(1/e)}clampScalar(e,r){for(let o=0;o<this.ELEMENTS;++o)this[o]=Math.min(Math.max(this[o],e),r);return this.check()}get elements(){return this}};function FE(t,e){if(t.length!==e)return!1;for(let r=0;r<t.length;++r)if(!Number.isFinite(t[r]))return!1;return!0}function X(t){if(!Number.isFinite(t))throw new Error(`Invalid number ${JSON.stringify(t)}`);return t}function sr(t,e,r=""){if(ne.debug&&!FE(t,e))throw new Error(`math.gl: ${r} some fields set to invalid numbers'`);return t}function xt(t,e){if(!t)throw new Error(`math.gl assertion ${e}`)}var To=class extends or{get x(){return this[0]}set x(e){this[0]=X(e)}get y(){return this[1]}set y(e){this[1]=X(e)}len(){return Math.sqrt(this.lengthSquared())}magnitude(){return this.len()}lengthSquared(){let e=0;for(let r=0;r<this.ELEMENTS;++r)e+=this[r]*this[r];return e}magnitudeSquared(){return this.lengthSquared()}distance(e){return Math.sqrt(this.distanceSquared(e))}distanceSquared(e){let r=0;for(let o=0;o<this.ELEMENTS;++o){let s=this[o]-e[o];r+=s*s}return X(r)}dot(e){let r=0;for(let o=0;o<this.ELEMENTS;++o)r+=this[o]*e[o];return X(r)}normalize(){let e=this.magnitude();if(e!==0)for(let r=0;r<this.ELEMENTS;++r)this[r]/=e;return this.check()}multiply(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]*=r[o];return this.check()}divide(...e){for(let r of e)for(let o=0;o<this.ELEMENTS;++o)this[o]/=r[o];return this.check()}lengthSq(){return this.lengthSquared()}distanceTo(e){return this.distance(e)}distanceToSquared(e){return this.distanceSquared(e)}getComponent(e){return xt(e>=0&&e<this.ELEMENTS,"index is out of range"),X(this[e])}setComponent(e,r){return xt(e>=0&&e<this.ELEMENTS,"index is out of range"),this[e]=r,this.check()}addVectors(e,r){return this.copy(e).add(r)}subVectors(e,r){return this.copy(e).subtract(r)}multiplyVectors(e,r){return this.copy(e).multiply(r)}addScaledVector(e,r){return this.add(new this.constructor(e).multiplyScalar(r))}};var Me={};Zt(Me,{add:()=>VE,angle:()=>iA,ceil:()=>WE,clone:()=>BE,copy:()=>kE,create:()=>cx,cross:()=>QE,dist:()=>pA,distance:()=>ux,div:()=>dA,divide:()=>hx,dot:()=>JE,equals:()=>lA,exactEquals:()=>cA,floor:()=>jE,forEach:()=>xA,fromValues:()=>UE,inverse:()=>ZE,len:()=>fA,length:()=>px,lerp:()=>eA,max:()=>HE,min:()=>$E,mul:()=>uA,multiply:()=>fx,negate:()=>qE,normalize:()=>GE,random:()=>tA,rotate:()=>sA,round:()=>XE,scale:()=>YE,scaleAndAdd:()=>KE,set:()=>zE,sqrDist:()=>mA,sqrLen:()=>gA,squaredDistance:()=>dx,squaredLength:()=>mx,str:()=>aA,sub:()=>hA,subtract:()=>lx,transformMat2:()=>rA,transformMat2d:()=>oA,transformMat3:()=>ru,transformMat4:()=>ou,zero:()=>nA});var q=typeof Float32Array<"u"?Float32Array:Array,_t=Math.random;function We(t){return t>=0?Math.round(t):t%.5===0?Math.floor(t):Math.round(t)}var $k=Math.PI/180;function cx(){let t=new q(2);return q!=Float32Array&&(t[0]=0,t[1]=0),t}function BE(t){let e=new q(2);return e[0]=t[0],e[1]=t[1],e}function UE(t,e){let r=new q(2);return r[0]=t,r[1]=e,r}function kE(t,e){return t[0]=e[0],t[1]=e[1],t}function zE(t,e,r){return t[0]=e,t[1]=r,t}function VE(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t}function lx(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t}function fx(t,e,r){return t[0]=e[0]*r[0],t[1]=e[1]*r[1],t}function hx(t,e,r){return t[0]=e[0]/r[0],t[1]=e[1]/r[1],t}function WE(t,e){return t[0]=Math.ceil(e[0]),t[1]=Math.ceil(e[1]),t}function jE(t,e){return t[0]=Math.floor(e[0]),t[1]=Math.floor(e[1]),t}function $E(t,e,r){return t[0]=Math.min(e[0],r[0]),t[1]=Math.min(e[1],r[1]),t}function HE(t,e,r){return t[0]=Math.max(e[0],r[0]),t[1]=Math.max(e[1],r[1]),t}function XE(t,e){return t[0]=We(e[0]),t[1]=We(e[1]),t}function YE(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t}function KE(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t}function ux(t,e){let r=e[0]-t[0],o=e[1]-t[1];return Math.sqrt(r*r+o*o)}function dx(t,e){let r=e[0]-t[0],o=e[1]-t[1];return r*r+o*o}function px(t){let e=t[0],r=t[1];return Math.sqrt(e*e+r*r)}function mx(t){let e=t[0],r=t[1];return e*e+r*r}function qE(t,e){return t[0]=-e[0],t[1]=-e[1],t}function ZE(t,e){return t[0]=1/e[0],t[1]=1/e[1],t}function GE(t,e){let r=e[0],o=e[1],s=r*r+o*o;return s>0&&(s=1/Math.sqrt(s)),t[0]=e[0]*s,t[1]=e[1]*s,t}function JE(t,e){return t[0]*e[0]+t[1]*e[1]}function QE(t,e,r){let o=e[0]*r[1]-e[1]*r[0];return t[0]=t[1]=0,t[2]=o,t}function eA(t,e,r,o){let s=e[0],i=e[1];return t[0]=s+o*(r[0]-s),t[1]=i+o*(r[1]-i),t}function tA(t,e){e=e===void 0?1:e;let r=_t()*2*Math.PI;return t[0]=Math.cos(r)*e,t[1]=Math.sin(r)*e,t}function rA(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s,t[1]=r[1]*o+r[3]*s,t}function oA(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s+r[4],t[1]=r[1]*o+r[3]*s+r[5],t}function ru(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[3]*s+r[6],t[1]=r[1]*o+r[4]*s+r[7],t}function ou(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[4]*s+r[12],t[1]=r[1]*o+r[5]*s+r[13],t}function sA(t,e,r,o){let s=e[0]-r[0],i=e[1]-r[1],n=Math.sin(o),a=Math.cos(o);return t[0]=s*a-i*n+r[0],t[1]=s*n+i*a+r[1],t}function iA(t,e){let r=t[0],o=t[1],s=e[0],i=e[1],n=Math.sqrt((r*r+o*o)*(s*s+i*i)),a=n&&(r*s+o*i)/n;return Math.acos(Math.min(Math.max(a,-1),1))}function nA(t){return t[0]=0,t[1]=0,t}function aA(t){return`vec2(${t[0]}, ${t[1]})`}function cA(t,e){return t[0]===e[0]&&t[1]===e[1]}function lA(t,e){let r=t[0],o=t[1],s=e[0],i=e[1];return Math.abs(r-s)<=1e-6*Math.max(1,Math.abs(r),Math.abs(s))&&Math.abs(o-i)<=1e-6*Math.max(1,Math.abs(o),Math.abs(i))}var fA=px,hA=lx,uA=fx,dA=hx,pA=ux,mA=dx,gA=mx,xA=(function(){let t=cx();return function(e,r,o,s,i,n){let a,c;for(r||(r=2),o||(o=0),s?c=Math.min(s*r+o,e.length):c=e.length,a=o;a<c;a+=r)t[0]=e[a],t[1]=e[a+1],i(t,t,n),e[a]=t[0],e[a+1]=t[1];return e}})();function gx(t,e,r){let o=e[0],s=e[1],i=r[3]*o+r[7]*s||1;return t[0]=(r[0]*o+r[4]*s)/i,t[1]=(r[1]*o+r[5]*s)/i,t}function Ya(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[3]*o+r[7]*s+r[11]*i||1;return t[0]=(r[0]*o+r[4]*s+r[8]*i)/n,t[1]=(r[1]*o+r[5]*s+r[9]*i)/n,t[2]=(r[2]*o+r[6]*s+r[10]*i)/n,t}function xx(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s,t[1]=r[1]*o+r[3]*s,t[2]=e[2],t}function _x(t,e,r){let o=e[0],s=e[1];return t[0]=r[0]*o+r[2]*s,t[1]=r[1]*o+r[3]*s,t[2]=e[2],t[3]=e[3],t}function Ka(t,e,r){let o=e[0],s=e[1],i=e[2];return t[0]=r[0]*o+r[3]*s+r[6]*i,t[1]=r[1]*o+r[4]*s+r[7]*i,t[2]=r[2]*o+r[5]*s+r[8]*i,t[3]=e[3],t}var Ie={};Zt(Ie,{add:()=>bA,angle:()=>cu,bezier:()=>LA,ceil:()=>TA,clone:()=>_A,copy:()=>yA,create:()=>qa,cross:()=>Ur,dist:()=>jA,distance:()=>Sx,div:()=>WA,divide:()=>Tx,dot:()=>Ys,equals:()=>kA,exactEquals:()=>UA,floor:()=>SA,forEach:()=>XA,fromValues:()=>Za,hermite:()=>NA,inverse:()=>MA,len:()=>lu,length:()=>yx,lerp:()=>IA,max:()=>AA,min:()=>EA,mul:()=>VA,multiply:()=>bx,negate:()=>CA,normalize:()=>su,random:()=>DA,rotateX:()=>iu,rotateY:()=>nu,rotateZ:()=>au,round:()=>wA,scale:()=>PA,scaleAndAdd:()=>RA,set:()=>vA,slerp:()=>OA,sqrDist:()=>$A,sqrLen:()=>HA,squaredDistance:()=>Ex,squaredLength:()=>Ax,str:()=>BA,sub:()=>zA,subtract:()=>vx,transformMat3:()=>Ks,transformMat4:()=>kr,transformQuat:()=>qs,zero:()=>FA});function qa(){let t=new q(3);return q!=Float32Array&&(t[0]=0,t[1]=0,t[2]=0),t}function _A(t){let e=new q(3);return e[0]=t[0],e[1]=t[1],e[2]=t[2],e}function yx(t){let e=t[0],r=t[1],o=t[2];return Math.sqrt(e*e+r*r+o*o)}function Za(t,e,r){let o=new q(3);return o[0]=t,o[1]=e,o[2]=r,o}function yA(t,e){return t[0]=e[0],t[1]=e[1],t[2]=e[2],t}function vA(t,e,r,o){return t[0]=e,t[1]=r,t[2]=o,t}function bA(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t[2]=e[2]+r[2],t}function vx(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t[2]=e[2]-r[2],t}function bx(t,e,r){return t[0]=e[0]*r[0],t[1]=e[1]*r[1],t[2]=e[2]*r[2],t}function Tx(t,e,r){return t[0]=e[0]/r[0],t[1]=e[1]/r[1],t[2]=e[2]/r[2],t}function TA(t,e){return t[0]=Math.ceil(e[0]),t[1]=Math.ceil(e[1]),t[2]=Math.ceil(e[2]),t}function SA(t,e){return t[0]=Math.floor(e[0]),t[1]=Math.floor(e[1]),t[2]=Math.floor(e[2]),t}function EA(t,e,r){return t[0]=Math.min(e[0],r[0]),t[1]=Math.min(e[1],r[1]),t[2]=Math.min(e[2],r[2]),t}function AA(t,e,r){return t[0]=Math.max(e[0],r[0]),t[1]=Math.max(e[1],r[1]),t[2]=Math.max(e[2],r[2]),t}function wA(t,e){return t[0]=We(e[0]),t[1]=We(e[1]),t[2]=We(e[2]),t}function PA(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t[2]=e[2]*r,t}function RA(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t[2]=e[2]+r[2]*o,t}function Sx(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2];return Math.sqrt(r*r+o*o+s*s)}function Ex(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2];return r*r+o*o+s*s}function Ax(t){let e=t[0],r=t[1],o=t[2];return e*e+r*r+o*o}function CA(t,e){return t[0]=-e[0],t[1]=-e[1],t[2]=-e[2],t}function MA(t,e){return t[0]=1/e[0],t[1]=1/e[1],t[2]=1/e[2],t}function su(t,e){let r=e[0],o=e[1],s=e[2],i=r*r+o*o+s*s;return i>0&&(i=1/Math.sqrt(i)),t[0]=e[0]*i,t[1]=e[1]*i,t[2]=e[2]*i,t}function Ys(t,e){return t[0]*e[0]+t[1]*e[1]+t[2]*e[2]}function Ur(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[0],a=r[1],c=r[2];return t[0]=s*c-i*a,t[1]=i*n-o*c,t[2]=o*a-s*n,t}function IA(t,e,r,o){let s=e[0],i=e[1],n=e[2];return t[0]=s+o*(r[0]-s),t[1]=i+o*(r[1]-i),t[2]=n+o*(r[2]-n),t}function OA(t,e,r,o){let s=Math.acos(Math.min(Math.max(Ys(e,r),-1),1)),i=Math.sin(s),n=Math.sin((1-o)*s)/i,a=Math.sin(o*s)/i;return t[0]=n*e[0]+a*r[0],t[1]=n*e[1]+a*r[1],t[2]=n*e[2]+a*r[2],t}function NA(t,e,r,o,s,i){let n=i*i,a=n*(2*i-3)+1,c=n*(i-2)+i,l=n*(i-1),f=n*(3-2*i);return t[0]=e[0]*a+r[0]*c+o[0]*l+s[0]*f,t[1]=e[1]*a+r[1]*c+o[1]*l+s[1]*f,t[2]=e[2]*a+r[2]*c+o[2]*l+s[2]*f,t}function LA(t,e,r,o,s,i){let n=1-i,a=n*n,c=i*i,l=a*n,f=3*i*a,h=3*c*n,u=c*i;return t[0]=e[0]*l+r[0]*f+o[0]*h+s[0]*u,t[1]=e[1]*l+r[1]*f+o[1]*h+s[1]*u,t[2]=e[2]*l+r[2]*f+o[2]*h+s[2]*u,t}function DA(t,e){e=e===void 0?1:e;let r=_t()*2*Math.PI,o=_t()*2-1,s=Math.sqrt(1-o*o)*e;return t[0]=Math.cos(r)*s,t[1]=Math.sin(r)*s,t[2]=o*e,t}function kr(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[3]*o+r[7]*s+r[11]*i+r[15];return n=n||1,t[0]=(r[0]*o+r[4]*s+r[8]*i+r[12])/n,t[1]=(r[1]*o+r[5]*s+r[9]*i+r[13])/n,t[2]=(r[2]*o+r[6]*s+r[10]*i+r[14])/n,t}function Ks(t,e,r){let o=e[0],s=e[1],i=e[2];return t[0]=o*r[0]+s*r[3]+i*r[6],t[1]=o*r[1]+s*r[4]+i*r[7],t[2]=o*r[2]+s*r[5]+i*r[8],t}function qs(t,e,r){let o=r[0],s=r[1],i=r[2],n=r[3],a=e[0],c=e[1],l=e[2],f=s*l-i*c,h=i*a-o*l,u=o*c-s*a,d=s*u-i*h,p=i*f-o*u,m=o*h-s*f,g=n*2;return f*=g,h*=g,u*=g,d*=2,p*=2,m*=2,t[0]=a+f+d,t[1]=c+h+p,t[2]=l+u+m,t}function iu(t,e,r,o){let s=[],i=[];return s[0]=e[0]-r[0],s[1]=e[1]-r[1],s[2]=e[2]-r[2],i[0]=s[0],i[1]=s[1]*Math.cos(o)-s[2]*Math.sin(o),i[2]=s[1]*Math.sin(o)+s[2]*Math.cos(o),t[0]=i[0]+r[0],t[1]=i[1]+r[1],t[2]=i[2]+r[2],t}function nu(t,e,r,o){let s=[],i=[];return s[0]=e[0]-r[0],s[1]=e[1]-r[1],s[2]=e[2]-r[2],i[0]=s[2]*Math.sin(o)+s[0]*Math.cos(o),i[1]=s[1],i[2]=s[2]*Math.cos(o)-s[0]*Math.sin(o),t[0]=i[0]+r[0],t[1]=i[1]+r[1],t[2]=i[2]+r[2],t}function au(t,e,r,o){let s=[],i=[];return s[0]=e[0]-r[0],s[1]=e[1]-r[1],s[2]=e[2]-r[2],i[0]=s[0]*Math.cos(o)-s[1]*Math.sin(o),i[1]=s[0]*Math.sin(o)+s[1]*Math.cos(o),i[2]=s[2],t[0]=i[0]+r[0],t[1]=i[1]+r[1],t[2]=i[2]+r[2],t}function cu(t,e){let r=t[0],o=t[1],s=t[2],i=e[0],n=e[1],a=e[2],c=Math.sqrt((r*r+o*o+s*s)*(i*i+n*n+a*a)),l=c&&Ys(t,e)/c;return Math.acos(Math.min(Math.max(l,-1),1))}function FA(t){return t[0]=0,t[1]=0,t[2]=0,t}function BA(t){return`vec3(${t[0]}, ${t[1]}, ${t[2]})`}function UA(t,e){return t[0]===e[0]&&t[1]===e[1]&&t[2]===e[2]}function kA(t,e){let r=t[0],o=t[1],s=t[2],i=e[0],n=e[1],a=e[2];return Math.abs(r-i)<=1e-6*Math.max(1,Math.abs(r),Math.abs(i))&&Math.abs(o-n)<=1e-6*Math.max(1,Math.abs(o),Math.abs(n))&&Math.abs(s-a)<=1e-6*Math.max(1,Math.abs(s),Math.abs(a))}var zA=vx,VA=bx,WA=Tx,jA=Sx,$A=Ex,lu=yx,HA=Ax,XA=(function(){let t=qa();return function(e,r,o,s,i,n){let a,c;for(r||(r=3),o||(o=0),s?c=Math.min(s*r+o,e.length):c=e.length,a=o;a<c;a+=r)t[0]=e[a],t[1]=e[a+1],t[2]=e[a+2],i(t,t,n),e[a]=t[0],e[a+1]=t[1],e[a+2]=t[2];return e}})();var fu=[0,0,0],Ga,M=class t extends To{static get ZERO(){return Ga||(Ga=new t(0,0,0),Object.freeze(Ga)),Ga}constructor(e=0,r=0,o=0){super(-0,-0,-0),arguments.length===1&&Ze(e)?this.copy(e):(ne.debug&&(X(e),X(r),X(o)),this[0]=e,this[1]=r,this[2]=o)}set(e,r,o){return this[0]=e,this[1]=r,this[2]=o,this.check()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this.check()}fromObject(e){return ne.debug&&(X(e.x),X(e.y),X(e.z)),this[0]=e.x,this[1]=e.y,this[2]=e.z,this.check()}toObject(e){return e.x=this[0],e.y=this[1],e.z=this[2],e}get ELEMENTS(){return 3}get z(){return this[2]}set z(e){this[2]=X(e)}angle(e){return cu(this,e)}cross(e){return Ur(this,this,e),this.check()}rotateX({radians:e,origin:r=fu}){return iu(this,this,r,e),this.check()}rotateY({radians:e,origin:r=fu}){return nu(this,this,r,e),this.check()}rotateZ({radians:e,origin:r=fu}){return au(this,this,r,e),this.check()}transform(e){return this.transformAsPoint(e)}transformAsPoint(e){return kr(this,this,e),this.check()}transformAsVector(e){return Ya(this,this,e),this.check()}transformByMatrix3(e){return Ks(this,this,e),this.check()}transformByMatrix2(e){return xx(this,this,e),this.check()}transformByQuaternion(e){return qs(this,this,e),this.check()}};var Ja,Qa=class t extends To{static get ZERO(){return Ja||(Ja=new t(0,0,0,0),Object.freeze(Ja)),Ja}constructor(e=0,r=0,o=0,s=0){super(-0,-0,-0,-0),Ze(e)&&arguments.length===1?this.copy(e):(ne.debug&&(X(e),X(r),X(o),X(s)),this[0]=e,this[1]=r,this[2]=o,this[3]=s)}set(e,r,o,s){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this.check()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this.check()}fromObject(e){return ne.debug&&(X(e.x),X(e.y),X(e.z),X(e.w)),this[0]=e.x,this[1]=e.y,this[2]=e.z,this[3]=e.w,this}toObject(e){return e.x=this[0],e.y=this[1],e.z=this[2],e.w=this[3],e}get ELEMENTS(){return 4}get z(){return this[2]}set z(e){this[2]=X(e)}get w(){return this[3]}set w(e){this[3]=X(e)}transform(e){return kr(this,this,e),this.check()}transformByMatrix3(e){return Ka(this,this,e),this.check()}transformByMatrix2(e){return _x(this,this,e),this.check()}transformByQuaternion(e){return qs(this,this,e),this.check()}applyMatrix4(e){return e.transform(this,this),this}};var Eo=class extends or{toString(){let e="[";if(ne.printRowMajor){e+="row-major:";for(let r=0;r<this.RANK;++r)for(let o=0;o<this.RANK;++o)e+=` ${this[o*this.RANK+r]}`}else{e+="column-major:";for(let r=0;r<this.ELEMENTS;++r)e+=` ${this[r]}`}return e+="]",e}getElementIndex(e,r){return r*this.RANK+e}getElement(e,r){return this[r*this.RANK+e]}setElement(e,r,o){return this[r*this.RANK+e]=X(o),this}getColumn(e,r=new Array(this.RANK).fill(-0)){let o=e*this.RANK;for(let s=0;s<this.RANK;++s)r[s]=this[o+s];return r}setColumn(e,r){let o=e*this.RANK;for(let s=0;s<this.RANK;++s)this[o+s]=r[s];return this}};function wx(){let t=new q(9);return q!=Float32Array&&(t[1]=0,t[2]=0,t[3]=0,t[5]=0,t[6]=0,t[7]=0),t[0]=1,t[4]=1,t[8]=1,t}function Px(t,e){if(t===e){let r=e[1],o=e[2],s=e[5];t[1]=e[3],t[2]=e[6],t[3]=r,t[5]=e[7],t[6]=o,t[7]=s}else t[0]=e[0],t[1]=e[3],t[2]=e[6],t[3]=e[1],t[4]=e[4],t[5]=e[7],t[6]=e[2],t[7]=e[5],t[8]=e[8];return t}function Rx(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=e[4],a=e[5],c=e[6],l=e[7],f=e[8],h=f*n-a*l,u=-f*i+a*c,d=l*i-n*c,p=r*h+o*u+s*d;return p?(p=1/p,t[0]=h*p,t[1]=(-f*o+s*l)*p,t[2]=(a*o-s*n)*p,t[3]=u*p,t[4]=(f*r-s*c)*p,t[5]=(-a*r+s*i)*p,t[6]=d*p,t[7]=(-l*r+o*c)*p,t[8]=(n*r-o*i)*p,t):null}function Cx(t){let e=t[0],r=t[1],o=t[2],s=t[3],i=t[4],n=t[5],a=t[6],c=t[7],l=t[8];return e*(l*i-n*c)+r*(-l*s+n*a)+o*(c*s-i*a)}function hu(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=r[0],d=r[1],p=r[2],m=r[3],g=r[4],x=r[5],y=r[6],_=r[7],v=r[8];return t[0]=u*o+d*n+p*l,t[1]=u*s+d*a+p*f,t[2]=u*i+d*c+p*h,t[3]=m*o+g*n+x*l,t[4]=m*s+g*a+x*f,t[5]=m*i+g*c+x*h,t[6]=y*o+_*n+v*l,t[7]=y*s+_*a+v*f,t[8]=y*i+_*c+v*h,t}function Mx(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=r[0],d=r[1];return t[0]=o,t[1]=s,t[2]=i,t[3]=n,t[4]=a,t[5]=c,t[6]=u*o+d*n+l,t[7]=u*s+d*a+f,t[8]=u*i+d*c+h,t}function Ix(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=Math.sin(r),d=Math.cos(r);return t[0]=d*o+u*n,t[1]=d*s+u*a,t[2]=d*i+u*c,t[3]=d*n-u*o,t[4]=d*a-u*s,t[5]=d*c-u*i,t[6]=l,t[7]=f,t[8]=h,t}function uu(t,e,r){let o=r[0],s=r[1];return t[0]=o*e[0],t[1]=o*e[1],t[2]=o*e[2],t[3]=s*e[3],t[4]=s*e[4],t[5]=s*e[5],t[6]=e[6],t[7]=e[7],t[8]=e[8],t}function Ox(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r+r,a=o+o,c=s+s,l=r*n,f=o*n,h=o*a,u=s*n,d=s*a,p=s*c,m=i*n,g=i*a,x=i*c;return t[0]=1-h-p,t[3]=f-x,t[6]=u+g,t[1]=f+x,t[4]=1-l-p,t[7]=d-m,t[2]=u-g,t[5]=d+m,t[8]=1-l-h,t}var du;(function(t){t[t.COL0ROW0=0]="COL0ROW0",t[t.COL0ROW1=1]="COL0ROW1",t[t.COL0ROW2=2]="COL0ROW2",t[t.COL1ROW0=3]="COL1ROW0",t[t.COL1ROW1=4]="COL1ROW1",t[t.COL1ROW2=5]="COL1ROW2",t[t.COL2ROW0=6]="COL2ROW0",t[t.COL2ROW1=7]="COL2ROW1",t[t.COL2ROW2=8]="COL2ROW2"})(du||(du={}));var YA=Object.freeze([1,0,0,0,1,0,0,0,1]),ee=class extends Eo{static get IDENTITY(){return qA()}static get ZERO(){return KA()}get ELEMENTS(){return 9}get RANK(){return 3}get INDICES(){return du}constructor(e,...r){super(-0,-0,-0,-0,-0,-0,-0,-0,-0),arguments.length===1&&Array.isArray(e)?this.copy(e):r.length>0?this.copy([e,...r]):this.identity()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this[4]=e[4],this[5]=e[5],this[6]=e[6],this[7]=e[7],this[8]=e[8],this.check()}identity(){return this.copy(YA)}fromObject(e){return this.check()}fromQuaternion(e){return Ox(this,e),this.check()}set(e,r,o,s,i,n,a,c,l){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this[4]=i,this[5]=n,this[6]=a,this[7]=c,this[8]=l,this.check()}setRowMajor(e,r,o,s,i,n,a,c,l){return this[0]=e,this[1]=s,this[2]=a,this[3]=r,this[4]=i,this[5]=c,this[6]=o,this[7]=n,this[8]=l,this.check()}determinant(){return Cx(this)}transpose(){return Px(this,this),this.check()}invert(){return Rx(this,this),this.check()}multiplyLeft(e){return hu(this,e,this),this.check()}multiplyRight(e){return hu(this,this,e),this.check()}rotate(e){return Ix(this,this,e),this.check()}scale(e){return Array.isArray(e)?uu(this,this,e):uu(this,this,[e,e]),this.check()}translate(e){return Mx(this,this,e),this.check()}transform(e,r){let o;switch(e.length){case 2:o=ru(r||[-0,-0],e,this);break;case 3:o=Ks(r||[-0,-0,-0],e,this);break;case 4:o=Ka(r||[-0,-0,-0,-0],e,this);break;default:throw new Error("Illegal vector")}return sr(o,e.length),o}transformVector(e,r){return this.transform(e,r)}transformVector2(e,r){return this.transform(e,r)}transformVector3(e,r){return this.transform(e,r)}},ec,tc=null;function KA(){return ec||(ec=new ee([0,0,0,0,0,0,0,0,0]),Object.freeze(ec)),ec}function qA(){return tc||(tc=new ee,Object.freeze(tc)),tc}var ae={};Zt(ae,{add:()=>vw,adjoint:()=>tw,clone:()=>GA,copy:()=>JA,create:()=>ZA,decompose:()=>hw,determinant:()=>gu,equals:()=>Ew,exactEquals:()=>Sw,frob:()=>yw,fromQuat:()=>Su,fromQuat2:()=>cw,fromRotation:()=>sw,fromRotationTranslation:()=>Dx,fromRotationTranslationScale:()=>uw,fromRotationTranslationScaleOrigin:()=>dw,fromScaling:()=>ow,fromTranslation:()=>rw,fromValues:()=>QA,fromXRotation:()=>iw,fromYRotation:()=>nw,fromZRotation:()=>aw,frustum:()=>Eu,getRotation:()=>fw,getScaling:()=>Fx,getTranslation:()=>lw,identity:()=>Lx,invert:()=>mu,lookAt:()=>Pu,mul:()=>Aw,multiply:()=>Zs,multiplyScalar:()=>bw,multiplyScalarAndAdd:()=>Tw,ortho:()=>wu,orthoNO:()=>Ux,orthoZO:()=>gw,perspective:()=>Au,perspectiveFromFieldOfView:()=>mw,perspectiveNO:()=>Bx,perspectiveZO:()=>pw,rotate:()=>yu,rotateX:()=>vu,rotateY:()=>bu,rotateZ:()=>Tu,scale:()=>_u,set:()=>ew,str:()=>_w,sub:()=>ww,subtract:()=>kx,targetTo:()=>xw,translate:()=>xu,transpose:()=>pu});function ZA(){let t=new q(16);return q!=Float32Array&&(t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0),t[0]=1,t[5]=1,t[10]=1,t[15]=1,t}function GA(t){let e=new q(16);return e[0]=t[0],e[1]=t[1],e[2]=t[2],e[3]=t[3],e[4]=t[4],e[5]=t[5],e[6]=t[6],e[7]=t[7],e[8]=t[8],e[9]=t[9],e[10]=t[10],e[11]=t[11],e[12]=t[12],e[13]=t[13],e[14]=t[14],e[15]=t[15],e}function JA(t,e){return t[0]=e[0],t[1]=e[1],t[2]=e[2],t[3]=e[3],t[4]=e[4],t[5]=e[5],t[6]=e[6],t[7]=e[7],t[8]=e[8],t[9]=e[9],t[10]=e[10],t[11]=e[11],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15],t}function QA(t,e,r,o,s,i,n,a,c,l,f,h,u,d,p,m){let g=new q(16);return g[0]=t,g[1]=e,g[2]=r,g[3]=o,g[4]=s,g[5]=i,g[6]=n,g[7]=a,g[8]=c,g[9]=l,g[10]=f,g[11]=h,g[12]=u,g[13]=d,g[14]=p,g[15]=m,g}function ew(t,e,r,o,s,i,n,a,c,l,f,h,u,d,p,m,g){return t[0]=e,t[1]=r,t[2]=o,t[3]=s,t[4]=i,t[5]=n,t[6]=a,t[7]=c,t[8]=l,t[9]=f,t[10]=h,t[11]=u,t[12]=d,t[13]=p,t[14]=m,t[15]=g,t}function Lx(t){return t[0]=1,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=1,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=1,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function pu(t,e){if(t===e){let r=e[1],o=e[2],s=e[3],i=e[6],n=e[7],a=e[11];t[1]=e[4],t[2]=e[8],t[3]=e[12],t[4]=r,t[6]=e[9],t[7]=e[13],t[8]=o,t[9]=i,t[11]=e[14],t[12]=s,t[13]=n,t[14]=a}else t[0]=e[0],t[1]=e[4],t[2]=e[8],t[3]=e[12],t[4]=e[1],t[5]=e[5],t[6]=e[9],t[7]=e[13],t[8]=e[2],t[9]=e[6],t[10]=e[10],t[11]=e[14],t[12]=e[3],t[13]=e[7],t[14]=e[11],t[15]=e[15];return t}function mu(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=e[4],a=e[5],c=e[6],l=e[7],f=e[8],h=e[9],u=e[10],d=e[11],p=e[12],m=e[13],g=e[14],x=e[15],y=r*a-o*n,_=r*c-s*n,v=r*l-i*n,b=o*c-s*a,T=o*l-i*a,C=s*l-i*c,R=f*m-h*p,E=f*g-u*p,w=f*x-d*p,P=h*g-u*m,F=h*x-d*m,N=u*x-d*g,B=y*N-_*F+v*P+b*w-T*E+C*R;return B?(B=1/B,t[0]=(a*N-c*F+l*P)*B,t[1]=(s*F-o*N-i*P)*B,t[2]=(m*C-g*T+x*b)*B,t[3]=(u*T-h*C-d*b)*B,t[4]=(c*w-n*N-l*E)*B,t[5]=(r*N-s*w+i*E)*B,t[6]=(g*v-p*C-x*_)*B,t[7]=(f*C-u*v+d*_)*B,t[8]=(n*F-a*w+l*R)*B,t[9]=(o*w-r*F-i*R)*B,t[10]=(p*T-m*v+x*y)*B,t[11]=(h*v-f*T-d*y)*B,t[12]=(a*E-n*P-c*R)*B,t[13]=(r*P-o*E+s*R)*B,t[14]=(m*_-p*b-g*y)*B,t[15]=(f*b-h*_+u*y)*B,t):null}function tw(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=e[4],a=e[5],c=e[6],l=e[7],f=e[8],h=e[9],u=e[10],d=e[11],p=e[12],m=e[13],g=e[14],x=e[15],y=r*a-o*n,_=r*c-s*n,v=r*l-i*n,b=o*c-s*a,T=o*l-i*a,C=s*l-i*c,R=f*m-h*p,E=f*g-u*p,w=f*x-d*p,P=h*g-u*m,F=h*x-d*m,N=u*x-d*g;return t[0]=a*N-c*F+l*P,t[1]=s*F-o*N-i*P,t[2]=m*C-g*T+x*b,t[3]=u*T-h*C-d*b,t[4]=c*w-n*N-l*E,t[5]=r*N-s*w+i*E,t[6]=g*v-p*C-x*_,t[7]=f*C-u*v+d*_,t[8]=n*F-a*w+l*R,t[9]=o*w-r*F-i*R,t[10]=p*T-m*v+x*y,t[11]=h*v-f*T-d*y,t[12]=a*E-n*P-c*R,t[13]=r*P-o*E+s*R,t[14]=m*_-p*b-g*y,t[15]=f*b-h*_+u*y,t}function gu(t){let e=t[0],r=t[1],o=t[2],s=t[3],i=t[4],n=t[5],a=t[6],c=t[7],l=t[8],f=t[9],h=t[10],u=t[11],d=t[12],p=t[13],m=t[14],g=t[15],x=e*n-r*i,y=e*a-o*i,_=r*a-o*n,v=l*p-f*d,b=l*m-h*d,T=f*m-h*p,C=e*T-r*b+o*v,R=i*T-n*b+a*v,E=l*_-f*y+h*x,w=d*_-p*y+m*x;return c*C-s*R+g*E-u*w}function Zs(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=e[8],u=e[9],d=e[10],p=e[11],m=e[12],g=e[13],x=e[14],y=e[15],_=r[0],v=r[1],b=r[2],T=r[3];return t[0]=_*o+v*a+b*h+T*m,t[1]=_*s+v*c+b*u+T*g,t[2]=_*i+v*l+b*d+T*x,t[3]=_*n+v*f+b*p+T*y,_=r[4],v=r[5],b=r[6],T=r[7],t[4]=_*o+v*a+b*h+T*m,t[5]=_*s+v*c+b*u+T*g,t[6]=_*i+v*l+b*d+T*x,t[7]=_*n+v*f+b*p+T*y,_=r[8],v=r[9],b=r[10],T=r[11],t[8]=_*o+v*a+b*h+T*m,t[9]=_*s+v*c+b*u+T*g,t[10]=_*i+v*l+b*d+T*x,t[11]=_*n+v*f+b*p+T*y,_=r[12],v=r[13],b=r[14],T=r[15],t[12]=_*o+v*a+b*h+T*m,t[13]=_*s+v*c+b*u+T*g,t[14]=_*i+v*l+b*d+T*x,t[15]=_*n+v*f+b*p+T*y,t}function xu(t,e,r){let o=r[0],s=r[1],i=r[2],n,a,c,l,f,h,u,d,p,m,g,x;return e===t?(t[12]=e[0]*o+e[4]*s+e[8]*i+e[12],t[13]=e[1]*o+e[5]*s+e[9]*i+e[13],t[14]=e[2]*o+e[6]*s+e[10]*i+e[14],t[15]=e[3]*o+e[7]*s+e[11]*i+e[15]):(n=e[0],a=e[1],c=e[2],l=e[3],f=e[4],h=e[5],u=e[6],d=e[7],p=e[8],m=e[9],g=e[10],x=e[11],t[0]=n,t[1]=a,t[2]=c,t[3]=l,t[4]=f,t[5]=h,t[6]=u,t[7]=d,t[8]=p,t[9]=m,t[10]=g,t[11]=x,t[12]=n*o+f*s+p*i+e[12],t[13]=a*o+h*s+m*i+e[13],t[14]=c*o+u*s+g*i+e[14],t[15]=l*o+d*s+x*i+e[15]),t}function _u(t,e,r){let o=r[0],s=r[1],i=r[2];return t[0]=e[0]*o,t[1]=e[1]*o,t[2]=e[2]*o,t[3]=e[3]*o,t[4]=e[4]*s,t[5]=e[5]*s,t[6]=e[6]*s,t[7]=e[7]*s,t[8]=e[8]*i,t[9]=e[9]*i,t[10]=e[10]*i,t[11]=e[11]*i,t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15],t}function yu(t,e,r,o){let s=o[0],i=o[1],n=o[2],a=Math.sqrt(s*s+i*i+n*n),c,l,f,h,u,d,p,m,g,x,y,_,v,b,T,C,R,E,w,P,F,N,B,re;return a<1e-6?null:(a=1/a,s*=a,i*=a,n*=a,l=Math.sin(r),c=Math.cos(r),f=1-c,h=e[0],u=e[1],d=e[2],p=e[3],m=e[4],g=e[5],x=e[6],y=e[7],_=e[8],v=e[9],b=e[10],T=e[11],C=s*s*f+c,R=i*s*f+n*l,E=n*s*f-i*l,w=s*i*f-n*l,P=i*i*f+c,F=n*i*f+s*l,N=s*n*f+i*l,B=i*n*f-s*l,re=n*n*f+c,t[0]=h*C+m*R+_*E,t[1]=u*C+g*R+v*E,t[2]=d*C+x*R+b*E,t[3]=p*C+y*R+T*E,t[4]=h*w+m*P+_*F,t[5]=u*w+g*P+v*F,t[6]=d*w+x*P+b*F,t[7]=p*w+y*P+T*F,t[8]=h*N+m*B+_*re,t[9]=u*N+g*B+v*re,t[10]=d*N+x*B+b*re,t[11]=p*N+y*B+T*re,e!==t&&(t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t)}function vu(t,e,r){let o=Math.sin(r),s=Math.cos(r),i=e[4],n=e[5],a=e[6],c=e[7],l=e[8],f=e[9],h=e[10],u=e[11];return e!==t&&(t[0]=e[0],t[1]=e[1],t[2]=e[2],t[3]=e[3],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t[4]=i*s+l*o,t[5]=n*s+f*o,t[6]=a*s+h*o,t[7]=c*s+u*o,t[8]=l*s-i*o,t[9]=f*s-n*o,t[10]=h*s-a*o,t[11]=u*s-c*o,t}function bu(t,e,r){let o=Math.sin(r),s=Math.cos(r),i=e[0],n=e[1],a=e[2],c=e[3],l=e[8],f=e[9],h=e[10],u=e[11];return e!==t&&(t[4]=e[4],t[5]=e[5],t[6]=e[6],t[7]=e[7],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t[0]=i*s-l*o,t[1]=n*s-f*o,t[2]=a*s-h*o,t[3]=c*s-u*o,t[8]=i*o+l*s,t[9]=n*o+f*s,t[10]=a*o+h*s,t[11]=c*o+u*s,t}function Tu(t,e,r){let o=Math.sin(r),s=Math.cos(r),i=e[0],n=e[1],a=e[2],c=e[3],l=e[4],f=e[5],h=e[6],u=e[7];return e!==t&&(t[8]=e[8],t[9]=e[9],t[10]=e[10],t[11]=e[11],t[12]=e[12],t[13]=e[13],t[14]=e[14],t[15]=e[15]),t[0]=i*s+l*o,t[1]=n*s+f*o,t[2]=a*s+h*o,t[3]=c*s+u*o,t[4]=l*s-i*o,t[5]=f*s-n*o,t[6]=h*s-a*o,t[7]=u*s-c*o,t}function rw(t,e){return t[0]=1,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=1,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=1,t[11]=0,t[12]=e[0],t[13]=e[1],t[14]=e[2],t[15]=1,t}function ow(t,e){return t[0]=e[0],t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=e[1],t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=e[2],t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function sw(t,e,r){let o=r[0],s=r[1],i=r[2],n=Math.sqrt(o*o+s*s+i*i),a,c,l;return n<1e-6?null:(n=1/n,o*=n,s*=n,i*=n,c=Math.sin(e),a=Math.cos(e),l=1-a,t[0]=o*o*l+a,t[1]=s*o*l+i*c,t[2]=i*o*l-s*c,t[3]=0,t[4]=o*s*l-i*c,t[5]=s*s*l+a,t[6]=i*s*l+o*c,t[7]=0,t[8]=o*i*l+s*c,t[9]=s*i*l-o*c,t[10]=i*i*l+a,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t)}function iw(t,e){let r=Math.sin(e),o=Math.cos(e);return t[0]=1,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=o,t[6]=r,t[7]=0,t[8]=0,t[9]=-r,t[10]=o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function nw(t,e){let r=Math.sin(e),o=Math.cos(e);return t[0]=o,t[1]=0,t[2]=-r,t[3]=0,t[4]=0,t[5]=1,t[6]=0,t[7]=0,t[8]=r,t[9]=0,t[10]=o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function aw(t,e){let r=Math.sin(e),o=Math.cos(e);return t[0]=o,t[1]=r,t[2]=0,t[3]=0,t[4]=-r,t[5]=o,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=1,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function Dx(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=o+o,c=s+s,l=i+i,f=o*a,h=o*c,u=o*l,d=s*c,p=s*l,m=i*l,g=n*a,x=n*c,y=n*l;return t[0]=1-(d+m),t[1]=h+y,t[2]=u-x,t[3]=0,t[4]=h-y,t[5]=1-(f+m),t[6]=p+g,t[7]=0,t[8]=u+x,t[9]=p-g,t[10]=1-(f+d),t[11]=0,t[12]=r[0],t[13]=r[1],t[14]=r[2],t[15]=1,t}function cw(t,e){let r=new q(3),o=-e[0],s=-e[1],i=-e[2],n=e[3],a=e[4],c=e[5],l=e[6],f=e[7],h=o*o+s*s+i*i+n*n;return h>0?(r[0]=(a*n+f*o+c*i-l*s)*2/h,r[1]=(c*n+f*s+l*o-a*i)*2/h,r[2]=(l*n+f*i+a*s-c*o)*2/h):(r[0]=(a*n+f*o+c*i-l*s)*2,r[1]=(c*n+f*s+l*o-a*i)*2,r[2]=(l*n+f*i+a*s-c*o)*2),Dx(t,e,r),t}function lw(t,e){return t[0]=e[12],t[1]=e[13],t[2]=e[14],t}function Fx(t,e){let r=e[0],o=e[1],s=e[2],i=e[4],n=e[5],a=e[6],c=e[8],l=e[9],f=e[10];return t[0]=Math.sqrt(r*r+o*o+s*s),t[1]=Math.sqrt(i*i+n*n+a*a),t[2]=Math.sqrt(c*c+l*l+f*f),t}function fw(t,e){let r=new q(3);Fx(r,e);let o=1/r[0],s=1/r[1],i=1/r[2],n=e[0]*o,a=e[1]*s,c=e[2]*i,l=e[4]*o,f=e[5]*s,h=e[6]*i,u=e[8]*o,d=e[9]*s,p=e[10]*i,m=n+f+p,g=0;return m>0?(g=Math.sqrt(m+1)*2,t[3]=.25*g,t[0]=(h-d)/g,t[1]=(u-c)/g,t[2]=(a-l)/g):n>f&&n>p?(g=Math.sqrt(1+n-f-p)*2,t[3]=(h-d)/g,t[0]=.25*g,t[1]=(a+l)/g,t[2]=(u+c)/g):f>p?(g=Math.sqrt(1+f-n-p)*2,t[3]=(u-c)/g,t[0]=(a+l)/g,t[1]=.25*g,t[2]=(h+d)/g):(g=Math.sqrt(1+p-n-f)*2,t[3]=(a-l)/g,t[0]=(u+c)/g,t[1]=(h+d)/g,t[2]=.25*g),t}function hw(t,e,r,o){e[0]=o[12],e[1]=o[13],e[2]=o[14];let s=o[0],i=o[1],n=o[2],a=o[4],c=o[5],l=o[6],f=o[8],h=o[9],u=o[10];r[0]=Math.sqrt(s*s+i*i+n*n),r[1]=Math.sqrt(a*a+c*c+l*l),r[2]=Math.sqrt(f*f+h*h+u*u);let d=1/r[0],p=1/r[1],m=1/r[2],g=s*d,x=i*p,y=n*m,_=a*d,v=c*p,b=l*m,T=f*d,C=h*p,R=u*m,E=g+v+R,w=0;return E>0?(w=Math.sqrt(E+1)*2,t[3]=.25*w,t[0]=(b-C)/w,t[1]=(T-y)/w,t[2]=(x-_)/w):g>v&&g>R?(w=Math.sqrt(1+g-v-R)*2,t[3]=(b-C)/w,t[0]=.25*w,t[1]=(x+_)/w,t[2]=(T+y)/w):v>R?(w=Math.sqrt(1+v-g-R)*2,t[3]=(T-y)/w,t[0]=(x+_)/w,t[1]=.25*w,t[2]=(b+C)/w):(w=Math.sqrt(1+R-g-v)*2,t[3]=(x-_)/w,t[0]=(T+y)/w,t[1]=(b+C)/w,t[2]=.25*w),t}function uw(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=e[3],c=s+s,l=i+i,f=n+n,h=s*c,u=s*l,d=s*f,p=i*l,m=i*f,g=n*f,x=a*c,y=a*l,_=a*f,v=o[0],b=o[1],T=o[2];return t[0]=(1-(p+g))*v,t[1]=(u+_)*v,t[2]=(d-y)*v,t[3]=0,t[4]=(u-_)*b,t[5]=(1-(h+g))*b,t[6]=(m+x)*b,t[7]=0,t[8]=(d+y)*T,t[9]=(m-x)*T,t[10]=(1-(h+p))*T,t[11]=0,t[12]=r[0],t[13]=r[1],t[14]=r[2],t[15]=1,t}function dw(t,e,r,o,s){let i=e[0],n=e[1],a=e[2],c=e[3],l=i+i,f=n+n,h=a+a,u=i*l,d=i*f,p=i*h,m=n*f,g=n*h,x=a*h,y=c*l,_=c*f,v=c*h,b=o[0],T=o[1],C=o[2],R=s[0],E=s[1],w=s[2],P=(1-(m+x))*b,F=(d+v)*b,N=(p-_)*b,B=(d-v)*T,re=(1-(u+x))*T,Ot=(g+y)*T,yr=(p+_)*C,em=(g-y)*C,tm=(1-(u+m))*C;return t[0]=P,t[1]=F,t[2]=N,t[3]=0,t[4]=B,t[5]=re,t[6]=Ot,t[7]=0,t[8]=yr,t[9]=em,t[10]=tm,t[11]=0,t[12]=r[0]+R-(P*R+B*E+yr*w),t[13]=r[1]+E-(F*R+re*E+em*w),t[14]=r[2]+w-(N*R+Ot*E+tm*w),t[15]=1,t}function Su(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r+r,a=o+o,c=s+s,l=r*n,f=o*n,h=o*a,u=s*n,d=s*a,p=s*c,m=i*n,g=i*a,x=i*c;return t[0]=1-h-p,t[1]=f+x,t[2]=u-g,t[3]=0,t[4]=f-x,t[5]=1-l-p,t[6]=d+m,t[7]=0,t[8]=u+g,t[9]=d-m,t[10]=1-l-h,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,t}function Eu(t,e,r,o,s,i,n){let a=1/(r-e),c=1/(s-o),l=1/(i-n);return t[0]=i*2*a,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=i*2*c,t[6]=0,t[7]=0,t[8]=(r+e)*a,t[9]=(s+o)*c,t[10]=(n+i)*l,t[11]=-1,t[12]=0,t[13]=0,t[14]=n*i*2*l,t[15]=0,t}function Bx(t,e,r,o,s){let i=1/Math.tan(e/2);if(t[0]=i/r,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=i,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[11]=-1,t[12]=0,t[13]=0,t[15]=0,s!=null&&s!==1/0){let n=1/(o-s);t[10]=(s+o)*n,t[14]=2*s*o*n}else t[10]=-1,t[14]=-2*o;return t}var Au=Bx;function pw(t,e,r,o,s){let i=1/Math.tan(e/2);if(t[0]=i/r,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=i,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[11]=-1,t[12]=0,t[13]=0,t[15]=0,s!=null&&s!==1/0){let n=1/(o-s);t[10]=s*n,t[14]=s*o*n}else t[10]=-1,t[14]=-o;return t}function mw(t,e,r,o){let s=Math.tan(e.upDegrees*Math.PI/180),i=Math.tan(e.downDegrees*Math.PI/180),n=Math.tan(e.leftDegrees*Math.PI/180),a=Math.tan(e.rightDegrees*Math.PI/180),c=2/(n+a),l=2/(s+i);return t[0]=c,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=l,t[6]=0,t[7]=0,t[8]=-((n-a)*c*.5),t[9]=(s-i)*l*.5,t[10]=o/(r-o),t[11]=-1,t[12]=0,t[13]=0,t[14]=o*r/(r-o),t[15]=0,t}function Ux(t,e,r,o,s,i,n){let a=1/(e-r),c=1/(o-s),l=1/(i-n);return t[0]=-2*a,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=-2*c,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=2*l,t[11]=0,t[12]=(e+r)*a,t[13]=(s+o)*c,t[14]=(n+i)*l,t[15]=1,t}var wu=Ux;function gw(t,e,r,o,s,i,n){let a=1/(e-r),c=1/(o-s),l=1/(i-n);return t[0]=-2*a,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=-2*c,t[6]=0,t[7]=0,t[8]=0,t[9]=0,t[10]=l,t[11]=0,t[12]=(e+r)*a,t[13]=(s+o)*c,t[14]=i*l,t[15]=1,t}function Pu(t,e,r,o){let s,i,n,a,c,l,f,h,u,d,p=e[0],m=e[1],g=e[2],x=o[0],y=o[1],_=o[2],v=r[0],b=r[1],T=r[2];return Math.abs(p-v)<1e-6&&Math.abs(m-b)<1e-6&&Math.abs(g-T)<1e-6?Lx(t):(h=p-v,u=m-b,d=g-T,s=1/Math.sqrt(h*h+u*u+d*d),h*=s,u*=s,d*=s,i=y*d-_*u,n=_*h-x*d,a=x*u-y*h,s=Math.sqrt(i*i+n*n+a*a),s?(s=1/s,i*=s,n*=s,a*=s):(i=0,n=0,a=0),c=u*a-d*n,l=d*i-h*a,f=h*n-u*i,s=Math.sqrt(c*c+l*l+f*f),s?(s=1/s,c*=s,l*=s,f*=s):(c=0,l=0,f=0),t[0]=i,t[1]=c,t[2]=h,t[3]=0,t[4]=n,t[5]=l,t[6]=u,t[7]=0,t[8]=a,t[9]=f,t[10]=d,t[11]=0,t[12]=-(i*p+n*m+a*g),t[13]=-(c*p+l*m+f*g),t[14]=-(h*p+u*m+d*g),t[15]=1,t)}function xw(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=o[0],c=o[1],l=o[2],f=s-r[0],h=i-r[1],u=n-r[2],d=f*f+h*h+u*u;d>0&&(d=1/Math.sqrt(d),f*=d,h*=d,u*=d);let p=c*u-l*h,m=l*f-a*u,g=a*h-c*f;return d=p*p+m*m+g*g,d>0&&(d=1/Math.sqrt(d),p*=d,m*=d,g*=d),t[0]=p,t[1]=m,t[2]=g,t[3]=0,t[4]=h*g-u*m,t[5]=u*p-f*g,t[6]=f*m-h*p,t[7]=0,t[8]=f,t[9]=h,t[10]=u,t[11]=0,t[12]=s,t[13]=i,t[14]=n,t[15]=1,t}function _w(t){return`mat4(${t[0]}, ${t[1]}, ${t[2]}, ${t[3]}, ${t[4]}, ${t[5]}, ${t[6]}, ${t[7]}, ${t[8]}, ${t[9]}, ${t[10]}, ${t[11]}, ${t[12]}, ${t[13]}, ${t[14]}, ${t[15]})`}function yw(t){return Math.sqrt(t[0]*t[0]+t[1]*t[1]+t[2]*t[2]+t[3]*t[3]+t[4]*t[4]+t[5]*t[5]+t[6]*t[6]+t[7]*t[7]+t[8]*t[8]+t[9]*t[9]+t[10]*t[10]+t[11]*t[11]+t[12]*t[12]+t[13]*t[13]+t[14]*t[14]+t[15]*t[15])}function vw(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t[2]=e[2]+r[2],t[3]=e[3]+r[3],t[4]=e[4]+r[4],t[5]=e[5]+r[5],t[6]=e[6]+r[6],t[7]=e[7]+r[7],t[8]=e[8]+r[8],t[9]=e[9]+r[9],t[10]=e[10]+r[10],t[11]=e[11]+r[11],t[12]=e[12]+r[12],t[13]=e[13]+r[13],t[14]=e[14]+r[14],t[15]=e[15]+r[15],t}function kx(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t[2]=e[2]-r[2],t[3]=e[3]-r[3],t[4]=e[4]-r[4],t[5]=e[5]-r[5],t[6]=e[6]-r[6],t[7]=e[7]-r[7],t[8]=e[8]-r[8],t[9]=e[9]-r[9],t[10]=e[10]-r[10],t[11]=e[11]-r[11],t[12]=e[12]-r[12],t[13]=e[13]-r[13],t[14]=e[14]-r[14],t[15]=e[15]-r[15],t}function bw(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t[2]=e[2]*r,t[3]=e[3]*r,t[4]=e[4]*r,t[5]=e[5]*r,t[6]=e[6]*r,t[7]=e[7]*r,t[8]=e[8]*r,t[9]=e[9]*r,t[10]=e[10]*r,t[11]=e[11]*r,t[12]=e[12]*r,t[13]=e[13]*r,t[14]=e[14]*r,t[15]=e[15]*r,t}function Tw(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t[2]=e[2]+r[2]*o,t[3]=e[3]+r[3]*o,t[4]=e[4]+r[4]*o,t[5]=e[5]+r[5]*o,t[6]=e[6]+r[6]*o,t[7]=e[7]+r[7]*o,t[8]=e[8]+r[8]*o,t[9]=e[9]+r[9]*o,t[10]=e[10]+r[10]*o,t[11]=e[11]+r[11]*o,t[12]=e[12]+r[12]*o,t[13]=e[13]+r[13]*o,t[14]=e[14]+r[14]*o,t[15]=e[15]+r[15]*o,t}function Sw(t,e){return t[0]===e[0]&&t[1]===e[1]&&t[2]===e[2]&&t[3]===e[3]&&t[4]===e[4]&&t[5]===e[5]&&t[6]===e[6]&&t[7]===e[7]&&t[8]===e[8]&&t[9]===e[9]&&t[10]===e[10]&&t[11]===e[11]&&t[12]===e[12]&&t[13]===e[13]&&t[14]===e[14]&&t[15]===e[15]}function Ew(t,e){let r=t[0],o=t[1],s=t[2],i=t[3],n=t[4],a=t[5],c=t[6],l=t[7],f=t[8],h=t[9],u=t[10],d=t[11],p=t[12],m=t[13],g=t[14],x=t[15],y=e[0],_=e[1],v=e[2],b=e[3],T=e[4],C=e[5],R=e[6],E=e[7],w=e[8],P=e[9],F=e[10],N=e[11],B=e[12],re=e[13],Ot=e[14],yr=e[15];return Math.abs(r-y)<=1e-6*Math.max(1,Math.abs(r),Math.abs(y))&&Math.abs(o-_)<=1e-6*Math.max(1,Math.abs(o),Math.abs(_))&&Math.abs(s-v)<=1e-6*Math.max(1,Math.abs(s),Math.abs(v))&&Math.abs(i-b)<=1e-6*Math.max(1,Math.abs(i),Math.abs(b))&&Math.abs(n-T)<=1e-6*Math.max(1,Math.abs(n),Math.abs(T))&&Math.abs(a-C)<=1e-6*Math.max(1,Math.abs(a),Math.abs(C))&&Math.abs(c-R)<=1e-6*Math.max(1,Math.abs(c),Math.abs(R))&&Math.abs(l-E)<=1e-6*Math.max(1,Math.abs(l),Math.abs(E))&&Math.abs(f-w)<=1e-6*Math.max(1,Math.abs(f),Math.abs(w))&&Math.abs(h-P)<=1e-6*Math.max(1,Math.abs(h),Math.abs(P))&&Math.abs(u-F)<=1e-6*Math.max(1,Math.abs(u),Math.abs(F))&&Math.abs(d-N)<=1e-6*Math.max(1,Math.abs(d),Math.abs(N))&&Math.abs(p-B)<=1e-6*Math.max(1,Math.abs(p),Math.abs(B))&&Math.abs(m-re)<=1e-6*Math.max(1,Math.abs(m),Math.abs(re))&&Math.abs(g-Ot)<=1e-6*Math.max(1,Math.abs(g),Math.abs(Ot))&&Math.abs(x-yr)<=1e-6*Math.max(1,Math.abs(x),Math.abs(yr))}var Aw=Zs,ww=kx;var Oe={};Zt(Oe,{add:()=>Ru,ceil:()=>Pw,clone:()=>Vx,copy:()=>jx,create:()=>zx,cross:()=>Dw,dist:()=>jw,distance:()=>Kx,div:()=>Ww,divide:()=>Yx,dot:()=>Iu,equals:()=>kw,exactEquals:()=>Zx,floor:()=>Rw,forEach:()=>Yw,fromValues:()=>Wx,inverse:()=>Lw,len:()=>Hw,length:()=>rc,lerp:()=>Ou,max:()=>Mw,min:()=>Cw,mul:()=>Vw,multiply:()=>Xx,negate:()=>Nw,normalize:()=>Mu,random:()=>Fw,round:()=>Iw,scale:()=>Cu,scaleAndAdd:()=>Ow,set:()=>$x,sqrDist:()=>$w,sqrLen:()=>Xw,squaredDistance:()=>qx,squaredLength:()=>oc,str:()=>Uw,sub:()=>zw,subtract:()=>Hx,transformMat4:()=>Nu,transformQuat:()=>Lu,zero:()=>Bw});function zx(){let t=new q(4);return q!=Float32Array&&(t[0]=0,t[1]=0,t[2]=0,t[3]=0),t}function Vx(t){let e=new q(4);return e[0]=t[0],e[1]=t[1],e[2]=t[2],e[3]=t[3],e}function Wx(t,e,r,o){let s=new q(4);return s[0]=t,s[1]=e,s[2]=r,s[3]=o,s}function jx(t,e){return t[0]=e[0],t[1]=e[1],t[2]=e[2],t[3]=e[3],t}function $x(t,e,r,o,s){return t[0]=e,t[1]=r,t[2]=o,t[3]=s,t}function Ru(t,e,r){return t[0]=e[0]+r[0],t[1]=e[1]+r[1],t[2]=e[2]+r[2],t[3]=e[3]+r[3],t}function Hx(t,e,r){return t[0]=e[0]-r[0],t[1]=e[1]-r[1],t[2]=e[2]-r[2],t[3]=e[3]-r[3],t}function Xx(t,e,r){return t[0]=e[0]*r[0],t[1]=e[1]*r[1],t[2]=e[2]*r[2],t[3]=e[3]*r[3],t}function Yx(t,e,r){return t[0]=e[0]/r[0],t[1]=e[1]/r[1],t[2]=e[2]/r[2],t[3]=e[3]/r[3],t}function Pw(t,e){return t[0]=Math.ceil(e[0]),t[1]=Math.ceil(e[1]),t[2]=Math.ceil(e[2]),t[3]=Math.ceil(e[3]),t}function Rw(t,e){return t[0]=Math.floor(e[0]),t[1]=Math.floor(e[1]),t[2]=Math.floor(e[2]),t[3]=Math.floor(e[3]),t}function Cw(t,e,r){return t[0]=Math.min(e[0],r[0]),t[1]=Math.min(e[1],r[1]),t[2]=Math.min(e[2],r[2]),t[3]=Math.min(e[3],r[3]),t}function Mw(t,e,r){return t[0]=Math.max(e[0],r[0]),t[1]=Math.max(e[1],r[1]),t[2]=Math.max(e[2],r[2]),t[3]=Math.max(e[3],r[3]),t}function Iw(t,e){return t[0]=We(e[0]),t[1]=We(e[1]),t[2]=We(e[2]),t[3]=We(e[3]),t}function Cu(t,e,r){return t[0]=e[0]*r,t[1]=e[1]*r,t[2]=e[2]*r,t[3]=e[3]*r,t}function Ow(t,e,r,o){return t[0]=e[0]+r[0]*o,t[1]=e[1]+r[1]*o,t[2]=e[2]+r[2]*o,t[3]=e[3]+r[3]*o,t}function Kx(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2],i=e[3]-t[3];return Math.sqrt(r*r+o*o+s*s+i*i)}function qx(t,e){let r=e[0]-t[0],o=e[1]-t[1],s=e[2]-t[2],i=e[3]-t[3];return r*r+o*o+s*s+i*i}function rc(t){let e=t[0],r=t[1],o=t[2],s=t[3];return Math.sqrt(e*e+r*r+o*o+s*s)}function oc(t){let e=t[0],r=t[1],o=t[2],s=t[3];return e*e+r*r+o*o+s*s}function Nw(t,e){return t[0]=-e[0],t[1]=-e[1],t[2]=-e[2],t[3]=-e[3],t}function Lw(t,e){return t[0]=1/e[0],t[1]=1/e[1],t[2]=1/e[2],t[3]=1/e[3],t}function Mu(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r*r+o*o+s*s+i*i;return n>0&&(n=1/Math.sqrt(n)),t[0]=r*n,t[1]=o*n,t[2]=s*n,t[3]=i*n,t}function Iu(t,e){return t[0]*e[0]+t[1]*e[1]+t[2]*e[2]+t[3]*e[3]}function Dw(t,e,r,o){let s=r[0]*o[1]-r[1]*o[0],i=r[0]*o[2]-r[2]*o[0],n=r[0]*o[3]-r[3]*o[0],a=r[1]*o[2]-r[2]*o[1],c=r[1]*o[3]-r[3]*o[1],l=r[2]*o[3]-r[3]*o[2],f=e[0],h=e[1],u=e[2],d=e[3];return t[0]=h*l-u*c+d*a,t[1]=-(f*l)+u*n-d*i,t[2]=f*c-h*n+d*s,t[3]=-(f*a)+h*i-u*s,t}function Ou(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=e[3];return t[0]=s+o*(r[0]-s),t[1]=i+o*(r[1]-i),t[2]=n+o*(r[2]-n),t[3]=a+o*(r[3]-a),t}function Fw(t,e){e=e===void 0?1:e;let r,o,s,i,n,a;do r=_t()*2-1,o=_t()*2-1,n=r*r+o*o;while(n>=1);do s=_t()*2-1,i=_t()*2-1,a=s*s+i*i;while(a>=1);let c=Math.sqrt((1-n)/a);return t[0]=e*r,t[1]=e*o,t[2]=e*s*c,t[3]=e*i*c,t}function Nu(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3];return t[0]=r[0]*o+r[4]*s+r[8]*i+r[12]*n,t[1]=r[1]*o+r[5]*s+r[9]*i+r[13]*n,t[2]=r[2]*o+r[6]*s+r[10]*i+r[14]*n,t[3]=r[3]*o+r[7]*s+r[11]*i+r[15]*n,t}function Lu(t,e,r){let o=e[0],s=e[1],i=e[2],n=r[0],a=r[1],c=r[2],l=r[3],f=l*o+a*i-c*s,h=l*s+c*o-n*i,u=l*i+n*s-a*o,d=-n*o-a*s-c*i;return t[0]=f*l+d*-n+h*-c-u*-a,t[1]=h*l+d*-a+u*-n-f*-c,t[2]=u*l+d*-c+f*-a-h*-n,t[3]=e[3],t}function Bw(t){return t[0]=0,t[1]=0,t[2]=0,t[3]=0,t}function Uw(t){return`vec4(${t[0]}, ${t[1]}, ${t[2]}, ${t[3]})`}function Zx(t,e){return t[0]===e[0]&&t[1]===e[1]&&t[2]===e[2]&&t[3]===e[3]}function kw(t,e){let r=t[0],o=t[1],s=t[2],i=t[3],n=e[0],a=e[1],c=e[2],l=e[3];return Math.abs(r-n)<=1e-6*Math.max(1,Math.abs(r),Math.abs(n))&&Math.abs(o-a)<=1e-6*Math.max(1,Math.abs(o),Math.abs(a))&&Math.abs(s-c)<=1e-6*Math.max(1,Math.abs(s),Math.abs(c))&&Math.abs(i-l)<=1e-6*Math.max(1,Math.abs(i),Math.abs(l))}var zw=Hx,Vw=Xx,Ww=Yx,jw=Kx,$w=qx,Hw=rc,Xw=oc,Yw=(function(){let t=zx();return function(e,r,o,s,i,n){let a,c;for(r||(r=4),o||(o=0),s?c=Math.min(s*r+o,e.length):c=e.length,a=o;a<c;a+=r)t[0]=e[a],t[1]=e[a+1],t[2]=e[a+2],t[3]=e[a+3],i(t,t,n),e[a]=t[0],e[a+1]=t[1],e[a+2]=t[2],e[a+3]=t[3];return e}})();var Bu;(function(t){t[t.COL0ROW0=0]="COL0ROW0",t[t.COL0ROW1=1]="COL0ROW1",t[t.COL0ROW2=2]="COL0ROW2",t[t.COL0ROW3=3]="COL0ROW3",t[t.COL1ROW0=4]="COL1ROW0",t[t.COL1ROW1=5]="COL1ROW1",t[t.COL1ROW2=6]="COL1ROW2",t[t.COL1ROW3=7]="COL1ROW3",t[t.COL2ROW0=8]="COL2ROW0",t[t.COL2ROW1=9]="COL2ROW1",t[t.COL2ROW2=10]="COL2ROW2",t[t.COL2ROW3=11]="COL2ROW3",t[t.COL3ROW0=12]="COL3ROW0",t[t.COL3ROW1=13]="COL3ROW1",t[t.COL3ROW2=14]="COL3ROW2",t[t.COL3ROW3=15]="COL3ROW3"})(Bu||(Bu={}));var Kw=45*Math.PI/180,qw=1,Du=.1,Fu=500,Zw=Object.freeze([1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]),W=class extends Eo{static get IDENTITY(){return Jw()}static get ZERO(){return Gw()}get ELEMENTS(){return 16}get RANK(){return 4}get INDICES(){return Bu}constructor(e){super(-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0),arguments.length===1&&Array.isArray(e)?this.copy(e):this.identity()}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this[4]=e[4],this[5]=e[5],this[6]=e[6],this[7]=e[7],this[8]=e[8],this[9]=e[9],this[10]=e[10],this[11]=e[11],this[12]=e[12],this[13]=e[13],this[14]=e[14],this[15]=e[15],this.check()}set(e,r,o,s,i,n,a,c,l,f,h,u,d,p,m,g){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this[4]=i,this[5]=n,this[6]=a,this[7]=c,this[8]=l,this[9]=f,this[10]=h,this[11]=u,this[12]=d,this[13]=p,this[14]=m,this[15]=g,this.check()}setRowMajor(e,r,o,s,i,n,a,c,l,f,h,u,d,p,m,g){return this[0]=e,this[1]=i,this[2]=l,this[3]=d,this[4]=r,this[5]=n,this[6]=f,this[7]=p,this[8]=o,this[9]=a,this[10]=h,this[11]=m,this[12]=s,this[13]=c,this[14]=u,this[15]=g,this.check()}toRowMajor(e){return e[0]=this[0],e[1]=this[4],e[2]=this[8],e[3]=this[12],e[4]=this[1],e[5]=this[5],e[6]=this[9],e[7]=this[13],e[8]=this[2],e[9]=this[6],e[10]=this[10],e[11]=this[14],e[12]=this[3],e[13]=this[7],e[14]=this[11],e[15]=this[15],e}identity(){return this.copy(Zw)}fromObject(e){return this.check()}fromQuaternion(e){return Su(this,e),this.check()}frustum(e){let{left:r,right:o,bottom:s,top:i,near:n=Du,far:a=Fu}=e;return a===1/0?Qw(this,r,o,s,i,n):Eu(this,r,o,s,i,n,a),this.check()}lookAt(e){let{eye:r,center:o=[0,0,0],up:s=[0,1,0]}=e;return Pu(this,r,o,s),this.check()}ortho(e){let{left:r,right:o,bottom:s,top:i,near:n=Du,far:a=Fu}=e;return wu(this,r,o,s,i,n,a),this.check()}orthographic(e){let{fovy:r=Kw,aspect:o=qw,focalDistance:s=1,near:i=Du,far:n=Fu}=e;Gx(r);let a=r/2,c=s*Math.tan(a),l=c*o;return this.ortho({left:-l,right:l,bottom:-c,top:c,near:i,far:n})}perspective(e){let{fovy:r=45*Math.PI/180,aspect:o=1,near:s=.1,far:i=500}=e;return Gx(r),Au(this,r,o,s,i),this.check()}determinant(){return gu(this)}getScale(e=[-0,-0,-0]){return e[0]=Math.sqrt(this[0]*this[0]+this[1]*this[1]+this[2]*this[2]),e[1]=Math.sqrt(this[4]*this[4]+this[5]*this[5]+this[6]*this[6]),e[2]=Math.sqrt(this[8]*this[8]+this[9]*this[9]+this[10]*this[10]),e}getTranslation(e=[-0,-0,-0]){return e[0]=this[12],e[1]=this[13],e[2]=this[14],e}getRotation(e,r){e=e||[-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0,-0],r=r||[-0,-0,-0];let o=this.getScale(r),s=1/o[0],i=1/o[1],n=1/o[2];return e[0]=this[0]*s,e[1]=this[1]*i,e[2]=this[2]*n,e[3]=0,e[4]=this[4]*s,e[5]=this[5]*i,e[6]=this[6]*n,e[7]=0,e[8]=this[8]*s,e[9]=this[9]*i,e[10]=this[10]*n,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,e}getRotationMatrix3(e,r){e=e||[-0,-0,-0,-0,-0,-0,-0,-0,-0],r=r||[-0,-0,-0];let o=this.getScale(r),s=1/o[0],i=1/o[1],n=1/o[2];return e[0]=this[0]*s,e[1]=this[1]*i,e[2]=this[2]*n,e[3]=this[4]*s,e[4]=this[5]*i,e[5]=this[6]*n,e[6]=this[8]*s,e[7]=this[9]*i,e[8]=this[10]*n,e}transpose(){return pu(this,this),this.check()}invert(){return mu(this,this),this.check()}multiplyLeft(e){return Zs(this,e,this),this.check()}multiplyRight(e){return Zs(this,this,e),this.check()}rotateX(e){return vu(this,this,e),this.check()}rotateY(e){return bu(this,this,e),this.check()}rotateZ(e){return Tu(this,this,e),this.check()}rotateXYZ(e){return this.rotateX(e[0]).rotateY(e[1]).rotateZ(e[2])}rotateAxis(e,r){return yu(this,this,e,r),this.check()}scale(e){return _u(this,this,Array.isArray(e)?e:[e,e,e]),this.check()}translate(e){return xu(this,this,e),this.check()}transform(e,r){return e.length===4?(r=Nu(r||[-0,-0,-0,-0],e,this),sr(r,4),r):this.transformAsPoint(e,r)}transformAsPoint(e,r){let{length:o}=e,s;switch(o){case 2:s=ou(r||[-0,-0],e,this);break;case 3:s=kr(r||[-0,-0,-0],e,this);break;default:throw new Error("Illegal vector")}return sr(s,e.length),s}transformAsVector(e,r){let o;switch(e.length){case 2:o=gx(r||[-0,-0],e,this);break;case 3:o=Ya(r||[-0,-0,-0],e,this);break;default:throw new Error("Illegal vector")}return sr(o,e.length),o}transformPoint(e,r){return this.transformAsPoint(e,r)}transformVector(e,r){return this.transformAsPoint(e,r)}transformDirection(e,r){return this.transformAsVector(e,r)}makeRotationX(e){return this.identity().rotateX(e)}makeTranslation(e,r,o){return this.identity().translate([e,r,o])}},sc,ic;function Gw(){return sc||(sc=new W([0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]),Object.freeze(sc)),sc}function Jw(){return ic||(ic=new W,Object.freeze(ic)),ic}function Gx(t){if(t>Math.PI*2)throw Error("expected radians")}function Qw(t,e,r,o,s,i){let n=2*i/(r-e),a=2*i/(s-o),c=(r+e)/(r-e),l=(s+o)/(s-o),f=-1,h=-1,u=-2*i;return t[0]=n,t[1]=0,t[2]=0,t[3]=0,t[4]=0,t[5]=a,t[6]=0,t[7]=0,t[8]=c,t[9]=l,t[10]=f,t[11]=h,t[12]=0,t[13]=0,t[14]=u,t[15]=0,t}function Jx(){let t=new q(4);return q!=Float32Array&&(t[0]=0,t[1]=0,t[2]=0),t[3]=1,t}function Qx(t){return t[0]=0,t[1]=0,t[2]=0,t[3]=1,t}function Uu(t,e,r){r=r*.5;let o=Math.sin(r);return t[0]=o*e[0],t[1]=o*e[1],t[2]=o*e[2],t[3]=Math.cos(r),t}function ku(t,e,r){let o=e[0],s=e[1],i=e[2],n=e[3],a=r[0],c=r[1],l=r[2],f=r[3];return t[0]=o*f+n*a+s*l-i*c,t[1]=s*f+n*c+i*a-o*l,t[2]=i*f+n*l+o*c-s*a,t[3]=n*f-o*a-s*c-i*l,t}function e_(t,e,r){r*=.5;let o=e[0],s=e[1],i=e[2],n=e[3],a=Math.sin(r),c=Math.cos(r);return t[0]=o*c+n*a,t[1]=s*c+i*a,t[2]=i*c-s*a,t[3]=n*c-o*a,t}function t_(t,e,r){r*=.5;let o=e[0],s=e[1],i=e[2],n=e[3],a=Math.sin(r),c=Math.cos(r);return t[0]=o*c-i*a,t[1]=s*c+n*a,t[2]=i*c+o*a,t[3]=n*c-s*a,t}function r_(t,e,r){r*=.5;let o=e[0],s=e[1],i=e[2],n=e[3],a=Math.sin(r),c=Math.cos(r);return t[0]=o*c+s*a,t[1]=s*c-o*a,t[2]=i*c+n*a,t[3]=n*c-i*a,t}function o_(t,e){let r=e[0],o=e[1],s=e[2];return t[0]=r,t[1]=o,t[2]=s,t[3]=Math.sqrt(Math.abs(1-r*r-o*o-s*s)),t}function Gs(t,e,r,o){let s=e[0],i=e[1],n=e[2],a=e[3],c=r[0],l=r[1],f=r[2],h=r[3],u,d,p,m,g;return u=s*c+i*l+n*f+a*h,u<0&&(u=-u,c=-c,l=-l,f=-f,h=-h),1-u>1e-6?(d=Math.acos(u),g=Math.sin(d),p=Math.sin((1-o)*d)/g,m=Math.sin(o*d)/g):(p=1-o,m=o),t[0]=p*s+m*c,t[1]=p*i+m*l,t[2]=p*n+m*f,t[3]=p*a+m*h,t}function s_(t,e){let r=e[0],o=e[1],s=e[2],i=e[3],n=r*r+o*o+s*s+i*i,a=n?1/n:0;return t[0]=-r*a,t[1]=-o*a,t[2]=-s*a,t[3]=i*a,t}function i_(t,e){return t[0]=-e[0],t[1]=-e[1],t[2]=-e[2],t[3]=e[3],t}function zu(t,e){let r=e[0]+e[4]+e[8],o;if(r>0)o=Math.sqrt(r+1),t[3]=.5*o,o=.5/o,t[0]=(e[5]-e[7])*o,t[1]=(e[6]-e[2])*o,t[2]=(e[1]-e[3])*o;else{let s=0;e[4]>e[0]&&(s=1),e[8]>e[s*3+s]&&(s=2);let i=(s+1)%3,n=(s+2)%3;o=Math.sqrt(e[s*3+s]-e[i*3+i]-e[n*3+n]+1),t[s]=.5*o,o=.5/o,t[3]=(e[i*3+n]-e[n*3+i])*o,t[i]=(e[i*3+s]+e[s*3+i])*o,t[n]=(e[n*3+s]+e[s*3+n])*o}return t}var n_=Ru;var a_=Cu,c_=Iu,l_=Ou,f_=rc;var h_=oc;var u_=Mu;var d_=(function(){let t=qa(),e=Za(1,0,0),r=Za(0,1,0);return function(o,s,i){let n=Ys(s,i);return n<-.999999?(Ur(t,e,s),lu(t)<1e-6&&Ur(t,r,s),su(t,t),Uu(o,t,Math.PI),o):n>.999999?(o[0]=0,o[1]=0,o[2]=0,o[3]=1,o):(Ur(t,s,i),o[0]=t[0],o[1]=t[1],o[2]=t[2],o[3]=1+n,u_(o,o))}})(),Sz=(function(){let t=Jx(),e=Jx();return function(r,o,s,i,n,a){return Gs(t,o,n,a),Gs(e,s,i,a),Gs(r,t,e,2*a*(1-a)),r}})(),Ez=(function(){let t=wx();return function(e,r,o,s){return t[0]=o[0],t[3]=o[1],t[6]=o[2],t[1]=s[0],t[4]=s[1],t[7]=s[2],t[2]=-r[0],t[5]=-r[1],t[8]=-r[2],u_(e,zu(e,t))}})();var t4=[0,0,0,1],Ao=class extends or{constructor(e=0,r=0,o=0,s=1){super(-0,-0,-0,-0),Array.isArray(e)&&arguments.length===1?this.copy(e):this.set(e,r,o,s)}copy(e){return this[0]=e[0],this[1]=e[1],this[2]=e[2],this[3]=e[3],this.check()}set(e,r,o,s){return this[0]=e,this[1]=r,this[2]=o,this[3]=s,this.check()}fromObject(e){return this[0]=e.x,this[1]=e.y,this[2]=e.z,this[3]=e.w,this.check()}fromMatrix3(e){return zu(this,e),this.check()}fromAxisRotation(e,r){return Uu(this,e,r),this.check()}identity(){return Qx(this),this.check()}setAxisAngle(e,r){return this.fromAxisRotation(e,r)}get ELEMENTS(){return 4}get x(){return this[0]}set x(e){this[0]=X(e)}get y(){return this[1]}set y(e){this[1]=X(e)}get z(){return this[2]}set z(e){this[2]=X(e)}get w(){return this[3]}set w(e){this[3]=X(e)}len(){return f_(this)}lengthSquared(){return h_(this)}dot(e){return c_(this,e)}rotationTo(e,r){return d_(this,e,r),this.check()}add(e){return n_(this,this,e),this.check()}calculateW(){return o_(this,this),this.check()}conjugate(){return i_(this,this),this.check()}invert(){return s_(this,this),this.check()}lerp(e,r,o){return o===void 0?this.lerp(this,e,r):(l_(this,e,r,o),this.check())}multiplyRight(e){return ku(this,this,e),this.check()}multiplyLeft(e){return ku(this,e,this),this.check()}normalize(){let e=this.len(),r=e>0?1/e:0;return this[0]=this[0]*r,this[1]=this[1]*r,this[2]=this[2]*r,this[3]=this[3]*r,e===0&&(this[3]=1),this.check()}rotateX(e){return e_(this,this,e),this.check()}rotateY(e){return t_(this,this,e),this.check()}rotateZ(e){return r_(this,this,e),this.check()}scale(e){return a_(this,this,e),this.check()}slerp(e,r,o){let s,i,n;switch(arguments.length){case 1:({start:s=t4,target:i,ratio:n}=e);break;case 2:s=this,i=e,n=r;break;default:s=e,i=r,n=o}return Gs(this,s,i,n),this.check()}transformVector4(e,r=new Qa){return Lu(r,e,this),sr(r,4)}lengthSq(){return this.lengthSquared()}setFromAxisAngle(e,r){return this.setAxisAngle(e,r)}premultiply(e){return this.multiplyLeft(e)}multiply(e){return this.multiplyRight(e)}};var Js={};Zt(Js,{EPSILON1:()=>r4,EPSILON10:()=>h4,EPSILON11:()=>u4,EPSILON12:()=>d4,EPSILON13:()=>p4,EPSILON14:()=>m4,EPSILON15:()=>g4,EPSILON16:()=>x4,EPSILON17:()=>_4,EPSILON18:()=>y4,EPSILON19:()=>v4,EPSILON2:()=>o4,EPSILON20:()=>b4,EPSILON3:()=>s4,EPSILON4:()=>i4,EPSILON5:()=>n4,EPSILON6:()=>a4,EPSILON7:()=>c4,EPSILON8:()=>l4,EPSILON9:()=>f4,PI_OVER_FOUR:()=>S4,PI_OVER_SIX:()=>E4,PI_OVER_TWO:()=>T4,TWO_PI:()=>A4});var r4=.1,o4=.01,s4=.001,i4=1e-4,n4=1e-5,a4=1e-6,c4=1e-7,l4=1e-8,f4=1e-9,h4=1e-10,u4=1e-11,d4=1e-12,p4=1e-13,m4=1e-14,g4=1e-15,x4=1e-16,_4=1e-17,y4=1e-18,v4=1e-19,b4=1e-20,T4=Math.PI/2,S4=Math.PI/4,E4=Math.PI/6,A4=Math.PI*2;function Vu(t,e=[],r=0){let o=Math.fround(t),s=t-o;return e[r]=o,e[r+1]=s,e}function p_(t){return t-Math.fround(t)}function m_(t){let e=new Float32Array(32);for(let r=0;r<4;++r)for(let o=0;o<4;++o){let s=r*4+o;Vu(t[o*4+r],e,s*2)}return e}var w4=`#ifdef LUMA_FP32_TAN_PRECISION_WORKAROUND

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
`,Wu={name:"fp32",vs:w4};var g_=`
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
`;var P4={ONE:1},ju={name:"fp64arithmetic",vs:g_,defaultUniforms:P4,uniformTypes:{ONE:"f32"},fp64ify:Vu,fp64LowPart:p_,fp64ifyMatrix4:m_};var R4=[0,1,1,1],C4=`uniform pickingUniforms {
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
`,M4=`uniform pickingUniforms {
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
`,nc={props:{},uniforms:{},name:"picking",uniformTypes:{isActive:"f32",isAttribute:"f32",isHighlightActive:"f32",useFloatColors:"f32",highlightedObjectColor:"vec3<f32>",highlightColor:"vec4<f32>"},defaultUniforms:{isActive:!1,isAttribute:!1,isHighlightActive:!1,useFloatColors:!0,highlightedObjectColor:[0,0,0],highlightColor:R4},vs:C4,fs:M4,getUniforms:I4};function I4(t={},e){let r={};if(t.highlightedObjectColor!==void 0)if(t.highlightedObjectColor===null)r.isHighlightActive=!1;else{r.isHighlightActive=!0;let o=t.highlightedObjectColor.slice(0,3);r.highlightedObjectColor=o}if(t.highlightColor){let o=Array.from(t.highlightColor,s=>s/255);Number.isFinite(o[3])||(o[3]=1),r.highlightColor=o}return t.isActive!==void 0&&(r.isActive=!!t.isActive,r.isAttribute=!!t.isAttribute),t.useFloatColors!==void 0&&(r.useFloatColors=!!t.useFloatColors),r}V();var $u=`precision highp int;

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
`;var x_=`// #if (defined(SHADER_TYPE_FRAGMENT) && defined(LIGHTING_FRAGMENT)) || (defined(SHADER_TYPE_VERTEX) && defined(LIGHTING_VERTEX))
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
`;var O4=5,N4=255,ei;(function(t){t[t.POINT=0]="POINT",t[t.DIRECTIONAL=1]="DIRECTIONAL"})(ei||(ei={}));var Qs={props:{},uniforms:{},name:"lighting",defines:{},uniformTypes:{enabled:"i32",lightType:"i32",directionalLightCount:"i32",pointLightCount:"i32",ambientColor:"vec3<f32>",lightColor0:"vec3<f32>",lightPosition0:"vec3<f32>",lightDirection0:"vec3<f32>",lightAttenuation0:"vec3<f32>",lightColor1:"vec3<f32>",lightPosition1:"vec3<f32>",lightDirection1:"vec3<f32>",lightAttenuation1:"vec3<f32>",lightColor2:"vec3<f32>",lightPosition2:"vec3<f32>",lightDirection2:"vec3<f32>",lightAttenuation2:"vec3<f32>"},defaultUniforms:{enabled:1,lightType:ei.POINT,directionalLightCount:0,pointLightCount:0,ambientColor:[.1,.1,.1],lightColor0:[1,1,1],lightPosition0:[1,1,2],lightDirection0:[1,1,1],lightAttenuation0:[1,0,0],lightColor1:[1,1,1],lightPosition1:[1,1,2],lightDirection1:[1,1,1],lightAttenuation1:[1,0,0],lightColor2:[1,1,1],lightPosition2:[1,1,2],lightDirection2:[1,1,1],lightAttenuation2:[1,0,0]},source:x_,vs:$u,fs:$u,getUniforms:L4};function L4(t,e={}){if(t=t&&{...t},!t)return{...Qs.defaultUniforms};t.lights&&(t={...t,...F4(t.lights),lights:void 0});let{ambientLight:r,pointLights:o,directionalLights:s}=t||{};if(!(r||o&&o.length>0||s&&s.length>0))return{...Qs.defaultUniforms,enabled:0};let n={...Qs.defaultUniforms,...e,...D4({ambientLight:r,pointLights:o,directionalLights:s})};return t.enabled!==void 0&&(n.enabled=t.enabled?1:0),n}function D4({ambientLight:t,pointLights:e=[],directionalLights:r=[]}){let o={};o.ambientColor=Hu(t);let s=0;for(let i of e){o.lightType=ei.POINT;let n=s;o[`lightColor${n}`]=Hu(i),o[`lightPosition${n}`]=i.position,o[`lightAttenuation${n}`]=i.attenuation||[1,0,0],s++}for(let i of r){o.lightType=ei.DIRECTIONAL;let n=s;o[`lightColor${n}`]=Hu(i),o[`lightDirection${n}`]=i.direction,s++}return s>O4&&S.warn("MAX_LIGHTS exceeded")(),o.directionalLightCount=r.length,o.pointLightCount=e.length,o}function F4(t){let e={pointLights:[],directionalLights:[]};for(let r of t||[])switch(r.type){case"ambient":e.ambientLight=r;break;case"directional":e.directionalLights?.push(r);break;case"point":e.pointLights?.push(r);break;default:}return e}function Hu(t={}){let{color:e=[0,0,0],intensity:r=1}=t;return e.map(o=>o*r/N4)}var __=`uniform phongMaterialUniforms {
  uniform float ambient;
  uniform float diffuse;
  uniform float shininess;
  uniform vec3  specularColor;
} material;
`,y_=`#define MAX_LIGHTS 3

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
`;var v_=`struct phongMaterialUniforms {
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
`;var ti={props:{},name:"gouraudMaterial",vs:y_.replace("phongMaterial","gouraudMaterial"),fs:__.replace("phongMaterial","gouraudMaterial"),source:v_.replaceAll("phongMaterial","gouraudMaterial"),defines:{LIGHTING_VERTEX:!0},dependencies:[Qs],uniformTypes:{ambient:"f32",diffuse:"f32",shininess:"f32",specularColor:"vec3<f32>"},defaultUniforms:{ambient:.35,diffuse:.6,shininess:32,specularColor:[.15,.15,.15]},getUniforms(t){let e={...t};return e.specularColor&&(e.specularColor=e.specularColor.map(r=>r/255)),{...ti.defaultUniforms,...e}}};var b_=`uniform layerUniforms {
  uniform float opacity;
} layer;
`,Xu={name:"layer",vs:b_,fs:b_,getUniforms:t=>({opacity:Math.pow(t.opacity,.45454545454545453)}),uniformTypes:{opacity:"f32"}};var B4=`

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
`,wo={name:"color",dependencies:[],source:B4,getUniforms:t=>({}),uniformTypes:{opacity:"f32"}};var U4=`const SMOOTH_EDGE_RADIUS: f32 = 0.5;

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
`,T_="#define SMOOTH_EDGE_RADIUS 0.5",k4=`${T_}

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
`,z4=`${T_}

struct FragmentGeometry {
  vec2 uv;
} geometry;

float smoothedge(float edge, float x) {
  return smoothstep(edge - SMOOTH_EDGE_RADIUS, edge + SMOOTH_EDGE_RADIUS, x);
}
`,ac={name:"geometry",source:U4,vs:k4,fs:z4};var k;(function(t){t[t.Start=1]="Start",t[t.Move=2]="Move",t[t.End=4]="End",t[t.Cancel=8]="Cancel"})(k||(k={}));var J;(function(t){t[t.None=0]="None",t[t.Left=1]="Left",t[t.Right=2]="Right",t[t.Up=4]="Up",t[t.Down=8]="Down",t[t.Horizontal=3]="Horizontal",t[t.Vertical=12]="Vertical",t[t.All=15]="All"})(J||(J={}));var D;(function(t){t[t.Possible=1]="Possible",t[t.Began=2]="Began",t[t.Changed=4]="Changed",t[t.Ended=8]="Ended",t[t.Recognized=8]="Recognized",t[t.Cancelled=16]="Cancelled",t[t.Failed=32]="Failed"})(D||(D={}));var S_="compute",Yu="auto",Po="manipulation",zr="none",ri="pan-x",oi="pan-y";function Ku(t){if(t.includes(zr))return zr;let e=t.includes(ri),r=t.includes(oi);return e&&r?zr:e||r?e?ri:oi:t.includes(Po)?Po:Yu}var si=class{constructor(e,r){this.actions="",this.manager=e,this.set(r)}set(e){e===S_&&(e=this.compute()),this.manager.element&&(this.manager.element.style.touchAction=e,this.actions=e)}update(){this.set(this.manager.options.touchAction)}compute(){let e=[];for(let r of this.manager.recognizers)r.options.enable&&(e=e.concat(r.getTouchAction()));return Ku(e.join(" "))}};function Ro(t){return t.trim().split(/\s+/g)}function cc(t,e,r){if(t)for(let o of Ro(e))t.addEventListener(o,r,!1)}function lc(t,e,r){if(t)for(let o of Ro(e))t.removeEventListener(o,r,!1)}function qu(t){return(t.ownerDocument||t).defaultView}function Zu(t,e){let r=t;for(;r;){if(r===e)return!0;r=r.parentNode}return!1}function fc(t){let e=t.length;if(e===1)return{x:Math.round(t[0].clientX),y:Math.round(t[0].clientY)};let r=0,o=0,s=0;for(;s<e;)r+=t[s].clientX,o+=t[s].clientY,s++;return{x:Math.round(r/e),y:Math.round(o/e)}}function Gu(t){let e=[],r=0;for(;r<t.pointers.length;)e[r]={clientX:Math.round(t.pointers[r].clientX),clientY:Math.round(t.pointers[r].clientY)},r++;return{timeStamp:Date.now(),pointers:e,center:fc(e),deltaX:t.deltaX,deltaY:t.deltaY}}function ii(t,e){let r=e.x-t.x,o=e.y-t.y;return Math.sqrt(r*r+o*o)}function ni(t,e){let r=e.clientX-t.clientX,o=e.clientY-t.clientY;return Math.sqrt(r*r+o*o)}function E_(t,e){let r=e.x-t.x,o=e.y-t.y;return Math.atan2(o,r)*180/Math.PI}function Ju(t,e){let r=e.clientX-t.clientX,o=e.clientY-t.clientY;return Math.atan2(o,r)*180/Math.PI}function Co(t,e){return t===e?J.None:Math.abs(t)>=Math.abs(e)?t<0?J.Left:J.Right:e<0?J.Up:J.Down}function A_(t,e){let r=e.center,o=t.offsetDelta,s=t.prevDelta,i=t.prevInput;return(e.eventType===k.Start||i?.eventType===k.End)&&(s=t.prevDelta={x:i?.deltaX||0,y:i?.deltaY||0},o=t.offsetDelta={x:r.x,y:r.y}),{deltaX:s.x+(r.x-o.x),deltaY:s.y+(r.y-o.y)}}function hc(t,e,r){return{x:e/t||0,y:r/t||0}}function w_(t,e){return ni(e[0],e[1])/ni(t[0],t[1])}function P_(t,e){return Ju(e[1],e[0])-Ju(t[1],t[0])}function R_(t,e){let r=t.lastInterval||e,o=e.timeStamp-r.timeStamp,s,i,n,a;if(e.eventType!==k.Cancel&&(o>25||r.velocity===void 0)){let c=e.deltaX-r.deltaX,l=e.deltaY-r.deltaY,f=hc(o,c,l);i=f.x,n=f.y,s=Math.abs(f.x)>Math.abs(f.y)?f.x:f.y,a=Co(c,l),t.lastInterval=e}else s=r.velocity,i=r.velocityX,n=r.velocityY,a=r.direction;e.velocity=s,e.velocityX=i,e.velocityY=n,e.direction=a}function Qu(t,e){return"pointerId"in t?t.pointerId:e}function C_(t,e){t.movementOrigin=new Map(e.map((r,o)=>[Qu(r,o),{clientX:r.clientX,clientY:r.clientY}])),t.firstMovementTime=void 0}function W4(t,e){let r=e.pointers.map(Qu);if(t.movementOrigin?.size===r.length&&r.every(s=>t.movementOrigin.has(s))||C_(t,e.pointers),e.distancePerPointer=e.pointers.map((s,i)=>ni(t.movementOrigin.get(r[i]),s)),e.eventType&k.Move&&e.distancePerPointer.some(s=>s>0)&&(t.firstMovementTime??(t.firstMovementTime=e.timeStamp)),e.movementDeltaTime=t.firstMovementTime===void 0?0:e.timeStamp-t.firstMovementTime,e.eventType&(k.End|k.Cancel)){let s=e.changedPointers.map(i=>Qu(i,e.pointers.indexOf(i)));C_(t,e.pointers.filter((i,n)=>!s.includes(r[n])))}}function M_(t,e){let{session:r}=t,{pointers:o}=e,{length:s}=o;r.firstInput||(r.firstInput=Gu(e)),s>1&&!r.firstMultiple?r.firstMultiple=Gu(e):s===1&&(r.firstMultiple=!1);let{firstInput:i,firstMultiple:n}=r,a=n?n.center:i.center,c=e.center=fc(o);e.timeStamp=Date.now(),e.deltaTime=e.timeStamp-i.timeStamp,W4(r,e),e.angle=E_(a,c),e.distance=ii(a,c);let{deltaX:l,deltaY:f}=A_(r,e);e.deltaX=l,e.deltaY=f,e.offsetDirection=Co(e.deltaX,e.deltaY);let h=hc(e.deltaTime,e.deltaX,e.deltaY);e.overallVelocityX=h.x,e.overallVelocityY=h.y,e.overallVelocity=Math.abs(h.x)>Math.abs(h.y)?h.x:h.y,e.scale=n?w_(n.pointers,o):1,e.rotation=n?P_(n.pointers,o):0,e.maxPointers=r.prevInput?e.pointers.length>r.prevInput.maxPointers?e.pointers.length:r.prevInput.maxPointers:e.pointers.length;let u=t.element;return Zu(e.srcEvent.target,u)&&(u=e.srcEvent.target),e.target=u,R_(r,e),e}function I_(t,e,r){let o=r.pointers.length,s=r.changedPointers.length,i=e&k.Start&&o-s===0,n=e&(k.End|k.Cancel)&&o-s===0;r.isFirst=!!i,r.isFinal=!!n,i&&(t.session={}),r.eventType=e;let a=M_(t,r);t.emit("hammer.input",a),t.recognize(a),t.session.prevInput=a}var ai=class{constructor(e){this.evEl="",this.evWin="",this.evTarget="",this.domHandler=r=>{this.manager.options.enable&&this.handler(r)},this.manager=e,this.element=e.element,this.target=e.options.inputTarget||e.element}callback(e,r){I_(this.manager,e,r)}init(){cc(this.element,this.evEl,this.domHandler),cc(this.target,this.evTarget,this.domHandler),cc(qu(this.element),this.evWin,this.domHandler)}destroy(){lc(this.element,this.evEl,this.domHandler),lc(this.target,this.evTarget,this.domHandler),lc(qu(this.element),this.evWin,this.domHandler)}};var j4={pointerdown:k.Start,pointermove:k.Move,pointerup:k.End,pointercancel:k.Cancel,pointerout:k.Cancel},$4="pointerdown",H4="pointermove pointerup pointercancel",ci=class extends ai{constructor(e){super(e),this.evEl=$4,this.evWin=H4,this.store=this.manager.session.pointerEvents=[],this.init()}handler(e){let{store:r}=this,o=!1,s=j4[e.type],i=e.pointerType,n=i==="touch",a=r.findIndex(c=>c.pointerId===e.pointerId);s&k.Start&&(e.buttons||n)?a<0&&(r.push(e),a=r.length-1):s&(k.End|k.Cancel)&&(o=!0),!(a<0)&&(r[a]=e,this.callback(s,{pointers:r,changedPointers:[e],eventType:s,pointerType:i,srcEvent:e}),o&&r.splice(a,1))}};var X4=["","webkit","Moz","MS","ms","o"];function O_(t,e){let r=e[0].toUpperCase()+e.slice(1);for(let o of X4){let s=o?o+r:e;if(s in t)return s}}var Y4=1,N_=2,L_={touchAction:"compute",enable:!0,inputTarget:null,cssProps:{userSelect:"none",userDrag:"none",touchCallout:"none",tapHighlightColor:"rgba(0,0,0,0)"}},li=class{constructor(e,r){this.options={...L_,...r,cssProps:{...L_.cssProps,...r.cssProps},inputTarget:r.inputTarget||e},this.handlers={},this.session={},this.recognizers=[],this.oldCssProps={},this.element=e,this.input=new ci(this),this.touchAction=new si(this,this.options.touchAction),this.toggleCssProps(!0)}set(e){return Object.assign(this.options,e),e.touchAction&&this.touchAction.update(),e.inputTarget&&(this.input.destroy(),this.input.target=e.inputTarget,this.input.init()),this}stop(e){this.session.stopped=e?N_:Y4}recognize(e){let{session:r}=this;if(r.stopped)return;this.session.prevented&&e.srcEvent.preventDefault();let o,{recognizers:s}=this,{curRecognizer:i}=r;(!i||i&&i.state&D.Recognized)&&(i=r.curRecognizer=null);let n=0;for(;n<s.length;)o=s[n],r.stopped!==N_&&(!i||o===i||o.canRecognizeWith(i))?o.recognize(e):o.reset(),!i&&o.state&(D.Began|D.Changed|D.Ended)&&(i=r.curRecognizer=o),n++}get(e){let{recognizers:r}=this;for(let o=0;o<r.length;o++)if(r[o].options.event===e)return r[o];return null}add(e){if(Array.isArray(e)){for(let o of e)this.add(o);return this}let r=this.get(e.options.event);return r&&this.remove(r),this.recognizers.push(e),e.manager=this,this.touchAction.update(),e}remove(e){if(Array.isArray(e)){for(let o of e)this.remove(o);return this}let r=typeof e=="string"?this.get(e):e;if(r){let{recognizers:o}=this,s=o.indexOf(r);s!==-1&&(o.splice(s,1),this.touchAction.update())}return this}on(e,r){if(!e||!r)return;let{handlers:o}=this;for(let s of Ro(e))o[s]=o[s]||[],o[s].push(r)}off(e,r){if(!e)return;let{handlers:o}=this;for(let s of Ro(e))r?o[s]&&o[s].splice(o[s].indexOf(r),1):delete o[s]}emit(e,r){let o=this.handlers[e]&&this.handlers[e].slice();if(!o||!o.length)return;let s=r;s.type=e,s.preventDefault=function(){r.srcEvent.preventDefault()};let i=0;for(;i<o.length;)o[i](s),i++}destroy(){this.toggleCssProps(!1),this.handlers={},this.session={},this.input.destroy(),this.element=null}toggleCssProps(e){let{element:r}=this;if(r){for(let[o,s]of Object.entries(this.options.cssProps)){let i=O_(r.style,o);e?(this.oldCssProps[i]=r.style[i],r.style[i]=s):r.style[i]=this.oldCssProps[i]||""}e||(this.oldCssProps={})}}};var K4=1;function D_(){return K4++}function ed(t){return t&D.Cancelled?"cancel":t&D.Ended?"end":t&D.Changed?"move":t&D.Began?"start":""}var yt=class{constructor(e){this.options=e,this.id=D_(),this.state=D.Possible,this.simultaneous={},this.requireFail=[]}set(e){return Object.assign(this.options,e),this.manager.touchAction.update(),this}recognizeWith(e){if(Array.isArray(e)){for(let s of e)this.recognizeWith(s);return this}let r;if(typeof e=="string"){if(r=this.manager.get(e),!r)throw new Error(`Cannot find recognizer ${e}`)}else r=e;let{simultaneous:o}=this;return o[r.id]||(o[r.id]=r,r.recognizeWith(this)),this}dropRecognizeWith(e){if(Array.isArray(e)){for(let o of e)this.dropRecognizeWith(o);return this}let r;return typeof e=="string"?r=this.manager.get(e):r=e,r&&delete this.simultaneous[r.id],this}requireFailure(e){if(Array.isArray(e)){for(let s of e)this.requireFailure(s);return this}let r;if(typeof e=="string"){if(r=this.manager.get(e),!r)throw new Error(`Cannot find recognizer ${e}`)}else r=e;let{requireFail:o}=this;return o.indexOf(r)===-1&&(o.push(r),r.requireFailure(this)),this}dropRequireFailure(e){if(Array.isArray(e)){for(let o of e)this.dropRequireFailure(o);return this}let r;if(typeof e=="string"?r=this.manager.get(e):r=e,r){let o=this.requireFail.indexOf(r);o>-1&&this.requireFail.splice(o,1)}return this}hasRequireFailures(){return!!this.requireFail.find(e=>e.options.enable)}canRecognizeWith(e){return!!this.simultaneous[e.id]}emit(e){if(!e)return;let{state:r}=this;r<D.Ended&&this.manager.emit(this.options.event+ed(r),e),this.manager.emit(this.options.event,e),e.additionalEvent&&this.manager.emit(e.additionalEvent,e),r>=D.Ended&&this.manager.emit(this.options.event+ed(r),e)}tryEmit(e){this.canEmit()?this.emit(e):this.state=D.Failed}canEmit(){let e=0;for(;e<this.requireFail.length;){if(!(this.requireFail[e].state&(D.Failed|D.Possible)))return!1;e++}return!0}recognize(e){let r={...e};if(!this.options.enable){this.reset(),this.state=D.Failed;return}this.state&(D.Recognized|D.Cancelled|D.Failed)&&(this.state=D.Possible),this.state=this.process(r),this.state&(D.Began|D.Changed|D.Ended|D.Cancelled)&&this.tryEmit(r)}getEventNames(){return[this.options.event]}reset(){}};function q4(t){return Math.abs(((t+180)%360+360)%360-180)}function Z4(t,e){return(e.distance===void 0||t.distance>=e.distance)&&(e.distancePerPointer===void 0||t.distancePerPointer.length>0&&t.distancePerPointer.every(r=>r>=e.distancePerPointer))&&(e.movementDeltaTime===void 0||t.movementDeltaTime>=e.movementDeltaTime)&&(e.rotation===void 0||q4(t.rotation)>=e.rotation)&&(e.scale===void 0||Math.abs(t.scale-1)>=e.scale)}var Vr=class extends yt{attrTest(e){let r=this.options.pointers;return r===0||e.pointers.length===r}coherentTest(e){let r=this.options.coherent;return!r?.length||r.some(o=>Z4(e,o))}process(e){let{state:r}=this,{eventType:o}=e,s=r&(D.Began|D.Changed),i=this.attrTest(e);return s&&(o&k.Cancel||!i)?r|D.Cancelled:s||i?o&k.End?r|D.Ended:r&D.Began?r|D.Changed:D.Began:D.Failed}};var Wr=class extends yt{constructor(e={}){super({enable:!0,event:"tap",pointers:1,taps:1,interval:300,time:250,threshold:9,posThreshold:10,...e}),this.pTime=null,this.pCenter=null,this._timer=null,this._input=null,this.count=0}getTouchAction(){return[Po]}process(e){let{options:r}=this,o=e.pointers.length===r.pointers,s=e.distance<r.threshold,i=e.deltaTime<r.time;if(this.reset(),e.eventType&k.Start&&this.count===0)return this.failTimeout();if(s&&i&&o){if(e.eventType!==k.End)return this.failTimeout();let n=this.pTime?e.timeStamp-this.pTime<r.interval:!0,a=!this.pCenter||ii(this.pCenter,e.center)<r.posThreshold;if(this.pTime=e.timeStamp,this.pCenter=e.center,!a||!n?this.count=1:this.count+=1,this._input=e,this.count%r.taps===0)return this.hasRequireFailures()?(this._timer=setTimeout(()=>{this.state=D.Recognized,this.tryEmit(this._input)},r.interval),D.Began):D.Recognized}return D.Failed}failTimeout(){return this._timer=setTimeout(()=>{this.state=D.Failed},this.options.interval),D.Failed}reset(){clearTimeout(this._timer)}emit(e){this.state===D.Recognized&&(e.tapCount=this.count,this.manager.emit(this.options.event,e))}};var Mo=class extends Vr{constructor(){super(...arguments),this.wheelSession=null,this.wheelSessionUnsubscribe=null,this.handleWheelSessionEvent=e=>{e.device==="trackpad"&&this.handleTrackpadEvent(e)}}set(e){let{wheelSession:r,...o}=e;return r&&r!==this.wheelSession&&(this.wheelSessionUnsubscribe?.(),this.wheelSessionUnsubscribe=null,this.wheelSession=r),super.set(o),this.updateWheelSessionSubscription(),this}getTrackpadInput(e,r={}){let{srcEvent:o}=e,s=r.deltaX??e.deltaX,i=r.deltaY??e.deltaY,n=Co(s,i),a=Math.sqrt(e.deltaX*e.deltaX+e.deltaY*e.deltaY),c=o;return{pointers:[c,c],changedPointers:[c,c],pointerType:"trackpad",srcEvent:c,eventType:e.eventType,timeStamp:e.timeStamp,deltaTime:e.deltaTime,center:e.center,deltaX:s,deltaY:i,angle:Math.atan2(i,s)*180/Math.PI,distance:Math.sqrt(s*s+i*i),distancePerPointer:[a,a],movementDeltaTime:e.deltaTime,scale:1,rotation:0,direction:n,offsetDirection:n,velocity:e.velocity,velocityX:e.velocityX,velocityY:e.velocityY,overallVelocity:e.overallVelocity,overallVelocityX:e.overallVelocityX,overallVelocityY:e.overallVelocityY,maxPointers:2,target:o.target||this.manager.element,additionalEvent:"",...r}}updateWheelSessionSubscription(){let e=!!(this.wheelSession&&this.options.enable&&this.options.trackpad&&this.options.pointers===2);e&&!this.wheelSessionUnsubscribe?this.wheelSessionUnsubscribe=this.wheelSession.on(this.handleWheelSessionEvent):!e&&this.wheelSessionUnsubscribe&&(this.wheelSessionUnsubscribe(),this.wheelSessionUnsubscribe=null)}};var G4=["","start","move","end","cancel","up","down","left","right"],ir=class extends Mo{constructor(e={}){super({enable:!0,pointers:1,event:"pan",threshold:10,direction:J.All,trackpad:!1,coherent:[],...e}),this.trackpadGesture=!1,this.pX=null,this.pY=null}getTouchAction(){let{options:{direction:e}}=this,r=[];return e&J.Horizontal&&r.push(oi),e&J.Vertical&&r.push(ri),r}getEventNames(){return G4.map(e=>this.options.event+e)}directionTest(e){let{options:r}=this,o=!0,{distance:s}=e,{direction:i}=e,n=e.deltaX,a=e.deltaY;return i&r.direction||(r.direction&J.Horizontal?(i=n===0?J.None:n<0?J.Left:J.Right,o=n!==this.pX,s=Math.abs(e.deltaX)):(i=a===0?J.None:a<0?J.Up:J.Down,o=a!==this.pY,s=Math.abs(e.deltaY))),e.direction=i,o&&s>r.threshold&&!!(i&r.direction)}attrTest(e){let r=!!(this.state&D.Began),o=!(this.options.coherent?.length&&e.eventType&(k.End|k.Cancel));return super.attrTest(e)&&(r||o&&this.coherentTest(e)&&this.directionTest(e))}emit(e){this.pX=e.deltaX,this.pY=e.deltaY;let r=J[e.direction].toLowerCase();r&&(e.additionalEvent=this.options.event+r),super.emit(e)}handleTrackpadEvent(e){e.isFirst&&(this.trackpadGesture=!e.srcEvent.ctrlKey,!this.trackpadGesture&&this.state&(D.Recognized|D.Cancelled|D.Failed)&&(this.state=D.Possible)),this.trackpadGesture&&(this.recognize(this.getTrackpadInput(e,{deltaX:-e.deltaX,deltaY:-e.deltaY,velocity:-e.velocity,velocityX:-e.velocityX,velocityY:-e.velocityY,overallVelocity:-e.overallVelocity,overallVelocityX:-e.overallVelocityX,overallVelocityY:-e.overallVelocityY})),e.isFinal&&(this.trackpadGesture=!1))}};var J4=["","start","move","end","cancel","in","out"],Io=class extends Mo{constructor(e={}){super({enable:!0,event:"pinch",threshold:0,pointers:2,trackpad:!1,coherent:[],...e}),this.trackpadGesture=!1}getTouchAction(){return[zr]}getEventNames(){return J4.map(e=>this.options.event+e)}attrTest(e){let r=!!this.options.coherent?.length,o=!!(this.state&D.Began),s=!(r&&e.eventType&(k.End|k.Cancel));return super.attrTest(e)&&(o||s&&(r?this.coherentTest(e):Math.abs(e.scale-1)>this.options.threshold))}emit(e){if(e.scale!==1){let r=e.scale<1?"in":"out";e.additionalEvent=this.options.event+r}super.emit(e)}handleTrackpadEvent(e){e.isFirst&&(this.trackpadGesture=e.srcEvent.ctrlKey,!this.trackpadGesture&&this.state&(D.Recognized|D.Cancelled|D.Failed)&&(this.state=D.Possible)),this.trackpadGesture&&(this.recognize(this.getTrackpadInput(e,{deltaX:0,deltaY:0,velocity:0,velocityX:0,velocityY:0,overallVelocity:0,overallVelocityX:0,overallVelocityY:0,scale:Math.exp(-e.deltaY/100)})),e.isFinal&&(this.trackpadGesture=!1))}};var vt=class{constructor(e,r,o){this.element=e,this.callback=r,this.options=o}listen(e,r){r?this.element.addEventListener(e,this.handleEvent,{passive:!1}):this.element.removeEventListener(e,this.handleEvent)}};var F_=typeof navigator<"u"&&navigator.userAgent?navigator.userAgent.toLowerCase():"";var oP=F_.indexOf("firefox")!==-1,sP=40,iP=.25,uc=class extends vt{constructor(e,r,o){o.enable=o.enable??!1,super(e,r,o),this.handleEvent=s=>{if(!this.options.enable)return;let i=s.deltaY;globalThis.WheelEvent&&(oP&&s.deltaMode===globalThis.WheelEvent.DOM_DELTA_PIXEL&&(i/=globalThis.devicePixelRatio),s.deltaMode===globalThis.WheelEvent.DOM_DELTA_LINE&&(i*=sP)),s.shiftKey&&i&&(i=i*iP),this.callback({type:"wheel",center:{x:s.clientX,y:s.clientY},delta:-i,device:this.options.wheelSession?.device??"unknown",srcEvent:s,pointerType:"mouse",target:s.target})},o.enable&&(this.wheelSessionUnsubscribe=this.options.wheelSession?.on(()=>{}),this.listen("wheel",!0))}destroy(){this.listen("wheel",!1),this.wheelSessionUnsubscribe?.(),this.wheelSessionUnsubscribe=void 0}enableEventType(e,r){e==="wheel"&&this.options.enable!==r&&(this.options.enable=r,r&&!this.wheelSessionUnsubscribe&&(this.wheelSessionUnsubscribe=this.options.wheelSession?.on(()=>{})),this.listen("wheel",r),r||(this.wheelSessionUnsubscribe?.(),this.wheelSessionUnsubscribe=void 0))}};var nP=4.000244140625,B_=40,aP=0,cP=1,lP=40,U_=40,fP=120,hP={classificationDelay:32,endDelay:80},dc=class{constructor(e,r={}){this.subscriptions=new Map,this.session=null,this.classificationTimer=null,this.endTimer=null,this.pressedControlKeys=new Set,this.listeningForControlKeys=!1,this.handleEvent=o=>{if(!this.hasSubscribers)return"unknown";let s=dP(o,this.pressedControlKeys.size>0),i=this.session;if(i&&s.timeStamp-i.lastTimeStamp>=this.options.endDelay){if(this.end(),!this.hasSubscribers)return"unknown";i=null}i?(this.scheduleEnd(),this.addSample(i,s)):(i=this.startPendingSession(s),this.scheduleEnd());let{device:n}=i;return n==="unknown"&&(n=td(i.samples,!1),n!=="unknown"&&this.begin(i,n)),n},this.finishClassification=()=>{if(this.classificationTimer=null,!this.session||this.session.device!=="unknown")return;let o=this.session,s=td(o.samples,!0);this.begin(o,s==="unknown"?"mouse":s)},this.end=()=>{if(!this.session)return;if(this.session.device==="unknown"){let s=this.session,i=td(s.samples,!0);this.begin(s,i==="unknown"?"mouse":i)}if(!this.session)return;let o=this.session;this.emit(k.End,o.lastEvent),this.reset()},this.handleKeyDown=o=>{o.key==="Control"&&this.pressedControlKeys.add(o.code||o.key)},this.handleKeyUp=o=>{o.key==="Control"&&(o.code?this.pressedControlKeys.delete(o.code):this.pressedControlKeys.clear())},this.handleWindowBlur=()=>{this.pressedControlKeys.clear()},this.element=e,this.options={...hP,...r},this.element?.addEventListener("wheel",this.handleEvent,{passive:!0})}get hasSubscribers(){return this.subscriptions.size>0}get device(){return this.session?.device??"unknown"}on(e){let r={listener:e};return this.subscriptions.set(e,r),this.updateControlKeyEventListeners(),()=>{this.subscriptions.get(e)===r&&this.off(e)}}off(e){this.subscriptions.delete(e),this.updateControlKeyEventListeners(),this.hasSubscribers||this.reset()}cancel(){let e=this.session;e&&e.device!=="unknown"&&this.emit(k.Cancel,e.lastEvent),this.reset()}destroy(){this.cancel(),this.subscriptions.clear(),this.updateControlKeyEventListeners(),this.element?.removeEventListener("wheel",this.handleEvent)}startPendingSession(e){let r={samples:[e],device:"unknown",firstTimeStamp:e.timeStamp,lastTimeStamp:e.timeStamp,totalDeltaX:e.deltaX,totalDeltaY:e.deltaY,velocityX:0,velocityY:0,lastEvent:e.event};return this.session=r,this.classificationTimer=globalThis.setTimeout(this.finishClassification,this.options.classificationDelay),r}addSample(e,r){if(e.samples.push(r),e.lastTimeStamp=r.timeStamp,e.lastEvent=r.event,e.totalDeltaX+=r.deltaX,e.totalDeltaY+=r.deltaY,e.device!=="unknown"){let o=e.samples[e.samples.length-2],s=r.timeStamp-o.timeStamp;e.velocityX=s>0?r.deltaX/s:0,e.velocityY=s>0?r.deltaY/s:0,this.emit(k.Move,r.event,{velocityX:e.velocityX,velocityY:e.velocityY})}}begin(e,r){e.device=r,this.clearClassificationTimer(),this.emit(k.Start,e.samples[0].event);let o=e.lastTimeStamp-e.firstTimeStamp;e.velocityX=o>0?e.totalDeltaX/o:0,e.velocityY=o>0?e.totalDeltaY/o:0,this.emit(k.Move,e.lastEvent,{velocityX:e.velocityX,velocityY:e.velocityY})}scheduleEnd(){this.clearEndTimer(),this.endTimer=globalThis.setTimeout(this.end,this.options.endDelay)}emit(e,r,o){let s=this.session;if(!s||s.device==="unknown")return;let i=e===k.Start,n=e===k.End||e===k.Cancel,a=i?s.firstTimeStamp:s.lastTimeStamp,c=i?0:Math.max(0,a-s.firstTimeStamp),l=i?0:s.totalDeltaX,f=i?0:s.totalDeltaY,h=c>0?l/c:0,u=c>0?f/c:0,d=i?0:o?.velocityX??s.velocityX,p=i?0:o?.velocityY??s.velocityY,m={eventType:e,device:s.device,srcEvent:r,timeStamp:a,center:{x:r.clientX,y:r.clientY},deltaX:l,deltaY:f,deltaTime:c,velocity:Math.abs(d)>Math.abs(p)?d:p,velocityX:d,velocityY:p,overallVelocity:Math.abs(h)>Math.abs(u)?h:u,overallVelocityX:h,overallVelocityY:u,isFirst:i,isFinal:n};for(let{listener:g}of[...this.subscriptions.values()])g(m)}reset(){this.clearClassificationTimer(),this.clearEndTimer(),this.session=null}clearClassificationTimer(){this.classificationTimer!==null&&(globalThis.clearTimeout(this.classificationTimer),this.classificationTimer=null)}clearEndTimer(){this.endTimer!==null&&(globalThis.clearTimeout(this.endTimer),this.endTimer=null)}updateControlKeyEventListeners(){let e=this.hasSubscribers,r=uP();!r||e===this.listeningForControlKeys||(this.listeningForControlKeys=e,e?(r.addEventListener("keydown",this.handleKeyDown,!0),r.addEventListener("keyup",this.handleKeyUp,!0),r.addEventListener("blur",this.handleWindowBlur)):(r.removeEventListener("keydown",this.handleKeyDown,!0),r.removeEventListener("keyup",this.handleKeyUp,!0),r.removeEventListener("blur",this.handleWindowBlur),this.pressedControlKeys.clear()))}};function uP(){return typeof window<"u"?window:globalThis.document?.defaultView}function dP(t,e){let r=t.deltaX,o=t.deltaY;return t.deltaMode===cP&&(r*=B_,o*=B_),{event:t,timeStamp:t.timeStamp,deltaX:r,deltaY:o,isControlKeyDown:e}}function td(t,e){return t.some(({event:r,isControlKeyDown:o})=>r.ctrlKey&&!o)?"trackpad":t.some(({event:r})=>r.deltaMode!==aP)||t.some(pP)||t.every(({event:r})=>{let o=r.wheelDelta;return o!==void 0&&Math.abs(o)%40===0})?"mouse":t.some(({deltaX:r})=>r!==0)||t.length>1&&mP(t)?"trackpad":e?"mouse":"unknown"}function pP({event:t,deltaX:e,deltaY:r}){if(e!==0||r===0)return!1;let o=Math.abs(r/nP);if(Number.isInteger(o))return!0;let s=t.wheelDelta;return typeof s=="number"&&s!==0&&s%fP===0}function mP(t){for(let e=0;e<t.length;e++){let r=t[e];if(Math.abs(r.deltaX)>U_||Math.abs(r.deltaY)>U_||e>0&&r.timeStamp-t[e-1].timeStamp>lP)return!1}return!0}var k_=["mousedown","mousemove","mouseup","mouseover","mouseout","mouseenter","mouseleave"],pc=class extends vt{constructor(e,r,o){super(e,r,{enable:!0,...o}),this.handleEvent=i=>{this.handleOverEvent(i),this.handleOutEvent(i),this.handleEnterEvent(i),this.handleLeaveEvent(i),this.handleMoveEvent(i)},this.pressed=!1;let{enable:s=!1}=this.options;this.enableMoveEvent=s,this.enableLeaveEvent=s,this.enableEnterEvent=s,this.enableOutEvent=s,this.enableOverEvent=s,s&&k_.forEach(i=>this.listen(i,!0))}destroy(){k_.forEach(e=>this.listen(e,!1))}enableEventType(e,r){switch(e){case"pointermove":this.enableMoveEvent!==r&&(this.enableMoveEvent=r,this.listen("mousedown",r),this.listen("mousemove",r),this.listen("mouseup",r));break;case"pointerover":this.enableOverEvent!==r&&(this.enableOverEvent=r,this.listen("mouseover",r));break;case"pointerout":this.enableOutEvent!==r&&(this.enableOutEvent=r,this.listen("mouseout",r));break;case"pointerenter":this.enableEnterEvent!==r&&(this.enableEnterEvent=r,this.listen("mouseenter",r));break;case"pointerleave":this.enableLeaveEvent!==r&&(this.enableLeaveEvent=r,this.listen("mouseleave",r));break;default:}}handleOverEvent(e){this.enableOverEvent&&e.type==="mouseover"&&this._emit("pointerover",e)}handleOutEvent(e){this.enableOutEvent&&e.type==="mouseout"&&this._emit("pointerout",e)}handleEnterEvent(e){this.enableEnterEvent&&e.type==="mouseenter"&&this._emit("pointerenter",e)}handleLeaveEvent(e){this.enableLeaveEvent&&e.type==="mouseleave"&&this._emit("pointerleave",e)}handleMoveEvent(e){if(this.enableMoveEvent)switch(e.type){case"mousedown":e.button>=0&&(this.pressed=!0);break;case"mousemove":e.buttons===0&&(this.pressed=!1),this.pressed||this._emit("pointermove",e);break;case"mouseup":this.pressed=!1;break;default:}}_emit(e,r){this.callback({type:e,center:{x:r.clientX,y:r.clientY},srcEvent:r,pointerType:"mouse",target:r.target})}};var z_=["keydown","keyup"],mc=class extends vt{constructor(e,r,o){super(e,r,{enable:!0,tabIndex:0,...o}),this.handleEvent=i=>{let n=i.target||i.srcElement;n.tagName==="INPUT"&&n.type==="text"||n.tagName==="TEXTAREA"||(this.enableDownEvent&&i.type==="keydown"&&this.callback({type:"keydown",srcEvent:i,key:i.key,target:i.target}),this.enableUpEvent&&i.type==="keyup"&&this.callback({type:"keyup",srcEvent:i,key:i.key,target:i.target}))};let{enable:s=!1}=this.options;this.enableDownEvent=s,this.enableUpEvent=s,e.tabIndex=this.options.tabIndex,e.style.outline="none",s&&z_.forEach(i=>this.listen(i,!0))}destroy(){z_.forEach(e=>this.listen(e,!1))}enableEventType(e,r){e==="keydown"&&this.enableDownEvent!==r&&(this.enableDownEvent=r,this.listen(e,r)),e==="keyup"&&this.enableUpEvent!==r&&(this.enableUpEvent=r,this.listen(e,r))}};var gc=class extends vt{constructor(e,r,o){o.enable=o.enable??!1,super(e,r,o),this.handleEvent=s=>{this.options.enable&&this.callback({type:"contextmenu",center:{x:s.clientX,y:s.clientY},srcEvent:s,pointerType:"mouse",target:s.target})},o.enable&&this.listen("contextmenu",!0)}destroy(){this.listen("contextmenu",!1)}enableEventType(e,r){e==="contextmenu"&&this.options.enable!==r&&(this.options.enable=r,this.listen("contextmenu",r))}};var gP={pointerdown:1,pointermove:2,pointerup:4,mousedown:1,mousemove:2,mouseup:4},xP=0,_P=1,yP=2,vP=1,bP=2,TP=4;function V_(t){let e=gP[t.srcEvent.type];if(!e)return null;let{buttons:r,button:o}=t.srcEvent,s=!1,i=!1,n=!1;return e===2?(s=!!(r&vP),i=!!(r&TP),n=!!(r&bP)):(s=o===xP,i=o===_P,n=o===yP),{leftButton:s,middleButton:i,rightButton:n}}function W_(t,e){let r=t.center;if(!r)return null;let o=e.getBoundingClientRect(),s=o.width/e.offsetWidth||1,i=o.height/e.offsetHeight||1,n={x:(r.x-o.left-e.clientLeft)/s,y:(r.y-o.top-e.clientTop)/i};return{center:r,offsetCenter:n}}var SP={srcElement:"root",priority:0},xc=class{constructor(e,r){this.handleEvent=o=>{if(this.isEmpty())return;let s=this._normalizeEvent(o),i=o.srcEvent.target;for(;i&&i!==s.rootElement;){if(this._emit(s,i),s.handled)return;i=i.parentNode}this._emit(s,"root")},this.eventManager=e,this.recognizerName=r,this.handlers=[],this.handlersByElement=new Map,this._active=!1}isEmpty(){return!this._active}add(e,r,o,s=!1,i=!1){let{handlers:n,handlersByElement:a}=this,c={...SP,...o},l=a.get(c.srcElement);l||(l=[],a.set(c.srcElement,l));let f={type:e,handler:r,srcElement:c.srcElement,priority:c.priority};s&&(f.once=!0),i&&(f.passive=!0),n.push(f),this._active=this._active||!f.passive;let h=l.length-1;for(;h>=0&&!(l[h].priority>=f.priority);)h--;l.splice(h+1,0,f)}remove(e,r){let{handlers:o,handlersByElement:s}=this;for(let i=o.length-1;i>=0;i--){let n=o[i];if(n.type===e&&n.handler===r){o.splice(i,1);let a=s.get(n.srcElement);a.splice(a.indexOf(n),1),a.length===0&&s.delete(n.srcElement)}}this._active=o.some(i=>!i.passive)}_emit(e,r){let o=this.handlersByElement.get(r);if(o){let s=!1,i=()=>{e.handled=!0},n=()=>{e.handled=!0,s=!0},a=[];for(let c=0;c<o.length;c++){let{type:l,handler:f,once:h}=o[c];if(f({...e,type:l,stopPropagation:i,stopImmediatePropagation:n}),h&&a.push(o[c]),s)break}for(let c=0;c<a.length;c++){let{type:l,handler:f}=a[c];this.remove(l,f)}}}_normalizeEvent(e){let r=this.eventManager.getElement();return{...e,...V_(e),...W_(e,r),preventDefault:()=>{e.srcEvent.preventDefault()},stopImmediatePropagation:null,stopPropagation:null,handled:!1,rootElement:r}}};function EP(t){if("recognizer"in t)return t;let e,r=Array.isArray(t)?[...t]:[t];if(typeof r[0]=="function"){let o=r.shift(),s=r.shift()||{};e=new o(s)}else e=r.shift();return{recognizer:e,recognizeWith:typeof r[0]=="string"?[r[0]]:r[0],requireFailure:typeof r[1]=="string"?[r[1]]:r[1]}}var fi=class{constructor(e=null,r={}){if(this._onBasicInput=o=>{this.manager.emit(o.srcEvent.type,o)},this._onOtherEvent=o=>{this.manager.emit(o.type,o)},this.options={recognizers:[],events:{},touchAction:"compute",tabIndex:0,cssProps:{},...r},this.events=new Map,this.element=e,this.wheelSession=new dc(e),!!e){this.manager=new li(e,this.options);for(let o of this.options.recognizers){let{recognizer:s,recognizeWith:i,requireFailure:n}=EP(o);this.manager.add(s),i&&s.recognizeWith(i),n&&s.requireFailure(n)}this.manager.on("hammer.input",this._onBasicInput),this.wheelInput=new uc(e,this._onOtherEvent,{enable:!1,wheelSession:this.wheelSession}),this.moveInput=new pc(e,this._onOtherEvent,{enable:!1}),this.keyInput=new mc(e,this._onOtherEvent,{enable:!1,tabIndex:r.tabIndex}),this.contextmenuInput=new gc(e,this._onOtherEvent,{enable:!1}),this.on(this.options.events)}}getElement(){return this.element}destroy(){if(!this.element){this.wheelSession.destroy();return}this.wheelInput.destroy(),this.wheelSession.destroy(),this.moveInput.destroy(),this.keyInput.destroy(),this.contextmenuInput.destroy(),this.manager.destroy()}on(e,r,o){this._addEventHandler(e,r,o,!1)}once(e,r,o){this._addEventHandler(e,r,o,!0)}watch(e,r,o){this._addEventHandler(e,r,o,!1,!0)}off(e,r){this._removeEventHandler(e,r)}emit(e){this.manager?.emit(e.type,e)}_toggleRecognizer(e,r){let{manager:o}=this;if(!o)return;let s=o.get(e);s&&(s.set({enable:r,wheelSession:this.wheelSession}),o.touchAction.update()),this.wheelInput?.enableEventType(e,r),this.moveInput?.enableEventType(e,r),this.keyInput?.enableEventType(e,r),this.contextmenuInput?.enableEventType(e,r)}_addEventHandler(e,r,o,s,i){if(typeof e!="string"){o=r;for(let[l,f]of Object.entries(e))this._addEventHandler(l,f,o,s,i);return}let{manager:n,events:a}=this;if(!n)return;let c=a.get(e);if(!c){let l=this._getRecognizerName(e)||e;c=new xc(this,l),a.set(e,c),n&&n.on(e,c.handleEvent)}c.add(e,r,o,s,i),c.isEmpty()||this._toggleRecognizer(c.recognizerName,!0)}_removeEventHandler(e,r){if(typeof e!="string"){for(let[i,n]of Object.entries(e))this._removeEventHandler(i,n);return}let{events:o}=this,s=o.get(e);if(s&&(s.remove(e,r),s.isEmpty())){let{recognizerName:i}=s,n=!1;for(let a of o.values())if(a.recognizerName===i&&!a.isEmpty()){n=!0;break}n||this._toggleRecognizer(i,!1)}}_getRecognizerName(e){return this.manager.recognizers.find(r=>r.getEventNames().includes(e))?.options.event}};var U={DEFAULT:-1,LNGLAT:1,METER_OFFSETS:2,LNGLAT_OFFSETS:3,CARTESIAN:0};Object.defineProperty(U,"IDENTITY",{get:()=>(L.deprecated("COORDINATE_SYSTEM.IDENTITY","COORDINATE_SYSTEM.CARTESIAN")(),0)});var ue={WEB_MERCATOR:1,GLOBE:2,WEB_MERCATOR_AUTO_OFFSET:4,IDENTITY:0},pe={common:0,meters:1,pixels:2},hi={click:"onClick",dblclick:"onClick",panstart:"onDragStart",panmove:"onDrag",panend:"onDragEnd"},rd={multipan:[ir,{threshold:10,direction:J.Vertical,pointers:2}],pinch:[Io,{},null,["multipan"]],pan:[ir,{threshold:1},["pinch"],["multipan"]],dblclick:[Wr,{event:"dblclick",taps:2}],click:[Wr,{event:"click"},null,["dblclick"]]};function AP(t,e){if(t===e)return!0;if(Array.isArray(t)){let r=t.length;if(!e||e.length!==r)return!1;for(let o=0;o<r;o++)if(t[o]!==e[o])return!1;return!0}return!1}function bt(t){let e={},r;return o=>{for(let s in o)if(!AP(o[s],e[s])){r=t(o),e=o;break}return r}}var j_=[0,0,0,0],wP=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,0],$_=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],PP=[0,0,0],H_=[0,0,0],RP=bt(MP);function od(t,e,r=H_){r.length<3&&(r=[r[0],r[1],0]);let o=r,s,i=!0;switch(e===U.LNGLAT_OFFSETS||e===U.METER_OFFSETS?s=r:s=t.isGeospatial?[Math.fround(t.longitude),Math.fround(t.latitude),0]:null,t.projectionMode){case ue.WEB_MERCATOR:(e===U.LNGLAT||e===U.CARTESIAN)&&(s=[0,0,0],i=!1);break;case ue.WEB_MERCATOR_AUTO_OFFSET:e===U.LNGLAT?o=s:e===U.CARTESIAN&&(o=[Math.fround(t.center[0]),Math.fround(t.center[1]),0],s=t.unprojectPosition(o),o[0]-=r[0],o[1]-=r[1],o[2]-=r[2]);break;case ue.IDENTITY:o=t.position.map(Math.fround),o[2]=o[2]||0;break;case ue.GLOBE:i=!1,s=null;break;default:i=!1}return{geospatialOrigin:s,shaderCoordinateOrigin:o,offsetMode:i}}function CP(t,e,r){let{viewMatrixUncentered:o,projectionMatrix:s}=t,{viewMatrix:i,viewProjectionMatrix:n}=t,a=j_,c=j_,l=t.cameraPosition,{geospatialOrigin:f,shaderCoordinateOrigin:h,offsetMode:u}=od(t,e,r);return u&&(c=t.projectPosition(f||h),l=[l[0]-c[0],l[1]-c[1],l[2]-c[2]],c[3]=1,a=Oe.transformMat4([],c,n),i=o||i,n=ae.multiply([],s,i),n=ae.multiply([],n,wP)),{viewMatrix:i,viewProjectionMatrix:n,projectionCenter:a,originCommon:c,cameraPosCommon:l,shaderCoordinateOrigin:h,geospatialOrigin:f}}function X_({viewport:t,devicePixelRatio:e=1,modelMatrix:r=null,coordinateSystem:o=U.DEFAULT,coordinateOrigin:s=H_,autoWrapLongitude:i=!1}){o===U.DEFAULT&&(o=t.isGeospatial?U.LNGLAT:U.CARTESIAN);let n=RP({viewport:t,devicePixelRatio:e,coordinateSystem:o,coordinateOrigin:s});return n.wrapLongitude=i,n.modelMatrix=r||$_,n}function MP({viewport:t,devicePixelRatio:e,coordinateSystem:r,coordinateOrigin:o}){let{projectionCenter:s,viewProjectionMatrix:i,originCommon:n,cameraPosCommon:a,shaderCoordinateOrigin:c,geospatialOrigin:l}=CP(t,r,o),f=t.getDistanceScales(),h=[t.width*e,t.height*e],u=Oe.transformMat4([],[0,0,-t.focalDistance,1],t.projectionMatrix)[3]||1,d={coordinateSystem:r,projectionMode:t.projectionMode,coordinateOrigin:c,commonOrigin:n.slice(0,3),center:s,pseudoMeters:!!t._pseudoMeters,viewportSize:h,devicePixelRatio:e,focalDistance:u,commonUnitsPerMeter:f.unitsPerMeter,commonUnitsPerWorldUnit:f.unitsPerMeter,commonUnitsPerWorldUnit2:PP,scale:t.scale,wrapLongitude:!1,viewProjectionMatrix:i,modelMatrix:$_,cameraPosition:a};if(l){let p=t.getDistanceScales(l);switch(r){case U.METER_OFFSETS:d.commonUnitsPerWorldUnit=p.unitsPerMeter,d.commonUnitsPerWorldUnit2=p.unitsPerMeter2;break;case U.LNGLAT:case U.LNGLAT_OFFSETS:t._pseudoMeters||(d.commonUnitsPerMeter=p.unitsPerMeter),d.commonUnitsPerWorldUnit=p.unitsPerDegree,d.commonUnitsPerWorldUnit2=p.unitsPerDegree2;break;case U.CARTESIAN:d.commonUnitsPerWorldUnit=[1,1,p.unitsPerMeter[2]],d.commonUnitsPerWorldUnit2=[0,0,p.unitsPerMeter2[2]];break;default:break}}return d}var IP=Object.keys(U).map(t=>`const COORDINATE_SYSTEM_${t}: i32 = ${U[t]};`).join(""),OP=Object.keys(ue).map(t=>`const PROJECTION_MODE_${t}: i32 = ${ue[t]};`).join(""),NP=Object.keys(pe).map(t=>`const UNIT_${t.toUpperCase()}: i32 = ${pe[t]};`).join(""),LP=`${IP}
${OP}
${NP}

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
`,Y_=`${LP}

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
`;var DP=Object.keys(U).map(t=>`const int COORDINATE_SYSTEM_${t} = ${U[t]};`).join(""),FP=Object.keys(ue).map(t=>`const int PROJECTION_MODE_${t} = ${ue[t]};`).join(""),BP=Object.keys(pe).map(t=>`const int UNIT_${t.toUpperCase()} = ${pe[t]};`).join(""),K_=`${DP}
${FP}
${BP}
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
`;var UP={};function kP(t=UP){return"viewport"in t?X_(t):{}}var Oo={name:"project",dependencies:[Wu,ac],source:Y_,vs:K_,getUniforms:kP,uniformTypes:{wrapLongitude:"f32",coordinateSystem:"i32",commonUnitsPerMeter:"vec3<f32>",projectionMode:"i32",scale:"f32",commonUnitsPerWorldUnit:"vec3<f32>",commonUnitsPerWorldUnit2:"vec3<f32>",center:"vec4<f32>",modelMatrix:"mat4x4<f32>",viewProjectionMatrix:"mat4x4<f32>",viewportSize:"vec2<f32>",devicePixelRatio:"f32",focalDistance:"f32",cameraPosition:"vec3<f32>",coordinateOrigin:"vec3<f32>",commonOrigin:"vec3<f32>",pseudoMeters:"f32"}};var zP=`// Define a structure to hold both the clip-space position and the common position.
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
`,VP=`vec4 project_position_to_clipspace(
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
`,me={name:"project32",dependencies:[Oo],source:zP,vs:VP};function sd(){return[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}function nr(t,e){let r=Oe.transformMat4([],e,t);return Oe.scale(r,r,1/r[3]),r}function id(t,e){let r=t%e;return r<0?e+r:r}function ui(t,e,r){return t<e?e:t>r?r:t}function WP(t){return Math.log(t)*Math.LOG2E}var No=Math.log2||WP;function Je(t,e){if(!t)throw new Error(e||"@math.gl/web-mercator: assertion failed.")}var Qe=Math.PI,q_=Qe/4,je=Qe/180,nd=180/Qe,Lo=512,_c=4003e4,et=85.051129,Z_=1.5;function ad(t){return No(t)}function Pe(t){let[e,r]=t;Je(Number.isFinite(e)),Je(Number.isFinite(r)&&r>=-90&&r<=90,"invalid latitude");let o=e*je,s=r*je,i=Lo*(o+Qe)/(2*Qe),n=Lo*(Qe+Math.log(Math.tan(q_+s*.5)))/(2*Qe);return[i,n]}function Le(t){let[e,r]=t,o=e/Lo*(2*Qe)-Qe,s=2*(Math.atan(Math.exp(r/Lo*(2*Qe)-Qe))-q_);return[o*nd,s*nd]}function cd(t){let{latitude:e}=t;Je(Number.isFinite(e));let r=Math.cos(e*je);return ad(_c*r)-9}function di(t){let e=Math.cos(t*je);return Lo/_c/e}function Do(t){let{latitude:e,longitude:r,highPrecision:o=!1}=t;Je(Number.isFinite(e)&&Number.isFinite(r));let s=Lo,i=Math.cos(e*je),n=s/360,a=n/i,c=s/_c/i,l={unitsPerMeter:[c,c,c],metersPerUnit:[1/c,1/c,1/c],unitsPerDegree:[n,a,c],degreesPerUnit:[1/n,1/a,1/c]};if(o){let f=je*Math.tan(e*je)/i,h=n*f/2,u=s/_c*f,d=u/a*c;l.unitsPerDegree2=[0,h,u],l.unitsPerMeter2=[d,0,d]}return l}function pi(t,e){let[r,o,s]=t,[i,n,a]=e,{unitsPerMeter:c,unitsPerMeter2:l}=Do({longitude:r,latitude:o,highPrecision:!0}),f=Pe(t);f[0]+=i*(c[0]+l[0]*n),f[1]+=n*(c[1]+l[1]*n);let h=Le(f),u=(s||0)+(a||0);return Number.isFinite(s)||Number.isFinite(a)?[h[0],h[1],u]:h}function yc(t){let{height:e,pitch:r,bearing:o,altitude:s,scale:i,center:n}=t,a=sd();ae.translate(a,a,[0,0,-s]),ae.rotateX(a,a,-r*je),ae.rotateZ(a,a,o*je);let c=i/e;return ae.scale(a,a,[c,c,c]),n&&ae.translate(a,a,Ie.negate([],n)),a}function ld(t){let{width:e,height:r,altitude:o,pitch:s=0,offset:i,center:n,scale:a,nearZMultiplier:c=1,farZMultiplier:l=1}=t,{fovy:f=Bt(Z_)}=t;o!==void 0&&(f=Bt(o));let h=f*je,u=s*je,d=jr(f),p=d;n&&(p+=n[2]*a/Math.cos(u)/r);let m=h*(.5+(i?i[1]:0)/r),g=Math.sin(m)*p/Math.sin(ui(Math.PI/2-u-m,.01,Math.PI-.01)),x=Math.sin(u)*g+p,y=p*10,_=Math.min(x*l,y);return{fov:h,aspect:e/r,focalDistance:d,near:c,far:_}}function Bt(t){return 2*Math.atan(.5/t)*nd}function jr(t){return .5/Math.tan(.5*t*je)}function Fo(t,e){let[r,o,s=0]=t;return Je(Number.isFinite(r)&&Number.isFinite(o)&&Number.isFinite(s)),nr(e,[r,o,s,1])}function Tt(t,e,r=0){let[o,s,i]=t;if(Je(Number.isFinite(o)&&Number.isFinite(s),"invalid pixel coordinate"),Number.isFinite(i))return nr(e,[o,s,i,1]);let n=nr(e,[o,s,0,1]),a=nr(e,[o,s,1,1]),c=n[2],l=a[2],f=c===l?0:((r||0)-c)/(l-c);return Me.lerp([],n,a,f)}function vc(t){let{width:e,height:r,bounds:o,minExtent:s=0,maxZoom:i=24,offset:n=[0,0]}=t,[[a,c],[l,f]]=o,h=jP(t.padding),u=Pe([a,ui(f,-et,et)]),d=Pe([l,ui(c,-et,et)]),p=[Math.max(Math.abs(d[0]-u[0]),s),Math.max(Math.abs(d[1]-u[1]),s)],m=[e-h.left-h.right-Math.abs(n[0])*2,r-h.top-h.bottom-Math.abs(n[1])*2];Je(m[0]>0&&m[1]>0);let g=m[0]/p[0],x=m[1]/p[1],y=(h.right-h.left)/2/g,_=(h.top-h.bottom)/2/x,v=[(d[0]+u[0])/2+y,(d[1]+u[1])/2+_],b=Le(v),T=Math.min(i,No(Math.abs(Math.min(g,x))));return Je(Number.isFinite(T)),{longitude:b[0],latitude:b[1],zoom:T}}function jP(t=0){return typeof t=="number"?{top:t,bottom:t,left:t,right:t}:(Je(Number.isFinite(t.top)&&Number.isFinite(t.bottom)&&Number.isFinite(t.left)&&Number.isFinite(t.right)),t)}var G_=Math.PI/180;function bc(t,e=0){let{width:r,height:o,unproject:s}=t,i={targetZ:e},n=s([0,o],i),a=s([r,o],i),c,l,f=t.fovy?.5*t.fovy*G_:Math.atan(.5/t.altitude),h=(90-t.pitch)*G_;return f>h-.01?(c=J_(t,0,e),l=J_(t,r,e)):(c=s([0,0],i),l=s([r,0],i)),[n,a,l,c]}function J_(t,e,r){let{pixelUnprojectionMatrix:o}=t,s=nr(o,[e,0,1,1]),i=nr(o,[e,t.height,1,1]),a=(r*t.distanceScales.unitsPerMeter[2]-s[2])/(i[2]-s[2]),c=Me.lerp([],s,i,a),l=Le(c);return l.push(r),l}var e1=512;function fd(t){let{width:e,height:r,pitch:o=0}=t,{longitude:s,latitude:i,zoom:n,bearing:a=0}=t;(s<-180||s>180)&&(s=id(s+180,360)-180),(a<-180||a>180)&&(a=id(a+180,360)-180);let c=No(r/e1);if(n<=c)n=c,i=0;else{let l=r/2/Math.pow(2,n),f=Le([0,l])[1];if(i<f)i=f;else{let h=Le([0,e1-l])[1];i>h&&(i=h)}}return{width:e,height:r,longitude:s,latitude:i,zoom:n,pitch:o,bearing:a}}var t1=`
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
`,XP=`
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
`,YP=`
${t1}
${XP}
`,KP=`
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
`,qP=`
${t1}
${KP}
`,ZP=bt(tR),GP=bt(rR),JP=[0,0,0,1],QP=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,0];function eR(t,e){let[r,o,s]=t,i=Tt([r,o,s],e);return Number.isFinite(s)?i:[i[0],i[1],0]}function tR({viewport:t,center:e}){return new W(t.viewProjectionMatrix).invert().transform(e)}function rR({viewport:t,shadowMatrices:e}){let r=[],o=t.pixelUnprojectionMatrix,s=t.isGeospatial?void 0:1,i=[[0,0,s],[t.width,0,s],[0,t.height,s],[t.width,t.height,s],[0,0,-1],[t.width,0,-1],[0,t.height,-1],[t.width,t.height,-1]].map(n=>eR(n,o));for(let n of e){let a=n.clone().translate(new M(t.center).negate()),c=i.map(f=>a.transform(f)),l=new W().ortho({left:Math.min(...c.map(f=>f[0])),right:Math.max(...c.map(f=>f[0])),bottom:Math.min(...c.map(f=>f[1])),top:Math.max(...c.map(f=>f[1])),near:Math.min(...c.map(f=>-f[2])),far:Math.max(...c.map(f=>-f[2]))});r.push(l.multiplyRight(n))}return r}function oR(t){let{shadowEnabled:e=!0,project:r}=t;if(!e||!r||!t.shadowMatrices||!t.shadowMatrices.length)return{drawShadowMap:!1,useShadowMap:!1,shadow_uShadowMap0:t.dummyShadowMap,shadow_uShadowMap1:t.dummyShadowMap};let o=Oo.getUniforms(r),s=ZP({viewport:r.viewport,center:o.center}),i=[],n=GP({shadowMatrices:t.shadowMatrices,viewport:r.viewport}).slice();for(let c=0;c<t.shadowMatrices.length;c++){let l=n[c],f=l.clone().translate(new M(r.viewport.center).negate());o.coordinateSystem===U.LNGLAT&&o.projectionMode===ue.WEB_MERCATOR?(n[c]=f,i[c]=s):(n[c]=l.clone().multiplyRight(QP),i[c]=f.transform(s))}let a={drawShadowMap:!!t.drawToShadowMap,useShadowMap:t.shadowMaps?t.shadowMaps.length>0:!1,color:t.shadowColor||JP,lightId:t.shadowLightId||0,lightCount:t.shadowMatrices.length,shadow_uShadowMap0:t.dummyShadowMap,shadow_uShadowMap1:t.dummyShadowMap};for(let c=0;c<n.length;c++)a[`viewProjectionMatrix${c}`]=n[c],a[`projectCenter${c}`]=i[c];for(let c=0;c<2;c++)a[`shadow_uShadowMap${c}`]=t.shadowMaps&&t.shadowMaps[c]||t.dummyShadowMap;return a}var Tc={name:"shadow",dependencies:[Oo],vs:YP,fs:qP,inject:{"vs:DECKGL_FILTER_GL_POSITION":`
    position = shadow_setVertexPosition(geometry.position);
    `,"fs:DECKGL_FILTER_COLOR":`
    color = shadow_filterShadowColor(color);
    `},getUniforms:oR,uniformTypes:{drawShadowMap:"f32",useShadowMap:"f32",color:"vec4<f32>",lightId:"i32",lightCount:"f32",viewProjectionMatrix0:"mat4x4<f32>",viewProjectionMatrix1:"mat4x4<f32>",projectCenter0:"vec4<f32>",projectCenter1:"vec4<f32>"}};var ge={...nc,defaultUniforms:{...nc.defaultUniforms,useFloatColors:!1},inject:{"vs:DECKGL_FILTER_GL_POSITION":`
    // for picking depth values
    picking_setPickingAttribute(position.z / position.w);
  `,"vs:DECKGL_FILTER_COLOR":`
  picking_setPickingColor(geometry.pickingColor);
  `,"fs:DECKGL_FILTER_COLOR":{order:99,injection:`
  // use highlight color if this fragment belongs to the selected object.
  color = picking_filterHighlightColor(color);

  // use picking color if rendering to picking FBO.
  color = picking_filterPickingColor(color);
    `}}};var sR=[ac],iR=["vs:DECKGL_FILTER_SIZE(inout vec3 size, VertexGeometry geometry)","vs:DECKGL_FILTER_GL_POSITION(inout vec4 position, VertexGeometry geometry)","vs:DECKGL_FILTER_COLOR(inout vec4 color, VertexGeometry geometry)","fs:DECKGL_FILTER_COLOR(inout vec4 color, FragmentGeometry geometry)"],nR=[];function r1(t){let e=mt.getDefaultShaderAssembler();for(let o of sR)e.addDefaultModule(o);e._hookFunctions.length=0;let r=t==="glsl"?iR:nR;for(let o of r)e.addShaderHook(o);return e}var aR=[255,255,255],cR=1,lR=0,Sc=class{constructor(e={}){this.type="ambient";let{color:r=aR}=e,{intensity:o=cR}=e;this.id=e.id||`ambient-${lR++}`,this.color=r,this.intensity=o}};var fR=[255,255,255],hR=1,uR=[0,0,-1],dR=0,mi=class{constructor(e={}){this.type="directional";let{color:r=fR}=e,{intensity:o=hR}=e,{direction:s=uR}=e,{_shadow:i=!1}=e;this.id=e.id||`directional-${dR++}`,this.color=r,this.intensity=o,this.type="directional",this.direction=new M(s).normalize().toArray(),this.shadow=i}getProjectedLight(e){return this}};var gi=class{constructor(e,r={id:"pass"}){let{id:o}=r;this.id=o,this.device=e,this.props={...r}}setProps(e){Object.assign(this.props,e)}render(e){}cleanup(){}};var Ut=class extends gi{constructor(){super(...arguments),this._lastRenderIndex=-1}render(e){let[r,o]=this.device.canvasContext.getDrawingBufferSize(),s=e.clearCanvas??!0,i=e.clearColor??(s?[0,0,0,0]:!1),n=s?1:!1,a=s?0:!1,c=e.colorMask??15,l={viewport:[0,0,r,o]};e.colorMask&&(l.colorMask=c),e.scissorRect&&(l.scissorRect=e.scissorRect);let f=this.device.beginRenderPass({framebuffer:e.target,parameters:l,clearColor:i,clearDepth:n,clearStencil:a});try{return this._drawLayers(f,e)}finally{f.end(),this.device.submit()}}_drawLayers(e,r){let{target:o,shaderModuleProps:s,viewports:i,views:n,onViewportActive:a,clearStack:c=!0}=r;r.pass=r.pass||"unknown",c&&(this._lastRenderIndex=-1);let l=[];for(let f of i){let h=n&&n[f.id];a?.(f);let u=this._getDrawLayerParams(f,r),d=f.subViewports||[f];for(let p of d){let m=this._drawLayersInViewport(e,{target:o,shaderModuleProps:s,viewport:p,view:h,pass:r.pass,layers:r.layers},u);l.push(m)}}return l}_getDrawLayerParams(e,{layers:r,pass:o,isPicking:s=!1,layerFilter:i,cullRect:n,effects:a,shaderModuleProps:c},l=!1){let f=[],h=s1(this._lastRenderIndex+1),u={layer:r[0],viewport:e,isPicking:s,renderPass:o,cullRect:n},d={};for(let p=0;p<r.length;p++){let m=r[p],g=this._shouldDrawLayer(m,u,i,d),x={shouldDrawLayer:g};g&&!l&&(x.shouldDrawLayer=!0,x.layerRenderIndex=h(m,g),x.shaderModuleProps=this._getShaderModuleProps(m,a,o,c),x.layerParameters={...m.context.deck?.props.parameters,...this.getLayerParameters(m,p,e)}),f[p]=x}return f}_drawLayersInViewport(e,{layers:r,shaderModuleProps:o,pass:s,target:i,viewport:n,view:a},c){let l=pR(this.device,{shaderModuleProps:o,target:i,viewport:n});if(a){let{clear:h,clearColor:u,clearDepth:d,clearStencil:p}=a.props;if(h){let m=[0,0,0,0],g=1,x=0;Array.isArray(u)?m=[...u.slice(0,3),u[3]||255].map(_=>_/255):u===!1&&(m=!1),d!==void 0&&(g=d),p!==void 0&&(x=p),this.device.beginRenderPass({framebuffer:i,parameters:{viewport:l,scissorRect:l},clearColor:m,clearDepth:g,clearStencil:x}).end()}}let f={totalCount:r.length,visibleCount:0,compositeCount:0,pickableCount:0};e.setParameters({viewport:l});for(let h=0;h<r.length;h++){let u=r[h],d=c[h],{shouldDrawLayer:p}=d;if(p&&u.props.pickable&&f.pickableCount++,u.isComposite&&f.compositeCount++,u.isDrawable&&d.shouldDrawLayer){let{layerRenderIndex:m,shaderModuleProps:g,layerParameters:x}=d;f.visibleCount++,this._lastRenderIndex=Math.max(this._lastRenderIndex,m),g.project&&(g.project.viewport=n),u.context.renderPass=e;try{u._drawLayer({renderPass:e,shaderModuleProps:g,uniforms:{layerIndex:m},parameters:x})}catch(y){u.raiseError(y,`drawing ${u} to ${s}`)}}}return f}shouldDrawLayer(e){return!0}getShaderModuleProps(e,r,o){return null}getLayerParameters(e,r,o){return e.props.parameters}_shouldDrawLayer(e,r,o,s){if(!(e.props.visible&&this.shouldDrawLayer(e)))return!1;r.layer=e;let n=e.parent;for(;n;){if(!n.props.visible||!n.filterSubLayer(r))return!1;r.layer=n,n=n.parent}if(o){let a=r.layer.id;if(a in s||(s[a]=o(r)),!s[a])return!1}return e.activateViewport(r.viewport),!0}_getShaderModuleProps(e,r,o,s){let i=this.device.canvasContext.cssToDeviceRatio(),n=e.internalState?.propsInTransition||e.props,a={layer:n,picking:{isActive:!1},project:{viewport:e.context.viewport,devicePixelRatio:i,modelMatrix:n.modelMatrix,coordinateSystem:n.coordinateSystem,coordinateOrigin:n.coordinateOrigin,autoWrapLongitude:e.wrapLongitude}};if(r)for(let c of r)o1(a,c.getShaderModuleProps?.(e,a));return o1(a,this.getShaderModuleProps(e,r,a),s)}};function s1(t=0,e={}){let r={},o=(s,i)=>{let n=s.props._offset,a=s.id,c=s.parent&&s.parent.id,l;if(c&&!(c in e)&&o(s.parent,!1),c in r){let f=r[c]=r[c]||s1(e[c],e);l=f(s,i),r[a]=f}else Number.isFinite(n)?(l=n+(e[c]||0),r[a]=null):l=t;return i&&l>=t&&(t=l+1),e[a]=l,l};return o}function pR(t,{shaderModuleProps:e,target:r,viewport:o}){let s=e?.project?.devicePixelRatio??t.canvasContext.cssToDeviceRatio(),[,i]=t.canvasContext.getDrawingBufferSize(),n=r?r.height:i,a=o;return[a.x*s,n-(a.y+a.height)*s,a.width*s,a.height*s]}function o1(t,...e){for(let r of e)if(r)for(let o in r)t[o]?Object.assign(t[o],r[o]):t[o]=r[o];return t}var xi=class extends Ut{constructor(e,r){super(e,r);let o=e.createTexture({format:"rgba8unorm",width:1,height:1,sampler:{minFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"}}),s=e.createTexture({format:"depth16unorm",width:1,height:1});this.fbo=e.createFramebuffer({id:"shadowmap",width:1,height:1,colorAttachments:[o],depthStencilAttachment:s})}delete(){this.fbo&&(this.fbo.destroy(),this.fbo=null)}getShadowMap(){return this.fbo.colorAttachments[0].texture}render(e){let r=this.fbo,o=this.device.canvasContext.cssToDeviceRatio(),s=e.viewports[0],i=s.width*o,n=s.height*o,a=[1,1,1,1];(i!==r.width||n!==r.height)&&r.resize({width:i,height:n}),super.render({...e,clearColor:a,target:r,pass:"shadow"})}getLayerParameters(e,r,o){return{...e.props.parameters,blend:!1,depthWriteEnabled:!0,depthCompare:"less-equal"}}shouldDrawLayer(e){return e.props.shadowEnabled!==!1}getShaderModuleProps(e,r,o){return{shadow:{project:o.project,drawToShadowMap:!0}}}};var mR={color:[255,255,255],intensity:1},i1=[{color:[255,255,255],intensity:1,direction:[-1,3,-1]},{color:[255,255,255],intensity:.9,direction:[1,-8,-2.5]}],gR=[0,0,0,200/255],Bo=class{constructor(e={}){this.id="lighting-effect",this.shadowColor=gR,this.shadow=!1,this.directionalLights=[],this.pointLights=[],this.shadowPasses=[],this.dummyShadowMap=null,this.setProps(e)}setup(e){this.context=e;let{device:r,deck:o}=e;this.shadow&&!this.dummyShadowMap&&(this._createShadowPasses(r),o._addDefaultShaderModule(Tc),this.dummyShadowMap=r.createTexture({width:1,height:1}))}setProps(e){this.ambientLight=void 0,this.directionalLights=[],this.pointLights=[];for(let r in e){let o=e[r];switch(o.type){case"ambient":this.ambientLight=o;break;case"directional":this.directionalLights.push(o);break;case"point":this.pointLights.push(o);break;default:}}this._applyDefaultLights(),this.shadow=this.directionalLights.some(r=>r.shadow),this.context&&this.setup(this.context),this.props=e}preRender({layers:e,layerFilter:r,viewports:o,onViewportActive:s,views:i}){if(this.shadow){this.shadowMatrices=this._calculateMatrices();for(let n=0;n<this.shadowPasses.length;n++)this.shadowPasses[n].render({layers:e,layerFilter:r,viewports:o,onViewportActive:s,views:i,shaderModuleProps:{shadow:{shadowLightId:n,dummyShadowMap:this.dummyShadowMap,shadowMatrices:this.shadowMatrices}}})}}getShaderModuleProps(e,r){let o=this.shadow?{project:r.project,shadowMaps:this.shadowPasses.map(n=>n.getShadowMap()),dummyShadowMap:this.dummyShadowMap,shadowColor:this.shadowColor,shadowMatrices:this.shadowMatrices}:{},s={enabled:!0,ambientLight:this.ambientLight,directionalLights:this.directionalLights.map(n=>n.getProjectedLight({layer:e})),pointLights:this.pointLights.map(n=>n.getProjectedLight({layer:e}))},i=e.props.material;return{shadow:o,lighting:s,phongMaterial:i,gouraudMaterial:i}}cleanup(e){for(let r of this.shadowPasses)r.delete();this.shadowPasses.length=0,this.dummyShadowMap&&(this.dummyShadowMap.destroy(),this.dummyShadowMap=null,e.deck._removeDefaultShaderModule(Tc))}_calculateMatrices(){let e=[];for(let r of this.directionalLights){let o=new W().lookAt({eye:new M(r.direction).negate()});e.push(o)}return e}_createShadowPasses(e){for(let r=0;r<this.directionalLights.length;r++){let o=new xi(e);this.shadowPasses[r]=o}}_applyDefaultLights(){let{ambientLight:e,pointLights:r,directionalLights:o}=this;!e&&r.length===0&&o.length===0&&(this.ambientLight=new Sc(mR),this.directionalLights.push(new mi(i1[0]),new mi(i1[1])))}};var hd=class{constructor(e={}){this._pool=[],this.opts={overAlloc:2,poolSize:100},this.setOptions(e)}setOptions(e){Object.assign(this.opts,e)}allocate(e,r,{size:o=1,type:s,padding:i=0,copy:n=!1,initialize:a=!1,maxCount:c}){let l=s||e&&e.constructor||Float32Array,f=r*o+i;if(ArrayBuffer.isView(e)){if(f<=e.length)return e;if(f*e.BYTES_PER_ELEMENT<=e.buffer.byteLength)return new l(e.buffer,0,f)}let h=1/0;c&&(h=c*o+i);let u=this._allocate(l,f,a,h);return e&&n?u.set(e):a||u.fill(0,0,4),this._release(e),u}release(e){this._release(e)}_allocate(e,r,o,s){let i=Math.max(Math.ceil(r*this.opts.overAlloc),1);i>s&&(i=s);let n=this._pool,a=e.BYTES_PER_ELEMENT*i,c=n.findIndex(l=>l.byteLength>=a);if(c>=0){let l=new e(n.splice(c,1)[0],0,i);return o&&l.fill(0),l}return new e(i)}_release(e){if(!ArrayBuffer.isView(e))return;let r=this._pool,{buffer:o}=e,{byteLength:s}=o,i=r.findIndex(n=>n.byteLength>=s);i<0?r.push(o):(i>0||r.length<this.opts.poolSize)&&r.splice(i,0,o),r.length>this.opts.poolSize&&r.shift()}},tt=new hd;function ko(){return[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}function a1(t,e){let r=t%e;return r<0?e+r:r}function c1(t){return[t[12],t[13],t[14]]}function l1(t){return{left:Uo(t[3]+t[0],t[7]+t[4],t[11]+t[8],t[15]+t[12]),right:Uo(t[3]-t[0],t[7]-t[4],t[11]-t[8],t[15]-t[12]),bottom:Uo(t[3]+t[1],t[7]+t[5],t[11]+t[9],t[15]+t[13]),top:Uo(t[3]-t[1],t[7]-t[5],t[11]-t[9],t[15]-t[13]),near:Uo(t[3]+t[2],t[7]+t[6],t[11]+t[10],t[15]+t[14]),far:Uo(t[3]-t[2],t[7]-t[6],t[11]-t[10],t[15]-t[14])}}var n1=new M;function Uo(t,e,r,o){n1.set(t,e,r);let s=n1.len();return{distance:o/s,normal:new M(-t/s,-e/s,-r/s)}}function xR(t){return t-Math.fround(t)}var _i;function Ec(t,e){let{size:r=1,startIndex:o=0}=e,s=e.endIndex!==void 0?e.endIndex:t.length,i=(s-o)/r;_i=tt.allocate(_i,i,{type:Float32Array,size:r*2});let n=o,a=0;for(;n<s;){for(let c=0;c<r;c++){let l=t[n++];_i[a+c]=l,_i[a+c+r]=xR(l)}a+=r*2}return _i.subarray(0,i*r*2)}function f1(t){let e=null,r=!1;for(let o of t)o&&(e?(r||(e=[[e[0][0],e[0][1]],[e[1][0],e[1][1]]],r=!0),e[0][0]=Math.min(e[0][0],o[0][0]),e[0][1]=Math.min(e[0][1],o[0][1]),e[1][0]=Math.max(e[1][0],o[1][0]),e[1][1]=Math.max(e[1][1],o[1][1])):e=o);return e}var _R=Math.PI/180,yR=ko(),h1=[0,0,0],vR={unitsPerMeter:[1,1,1],metersPerUnit:[1,1,1]};function bR({width:t,height:e,orthographic:r,fovyRadians:o,focalDistance:s,padding:i,near:n,far:a}){let c=t/e,l=r?new W().orthographic({fovy:o,aspect:c,focalDistance:s,near:n,far:a}):new W().perspective({fovy:o,aspect:c,near:n,far:a});if(i){let{left:f=0,right:h=0,top:u=0,bottom:d=0}=i,p=G((f+t-h)/2,0,t)-t/2,m=G((u+e-d)/2,0,e)-e/2;l[8]-=p*2/t,l[9]+=m*2/e}return l}var Ac=class t{constructor(e={}){this._frustumPlanes={},this.id=e.id||this.constructor.displayName||"viewport",this.x=e.x||0,this.y=e.y||0,this.width=e.width||1,this.height=e.height||1,this.zoom=e.zoom||0,this.padding=e.padding,this.distanceScales=e.distanceScales||vR,this.focalDistance=e.focalDistance||1,this.position=e.position||h1,this.modelMatrix=e.modelMatrix||null;let{longitude:r,latitude:o}=e;this.isGeospatial=Number.isFinite(o)&&Number.isFinite(r),this._initProps(e),this._initMatrices(e),this.equals=this.equals.bind(this),this.project=this.project.bind(this),this.unproject=this.unproject.bind(this),this.projectPosition=this.projectPosition.bind(this),this.unprojectPosition=this.unprojectPosition.bind(this),this.projectFlat=this.projectFlat.bind(this),this.unprojectFlat=this.unprojectFlat.bind(this)}get subViewports(){return null}get metersPerPixel(){return this.distanceScales.metersPerUnit[2]/this.scale}get projectionMode(){return this.isGeospatial?this.zoom<12?ue.WEB_MERCATOR:ue.WEB_MERCATOR_AUTO_OFFSET:ue.IDENTITY}equals(e){return e instanceof t?this===e?!0:e.width===this.width&&e.height===this.height&&e.scale===this.scale&&we(e.projectionMatrix,this.projectionMatrix)&&we(e.viewMatrix,this.viewMatrix):!1}project(e,{topLeft:r=!0}={}){let o=this.projectPosition(e),s=Fo(o,this.pixelProjectionMatrix),[i,n]=s,a=r?n:this.height-n;return e.length===2?[i,a]:[i,a,s[2]]}unproject(e,{topLeft:r=!0,targetZ:o}={}){let[s,i,n]=e,a=r?i:this.height-i,c=o&&o*this.distanceScales.unitsPerMeter[2],l=Tt([s,a,n],this.pixelUnprojectionMatrix,c),[f,h,u]=this.unprojectPosition(l);return Number.isFinite(n)?[f,h,u]:Number.isFinite(o)?[f,h,o]:[f,h]}projectPosition(e){let[r,o]=this.projectFlat(e),s=(e[2]||0)*this.distanceScales.unitsPerMeter[2];return[r,o,s]}unprojectPosition(e){let[r,o]=this.unprojectFlat(e),s=(e[2]||0)*this.distanceScales.metersPerUnit[2];return[r,o,s]}projectFlat(e){if(this.isGeospatial){let r=Pe(e);return r[1]=G(r[1],-318,830),r}return e}unprojectFlat(e){return this.isGeospatial?Le(e):e}getBounds(e={}){let r={targetZ:e.z||0},o=this.unproject([0,0],r),s=this.unproject([this.width,0],r),i=this.unproject([0,this.height],r),n=this.unproject([this.width,this.height],r);return[Math.min(o[0],s[0],i[0],n[0]),Math.min(o[1],s[1],i[1],n[1]),Math.max(o[0],s[0],i[0],n[0]),Math.max(o[1],s[1],i[1],n[1])]}getDistanceScales(e){return e&&this.isGeospatial?Do({longitude:e[0],latitude:e[1],highPrecision:!0}):this.distanceScales}containsPixel({x:e,y:r,width:o=1,height:s=1}){return e<this.x+this.width&&this.x<e+o&&r<this.y+this.height&&this.y<r+s}getFrustumPlanes(){return this._frustumPlanes.near?this._frustumPlanes:(Object.assign(this._frustumPlanes,l1(this.viewProjectionMatrix)),this._frustumPlanes)}panByPosition(e,r,o){return null}_initProps(e){let r=e.longitude,o=e.latitude;this.isGeospatial&&(Number.isFinite(e.zoom)||(this.zoom=cd({latitude:o})+Math.log2(this.focalDistance)),this.distanceScales=e.distanceScales||Do({latitude:o,longitude:r}));let s=Math.pow(2,this.zoom);this.scale=s;let{position:i,modelMatrix:n}=e,a=h1;if(i&&(a=n?new W(n).transformAsVector(i,[]):i),this.isGeospatial){let c=this.projectPosition([r,o,0]);this.center=new M(a).scale(this.distanceScales.unitsPerMeter).add(c)}else this.center=this.projectPosition(a)}_initMatrices(e){let{viewMatrix:r=yR,projectionMatrix:o=null,orthographic:s=!1,fovyRadians:i,fovy:n=75,near:a=.1,far:c=1e3,padding:l=null,focalDistance:f=1}=e;this.viewMatrixUncentered=r,this.viewMatrix=new W().multiplyRight(r).translate(new M(this.center).negate()),this.projectionMatrix=o||bR({width:this.width,height:this.height,orthographic:s,fovyRadians:i||n*_R,focalDistance:f,padding:l,near:a,far:c});let h=ko();ae.multiply(h,h,this.projectionMatrix),ae.multiply(h,h,this.viewMatrix),this.viewProjectionMatrix=h,this.viewMatrixInverse=ae.invert([],this.viewMatrix)||this.viewMatrix,this.cameraPosition=c1(this.viewMatrixInverse);let u=ko(),d=ko();ae.scale(u,u,[this.width/2,-this.height/2,1]),ae.translate(u,u,[1,-1,0]),ae.multiply(d,u,this.viewProjectionMatrix),this.pixelProjectionMatrix=d,this.pixelUnprojectionMatrix=ae.invert(ko(),this.pixelProjectionMatrix),this.pixelUnprojectionMatrix||L.warn("Pixel project matrix not invertible")()}};Ac.displayName="Viewport";var ar=Ac;var wc=class t extends ar{constructor(e={}){let{latitude:r=0,longitude:o=0,zoom:s=0,pitch:i=0,bearing:n=0,nearZMultiplier:a=.1,farZMultiplier:c=1.01,nearZ:l,farZ:f,orthographic:h=!1,projectionMatrix:u,repeat:d=!1,worldOffset:p=0,position:m,padding:g,legacyMeterSizes:x=!1}=e,{width:y,height:_,altitude:v=1.5}=e,b=Math.pow(2,s);y=y||1,_=_||1;let T,C=null;if(u)v=u[5]/2,T=Bt(v);else{e.fovy?(T=e.fovy,v=jr(T)):T=Bt(v);let E;if(g){let{top:w=0,bottom:P=0}=g;E=[0,G((w+_-P)/2,0,_)-_/2]}C=ld({width:y,height:_,scale:b,center:m&&[0,0,m[2]*di(r)],offset:E,pitch:i,fovy:T,nearZMultiplier:a,farZMultiplier:c}),Number.isFinite(l)&&(C.near=l),Number.isFinite(f)&&(C.far=f)}let R=yc({height:_,pitch:i,bearing:n,scale:b,altitude:v});p&&(R=new W().translate([512*p,0,0]).multiplyLeft(R)),super({...e,width:y,height:_,viewMatrix:R,longitude:o,latitude:r,zoom:s,...C,fovy:T,focalDistance:v}),this.latitude=r,this.longitude=o,this.zoom=s,this.pitch=i,this.bearing=n,this.altitude=v,this.fovy=T,this.orthographic=h,this._subViewports=d?[]:null,this._pseudoMeters=x,Object.freeze(this)}get subViewports(){if(this._subViewports&&!this._subViewports.length){let e=this.getBounds(),r=Math.floor((e[0]+180)/360),o=Math.ceil((e[2]-180)/360);for(let s=r;s<=o;s++){let i=s?new t({...this,worldOffset:s}):this;this._subViewports.push(i)}}return this._subViewports}projectPosition(e){if(this._pseudoMeters)return super.projectPosition(e);let[r,o]=this.projectFlat(e),s=(e[2]||0)*di(e[1]);return[r,o,s]}unprojectPosition(e){if(this._pseudoMeters)return super.unprojectPosition(e);let[r,o]=this.unprojectFlat(e),s=(e[2]||0)/di(o);return[r,o,s]}addMetersToLngLat(e,r){return pi(e,r)}panByPosition(e,r,o){let s=Tt(r,this.pixelUnprojectionMatrix),i=this.projectFlat(e),n=Me.add([],i,Me.negate([],s)),a=Me.add([],this.center,n),[c,l]=this.unprojectFlat(a);return{longitude:c,latitude:l}}getBounds(e={}){let r=bc(this,e.z||0);return[Math.min(r[0][0],r[1][0],r[2][0],r[3][0]),Math.min(r[0][1],r[1][1],r[2][1],r[3][1]),Math.max(r[0][0],r[1][0],r[2][0],r[3][0]),Math.max(r[0][1],r[1][1],r[2][1],r[3][1])]}fitBounds(e,r={}){let{width:o,height:s}=this,{longitude:i,latitude:n,zoom:a}=vc({width:o,height:s,bounds:e,...r});return new t({width:o,height:s,longitude:i,latitude:n,zoom:a})}};wc.displayName="WebMercatorViewport";var cr=wc;var u1=[0,0,0];function ud(t,e,r=!1){let o=e.projectPosition(t);if(r&&e instanceof cr){let[s,i,n=0]=t,a=e.getDistanceScales([s,i]);o[2]=n*a.unitsPerMeter[2]}return o}function TR(t){let{viewport:e,modelMatrix:r,coordinateOrigin:o}=t,{coordinateSystem:s,fromCoordinateSystem:i,fromCoordinateOrigin:n}=t;return s===U.DEFAULT&&(s=e.isGeospatial?U.LNGLAT:U.CARTESIAN),i===void 0&&(i=s),n===void 0&&(n=o),{viewport:e,coordinateSystem:s,coordinateOrigin:o,modelMatrix:r,fromCoordinateSystem:i,fromCoordinateOrigin:n}}function dd(t,{viewport:e,modelMatrix:r,coordinateSystem:o,coordinateOrigin:s,offsetMode:i}){let[n,a,c=0]=t;switch(r&&([n,a,c]=Oe.transformMat4([],[n,a,c,1],r)),o){case U.LNGLAT:return ud([n,a,c],e,i);case U.LNGLAT_OFFSETS:return ud([n+s[0],a+s[1],c+(s[2]||0)],e,i);case U.METER_OFFSETS:return ud(pi(s,[n,a,c]),e,i);case U.CARTESIAN:default:return e.isGeospatial?[n+s[0],a+s[1],c+s[2]]:e.projectPosition([n,a,c])}}function d1(t,e){let{viewport:r,coordinateSystem:o,coordinateOrigin:s,modelMatrix:i,fromCoordinateSystem:n,fromCoordinateOrigin:a}=TR(e),{autoOffset:c=!0}=e,{geospatialOrigin:l=u1,shaderCoordinateOrigin:f=u1,offsetMode:h=!1}=c?od(r,o,s):{},u=dd(t,{viewport:r,modelMatrix:i,coordinateSystem:n,coordinateOrigin:a,offsetMode:h});if(h){let d=r.projectPosition(l||f);Ie.sub(u,u,d)}return u}var SR=1,ER=1,$r=class{time=0;channels=new Map;animations=new Map;playing=!1;lastEngineTime=-1;constructor(){}addChannel(e){let{delay:r=0,duration:o=Number.POSITIVE_INFINITY,rate:s=1,repeat:i=1}=e,n=SR++,a={time:0,delay:r,duration:o,rate:s,repeat:i};return this._setChannelTime(a,this.time),this.channels.set(n,a),n}removeChannel(e){this.channels.delete(e);for(let[r,o]of this.animations)o.channel===e&&this.detachAnimation(r)}isFinished(e){let r=this.channels.get(e);return r===void 0?!1:this.time>=r.delay+r.duration*r.repeat}getTime(e){if(e===void 0)return this.time;let r=this.channels.get(e);return r===void 0?-1:r.time}setTime(e){this.time=Math.max(0,e);let r=this.channels.values();for(let s of r)this._setChannelTime(s,this.time);let o=this.animations.values();for(let s of o){let{animation:i,channel:n}=s;i.setTime(this.getTime(n))}}play(){this.playing=!0}pause(){this.playing=!1,this.lastEngineTime=-1}reset(){this.setTime(0)}attachAnimation(e,r){let o=ER++;return this.animations.set(o,{animation:e,channel:r}),e.setTime(this.getTime(r)),o}detachAnimation(e){this.animations.delete(e)}update(e){this.playing&&(this.lastEngineTime===-1&&(this.lastEngineTime=e),this.setTime(this.time+(e-this.lastEngineTime)),this.lastEngineTime=e)}_setChannelTime(e,r){let o=r-e.delay,s=e.duration*e.repeat;o>=s?e.time=e.duration*e.rate:(e.time=Math.max(0,o)%e.duration,e.time*=e.rate)}};V();function p1(t){return typeof window<"u"&&window.requestAnimationFrame?window.requestAnimationFrame(t):setTimeout(t,1e3/60)}function m1(t){return typeof window<"u"&&window.cancelAnimationFrame?window.cancelAnimationFrame(t):clearTimeout(t)}ho();var AR=0,yi=class t{static defaultAnimationLoopProps={device:null,onAddHTML:()=>"",onInitialize:async()=>null,onRender:()=>{},onFinalize:()=>{},onError:e=>console.error(e),stats:_o.stats.get(`animation-loop-${AR++}`),autoResizeViewport:!1};device=null;canvas=null;props;animationProps=null;timeline=null;stats;cpuTime;gpuTime;frameRate;display;needsRedraw="initialized";_initialized=!1;_running=!1;_animationFrameId=null;_nextFramePromise=null;_resolveNextFrame=null;_cpuStartTime=0;_error=null;constructor(e){if(this.props={...t.defaultAnimationLoopProps,...e},e=this.props,!e.device)throw new Error("No device provided");this.stats=e.stats||new Ce({id:"animation-loop-stats"}),this.cpuTime=this.stats.get("CPU Time"),this.gpuTime=this.stats.get("GPU Time"),this.frameRate=this.stats.get("Frame Rate"),this.setProps({autoResizeViewport:e.autoResizeViewport}),this.start=this.start.bind(this),this.stop=this.stop.bind(this),this._onMousemove=this._onMousemove.bind(this),this._onMouseleave=this._onMouseleave.bind(this)}destroy(){this.stop(),this._setDisplay(null)}delete(){this.destroy()}reportError(e){this.props.onError(e),this._error=e}setNeedsRedraw(e){return this.needsRedraw=this.needsRedraw||e,this}setProps(e){return"autoResizeViewport"in e&&(this.props.autoResizeViewport=e.autoResizeViewport||!1),this}async start(){if(this._running)return this;this._running=!0;try{let e;return this._initialized||(this._initialized=!0,await this._initDevice(),this._initialize(),await this.props.onInitialize(this._getAnimationProps())),this._running?(e!==!1&&(this._cancelAnimationFrame(),this._requestAnimationFrame()),this):null}catch(e){let r=e instanceof Error?e:new Error("Unknown error");throw this.props.onError(r),r}}stop(){return this._running&&(this.animationProps&&!this._error&&this.props.onFinalize(this.animationProps),this._cancelAnimationFrame(),this._nextFramePromise=null,this._resolveNextFrame=null,this._running=!1),this}redraw(){return this.device?.isLost||this._error?this:(this._beginFrameTimers(),this._setupFrame(),this._updateAnimationProps(),this._renderFrame(this._getAnimationProps()),this._clearNeedsRedraw(),this._resolveNextFrame&&(this._resolveNextFrame(this),this._nextFramePromise=null,this._resolveNextFrame=null),this._endFrameTimers(),this)}attachTimeline(e){return this.timeline=e,this.timeline}detachTimeline(){this.timeline=null}waitForRender(){return this.setNeedsRedraw("waitForRender"),this._nextFramePromise||(this._nextFramePromise=new Promise(e=>{this._resolveNextFrame=e})),this._nextFramePromise}async toDataURL(){if(this.setNeedsRedraw("toDataURL"),await this.waitForRender(),this.canvas instanceof HTMLCanvasElement)return this.canvas.toDataURL();throw new Error("OffscreenCanvas")}_initialize(){this._startEventHandling(),this._initializeAnimationProps(),this._updateAnimationProps(),this._resizeViewport()}_setDisplay(e){this.display&&(this.display.destroy(),this.display.animationLoop=null),e&&(e.animationLoop=this),this.display=e}_requestAnimationFrame(){this._running&&(this._animationFrameId=p1(this._animationFrame.bind(this)))}_cancelAnimationFrame(){this._animationFrameId!==null&&(m1(this._animationFrameId),this._animationFrameId=null)}_animationFrame(){this._running&&(this.redraw(),this._requestAnimationFrame())}_renderFrame(e){if(this.display){this.display._renderFrame(e);return}this.props.onRender(this._getAnimationProps()),this.device?.submit()}_clearNeedsRedraw(){this.needsRedraw=!1}_setupFrame(){this._resizeViewport()}_initializeAnimationProps(){let e=this.device?.getDefaultCanvasContext();if(!this.device||!e)throw new Error("loop");let r=e?.canvas,o=e.props.useDevicePixels;this.animationProps={animationLoop:this,device:this.device,canvasContext:e,canvas:r,useDevicePixels:o,timeline:this.timeline,needsRedraw:!1,width:1,height:1,aspect:1,time:0,startTime:Date.now(),engineTime:0,tick:0,tock:0,_mousePosition:null}}_getAnimationProps(){if(!this.animationProps)throw new Error("animationProps");return this.animationProps}_updateAnimationProps(){if(!this.animationProps)return;let{width:e,height:r,aspect:o}=this._getSizeAndAspect();(e!==this.animationProps.width||r!==this.animationProps.height)&&this.setNeedsRedraw("drawing buffer resized"),o!==this.animationProps.aspect&&this.setNeedsRedraw("drawing buffer aspect changed"),this.animationProps.width=e,this.animationProps.height=r,this.animationProps.aspect=o,this.animationProps.needsRedraw=this.needsRedraw,this.animationProps.engineTime=Date.now()-this.animationProps.startTime,this.timeline&&this.timeline.update(this.animationProps.engineTime),this.animationProps.tick=Math.floor(this.animationProps.time/1e3*60),this.animationProps.tock++,this.animationProps.time=this.timeline?this.timeline.getTime():this.animationProps.engineTime}async _initDevice(){if(this.device=await this.props.device,!this.device)throw new Error("No device provided");this.canvas=this.device.getDefaultCanvasContext().canvas||null}_createInfoDiv(){if(this.canvas&&this.props.onAddHTML){let e=document.createElement("div");document.body.appendChild(e),e.style.position="relative";let r=document.createElement("div");r.style.position="absolute",r.style.left="10px",r.style.bottom="10px",r.style.width="300px",r.style.background="white",this.canvas instanceof HTMLCanvasElement&&e.appendChild(this.canvas),e.appendChild(r);let o=this.props.onAddHTML(r);o&&(r.innerHTML=o)}}_getSizeAndAspect(){if(!this.device)return{width:1,height:1,aspect:1};let[e,r]=this.device?.getDefaultCanvasContext().getDevicePixelSize()||[1,1],o=1,s=this.device?.getDefaultCanvasContext().canvas;return s&&s.clientHeight?o=s.clientWidth/s.clientHeight:e>0&&r>0&&(o=e/r),{width:e,height:r,aspect:o}}_resizeViewport(){this.props.autoResizeViewport&&this.device.gl&&this.device.gl.viewport(0,0,this.device.gl.drawingBufferWidth,this.device.gl.drawingBufferHeight)}_beginFrameTimers(){this.frameRate.timeEnd(),this.frameRate.timeStart(),this.cpuTime.timeStart()}_endFrameTimers(){this.cpuTime.timeEnd()}_startEventHandling(){this.canvas&&(this.canvas.addEventListener("mousemove",this._onMousemove.bind(this)),this.canvas.addEventListener("mouseleave",this._onMouseleave.bind(this)))}_onMousemove(e){e instanceof MouseEvent&&(this._getAnimationProps()._mousePosition=[e.offsetX,e.offsetY])}_onMouseleave(e){this._getAnimationProps()._mousePosition=null}};V();V();var pd={};function St(t="id"){pd[t]=pd[t]||1;let e=pd[t]++;return`${t}-${e}`}var Pc=class{id;userData={};topology;bufferLayout=[];vertexCount;indices;attributes;constructor(e){if(this.id=e.id||St("geometry"),this.topology=e.topology,this.indices=e.indices||null,this.attributes=e.attributes,this.vertexCount=e.vertexCount,this.bufferLayout=e.bufferLayout||[],this.indices&&!(this.indices.usage&H.INDEX))throw new Error("Index buffer must have INDEX usage")}destroy(){this.indices?.destroy();for(let e of Object.values(this.attributes))e.destroy()}getVertexCount(){return this.vertexCount}getAttributes(){return this.attributes}getIndexes(){return this.indices||null}_calculateVertexCount(e){return e.byteLength/12}};function g1(t,e){if(e instanceof Pc)return e;let r=wR(t,e),{attributes:o,bufferLayout:s}=PR(t,e);return new Pc({topology:e.topology||"triangle-list",bufferLayout:s,vertexCount:e.vertexCount,indices:r,attributes:o})}function wR(t,e){if(!e.indices)return;let r=e.indices.value;return t.createBuffer({usage:H.INDEX,data:r})}function PR(t,e){let r=[],o={};for(let[i,n]of Object.entries(e.attributes)){let a=i;switch(i){case"POSITION":a="positions";break;case"NORMAL":a="normals";break;case"TEXCOORD_0":a="texCoords";break;case"COLOR_0":a="colors";break}if(n){o[a]=t.createBuffer({data:n.value,id:`${i}-buffer`});let{value:c,size:l,normalized:f}=n;r.push({name:a,format:Fh(c,l,f)})}}let s=e._calculateVertexCount(e.attributes,e.indices);return{attributes:o,bufferLayout:r,vertexCount:s}}V();var Rc=class t{static defaultProps={...qe.defaultProps};static getDefaultPipelineFactory(e){return e._lumaData.defaultPipelineFactory=e._lumaData.defaultPipelineFactory||new t(e),e._lumaData.defaultPipelineFactory}device;cachingEnabled;destroyPolicy;debug;_hashCounter=0;_hashes={};_renderPipelineCache={};_computePipelineCache={};get[Symbol.toStringTag](){return"PipelineFactory"}toString(){return`PipelineFactory(${this.device.id})`}constructor(e){this.device=e,this.cachingEnabled=e.props._cachePipelines,this.destroyPolicy=e.props._cacheDestroyPolicy,this.debug=e.props.debugFactories}createRenderPipeline(e){if(!this.cachingEnabled)return this.device.createRenderPipeline(e);let r={...qe.defaultProps,...e},o=this._renderPipelineCache,s=this._hashRenderPipeline(r),i=o[s]?.pipeline;return i?(o[s].useCount++,this.debug&&S.log(3,`${this}: ${o[s].pipeline} reused, count=${o[s].useCount}, (id=${e.id})`)()):(i=this.device.createRenderPipeline({...r,id:r.id?`${r.id}-cached`:St("unnamed-cached")}),i.hash=s,o[s]={pipeline:i,useCount:1},this.debug&&S.log(3,`${this}: ${i} created, count=${o[s].useCount}`)()),i}createComputePipeline(e){if(!this.cachingEnabled)return this.device.createComputePipeline(e);let r={...vo.defaultProps,...e},o=this._computePipelineCache,s=this._hashComputePipeline(r),i=o[s]?.pipeline;return i?(o[s].useCount++,this.debug&&S.log(3,`${this}: ${o[s].pipeline} reused, count=${o[s].useCount}, (id=${e.id})`)()):(i=this.device.createComputePipeline({...r,id:r.id?`${r.id}-cached`:void 0}),i.hash=s,o[s]={pipeline:i,useCount:1},this.debug&&S.log(3,`${this}: ${i} created, count=${o[s].useCount}`)()),i}release(e){if(!this.cachingEnabled){e.destroy();return}let r=this._getCache(e),o=e.hash;r[o].useCount--,r[o].useCount===0?(this._destroyPipeline(e),this.debug&&S.log(3,`${this}: ${e} released and destroyed`)()):r[o].useCount<0?(S.error(`${this}: ${e} released, useCount < 0, resetting`)(),r[o].useCount=0):this.debug&&S.log(3,`${this}: ${e} released, count=${r[o].useCount}`)()}_destroyPipeline(e){let r=this._getCache(e);switch(this.destroyPolicy){case"never":return!1;case"unused":return delete r[e.hash],e.destroy(),!0}}_getCache(e){let r;if(e instanceof vo&&(r=this._computePipelineCache),e instanceof qe&&(r=this._renderPipelineCache),!r)throw new Error(`${this}`);if(!r[e.hash])throw new Error(`${this}: ${e} matched incorrect entry`);return r}_hashComputePipeline(e){let{type:r}=this.device,o=this._getHash(e.shader.source);return`${r}/C/${o}`}_hashRenderPipeline(e){let r=e.vs?this._getHash(e.vs.source):0,o=e.fs?this._getHash(e.fs.source):0,s="-",i=this._getHash(JSON.stringify(e.bufferLayout)),{type:n}=this.device;if(n==="webgl")return`${n}/R/${r}/${o}V${s}BL${i}`;{let a=this._getHash(JSON.stringify(e.parameters));return`${n}/R/${r}/${o}V${s}T${e.topology}P${a}BL${i}`}}_getHash(e){return this._hashes[e]===void 0&&(this._hashes[e]=this._hashCounter++),this._hashes[e]}};V();var Cc=class t{static defaultProps={...Fr.defaultProps};static getDefaultShaderFactory(e){return e._lumaData.defaultShaderFactory||=new t(e),e._lumaData.defaultShaderFactory}device;cachingEnabled;destroyPolicy;debug;_cache={};get[Symbol.toStringTag](){return"ShaderFactory"}toString(){return`${this[Symbol.toStringTag]}(${this.device.id})`}constructor(e){this.device=e,this.cachingEnabled=e.props._cacheShaders,this.destroyPolicy=e.props._cacheDestroyPolicy,this.debug=!0}createShader(e){if(!this.cachingEnabled)return this.device.createShader(e);let r=this._hashShader(e),o=this._cache[r];if(o)o.useCount++,this.debug&&S.log(3,`${this}: Reusing shader ${o.shader.id} count=${o.useCount}`)();else{let s=this.device.createShader({...e,id:e.id?`${e.id}-cached`:void 0});this._cache[r]=o={shader:s,useCount:1},this.debug&&S.log(3,`${this}: Created new shader ${s.id}`)()}return o.shader}release(e){if(!this.cachingEnabled){e.destroy();return}let r=this._hashShader(e),o=this._cache[r];if(o)if(o.useCount--,o.useCount===0)this.destroyPolicy==="unused"&&(delete this._cache[r],o.shader.destroy(),this.debug&&S.log(3,`${this}: Releasing shader ${e.id}, destroyed`)());else{if(o.useCount<0)throw new Error(`ShaderFactory: Shader ${e.id} released too many times`);this.debug&&S.log(3,`${this}: Releasing shader ${e.id} count=${o.useCount}`)()}}_hashShader(e){return`${e.stage}:${e.source}`}};function x1(t,e){let r={},o="Values";if(t.attributes.length===0&&!t.varyings?.length)return{"No attributes or varyings":{[o]:"N/A"}};for(let s of t.attributes)if(s){let i=`${s.location} ${s.name}: ${s.type}`;r[`in ${i}`]={[o]:s.stepMode||"vertex"}}for(let s of t.varyings||[]){let i=`${s.location} ${s.name}`;r[`out ${i}`]={[o]:JSON.stringify(s)}}return r}var xe=null,md=null;function _1(t,{id:e,minimap:r,opaque:o,top:s="0",left:i="0",rgbaScale:n=1}){xe||(xe=document.createElement("canvas"),xe.id=e,xe.title=e,xe.style.zIndex="100",xe.style.position="absolute",xe.style.top=s,xe.style.left=i,xe.style.border="blue 5px solid",xe.style.transform="scaleY(-1)",document.body.appendChild(xe),md=xe.getContext("2d")),(xe.width!==t.width||xe.height!==t.height)&&(xe.width=t.width/2,xe.height=t.height/2,xe.style.width="400px",xe.style.height="400px");let a=t.device.readPixelsToArrayWebGL(t),c=md?.createImageData(t.width,t.height);if(c){for(let f=0;f<a.length;f+=4)c.data[0+f+0]=a[f+0]*n,c.data[0+f+1]=a[f+1]*n,c.data[0+f+2]=a[f+2]*n,c.data[0+f+3]=o?255:a[f+3]*n;md?.putImageData(c,0,0)}}function Mc(t,e,r){if(t===e)return!0;if(!r||!t||!e)return!1;if(Array.isArray(t)){if(!Array.isArray(e)||t.length!==e.length)return!1;for(let o=0;o<t.length;o++)if(!Mc(t[o],e[o],r-1))return!1;return!0}if(Array.isArray(e))return!1;if(typeof t=="object"&&typeof e=="object"){let o=Object.keys(t),s=Object.keys(e);if(o.length!==s.length)return!1;for(let i of o)if(!e.hasOwnProperty(i)||!Mc(t[i],e[i],r-1))return!1;return!0}return!1}V();var zo=class{bufferLayouts;constructor(e){this.bufferLayouts=e}getBufferLayout(e){return this.bufferLayouts.find(r=>r.name===e)||null}getAttributeNamesForBuffer(e){return e.attributes?e.attributes?.map(r=>r.attribute):[e.name]}mergeBufferLayouts(e,r){let o=[...e];for(let s of r){let i=o.findIndex(n=>n.name===s.name);i<0?o.push(s):o[i]=s}return o}getBufferIndex(e){let r=this.bufferLayouts.findIndex(o=>o.name===e);return r===-1&&S.warn(`BufferLayout: Missing buffer for "${e}".`)(),r}};function y1(t,e){let r=Object.fromEntries(t.attributes.map(s=>[s.name,s.location])),o=e.slice();return o.sort((s,i)=>{let n=s.attributes?s.attributes.map(f=>f.attribute):[s.name],a=i.attributes?i.attributes.map(f=>f.attribute):[i.name],c=Math.min(...n.map(f=>r[f])),l=Math.min(...a.map(f=>r[f]));return c-l}),o}V();function v1(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function b1(t){return Array.isArray(t)?t.length===0||typeof t[0]=="number":!1}function gd(t){return v1(t)||b1(t)}function RR(t){return gd(t)||typeof t=="number"||typeof t=="boolean"}function T1(t){let e={bindings:{},uniforms:{}};return Object.keys(t).forEach(r=>{let o=t[r];RR(o)?e.uniforms[r]=o:e.bindings[r]=o}),e}var Ic=class{options={disableWarnings:!1};modules;moduleUniforms;moduleBindings;constructor(e,r){Object.assign(this.options,r);let o=go(Object.values(e).filter(s=>s.dependencies));for(let s of o)e[s.name]=s;S.log(1,"Creating ShaderInputs with modules",Object.keys(e))(),this.modules=e,this.moduleUniforms={},this.moduleBindings={};for(let[s,i]of Object.entries(e))this._addModule(i),i.name&&s!==i.name&&!this.options.disableWarnings&&S.warn(`Module name: ${s} vs ${i.name}`)()}destroy(){}setProps(e){for(let r of Object.keys(e)){let o=r,s=e[o]||{},i=this.modules[o];if(!i){this.options.disableWarnings||S.warn(`Module ${r} not found`)();continue}let n=this.moduleUniforms[o],a=this.moduleBindings[o],c=i.getUniforms?.(s,n)||s,{uniforms:l,bindings:f}=T1(c);this.moduleUniforms[o]={...n,...l},this.moduleBindings[o]={...a,...f}}}getModules(){return Object.values(this.modules)}getUniformValues(){return this.moduleUniforms}getBindingValues(){let e={};for(let r of Object.values(this.moduleBindings))Object.assign(e,r);return e}getDebugTable(){let e={};for(let[r,o]of Object.entries(this.moduleUniforms))for(let[s,i]of Object.entries(o))e[`${r}.${s}`]={type:this.modules[r].uniformTypes?.[s],value:String(i)};return e}_addModule(e){let r=e.name;this.moduleUniforms[r]=e.defaultUniforms||{},this.moduleBindings[r]={}}};V();var CR="";async function S1(t,e){let r=new Image;return r.crossOrigin=e?.crossOrigin||"anonymous",r.src=t.startsWith("http")?t:CR+t,await r.decode(),e?await createImageBitmap(r,e):await createImageBitmap(r)}var MR=["+X","-X","+Y","-Y","+Z","-Z"];var IR=["+X","-X","+Y","-Y","+Z","-Z"],Vo=class t{device;id;props;texture;sampler;view;ready;isReady=!1;destroyed=!1;resolveReady=()=>{};rejectReady=()=>{};get[Symbol.toStringTag](){return"AsyncTexture"}toString(){return`AsyncTexture:"${this.id}"(${this.isReady?"ready":"loading"})`}constructor(e,r){this.device=e;let o=St("async-texture");this.props={...t.defaultProps,id:o,...r},this.id=this.props.id,r={...r},typeof r?.data=="string"&&r.dimension==="2d"&&(r.data=S1(r.data)),r.mipmaps&&(r.mipLevels="auto"),this.ready=new Promise((s,i)=>{this.resolveReady=()=>{this.isReady=!0,s()},this.rejectReady=i}),this.initAsync(r)}async initAsync(e){let r=e.data,o=await E1(r).then(void 0,this.rejectReady);if(this.destroyed)return;let s=this.props.width&&this.props.height?{width:this.props.width,height:this.props.height}:this.getTextureDataSize(o);if(!s)throw new Error("Texture size could not be determined");let i={...s,...e,data:void 0,mipLevels:1},n=this.device.getMipLevelCount(i.width,i.height);if(i.mipLevels=this.props.mipLevels==="auto"?n:Math.min(n,this.props.mipLevels),this.texture=this.device.createTexture(i),this.sampler=this.texture.sampler,this.view=this.texture.view,e.data)switch(this.props.dimension){case"1d":this._setTexture1DData(this.texture,o);break;case"2d":this._setTexture2DData(o);break;case"3d":this._setTexture3DData(this.texture,o);break;case"2d-array":this._setTextureArrayData(this.texture,o);break;case"cube":this._setTextureCubeData(this.texture,o);break;case"cube-array":this._setTextureCubeArrayData(this.texture,o);break}this.props.mipmaps&&this.generateMipmaps(),S.info(1,`${this} loaded`),this.resolveReady()}destroy(){this.texture&&(this.texture.destroy(),this.texture=null),this.destroyed=!0}generateMipmaps(){this.texture.generateMipmapsWebGL()}setSampler(e={}){this.texture.setSampler(e instanceof Ke?e:this.device.createSampler(e))}resize(e){if(!this.isReady)throw new Error("Cannot resize texture before it is ready");if(e.width===this.texture.width&&e.height===this.texture.height)return!1;if(this.texture){let r=this.texture;this.texture=r.clone(e),r.destroy()}return!0}isTextureLevelData(e){let r=e?.data;return ArrayBuffer.isView(r)}getTextureDataSize(e){if(!e||ArrayBuffer.isView(e))return null;if(Array.isArray(e))return this.getTextureDataSize(e[0]);if(this.device.isExternalImage(e))return this.device.getExternalImageSize(e);if(e&&typeof e=="object"&&e.constructor===Object){let o=Object.values(e)[0];return{width:o.width,height:o.height}}throw new Error("texture size deduction failed")}getCubeFaceDepth(e){switch(e){case"+X":return 0;case"-X":return 1;case"+Y":return 2;case"-Y":return 3;case"+Z":return 4;case"-Z":return 5;default:throw new Error(e)}}setTextureData(e){}_setTexture1DData(e,r){throw new Error("setTexture1DData not supported in WebGL.")}_setTexture2DData(e,r=0){if(!this.texture)throw new Error("Texture not initialized");let o=this._normalizeTextureData(e);o.length>1&&this.props.mipmaps!==!1&&S.warn(`Texture ${this.id} mipmap and multiple LODs.`)();for(let s=0;s<o.length;s++){let i=o[s];this.device.isExternalImage(i)?this.texture.copyExternalImage({image:i,depth:r,mipLevel:s,flipY:!0}):this.texture.copyImageData({data:i.data,mipLevel:s})}}_setTexture3DData(e,r){if(this.texture?.props.dimension!=="3d")throw new Error(this.id);for(let o=0;o<r.length;o++)this._setTexture2DData(r[o],o)}_setTextureCubeData(e,r){if(this.texture?.props.dimension!=="cube")throw new Error(this.id);for(let[o,s]of Object.entries(r)){let i=IR.indexOf(o);this._setTexture2DData(s,i)}}_setTextureArrayData(e,r){if(this.texture?.props.dimension!=="2d-array")throw new Error(this.id);for(let o=0;o<r.length;o++)this._setTexture2DData(r[o],o)}_setTextureCubeArrayData(e,r){throw new Error("setTextureCubeArrayData not supported in WebGL2.")}_setTextureCubeFaceData(e,r,o,s=0){Array.isArray(r)&&r.length>1&&this.props.mipmaps!==!1&&S.warn(`${this.id} has mipmap and multiple LODs.`)();let i=MR.indexOf(o);this._setTexture2DData(r,i)}_normalizeTextureData(e){let r=this.texture,o;return ArrayBuffer.isView(e)?o=[{data:e,width:r.width,height:r.height}]:Array.isArray(e)?o=e:o=[e],o}static defaultProps={...ie.defaultProps,data:null,mipmaps:!1}};async function E1(t){if(t=await t,Array.isArray(t))return await Promise.all(t.map(E1));if(t&&typeof t=="object"&&t.constructor===Object){let e=t,r=await Promise.all(Object.values(e)),o=Object.keys(e),s={};for(let i=0;i<o.length;i++)s[o[i]]=r[i];return s}return t}var Hr=2,OR=1e4,Z=class t{static defaultProps={...qe.defaultProps,source:void 0,vs:null,fs:null,id:"unnamed",handle:void 0,userData:{},defines:{},modules:[],geometry:null,indexBuffer:null,attributes:{},constantAttributes:{},varyings:[],isInstanced:void 0,instanceCount:0,vertexCount:0,shaderInputs:void 0,pipelineFactory:void 0,shaderFactory:void 0,transformFeedback:void 0,shaderAssembler:mt.getDefaultShaderAssembler(),debugShaders:void 0,disableWarnings:void 0};device;id;source;vs;fs;pipelineFactory;shaderFactory;userData={};parameters;topology;bufferLayout;isInstanced=void 0;instanceCount=0;vertexCount;indexBuffer=null;bufferAttributes={};constantAttributes={};bindings={};vertexArray;transformFeedback=null;pipeline;shaderInputs;_uniformStore;_attributeInfos={};_gpuGeometry=null;props;_pipelineNeedsUpdate="newly created";_needsRedraw="initializing";_destroyed=!1;_lastDrawTimestamp=-1;get[Symbol.toStringTag](){return"Model"}toString(){return`Model(${this.id})`}constructor(e,r){this.props={...t.defaultProps,...r},r=this.props,this.id=r.id||St("model"),this.device=e,Object.assign(this.userData,r.userData);let o=Object.fromEntries(this.props.modules?.map(c=>[c.name,c])||[]),s=r.shaderInputs||new Ic(o,{disableWarnings:this.props.disableWarnings});this.setShaderInputs(s);let i=LR(e),n=(this.props.modules?.length>0?this.props.modules:this.shaderInputs?.getModules())||[];if(this.device.type==="webgpu"&&this.props.source){let{source:c,getUniforms:l}=this.props.shaderAssembler.assembleWGSLShader({platformInfo:i,...this.props,modules:n});this.source=c,this._getModuleUniforms=l,this.props.shaderLayout||=eu(this.source)}else{let{vs:c,fs:l,getUniforms:f}=this.props.shaderAssembler.assembleGLSLShaderPair({platformInfo:i,...this.props,modules:n});this.vs=c,this.fs=l,this._getModuleUniforms=f}this.vertexCount=this.props.vertexCount,this.instanceCount=this.props.instanceCount,this.topology=this.props.topology,this.bufferLayout=this.props.bufferLayout,this.parameters=this.props.parameters,r.geometry&&this.setGeometry(r.geometry),this.pipelineFactory=r.pipelineFactory||Rc.getDefaultPipelineFactory(this.device),this.shaderFactory=r.shaderFactory||Cc.getDefaultShaderFactory(this.device),this.pipeline=this._updatePipeline(),this.vertexArray=e.createVertexArray({shaderLayout:this.pipeline.shaderLayout,bufferLayout:this.pipeline.bufferLayout}),this._gpuGeometry&&this._setGeometryAttributes(this._gpuGeometry),"isInstanced"in r&&(this.isInstanced=r.isInstanced),r.instanceCount&&this.setInstanceCount(r.instanceCount),r.vertexCount&&this.setVertexCount(r.vertexCount),r.indexBuffer&&this.setIndexBuffer(r.indexBuffer),r.attributes&&this.setAttributes(r.attributes),r.constantAttributes&&this.setConstantAttributes(r.constantAttributes),r.bindings&&this.setBindings(r.bindings),r.transformFeedback&&(this.transformFeedback=r.transformFeedback),Object.seal(this)}destroy(){this._destroyed||(this.pipelineFactory.release(this.pipeline),this.shaderFactory.release(this.pipeline.vs),this.pipeline.fs&&this.shaderFactory.release(this.pipeline.fs),this._uniformStore.destroy(),this._gpuGeometry?.destroy(),this._destroyed=!0)}needsRedraw(){this._getBindingsUpdateTimestamp()>this._lastDrawTimestamp&&this.setNeedsRedraw("contents of bound textures or buffers updated");let e=this._needsRedraw;return this._needsRedraw=!1,e}setNeedsRedraw(e){this._needsRedraw||=e}predraw(){this.updateShaderInputs(),this.pipeline=this._updatePipeline()}draw(e){let r=this._areBindingsLoading();if(r)return S.info(Hr,`>>> DRAWING ABORTED ${this.id}: ${r} not loaded`)(),!1;try{e.pushDebugGroup(`${this}.predraw(${e})`),this.predraw()}finally{e.popDebugGroup()}let o;try{e.pushDebugGroup(`${this}.draw(${e})`),this._logDrawCallStart(),this.pipeline=this._updatePipeline();let s=this._getBindings();this.pipeline.setBindings(s,{disableWarnings:this.props.disableWarnings});let{indexBuffer:i}=this.vertexArray,n=i?i.byteLength/(i.indexType==="uint32"?4:2):void 0;o=this.pipeline.draw({renderPass:e,vertexArray:this.vertexArray,isInstanced:this.isInstanced,vertexCount:this.vertexCount,instanceCount:this.instanceCount,indexCount:n,transformFeedback:this.transformFeedback||void 0,parameters:this.parameters,topology:this.topology})}finally{e.popDebugGroup(),this._logDrawCallEnd()}return this._logFramebuffer(e),o?(this._lastDrawTimestamp=this.device.timestamp,this._needsRedraw=!1):this._needsRedraw="waiting for resource initialization",o}setGeometry(e){this._gpuGeometry?.destroy();let r=e&&g1(this.device,e);if(r){this.setTopology(r.topology||"triangle-list");let o=new zo(this.bufferLayout);this.bufferLayout=o.mergeBufferLayouts(r.bufferLayout,this.bufferLayout),this.vertexArray&&this._setGeometryAttributes(r)}this._gpuGeometry=r}setTopology(e){e!==this.topology&&(this.topology=e,this._setPipelineNeedsUpdate("topology"))}setBufferLayout(e){let r=new zo(this.bufferLayout);this.bufferLayout=this._gpuGeometry?r.mergeBufferLayouts(e,this._gpuGeometry.bufferLayout):e,this._setPipelineNeedsUpdate("bufferLayout"),this.pipeline=this._updatePipeline(),this.vertexArray=this.device.createVertexArray({shaderLayout:this.pipeline.shaderLayout,bufferLayout:this.pipeline.bufferLayout}),this._gpuGeometry&&this._setGeometryAttributes(this._gpuGeometry)}setParameters(e){Mc(e,this.parameters,2)||(this.parameters=e,this._setPipelineNeedsUpdate("parameters"))}setInstanceCount(e){this.instanceCount=e,this.isInstanced===void 0&&e>0&&(this.isInstanced=!0),this.setNeedsRedraw("instanceCount")}setVertexCount(e){this.vertexCount=e,this.setNeedsRedraw("vertexCount")}setShaderInputs(e){this.shaderInputs=e,this._uniformStore=new Xs(this.shaderInputs.modules);for(let[r,o]of Object.entries(this.shaderInputs.modules))if(NR(o)){let s=this._uniformStore.getManagedUniformBuffer(this.device,r);this.bindings[`${r}Uniforms`]=s}this.setNeedsRedraw("shaderInputs")}updateShaderInputs(){this._uniformStore.setUniforms(this.shaderInputs.getUniformValues()),this.setBindings(this.shaderInputs.getBindingValues()),this.setNeedsRedraw("shaderInputs")}setBindings(e){Object.assign(this.bindings,e),this.setNeedsRedraw("bindings")}setTransformFeedback(e){this.transformFeedback=e,this.setNeedsRedraw("transformFeedback")}setIndexBuffer(e){this.vertexArray.setIndexBuffer(e),this.setNeedsRedraw("indexBuffer")}setAttributes(e,r){let o=r?.disableWarnings??this.props.disableWarnings;e.indices&&S.warn(`Model:${this.id} setAttributes() - indexBuffer should be set using setIndexBuffer()`)(),this.bufferLayout=y1(this.pipeline.shaderLayout,this.bufferLayout);let s=new zo(this.bufferLayout);for(let[i,n]of Object.entries(e)){let a=s.getBufferLayout(i);if(!a){o||S.warn(`Model(${this.id}): Missing layout for buffer "${i}".`)();continue}let c=s.getAttributeNamesForBuffer(a),l=!1;for(let f of c){let h=this._attributeInfos[f];if(h){let u=this.device.type==="webgpu"?s.getBufferIndex(h.bufferName):h.location;this.vertexArray.setBuffer(u,n),l=!0}}!l&&!o&&S.warn(`Model(${this.id}): Ignoring buffer "${n.id}" for unknown attribute "${i}"`)()}this.setNeedsRedraw("attributes")}setConstantAttributes(e,r){for(let[o,s]of Object.entries(e)){let i=this._attributeInfos[o];i?this.vertexArray.setConstantWebGL(i.location,s):(r?.disableWarnings??this.props.disableWarnings)||S.warn(`Model "${this.id}: Ignoring constant supplied for unknown attribute "${o}"`)()}this.setNeedsRedraw("constants")}_areBindingsLoading(){for(let e of Object.values(this.bindings))if(e instanceof Vo&&!e.isReady)return e.id;return!1}_getBindings(){let e={};for(let[r,o]of Object.entries(this.bindings))o instanceof Vo?o.isReady&&(e[r]=o.texture):e[r]=o;return e}_getBindingsUpdateTimestamp(){let e=0;for(let r of Object.values(this.bindings))r instanceof Dr?e=Math.max(e,r.texture.updateTimestamp):r instanceof H||r instanceof ie?e=Math.max(e,r.updateTimestamp):r instanceof Vo?e=r.texture?Math.max(e,r.texture.updateTimestamp):1/0:r instanceof Ke||(e=Math.max(e,r.buffer.updateTimestamp));return e}_setGeometryAttributes(e){let r={...e.attributes};for(let[o]of Object.entries(r))!this.pipeline.shaderLayout.attributes.find(s=>s.name===o)&&o!=="positions"&&delete r[o];this.vertexCount=e.vertexCount,this.setIndexBuffer(e.indices||null),this.setAttributes(e.attributes,{disableWarnings:!0}),this.setAttributes(r,{disableWarnings:this.props.disableWarnings}),this.setNeedsRedraw("geometry attributes")}_setPipelineNeedsUpdate(e){this._pipelineNeedsUpdate||=e,this.setNeedsRedraw(e)}_updatePipeline(){if(this._pipelineNeedsUpdate){let e=null,r=null;this.pipeline&&(S.log(1,`Model ${this.id}: Recreating pipeline because "${this._pipelineNeedsUpdate}".`)(),e=this.pipeline.vs,r=this.pipeline.fs),this._pipelineNeedsUpdate=!1;let o=this.shaderFactory.createShader({id:`${this.id}-vertex`,stage:"vertex",source:this.source||this.vs,debugShaders:this.props.debugShaders}),s=null;this.source?s=o:this.fs&&(s=this.shaderFactory.createShader({id:`${this.id}-fragment`,stage:"fragment",source:this.source||this.fs,debugShaders:this.props.debugShaders})),this.pipeline=this.pipelineFactory.createRenderPipeline({...this.props,bufferLayout:this.bufferLayout,topology:this.topology,parameters:this.parameters,bindings:this._getBindings(),vs:o,fs:s}),this._attributeInfos=Wa(this.pipeline.shaderLayout,this.bufferLayout),e&&this.shaderFactory.release(e),r&&this.shaderFactory.release(r)}return this.pipeline}_lastLogTime=0;_logOpen=!1;_logDrawCallStart(){let e=S.level>3?0:OR;S.level<2||Date.now()-this._lastLogTime<e||(this._lastLogTime=Date.now(),this._logOpen=!0,S.group(Hr,`>>> DRAWING MODEL ${this.id}`,{collapsed:S.level<=2})())}_logDrawCallEnd(){if(this._logOpen){let e=x1(this.pipeline.shaderLayout,this.id);S.table(Hr,e)();let r=this.shaderInputs.getDebugTable();S.table(Hr,r)();let o=this._getAttributeDebugTable();S.table(Hr,this._attributeInfos)(),S.table(Hr,o)(),S.groupEnd(Hr)(),this._logOpen=!1}}_drawCount=0;_logFramebuffer(e){let r=this.device.props.debugFramebuffers;if(this._drawCount++,!r)return;let o=e.props.framebuffer;o&&_1(o,{id:o.id,minimap:!0})}_getAttributeDebugTable(){let e={};for(let[r,o]of Object.entries(this._attributeInfos)){let s=this.vertexArray.attributes[o.location];e[o.location]={name:r,type:o.shaderType,values:s?this._getBufferOrConstantValues(s,o.bufferDataType):"null"}}if(this.vertexArray.indexBuffer){let{indexBuffer:r}=this.vertexArray,o=r.indexType==="uint32"?new Uint32Array(r.debugData):new Uint16Array(r.debugData);e.indices={name:"indices",type:r.indexType,values:o.toString()}}return e}_getBufferOrConstantValues(e,r){let o=Lr(r);return(e instanceof H?new o(e.debugData):e).toString()}};function NR(t){return!!(t.uniformTypes&&!DR(t.uniformTypes))}function LR(t){return{type:t.type,shaderLanguage:t.info.shadingLanguage,shaderLanguageVersion:t.info.shadingLanguageVersion,gpu:t.info.gpu,features:t.features}}function DR(t){for(let e in t)return!1;return!0}V();var lr=class t{device;model;transformFeedback;static defaultProps={...Z.defaultProps,outputs:void 0,feedbackBuffers:void 0};static isSupported(e){return e?.info?.type==="webgl"}constructor(e,r=t.defaultProps){if(!t.isSupported(e))throw new Error("BufferTransform not yet implemented on WebGPU");this.device=e,this.model=new Z(this.device,{id:r.id||"buffer-transform-model",fs:r.fs||Mh(),topology:r.topology||"point-list",varyings:r.outputs||r.varyings,...r}),this.transformFeedback=this.device.createTransformFeedback({layout:this.model.pipeline.shaderLayout,buffers:r.feedbackBuffers}),this.model.setTransformFeedback(this.transformFeedback),Object.seal(this)}destroy(){this.model&&this.model.destroy()}delete(){this.destroy()}run(e){e?.inputBuffers&&this.model.setAttributes(e.inputBuffers),e?.outputBuffers&&this.transformFeedback.setBuffers(e.outputBuffers);let r=this.device.beginRenderPass(e);this.model.draw(r),r.end()}getBuffer(e){return this.transformFeedback.getBuffer(e)}readAsync(e){let r=this.getBuffer(e);if(!r)throw new Error("BufferTransform#getBuffer");if(r instanceof H)return r.readAsync();let{buffer:o,byteOffset:s=0,byteLength:i=o.byteLength}=r;return o.readAsync(s,i)}};var de=class{id;topology;vertexCount;indices;attributes;userData={};constructor(e){let{attributes:r={},indices:o=null,vertexCount:s=null}=e;this.id=e.id||St("geometry"),this.topology=e.topology,o&&(this.indices=ArrayBuffer.isView(o)?{value:o,size:1}:o),this.attributes={};for(let[i,n]of Object.entries(r)){let a=ArrayBuffer.isView(n)?{value:n}:n;if(!ArrayBuffer.isView(a.value))throw new Error(`${this._print(i)}: must be typed array or object with value as typed array`);if((i==="POSITION"||i==="positions")&&!a.size&&(a.size=3),i==="indices"){if(this.indices)throw new Error("Multiple indices detected");this.indices=a}else this.attributes[i]=a}this.indices&&this.indices.isIndexed!==void 0&&(this.indices=Object.assign({},this.indices),delete this.indices.isIndexed),this.vertexCount=s||this._calculateVertexCount(this.attributes,this.indices)}getVertexCount(){return this.vertexCount}getAttributes(){return this.indices?{indices:this.indices,...this.attributes}:this.attributes}_print(e){return`Geometry ${this.id} attribute ${e}`}_setAttributes(e,r){return this}_calculateVertexCount(e,r){if(r)return r.value.length;let o=1/0;for(let s of Object.values(e)){let{value:i,size:n,constant:a}=s;!a&&i&&n!==void 0&&n>=1&&(o=Math.min(o,i.length/n))}return o}};var FR={blendColorOperation:"add",blendColorSrcFactor:"one",blendColorDstFactor:"zero",blendAlphaOperation:"add",blendAlphaSrcFactor:"constant",blendAlphaDstFactor:"zero"},Xr=class extends Ut{constructor(){super(...arguments),this._colorEncoderState=null}render(e){return"pickingFBO"in e?this._drawPickingBuffer(e):super.render(e)}_drawPickingBuffer({layers:e,layerFilter:r,views:o,viewports:s,onViewportActive:i,pickingFBO:n,deviceRect:{x:a,y:c,width:l,height:f},cullRect:h,effects:u,pass:d="picking",pickZ:p,shaderModuleProps:m}){this.pickZ=p;let g=this._resetColorEncoder(p),x=[a,c,l,f],y=super.render({target:n,layers:e,layerFilter:r,views:o,viewports:s,onViewportActive:i,cullRect:h,effects:u?.filter(v=>v.useInPicking),pass:d,isPicking:!0,shaderModuleProps:m,clearColor:[0,0,0,0],colorMask:15,scissorRect:x});return this._colorEncoderState=null,{decodePickingColor:g&&UR.bind(null,g),stats:y}}shouldDrawLayer(e){let{pickable:r,operation:o}=e.props;return r&&o.includes("draw")||o.includes("terrain")||o.includes("mask")}getShaderModuleProps(e,r,o){return{picking:{isActive:1,isAttribute:this.pickZ},lighting:{enabled:!1}}}getLayerParameters(e,r,o){let s={...e.props.parameters},{pickable:i,operation:n}=e.props;return this._colorEncoderState?i&&n.includes("draw")?(Object.assign(s,FR),s.blend=!0,s.blendColor=BR(this._colorEncoderState,e,o)):n.includes("terrain")&&(s.blend=!1):s.blend=!1,s}_resetColorEncoder(e){return this._colorEncoderState=e?null:{byLayer:new Map,byAlpha:[]},this._colorEncoderState}};function BR(t,e,r){let{byLayer:o,byAlpha:s}=t,i,n=o.get(e);return n?(n.viewports.push(r),i=n.a):(i=o.size+1,i<=255?(n={a:i,layer:e,viewports:[r]},o.set(e,n),s[i]=n):(L.warn("Too many pickable layers, only picking the first 255")(),i=0)),[0,0,0,i/255]}function UR(t,e){let r=t.byAlpha[e[3]];return r&&{pickedLayer:r.layer,pickedViewports:r.viewports,pickedObjectIndex:r.layer.decodePickingColor(e)}}var fr={NO_STATE:"Awaiting state",MATCHED:"Matched. State transferred from previous layer",INITIALIZED:"Initialized",AWAITING_GC:"Discarded. Awaiting garbage collection",AWAITING_FINALIZATION:"No longer matched. Awaiting garbage collection",FINALIZED:"Finalized! Awaiting garbage collection"},Wo=Symbol.for("component"),$e=Symbol.for("propTypes"),Oc=Symbol.for("deprecatedProps"),kt=Symbol.for("asyncPropDefaults"),Et=Symbol.for("asyncPropOriginal"),rt=Symbol.for("asyncPropResolved");function zt(t,e=()=>!0){return Array.isArray(t)?A1(t,e,[]):e(t)?[t]:[]}function A1(t,e,r){let o=-1;for(;++o<t.length;){let s=t[o];Array.isArray(s)?A1(s,e,r):e(s)&&r.push(s)}return r}function xd({target:t,source:e,start:r=0,count:o=1}){let s=e.length,i=o*s,n=0;for(let a=r;n<s;n++)t[a++]=e[n];for(;n<i;)n<i-n?(t.copyWithin(r+n,r,r+n),n*=2):(t.copyWithin(r+n,r,r+i-n),n=i);return t}ho();var vi=class{constructor(e,r,o){this._loadCount=0,this._subscribers=new Set,this.id=e,this.context=o,this.setData(r)}subscribe(e){this._subscribers.add(e)}unsubscribe(e){this._subscribers.delete(e)}inUse(){return this._subscribers.size>0}delete(){}getData(){return this.isLoaded?this._error?Promise.reject(this._error):this._content:this._loader.then(()=>this.getData())}setData(e,r){if(e===this._data&&!r)return;this._data=e;let o=++this._loadCount,s=e;typeof e=="string"&&(s=tr(e)),s instanceof Promise?(this.isLoaded=!1,this._loader=s.then(i=>{this._loadCount===o&&(this.isLoaded=!0,this._error=void 0,this._content=i)}).catch(i=>{this._loadCount===o&&(this.isLoaded=!0,this._error=i||!0)})):(this.isLoaded=!0,this._error=void 0,this._content=e);for(let i of this._subscribers)i.onChange(this.getData())}};var bi=class{constructor(e){this.protocol=e.protocol||"resource://",this._context={device:e.device,gl:e.device?.gl,resourceManager:this},this._resources={},this._consumers={},this._pruneRequest=null}contains(e){return e.startsWith(this.protocol)?!0:e in this._resources}add({resourceId:e,data:r,forceUpdate:o=!1,persistent:s=!0}){let i=this._resources[e];i?i.setData(r,o):(i=new vi(e,r,this._context),this._resources[e]=i),i.persistent=s}remove(e){let r=this._resources[e];r&&(r.delete(),delete this._resources[e])}unsubscribe({consumerId:e}){let r=this._consumers[e];if(r){for(let o in r){let s=r[o],i=this._resources[s.resourceId];i&&i.unsubscribe(s)}delete this._consumers[e],this.prune()}}subscribe({resourceId:e,onChange:r,consumerId:o,requestId:s="default"}){let{_resources:i,protocol:n}=this;e.startsWith(n)&&(e=e.replace(n,""),i[e]||this.add({resourceId:e,data:null,persistent:!1}));let a=i[e];if(this._track(o,s,a,r),a)return a.getData()}prune(){this._pruneRequest||(this._pruneRequest=setTimeout(()=>this._prune(),0))}finalize(){for(let e in this._resources)this._resources[e].delete()}_track(e,r,o,s){let i=this._consumers,n=i[e]=i[e]||{},a=n[r],c=a&&a.resourceId&&this._resources[a.resourceId];c&&(c.unsubscribe(a),this.prune()),o&&(a?(a.onChange=s,a.resourceId=o.id):a={onChange:s,resourceId:o.id},n[r]=a,o.subscribe(a))}_prune(){this._pruneRequest=null;for(let e of Object.keys(this._resources)){let r=this._resources[e];!r.persistent&&!r.inUse()&&(r.delete(),delete this._resources[e])}}};var kR="layerManager.setLayers",zR="layerManager.activateViewport",Ti=class{constructor(e,r){this._lastRenderedLayers=[],this._needsRedraw=!1,this._needsUpdate=!1,this._nextLayers=null,this._debug=!1,this._defaultShaderModulesChanged=!1,this.activateViewport=a=>{oe(zR,this,a),a&&(this.context.viewport=a)};let{deck:o,stats:s,viewport:i,timeline:n}=r||{};this.layers=[],this.resourceManager=new bi({device:e,protocol:"deck://"}),this.context={mousePosition:null,userData:{},layerManager:this,device:e,gl:e?.gl,deck:o,shaderAssembler:r1(e?.info?.shadingLanguage||"glsl"),defaultShaderModules:[Xu],renderPass:void 0,stats:s||new Ce({id:"deck.gl"}),viewport:i||new ar({id:"DEFAULT-INITIAL-VIEWPORT"}),timeline:n||new $r,resourceManager:this.resourceManager,onError:void 0},Object.seal(this)}finalize(){this.resourceManager.finalize();for(let e of this.layers)this._finalizeLayer(e)}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;e.clearRedrawFlags&&(this._needsRedraw=!1);for(let o of this.layers){let s=o.getNeedsRedraw(e);r=r||s}return r}needsUpdate(){return this._nextLayers&&this._nextLayers!==this._lastRenderedLayers?"layers changed":this._defaultShaderModulesChanged?"shader modules changed":this._needsUpdate}setNeedsRedraw(e){this._needsRedraw=this._needsRedraw||e}setNeedsUpdate(e){this._needsUpdate=this._needsUpdate||e}getLayers({layerIds:e}={}){return e?this.layers.filter(r=>e.find(o=>r.id.indexOf(o)===0)):this.layers}setProps(e){"debug"in e&&(this._debug=e.debug),"userData"in e&&(this.context.userData=e.userData),"layers"in e&&(this._nextLayers=e.layers),"onError"in e&&(this.context.onError=e.onError)}setLayers(e,r){oe(kR,this,r,e),this._lastRenderedLayers=e;let o=zt(e,Boolean);for(let s of o)s.context=this.context;this._updateLayers(this.layers,o)}updateLayers(){let e=this.needsUpdate();e&&(this.setNeedsRedraw(`updating layers: ${e}`),this.setLayers(this._nextLayers||this._lastRenderedLayers,e)),this._nextLayers=null}addDefaultShaderModule(e){let{defaultShaderModules:r}=this.context;r.find(o=>o.name===e.name)||(r.push(e),this._defaultShaderModulesChanged=!0)}removeDefaultShaderModule(e){let{defaultShaderModules:r}=this.context,o=r.findIndex(s=>s.name===e.name);o>=0&&(r.splice(o,1),this._defaultShaderModulesChanged=!0)}_handleError(e,r,o){o.raiseError(r,`${e} of ${o}`)}_updateLayers(e,r){let o={};for(let n of e)o[n.id]?L.warn(`Multiple old layers with same id ${n.id}`)():o[n.id]=n;if(this._defaultShaderModulesChanged){for(let n of e)n.setNeedsUpdate(),n.setChangeFlags({extensionsChanged:!0});this._defaultShaderModulesChanged=!1}let s=[];this._updateSublayersRecursively(r,o,s),this._finalizeOldLayers(o);let i=!1;for(let n of s)if(n.hasUniformTransition()){i=`Uniform transition in ${n}`;break}this._needsUpdate=i,this.layers=s}_updateSublayersRecursively(e,r,o){for(let s of e){s.context=this.context;let i=r[s.id];i===null&&L.warn(`Multiple new layers with same id ${s.id}`)(),r[s.id]=null;let n=null;try{this._debug&&i!==s&&s.validateProps(),i?(this._transferLayerState(i,s),this._updateLayer(s)):this._initializeLayer(s),o.push(s),n=s.isComposite?s.getSubLayers():null}catch(a){this._handleError("matching",a,s)}n&&this._updateSublayersRecursively(n,r,o)}}_finalizeOldLayers(e){for(let r in e){let o=e[r];o&&this._finalizeLayer(o)}}_initializeLayer(e){try{e._initialize(),e.lifecycle=fr.INITIALIZED}catch(r){this._handleError("initialization",r,e)}}_transferLayerState(e,r){r._transferState(e),r.lifecycle=fr.MATCHED,r!==e&&(e.lifecycle=fr.AWAITING_GC)}_updateLayer(e){try{e._update()}catch(r){this._handleError("update",r,e)}}_finalizeLayer(e){this._needsRedraw=this._needsRedraw||`finalized ${e}`,e.lifecycle=fr.AWAITING_FINALIZATION;try{e._finalize(),e.lifecycle=fr.FINALIZED}catch(r){this._handleError("finalization",r,e)}}};function ce(t,e,r){if(t===e)return!0;if(!r||!t||!e)return!1;if(Array.isArray(t)){if(!Array.isArray(e)||t.length!==e.length)return!1;for(let o=0;o<t.length;o++)if(!ce(t[o],e[o],r-1))return!1;return!0}if(Array.isArray(e))return!1;if(typeof t=="object"&&typeof e=="object"){let o=Object.keys(t),s=Object.keys(e);if(o.length!==s.length)return!1;for(let i of o)if(!e.hasOwnProperty(i)||!ce(t[i],e[i],r-1))return!1;return!0}return!1}var Si=class{constructor(e){this.views=[],this.width=100,this.height=100,this.viewState={},this.controllers={},this.timeline=e.timeline,this._viewports=[],this._viewportMap={},this._isUpdating=!1,this._needsRedraw="First render",this._needsUpdate="Initialize",this._eventManager=e.eventManager,this._eventCallbacks={onViewStateChange:e.onViewStateChange,onInteractionStateChange:e.onInteractionStateChange},Object.seal(this),this.setProps(e)}finalize(){for(let e in this.controllers){let r=this.controllers[e];r&&r.finalize()}this.controllers={}}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;return e.clearRedrawFlags&&(this._needsRedraw=!1),r}setNeedsUpdate(e){this._needsUpdate=this._needsUpdate||e,this._needsRedraw=this._needsRedraw||e}updateViewStates(){for(let e in this.controllers){let r=this.controllers[e];r&&r.updateTransition()}}getViewports(e){return e?this._viewports.filter(r=>r.containsPixel(e)):this._viewports}getViews(){let e={};return this.views.forEach(r=>{e[r.id]=r}),e}getView(e){return this.views.find(r=>r.id===e)}getViewState(e){let r=typeof e=="string"?this.getView(e):e,o=r&&this.viewState[r.getViewStateId()]||this.viewState;return r?r.filterViewState(o):o}getViewport(e){return this._viewportMap[e]}unproject(e,r){let o=this.getViewports(),s={x:e[0],y:e[1]};for(let i=o.length-1;i>=0;--i){let n=o[i];if(n.containsPixel(s)){let a=e.slice();return a[0]-=n.x,a[1]-=n.y,n.unproject(a,r)}}return null}setProps(e){e.views&&this._setViews(e.views),e.viewState&&this._setViewState(e.viewState),("width"in e||"height"in e)&&this._setSize(e.width,e.height),this._isUpdating||this._update()}_update(){this._isUpdating=!0,this._needsUpdate&&(this._needsUpdate=!1,this._rebuildViewports()),this._needsUpdate&&(this._needsUpdate=!1,this._rebuildViewports()),this._isUpdating=!1}_setSize(e,r){(e!==this.width||r!==this.height)&&(this.width=e,this.height=r,this.setNeedsUpdate("Size changed"))}_setViews(e){e=zt(e,Boolean),this._diffViews(e,this.views)&&this.setNeedsUpdate("views changed"),this.views=e}_setViewState(e){e?(!ce(e,this.viewState,3)&&this.setNeedsUpdate("viewState changed"),this.viewState=e):L.warn("missing `viewState` or `initialViewState`")()}_createController(e,r){let o=r.type;return new o({timeline:this.timeline,eventManager:this._eventManager,onViewStateChange:this._eventCallbacks.onViewStateChange,onStateChange:this._eventCallbacks.onInteractionStateChange,makeViewport:i=>this.getView(e.id)?.makeViewport({viewState:i,width:this.width,height:this.height})})}_updateController(e,r,o,s){let i=e.controller;if(i&&o){let n={...r,...i,id:e.id,x:o.x,y:o.y,width:o.width,height:o.height};return(!s||s.constructor!==i.type)&&(s=this._createController(e,n)),s&&s.setProps(n),s}return null}_rebuildViewports(){let{views:e}=this,r=this.controllers;this._viewports=[],this.controllers={};let o=!1;for(let s=e.length;s--;){let i=e[s],n=this.getViewState(i),a=i.makeViewport({viewState:n,width:this.width,height:this.height}),c=r[i.id],l=!!i.controller;l&&!c&&(o=!0),(o||!l)&&c&&(c.finalize(),c=null),this.controllers[i.id]=this._updateController(i,n,a,c),a&&this._viewports.unshift(a)}for(let s in r){let i=r[s];i&&!this.controllers[s]&&i.finalize()}this._buildViewportMap()}_buildViewportMap(){this._viewportMap={},this._viewports.forEach(e=>{e.id&&(this._viewportMap[e.id]=this._viewportMap[e.id]||e)})}_diffViews(e,r){return e.length!==r.length?!0:e.some((o,s)=>!e[s].equals(r[s]))}};var VR=/^(?:\d+\.?\d*|\.\d+)$/;function Vt(t){switch(typeof t){case"number":if(!Number.isFinite(t))throw new Error(`Could not parse position string ${t}`);return{type:"literal",value:t};case"string":try{let e=WR(t);return new yd(e).parseExpression()}catch(e){let r=e instanceof Error?e.message:String(e);throw new Error(`Could not parse position string ${t}: ${r}`)}default:throw new Error(`Could not parse position string ${t}`)}}function _d(t,e){switch(t.type){case"literal":return t.value;case"percentage":return Math.round(t.value*e);case"binary":let r=_d(t.left,e),o=_d(t.right,e);return t.operator==="+"?r+o:r-o;default:throw new Error("Unknown layout expression type")}}function Wt(t,e){return _d(t,e)}function WR(t){let e=[],r=0;for(;r<t.length;){let o=t[r];if(/\s/.test(o)){r++;continue}if(o==="+"||o==="-"||o==="("||o===")"||o==="%"){e.push({type:"symbol",value:o}),r++;continue}if(w1(o)||o==="."){let s=r,i=o===".";for(r++;r<t.length;){let a=t[r];if(w1(a)){r++;continue}if(a==="."&&!i){i=!0,r++;continue}break}let n=t.slice(s,r);if(!VR.test(n))throw new Error("Invalid number token");e.push({type:"number",value:parseFloat(n)});continue}if(P1(o)){let s=r;for(;r<t.length&&P1(t[r]);)r++;let i=t.slice(s,r).toLowerCase();e.push({type:"word",value:i});continue}throw new Error("Invalid token in position string")}return e}var yd=class{constructor(e){this.index=0,this.tokens=e}parseExpression(){let e=this.parseBinaryExpression();if(this.index<this.tokens.length)throw new Error("Unexpected token at end of expression");return e}parseBinaryExpression(){let e=this.parseFactor(),r=this.peek();for(;jR(r);){this.index++;let o=this.parseFactor();e={type:"binary",operator:r.value,left:e,right:o},r=this.peek()}return e}parseFactor(){let e=this.peek();if(!e)throw new Error("Unexpected end of expression");if(e.type==="symbol"&&e.value==="+")return this.index++,this.parseFactor();if(e.type==="symbol"&&e.value==="-"){this.index++;let r=this.parseFactor();return{type:"binary",operator:"-",left:{type:"literal",value:0},right:r}}if(e.type==="symbol"&&e.value==="("){this.index++;let r=this.parseBinaryExpression();if(!this.consumeSymbol(")"))throw new Error("Missing closing parenthesis");return r}if(e.type==="word"&&e.value==="calc"){if(this.index++,!this.consumeSymbol("("))throw new Error("Missing opening parenthesis after calc");let r=this.parseBinaryExpression();if(!this.consumeSymbol(")"))throw new Error("Missing closing parenthesis");return r}if(e.type==="number"){this.index++;let r=e.value,o=this.peek();return o&&o.type==="symbol"&&o.value==="%"?(this.index++,{type:"percentage",value:r/100}):o&&o.type==="word"&&o.value==="px"?(this.index++,{type:"literal",value:r}):{type:"literal",value:r}}throw new Error("Unexpected token in expression")}consumeSymbol(e){let r=this.peek();return r&&r.type==="symbol"&&r.value===e?(this.index++,!0):!1}peek(){return this.tokens[this.index]||null}};function w1(t){return t>="0"&&t<="9"}function P1(t){return t>="a"&&t<="z"||t>="A"&&t<="Z"}function jR(t){return!!(t&&t.type==="symbol"&&(t.value==="+"||t.value==="-"))}var Yr=class{constructor(e){let{id:r,x:o=0,y:s=0,width:i="100%",height:n="100%",padding:a=null}=e;this.id=r||this.constructor.displayName||"view",this.props={...e,id:this.id},this._x=Vt(o),this._y=Vt(s),this._width=Vt(i),this._height=Vt(n),this._padding=a&&{left:Vt(a.left||0),right:Vt(a.right||0),top:Vt(a.top||0),bottom:Vt(a.bottom||0)},this.equals=this.equals.bind(this),Object.seal(this)}equals(e){return this===e?!0:this.constructor===e.constructor&&ce(this.props,e.props,2)}clone(e){let r=this.constructor;return new r({...this.props,...e})}makeViewport({width:e,height:r,viewState:o}){o=this.filterViewState(o);let s=this.getDimensions({width:e,height:r});if(!s.height||!s.width)return null;let i=this.getViewportType(o);return new i({...o,...this.props,...s})}getViewStateId(){let{viewState:e}=this.props;return typeof e=="string"?e:e?.id||this.id}filterViewState(e){if(this.props.viewState&&typeof this.props.viewState=="object"){if(!this.props.viewState.id)return this.props.viewState;let r={...e};for(let o in this.props.viewState)o!=="id"&&(r[o]=this.props.viewState[o]);return r}return e}getDimensions({width:e,height:r}){let o={x:Wt(this._x,e),y:Wt(this._y,r),width:Wt(this._width,e),height:Wt(this._height,r)};return this._padding&&(o.padding={left:Wt(this._padding.left,e),top:Wt(this._padding.top,r),right:Wt(this._padding.right,e),bottom:Wt(this._padding.bottom,r)}),o}get controller(){let e=this.props.controller;return e?e===!0?{type:this.ControllerType}:typeof e=="function"?{type:e}:{type:this.ControllerType,...e}:null}};var ot=class{constructor(e){this._inProgress=!1,this._handle=null,this.time=0,this.settings={duration:0},this._timeline=e}get inProgress(){return this._inProgress}start(e){this.cancel(),this.settings=e,this._inProgress=!0,this.settings.onStart?.(this)}end(){this._inProgress&&(this._timeline.removeChannel(this._handle),this._handle=null,this._inProgress=!1,this.settings.onEnd?.(this))}cancel(){this._inProgress&&(this.settings.onInterrupt?.(this),this._timeline.removeChannel(this._handle),this._handle=null,this._inProgress=!1)}update(){if(!this._inProgress)return!1;if(this._handle===null){let{_timeline:e,settings:r}=this;this._handle=e.addChannel({delay:e.getTime(),duration:r.duration})}return this.time=this._timeline.getTime(this._handle),this._onUpdate(),this.settings.onUpdate?.(this),this._timeline.isFinished(this._handle)&&this.end(),!0}_onUpdate(){}};var R1=()=>{},vd={BREAK:1,SNAP_TO_END:2,IGNORE:3},$R=t=>t,HR=vd.BREAK,Ei=class{constructor(e){this._onTransitionUpdate=r=>{let{time:o,settings:{interpolator:s,startProps:i,endProps:n,duration:a,easing:c}}=r,l=c(o/a),f=s.interpolateProps(i,n,l);this.propsInTransition=this.getControllerState({...this.props,...f}).getViewportProps(),this.onViewStateChange({viewState:this.propsInTransition,oldViewState:this.props})},this.getControllerState=e.getControllerState,this.propsInTransition=null,this.transition=new ot(e.timeline),this.onViewStateChange=e.onViewStateChange||R1,this.onStateChange=e.onStateChange||R1}finalize(){this.transition.cancel()}getViewportInTransition(){return this.propsInTransition}processViewStateChange(e){let r=!1,o=this.props;if(this.props=e,!o||this._shouldIgnoreViewportChange(o,e))return!1;if(this._isTransitionEnabled(e)){let s=o;if(this.transition.inProgress){let{interruption:i,endProps:n}=this.transition.settings;s={...o,...i===vd.SNAP_TO_END?n:this.propsInTransition||o}}this._triggerTransition(s,e),r=!0}else this.transition.cancel();return r}updateTransition(){this.transition.update()}_isTransitionEnabled(e){let{transitionDuration:r,transitionInterpolator:o}=e;return(r>0||r==="auto")&&!!o}_isUpdateDueToCurrentTransition(e){return this.transition.inProgress&&this.propsInTransition?this.transition.settings.interpolator.arePropsEqual(e,this.propsInTransition):!1}_shouldIgnoreViewportChange(e,r){return this.transition.inProgress?this.transition.settings.interruption===vd.IGNORE||this._isUpdateDueToCurrentTransition(r):this._isTransitionEnabled(r)?r.transitionInterpolator.arePropsEqual(e,r):!0}_triggerTransition(e,r){let o=this.getControllerState(e),s=this.getControllerState(r).shortestPathFrom(o),i=r.transitionInterpolator,n=i.getDuration?i.getDuration(e,r):r.transitionDuration;if(n===0)return;let a=i.initializeProps(e,s);this.propsInTransition={};let c={duration:n,easing:r.transitionEasing||$R,interpolator:i,interruption:r.transitionInterruption||HR,startProps:a.start,endProps:a.end,onStart:r.onTransitionStart,onUpdate:this._onTransitionUpdate,onInterrupt:this._onTransitionEnd(r.onTransitionInterrupt),onEnd:this._onTransitionEnd(r.onTransitionEnd)};this.transition.start(c),this.onStateChange({inTransition:!0}),this.updateTransition()}_onTransitionEnd(e){return r=>{this.propsInTransition=null,this.onStateChange({inTransition:!1,isZooming:!1,isPanning:!1,isRotating:!1}),e?.(r)}}};function Q(t,e){if(!t)throw new Error(e||"deck.gl: assertion failed.")}var Ai=class{constructor(e){let{compare:r,extract:o,required:s}=e;this._propsToCompare=r,this._propsToExtract=o||r,this._requiredProps=s}arePropsEqual(e,r){for(let o of this._propsToCompare)if(!(o in e)||!(o in r)||!we(e[o],r[o]))return!1;return!0}initializeProps(e,r){let o={},s={};for(let i of this._propsToExtract)(i in e||i in r)&&(o[i]=e[i],s[i]=r[i]);return this._checkRequiredProps(o),this._checkRequiredProps(s),{start:o,end:s}}getDuration(e,r){return r.transitionDuration}_checkRequiredProps(e){this._requiredProps&&this._requiredProps.forEach(r=>{let o=e[r];Q(Number.isFinite(o)||Array.isArray(o),`${r} is required for transition`)})}};var Nc=Math.PI/180,C1=180/Math.PI,Dc=6370972,jo=256;function XR(){let t=jo/Dc,e=Math.PI/180*jo;return{unitsPerMeter:[t,t,t],unitsPerMeter2:[0,0,0],metersPerUnit:[1/t,1/t,1/t],unitsPerDegree:[e,e,t],unitsPerDegree2:[0,0,0],degreesPerUnit:[1/e,1/e,1/t]}}var Fc=class extends ar{constructor(e={}){let{longitude:r=0,zoom:o=0,nearZMultiplier:s=.5,farZMultiplier:i=1,resolution:n=10}=e,{latitude:a=0,height:c,altitude:l=1.5,fovy:f}=e;a=Math.max(Math.min(a,et),-et),c=c||1,f?l=jr(f):f=Bt(l);let h=Math.pow(2,o-Lc(a)),u=e.nearZ??s,d=e.farZ??(l+jo*2*h/c)*i,p=new W().lookAt({eye:[0,-l,0],up:[0,0,1]});p.rotateX(a*Nc),p.rotateZ(-r*Nc),p.scale(h/c),super({...e,height:c,viewMatrix:p,longitude:r,latitude:a,zoom:o,distanceScales:XR(),fovy:f,focalDistance:l,near:u,far:d}),this.scale=h,this.latitude=a,this.longitude=r,this.fovy=f,this.resolution=n}get projectionMode(){return ue.GLOBE}getDistanceScales(){return this.distanceScales}getBounds(e={}){let r={targetZ:e.z||0},o=this.unproject([0,this.height/2],r),s=this.unproject([this.width/2,0],r),i=this.unproject([this.width,this.height/2],r),n=this.unproject([this.width/2,this.height],r);return i[0]<this.longitude&&(i[0]+=360),o[0]>this.longitude&&(o[0]-=360),[Math.min(o[0],i[0],s[0],n[0]),Math.min(o[1],i[1],s[1],n[1]),Math.max(o[0],i[0],s[0],n[0]),Math.max(o[1],i[1],s[1],n[1])]}unproject(e,{topLeft:r=!0,targetZ:o}={}){let[s,i,n]=e,a=r?i:this.height-i,{pixelUnprojectionMatrix:c}=this,l;if(Number.isFinite(n))l=bd(c,[s,a,n,1]);else{let d=bd(c,[s,a,-1,1]),p=bd(c,[s,a,1,1]),m=((o||0)/Dc+1)*jo,g=Ie.sqrLen(Ie.sub([],d,p)),x=Ie.sqrLen(d),y=Ie.sqrLen(p),v=4*((4*x*y-(g-x-y)**2)/16)/g,b=Math.sqrt(x-v),T=Math.sqrt(Math.max(0,m*m-v)),C=(b-T)/Math.sqrt(g);l=Ie.lerp([],d,p,C)}let[f,h,u]=this.unprojectPosition(l);return Number.isFinite(n)?[f,h,u]:Number.isFinite(o)?[f,h,o]:[f,h]}projectPosition(e){let[r,o,s=0]=e,i=r*Nc,n=o*Nc,a=Math.cos(n),c=(s/Dc+1)*jo;return[Math.sin(i)*a*c,-Math.cos(i)*a*c,Math.sin(n)*c]}unprojectPosition(e){let[r,o,s]=e,i=Ie.len(e),n=Math.asin(s/i),c=Math.atan2(r,-o)*C1,l=n*C1,f=(i/jo-1)*Dc;return[c,l,f]}projectFlat(e){return e}unprojectFlat(e){return e}panByPosition([e,r,o],s,i){let a=.25/Math.pow(2,this.zoom-Lc(this.latitude)),c=e+a*(i[0]-s[0]),l=r-a*(i[1]-s[1]);l=Math.max(Math.min(l,et),-et);let f={longitude:c,latitude:l,zoom:o-Lc(r)};return f.zoom+=Lc(f.latitude),f}};Fc.displayName="GlobeViewport";var wi=Fc;function Lc(t){let e=Math.PI*Math.cos(t*Math.PI/180);return Math.log2(e)}function bd(t,e){let r=Oe.transformMat4([],e,t);return Oe.scale(r,r,1/r[3]),r}var YR=["longitude","latitude","zoom","bearing","pitch"],KR=["longitude","latitude","zoom"],jt=class extends Ai{constructor(e={}){let r=Array.isArray(e)?e:e.transitionProps,o=Array.isArray(e)?{}:e;o.transitionProps=Array.isArray(r)?{compare:r,required:r}:r||{compare:YR,required:KR},super(o.transitionProps),this.opts=o}initializeProps(e,r){let o=super.initializeProps(e,r),{makeViewport:s,around:i}=this.opts;if(s&&i)if(s(e)instanceof wi)L.warn("around not supported in GlobeView")();else{let a=s(e),c=s(r),l=a.unproject(i);o.start.around=i,Object.assign(o.end,{around:c.project(l),aroundPosition:l,width:r.width,height:r.height})}return o}interpolateProps(e,r,o){let s={};for(let i of this._propsToExtract)s[i]=Ge(e[i]||0,r[i]||0,o);if(r.aroundPosition&&this.opts.makeViewport){let i=this.opts.makeViewport({...r,...s});Object.assign(s,i.panByPosition(r.aroundPosition,Ge(e.around,r.around,o)))}return s}};var $t={transitionDuration:0},qR=300,Bc=t=>1-(1-t)*(1-t),$o={WHEEL:["wheel"],PAN:["panstart","panmove","panend"],PINCH:["pinchstart","pinchmove","pinchend"],MULTI_PAN:["multipanstart","multipanmove","multipanend"],DOUBLE_CLICK:["dblclick"],KEYBOARD:["keydown"]},Kr={},qr=class{constructor(e){this.state={},this._events={},this._interactionState={isDragging:!1},this._customEvents=[],this._eventStartBlocked=null,this._panMove=!1,this.invertPan=!1,this.dragMode="rotate",this.inertia=0,this.scrollZoom=!0,this.dragPan=!0,this.dragRotate=!0,this.doubleClickZoom=!0,this.touchZoom=!0,this.touchRotate=!1,this.keyboard=!0,this.transitionManager=new Ei({...e,getControllerState:r=>new this.ControllerState(r),onViewStateChange:this._onTransition.bind(this),onStateChange:this._setInteractionState.bind(this)}),this.handleEvent=this.handleEvent.bind(this),this.eventManager=e.eventManager,this.onViewStateChange=e.onViewStateChange||(()=>{}),this.onStateChange=e.onStateChange||(()=>{}),this.makeViewport=e.makeViewport}set events(e){this.toggleEvents(this._customEvents,!1),this.toggleEvents(e,!0),this._customEvents=e,this.props&&this.setProps(this.props)}finalize(){for(let e in this._events)this._events[e]&&this.eventManager?.off(e,this.handleEvent);this.transitionManager.finalize()}handleEvent(e){this._controllerState=void 0;let r=this._eventStartBlocked;switch(e.type){case"panstart":return r?!1:this._onPanStart(e);case"panmove":return this._onPan(e);case"panend":return this._onPanEnd(e);case"pinchstart":return r?!1:this._onPinchStart(e);case"pinchmove":return this._onPinch(e);case"pinchend":return this._onPinchEnd(e);case"multipanstart":return r?!1:this._onMultiPanStart(e);case"multipanmove":return this._onMultiPan(e);case"multipanend":return this._onMultiPanEnd(e);case"dblclick":return this._onDoubleClick(e);case"wheel":return this._onWheel(e);case"keydown":return this._onKeyDown(e);default:return!1}}get controllerState(){return this._controllerState=this._controllerState||new this.ControllerState({makeViewport:this.makeViewport,...this.props,...this.state}),this._controllerState}getCenter(e){let{x:r,y:o}=this.props,{offsetCenter:s}=e;return[s.x-r,s.y-o]}isPointInBounds(e,r){let{width:o,height:s}=this.props;if(r&&r.handled)return!1;let i=e[0]>=0&&e[0]<=o&&e[1]>=0&&e[1]<=s;return i&&r&&r.stopPropagation(),i}isFunctionKeyPressed(e){let{srcEvent:r}=e;return!!(r.metaKey||r.altKey||r.ctrlKey||r.shiftKey)}isDragging(){return this._interactionState.isDragging||!1}blockEvents(e){let r=setTimeout(()=>{this._eventStartBlocked===r&&(this._eventStartBlocked=null)},e);this._eventStartBlocked=r}setProps(e){e.dragMode&&(this.dragMode=e.dragMode),this.props=e,"transitionInterpolator"in e||(e.transitionInterpolator=this._getTransitionProps().transitionInterpolator),this.transitionManager.processViewStateChange(e);let{inertia:r}=e;this.inertia=Number.isFinite(r)?r:r===!0?qR:0;let{scrollZoom:o=!0,dragPan:s=!0,dragRotate:i=!0,doubleClickZoom:n=!0,touchZoom:a=!0,touchRotate:c=!1,keyboard:l=!0}=e,f=!!this.onViewStateChange;this.toggleEvents($o.WHEEL,f&&o),this.toggleEvents($o.PAN,f),this.toggleEvents($o.PINCH,f&&(a||c)),this.toggleEvents($o.MULTI_PAN,f&&c),this.toggleEvents($o.DOUBLE_CLICK,f&&n),this.toggleEvents($o.KEYBOARD,f&&l),this.scrollZoom=o,this.dragPan=s,this.dragRotate=i,this.doubleClickZoom=n,this.touchZoom=a,this.touchRotate=c,this.keyboard=l}updateTransition(){this.transitionManager.updateTransition()}toggleEvents(e,r){this.eventManager&&e.forEach(o=>{this._events[o]!==r&&(this._events[o]=r,r?this.eventManager.on(o,this.handleEvent):this.eventManager.off(o,this.handleEvent))})}updateViewport(e,r=null,o={}){let s={...e.getViewportProps(),...r},i=this.controllerState!==e;if(this.state=e.getState(),this._setInteractionState(o),i){let n=this.controllerState&&this.controllerState.getViewportProps();this.onViewStateChange&&this.onViewStateChange({viewState:s,interactionState:this._interactionState,oldViewState:n,viewId:this.props.id})}}_onTransition(e){this.onViewStateChange({...e,interactionState:this._interactionState,viewId:this.props.id})}_setInteractionState(e){Object.assign(this._interactionState,e),this.onStateChange(this._interactionState)}_onPanStart(e){let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.isFunctionKeyPressed(e)||e.rightButton||!1;(this.invertPan||this.dragMode==="pan")&&(o=!o);let s=this.controllerState[o?"panStart":"rotateStart"]({pos:r});return this._panMove=o,this.updateViewport(s,$t,{isDragging:!0}),!0}_onPan(e){return this.isDragging()?this._panMove?this._onPanMove(e):this._onPanRotate(e):!1}_onPanEnd(e){return this.isDragging()?this._panMove?this._onPanMoveEnd(e):this._onPanRotateEnd(e):!1}_onPanMove(e){if(!this.dragPan)return!1;let r=this.getCenter(e),o=this.controllerState.pan({pos:r});return this.updateViewport(o,$t,{isDragging:!0,isPanning:!0}),!0}_onPanMoveEnd(e){let{inertia:r}=this;if(this.dragPan&&r&&e.velocity){let o=this.getCenter(e),s=[o[0]+e.velocityX*r/2,o[1]+e.velocityY*r/2],i=this.controllerState.pan({pos:s}).panEnd();this.updateViewport(i,{...this._getTransitionProps(),transitionDuration:r,transitionEasing:Bc},{isDragging:!1,isPanning:!0})}else{let o=this.controllerState.panEnd();this.updateViewport(o,null,{isDragging:!1,isPanning:!1})}return!0}_onPanRotate(e){if(!this.dragRotate)return!1;let r=this.getCenter(e),o=this.controllerState.rotate({pos:r});return this.updateViewport(o,$t,{isDragging:!0,isRotating:!0}),!0}_onPanRotateEnd(e){let{inertia:r}=this;if(this.dragRotate&&r&&e.velocity){let o=this.getCenter(e),s=[o[0]+e.velocityX*r/2,o[1]+e.velocityY*r/2],i=this.controllerState.rotate({pos:s}).rotateEnd();this.updateViewport(i,{...this._getTransitionProps(),transitionDuration:r,transitionEasing:Bc},{isDragging:!1,isRotating:!0})}else{let o=this.controllerState.rotateEnd();this.updateViewport(o,null,{isDragging:!1,isRotating:!1})}return!0}_onWheel(e){if(!this.scrollZoom)return!1;let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;e.srcEvent.preventDefault();let{speed:o=.01,smooth:s=!1}=this.scrollZoom===!0?{}:this.scrollZoom,{delta:i}=e,n=2/(1+Math.exp(-Math.abs(i*o)));i<0&&n!==0&&(n=1/n);let a=s?{...this._getTransitionProps({around:r}),transitionDuration:250}:$t,c=this.controllerState.zoom({pos:r,scale:n});return this.updateViewport(c,a,{isZooming:!0,isPanning:!0}),s||this._setInteractionState({isZooming:!1,isPanning:!1}),!0}_onMultiPanStart(e){let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.controllerState.rotateStart({pos:r});return this.updateViewport(o,$t,{isDragging:!0}),!0}_onMultiPan(e){if(!this.touchRotate||!this.isDragging())return!1;let r=this.getCenter(e);r[0]-=e.deltaX;let o=this.controllerState.rotate({pos:r});return this.updateViewport(o,$t,{isDragging:!0,isRotating:!0}),!0}_onMultiPanEnd(e){if(!this.isDragging())return!1;let{inertia:r}=this;if(this.touchRotate&&r&&e.velocityY){let o=this.getCenter(e),s=[o[0],o[1]+=e.velocityY*r/2],i=this.controllerState.rotate({pos:s});this.updateViewport(i,{...this._getTransitionProps(),transitionDuration:r,transitionEasing:Bc},{isDragging:!1,isRotating:!0}),this.blockEvents(r)}else{let o=this.controllerState.rotateEnd();this.updateViewport(o,null,{isDragging:!1,isRotating:!1})}return!0}_onPinchStart(e){let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.controllerState.zoomStart({pos:r}).rotateStart({pos:r});return Kr._startPinchRotation=e.rotation,Kr._lastPinchEvent=e,this.updateViewport(o,$t,{isDragging:!0}),!0}_onPinch(e){if(!this.touchZoom&&!this.touchRotate||!this.isDragging())return!1;let r=this.controllerState;if(this.touchZoom){let{scale:o}=e,s=this.getCenter(e);r=r.zoom({pos:s,scale:o})}if(this.touchRotate){let{rotation:o}=e;r=r.rotate({deltaAngleX:Kr._startPinchRotation-o})}return this.updateViewport(r,$t,{isDragging:!0,isPanning:this.touchZoom,isZooming:this.touchZoom,isRotating:this.touchRotate}),Kr._lastPinchEvent=e,!0}_onPinchEnd(e){if(!this.isDragging())return!1;let{inertia:r}=this,{_lastPinchEvent:o}=Kr;if(this.touchZoom&&r&&o&&e.scale!==o.scale){let s=this.getCenter(e),i=this.controllerState.rotateEnd(),n=Math.log2(e.scale),a=(n-Math.log2(o.scale))/(e.deltaTime-o.deltaTime),c=Math.pow(2,n+a*r/2);i=i.zoom({pos:s,scale:c}).zoomEnd(),this.updateViewport(i,{...this._getTransitionProps({around:s}),transitionDuration:r,transitionEasing:Bc},{isDragging:!1,isPanning:this.touchZoom,isZooming:this.touchZoom,isRotating:!1}),this.blockEvents(r)}else{let s=this.controllerState.zoomEnd().rotateEnd();this.updateViewport(s,null,{isDragging:!1,isPanning:!1,isZooming:!1,isRotating:!1})}return Kr._startPinchRotation=null,Kr._lastPinchEvent=null,!0}_onDoubleClick(e){if(!this.doubleClickZoom)return!1;let r=this.getCenter(e);if(!this.isPointInBounds(r,e))return!1;let o=this.isFunctionKeyPressed(e),s=this.controllerState.zoom({pos:r,scale:o?.5:2});return this.updateViewport(s,this._getTransitionProps({around:r}),{isZooming:!0,isPanning:!0}),this.blockEvents(100),!0}_onKeyDown(e){if(!this.keyboard)return!1;let r=this.isFunctionKeyPressed(e),{zoomSpeed:o,moveSpeed:s,rotateSpeedX:i,rotateSpeedY:n}=this.keyboard===!0?{}:this.keyboard,{controllerState:a}=this,c,l={};switch(e.srcEvent.code){case"Minus":c=r?a.zoomOut(o).zoomOut(o):a.zoomOut(o),l.isZooming=!0;break;case"Equal":c=r?a.zoomIn(o).zoomIn(o):a.zoomIn(o),l.isZooming=!0;break;case"ArrowLeft":r?(c=a.rotateLeft(i),l.isRotating=!0):(c=a.moveLeft(s),l.isPanning=!0);break;case"ArrowRight":r?(c=a.rotateRight(i),l.isRotating=!0):(c=a.moveRight(s),l.isPanning=!0);break;case"ArrowUp":r?(c=a.rotateUp(n),l.isRotating=!0):(c=a.moveUp(s),l.isPanning=!0);break;case"ArrowDown":r?(c=a.rotateDown(n),l.isRotating=!0):(c=a.moveDown(s),l.isPanning=!0);break;default:return!1}return this.updateViewport(c,this._getTransitionProps(),l),!0}_getTransitionProps(e){let{transition:r}=this;return!r||!r.transitionInterpolator?$t:e?{...r,transitionInterpolator:new jt({...e,...r.transitionInterpolator.opts,makeViewport:this.controllerState.makeViewport})}:r}};var Zr=class{constructor(e,r){this._viewportProps=this.applyConstraints(e),this._state=r}getViewportProps(){return this._viewportProps}getState(){return this._state}};var M1=5,ZR=1.2,Td=class extends Zr{constructor(e){let{width:r,height:o,latitude:s,longitude:i,zoom:n,bearing:a=0,pitch:c=0,altitude:l=1.5,position:f=[0,0,0],maxZoom:h=20,minZoom:u=0,maxPitch:d=60,minPitch:p=0,startPanLngLat:m,startZoomLngLat:g,startRotatePos:x,startBearing:y,startPitch:_,startZoom:v,normalize:b=!0}=e;Q(Number.isFinite(i)),Q(Number.isFinite(s)),Q(Number.isFinite(n)),super({width:r,height:o,latitude:s,longitude:i,zoom:n,bearing:a,pitch:c,altitude:l,maxZoom:h,minZoom:u,maxPitch:d,minPitch:p,normalize:b,position:f},{startPanLngLat:m,startZoomLngLat:g,startRotatePos:x,startBearing:y,startPitch:_,startZoom:v}),this.makeViewport=e.makeViewport}panStart({pos:e}){return this._getUpdatedState({startPanLngLat:this._unproject(e)})}pan({pos:e,startPos:r}){let o=this.getState().startPanLngLat||this._unproject(r);if(!o)return this;let i=this.makeViewport(this.getViewportProps()).panByPosition(o,e);return this._getUpdatedState(i)}panEnd(){return this._getUpdatedState({startPanLngLat:null})}rotateStart({pos:e}){return this._getUpdatedState({startRotatePos:e,startBearing:this.getViewportProps().bearing,startPitch:this.getViewportProps().pitch})}rotate({pos:e,deltaAngleX:r=0,deltaAngleY:o=0}){let{startRotatePos:s,startBearing:i,startPitch:n}=this.getState();if(!s||i===void 0||n===void 0)return this;let a;return e?a=this._getNewRotation(e,s,n,i):a={bearing:i+r,pitch:n+o},this._getUpdatedState(a)}rotateEnd(){return this._getUpdatedState({startBearing:null,startPitch:null})}zoomStart({pos:e}){return this._getUpdatedState({startZoomLngLat:this._unproject(e),startZoom:this.getViewportProps().zoom})}zoom({pos:e,startPos:r,scale:o}){let{startZoom:s,startZoomLngLat:i}=this.getState();if(i||(s=this.getViewportProps().zoom,i=this._unproject(r)||this._unproject(e)),!i)return this;let{maxZoom:n,minZoom:a}=this.getViewportProps(),c=s+Math.log2(o);c=G(c,a,n);let l=this.makeViewport({...this.getViewportProps(),zoom:c});return this._getUpdatedState({zoom:c,...l.panByPosition(i,e)})}zoomEnd(){return this._getUpdatedState({startZoomLngLat:null,startZoom:null})}zoomIn(e=2){return this._zoomFromCenter(e)}zoomOut(e=2){return this._zoomFromCenter(1/e)}moveLeft(e=100){return this._panFromCenter([e,0])}moveRight(e=100){return this._panFromCenter([-e,0])}moveUp(e=100){return this._panFromCenter([0,e])}moveDown(e=100){return this._panFromCenter([0,-e])}rotateLeft(e=15){return this._getUpdatedState({bearing:this.getViewportProps().bearing-e})}rotateRight(e=15){return this._getUpdatedState({bearing:this.getViewportProps().bearing+e})}rotateUp(e=10){return this._getUpdatedState({pitch:this.getViewportProps().pitch+e})}rotateDown(e=10){return this._getUpdatedState({pitch:this.getViewportProps().pitch-e})}shortestPathFrom(e){let r=e.getViewportProps(),o={...this.getViewportProps()},{bearing:s,longitude:i}=o;return Math.abs(s-r.bearing)>180&&(o.bearing=s<0?s+360:s-360),Math.abs(i-r.longitude)>180&&(o.longitude=i<0?i+360:i-360),o}applyConstraints(e){let{maxZoom:r,minZoom:o,zoom:s}=e;e.zoom=G(s,o,r);let{maxPitch:i,minPitch:n,pitch:a}=e;e.pitch=G(a,n,i);let{normalize:c=!0}=e;return c&&Object.assign(e,fd(e)),e}_zoomFromCenter(e){let{width:r,height:o}=this.getViewportProps();return this.zoom({pos:[r/2,o/2],scale:e})}_panFromCenter(e){let{width:r,height:o}=this.getViewportProps();return this.pan({startPos:[r/2,o/2],pos:[r/2+e[0],o/2+e[1]]})}_getUpdatedState(e){return new this.constructor({makeViewport:this.makeViewport,...this.getViewportProps(),...this.getState(),...e})}_unproject(e){let r=this.makeViewport(this.getViewportProps());return e&&r.unproject(e)}_getNewRotation(e,r,o,s){let i=e[0]-r[0],n=e[1]-r[1],a=e[1],c=r[1],{width:l,height:f}=this.getViewportProps(),h=i/l,u=0;n>0?Math.abs(f-c)>M1&&(u=n/(c-f)*ZR):n<0&&c>M1&&(u=1-a/c),u=G(u,-1,1);let{minPitch:d,maxPitch:p}=this.getViewportProps(),m=s+180*h,g=o;return u>0?g=o+u*(p-o):u<0&&(g=o-u*(d-o)),{pitch:g,bearing:m}}},Pi=class extends qr{constructor(){super(...arguments),this.ControllerState=Td,this.transition={transitionDuration:300,transitionInterpolator:new jt({transitionProps:{compare:["longitude","latitude","zoom","bearing","pitch","position"],required:["longitude","latitude","zoom"]}})},this.dragMode="pan"}setProps(e){e.position=e.position||[0,0,0];let r=this.props;super.setProps(e),(!r||r.height!==e.height)&&this.updateViewport(new this.ControllerState({makeViewport:this.makeViewport,...e,...this.state}))}};var Uc=class extends Yr{constructor(e={}){super(e)}getViewportType(){return cr}get ControllerType(){return Pi}};Uc.displayName="MapView";var I1=Uc;var GR=new Bo;function JR(t,e){let r=t.order??1/0,o=e.order??1/0;return r-o}var Ri=class{constructor(e){this._resolvedEffects=[],this._defaultEffects=[],this.effects=[],this._context=e,this._needsRedraw="Initial render",this._setEffects([])}addDefaultEffect(e){let r=this._defaultEffects;if(!r.find(o=>o.id===e.id)){let o=r.findIndex(s=>JR(s,e)>0);o<0?r.push(e):r.splice(o,0,e),e.setup(this._context),this._setEffects(this.effects)}}setProps(e){"effects"in e&&(ce(e.effects,this.effects,1)||this._setEffects(e.effects))}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;return e.clearRedrawFlags&&(this._needsRedraw=!1),r}getEffects(){return this._resolvedEffects}_setEffects(e){let r={};for(let s of this.effects)r[s.id]=s;let o=[];for(let s of e){let i=r[s.id],n=s;i&&i!==s?i.setProps?(i.setProps(s.props),n=i):i.cleanup(this._context):i||s.setup(this._context),o.push(n),delete r[s.id]}for(let s in r)r[s].cleanup(this._context);this.effects=o,this._resolvedEffects=o.concat(this._defaultEffects),e.some(s=>s instanceof Bo)||this._resolvedEffects.push(GR),this._needsRedraw="effects changed"}finalize(){for(let e of this._resolvedEffects)e.cleanup(this._context);this.effects.length=0,this._resolvedEffects.length=0,this._defaultEffects.length=0}};var Ci=class extends Ut{shouldDrawLayer(e){let{operation:r}=e.props;return r.includes("draw")||r.includes("terrain")}};var QR="deckRenderer.renderLayers",Mi=class{constructor(e){this.device=e,this.layerFilter=null,this.drawPickingColors=!1,this.drawLayersPass=new Ci(e),this.pickLayersPass=new Xr(e),this.renderCount=0,this._needsRedraw="Initial render",this.renderBuffers=[],this.lastPostProcessEffect=null}setProps(e){this.layerFilter!==e.layerFilter&&(this.layerFilter=e.layerFilter,this._needsRedraw="layerFilter changed"),this.drawPickingColors!==e.drawPickingColors&&(this.drawPickingColors=e.drawPickingColors,this._needsRedraw="drawPickingColors changed")}renderLayers(e){if(!e.viewports.length)return;let r=this.drawPickingColors?this.pickLayersPass:this.drawLayersPass,o={layerFilter:this.layerFilter,isPicking:this.drawPickingColors,...e};o.effects&&this._preRender(o.effects,o);let s=this.lastPostProcessEffect?this.renderBuffers[0]:o.target;this.lastPostProcessEffect&&(o.clearColor=[0,0,0,0],o.clearCanvas=!0);let i=r.render({...o,target:s});o.effects&&(this.lastPostProcessEffect&&(o.clearCanvas=e.clearCanvas===void 0?!0:e.clearCanvas),this._postRender(o.effects,o)),this.renderCount++,oe(QR,this,i,e)}needsRedraw(e={clearRedrawFlags:!1}){let r=this._needsRedraw;return e.clearRedrawFlags&&(this._needsRedraw=!1),r}finalize(){let{renderBuffers:e}=this;for(let r of e)r.delete();e.length=0}_preRender(e,r){this.lastPostProcessEffect=null,r.preRenderStats=r.preRenderStats||{};for(let o of e)r.preRenderStats[o.id]=o.preRender(r),o.postRender&&(this.lastPostProcessEffect=o.id);this.lastPostProcessEffect&&this._resizeRenderBuffers()}_resizeRenderBuffers(){let{renderBuffers:e}=this,r=this.device.canvasContext.getDrawingBufferSize(),[o,s]=r;e.length===0&&[0,1].map(i=>{let n=this.device.createTexture({sampler:{minFilter:"linear",magFilter:"linear"},width:o,height:s});e.push(this.device.createFramebuffer({id:`deck-renderbuffer-${i}`,colorAttachments:[n]}))});for(let i of e)i.resize(r)}_postRender(e,r){let{renderBuffers:o}=this,s={...r,inputBuffer:o[0],swapBuffer:o[1]};for(let i of e)if(i.postRender){s.target=i.id===this.lastPostProcessEffect?r.target:void 0;let n=i.postRender(s);s.inputBuffer=n,s.swapBuffer=n===o[0]?o[1]:o[0]}}};var eC={pickedColor:null,pickedObjectIndex:-1};function Sd({pickedColors:t,decodePickingColor:e,deviceX:r,deviceY:o,deviceRadius:s,deviceRect:i}){let{x:n,y:a,width:c,height:l}=i,f=s*s,h=-1,u=0;for(let d=0;d<l;d++){let p=d+a-o,m=p*p;if(m>f)u+=4*c;else for(let g=0;g<c;g++){if(t[u+3]-1>=0){let y=g+n-r,_=y*y+m;_<=f&&(f=_,h=u)}u+=4}}if(h>=0){let d=t.slice(h,h+4),p=e(d);if(p){let m=Math.floor(h/4/c),g=h/4-m*c;return{...p,pickedColor:d,pickedX:n+g,pickedY:a+m}}L.error("Picked non-existent layer. Is picking buffer corrupt?")()}return eC}function Ed({pickedColors:t,decodePickingColor:e}){let r=new Map;if(t){for(let o=0;o<t.length;o+=4)if(t[o+3]-1>=0){let i=t.slice(o,o+4),n=i.join(",");if(!r.has(n)){let a=e(i);a?r.set(n,{...a,color:i}):L.error("Picked non-existent layer. Is picking buffer corrupt?")()}}}return Array.from(r.values())}function kc({pickInfo:t,viewports:e,pixelRatio:r,x:o,y:s,z:i}){let n=e[0];e.length>1&&(n=tC(t?.pickedViewports||e,{x:o,y:s}));let a;if(n){let c=[o-n.x,s-n.y];i!==void 0&&(c[2]=i),a=n.unproject(c)}return{color:null,layer:null,viewport:n,index:-1,picked:!1,x:o,y:s,pixel:[o,s],coordinate:a,devicePixel:t&&"pickedX"in t?[t.pickedX,t.pickedY]:void 0,pixelRatio:r}}function Ad(t){let{pickInfo:e,lastPickedInfo:r,mode:o,layers:s}=t,{pickedColor:i,pickedLayer:n,pickedObjectIndex:a}=e,c=n?[n]:[];if(o==="hover"){let h=r.index,u=r.layerId,d=n?n.props.id:null;if(d!==u||a!==h){if(d!==u){let p=s.find(m=>m.props.id===u);p&&c.unshift(p)}r.layerId=d,r.index=a,r.info=null}}let l=kc(t),f=new Map;return f.set(null,l),c.forEach(h=>{let u={...l};h===n&&(u.color=i,u.index=a,u.picked=!0),u=zc({layer:h,info:u,mode:o});let d=u.layer;h===n&&o==="hover"&&(r.info=u),f.set(d.id,u),o==="hover"&&d.updateAutoHighlight(u)}),f}function zc({layer:t,info:e,mode:r}){for(;t&&e;){let o=e.layer||null;e.sourceLayer=o,e.layer=t,e=t.getPickingInfo({info:e,mode:r,sourceLayer:o}),t=t.parent}return e}function tC(t,e){for(let r=t.length-1;r>=0;r--){let o=t[r];if(o.containsPixel(e))return o}return t[0]}var Ii=class{constructor(e){this._pickable=!0,this.device=e,this.pickLayersPass=new Xr(e),this.lastPickedInfo={index:-1,layerId:null,info:null}}setProps(e){"layerFilter"in e&&(this.layerFilter=e.layerFilter),"_pickable"in e&&(this._pickable=e._pickable)}finalize(){this.pickingFBO&&this.pickingFBO.destroy(),this.depthFBO&&this.depthFBO.destroy()}pickObjectAsync(e){return this._pickClosestObjectAsync(e)}pickObjectsAsync(e){return this._pickVisibleObjectsAsync(e)}pickObject(e){return this._pickClosestObject(e)}pickObjects(e){return this._pickVisibleObjects(e)}getLastPickedObject({x:e,y:r,layers:o,viewports:s},i=this.lastPickedInfo.info){let n=i&&i.layer&&i.layer.id,a=i&&i.viewport&&i.viewport.id,c=n?o.find(u=>u.id===n):null,l=a&&s.find(u=>u.id===a)||s[0],f=l&&l.unproject([e-l.x,r-l.y]);return{...i,...{x:e,y:r,viewport:l,coordinate:f,layer:c}}}_resizeBuffer(){if(!this.pickingFBO&&(this.pickingFBO=this.device.createFramebuffer({colorAttachments:["rgba8unorm"],depthStencilAttachment:"depth16unorm"}),this.device.isTextureFormatRenderable("rgba32float"))){let r=this.device.createFramebuffer({colorAttachments:["rgba32float"],depthStencilAttachment:"depth16unorm"});this.depthFBO=r}let{canvas:e}=this.device.getDefaultCanvasContext();this.pickingFBO?.resize({width:e.width,height:e.height}),this.depthFBO?.resize({width:e.width,height:e.height})}_getPickable(e){if(this._pickable===!1)return null;let r=e.filter(o=>this.pickLayersPass.shouldDrawLayer(o)&&!o.isComposite);return r.length?r:null}async _pickClosestObjectAsync({layers:e,views:r,viewports:o,x:s,y:i,radius:n=0,depth:a=1,mode:c="query",unproject3D:l,onViewportActive:f,effects:h}){let u=this.device.canvasContext.cssToDeviceRatio(),d=this._getPickable(e);if(!d||o.length===0)return{result:[],emptyInfo:kc({viewports:o,x:s,y:i,pixelRatio:u})};this._resizeBuffer();let p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=[p.x+Math.floor(p.width/2),p.y+Math.floor(p.height/2)],g=Math.round(n*u),{width:x,height:y}=this.pickingFBO,_=this._getPickingRect({deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceWidth:x,deviceHeight:y}),v={x:s-n,y:i-n,width:n*2+1,height:n*2+1},b,T=[],C=new Set;for(let R=0;R<a;R++){let E;if(_){let P=this._drawAndSample({layers:d,views:r,viewports:o,onViewportActive:f,deviceRect:_,cullRect:v,effects:h,pass:`picking:${c}`});E=Sd({...P,deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceRect:_})}else E={pickedColor:null,pickedObjectIndex:-1};let w;if(E.pickedLayer&&l&&this.depthFBO){let{pickedColors:P}=this._drawAndSample({layers:[E.pickedLayer],views:r,viewports:o,onViewportActive:f,deviceRect:{x:E.pickedX,y:E.pickedY,width:1,height:1},cullRect:v,effects:h,pass:`picking:${c}:z`},!0);P[3]&&(w=P[0])}E.pickedLayer&&R+1<a&&(C.add(E.pickedLayer),E.pickedLayer.disablePickingIndex(E.pickedObjectIndex)),b=Ad({pickInfo:E,lastPickedInfo:this.lastPickedInfo,mode:c,layers:d,viewports:o,x:s,y:i,z:w,pixelRatio:u});for(let P of b.values())P.layer&&T.push(P);if(!E.pickedColor)break}for(let R of C)R.restorePickingColors();return{result:T,emptyInfo:b.get(null)}}_pickClosestObject({layers:e,views:r,viewports:o,x:s,y:i,radius:n=0,depth:a=1,mode:c="query",unproject3D:l,onViewportActive:f,effects:h}){let u=this.device.canvasContext.cssToDeviceRatio(),d=this._getPickable(e);if(!d||o.length===0)return{result:[],emptyInfo:kc({viewports:o,x:s,y:i,pixelRatio:u})};this._resizeBuffer();let p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=[p.x+Math.floor(p.width/2),p.y+Math.floor(p.height/2)],g=Math.round(n*u),{width:x,height:y}=this.pickingFBO,_=this._getPickingRect({deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceWidth:x,deviceHeight:y}),v={x:s-n,y:i-n,width:n*2+1,height:n*2+1},b,T=[],C=new Set;for(let R=0;R<a;R++){let E;if(_){let P=this._drawAndSample({layers:d,views:r,viewports:o,onViewportActive:f,deviceRect:_,cullRect:v,effects:h,pass:`picking:${c}`});E=Sd({...P,deviceX:m[0],deviceY:m[1],deviceRadius:g,deviceRect:_})}else E={pickedColor:null,pickedObjectIndex:-1};let w;if(E.pickedLayer&&l&&this.depthFBO){let{pickedColors:P}=this._drawAndSample({layers:[E.pickedLayer],views:r,viewports:o,onViewportActive:f,deviceRect:{x:E.pickedX,y:E.pickedY,width:1,height:1},cullRect:v,effects:h,pass:`picking:${c}:z`},!0);P[3]&&(w=P[0])}E.pickedLayer&&R+1<a&&(C.add(E.pickedLayer),E.pickedLayer.disablePickingIndex(E.pickedObjectIndex)),b=Ad({pickInfo:E,lastPickedInfo:this.lastPickedInfo,mode:c,layers:d,viewports:o,x:s,y:i,z:w,pixelRatio:u});for(let P of b.values())P.layer&&T.push(P);if(!E.pickedColor)break}for(let R of C)R.restorePickingColors();return{result:T,emptyInfo:b.get(null)}}async _pickVisibleObjectsAsync({layers:e,views:r,viewports:o,x:s,y:i,width:n=1,height:a=1,mode:c="query",maxObjects:l=null,onViewportActive:f,effects:h}){let u=this._getPickable(e);if(!u||o.length===0)return[];this._resizeBuffer();let d=this.device.canvasContext.cssToDeviceRatio(),p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=p.x,g=p.y+p.height,x=this.device.canvasContext.cssToDevicePixels([s+n,i+a],!0),y=x.x+x.width,_=x.y,v={x:m,y:_,width:y-m,height:g-_},b=this._drawAndSample({layers:u,views:r,viewports:o,onViewportActive:f,deviceRect:v,cullRect:{x:s,y:i,width:n,height:a},effects:h,pass:`picking:${c}`}),T=Ed(b),C=new Map,R=[],E=Number.isFinite(l);for(let w=0;w<T.length&&!(E&&R.length>=l);w++){let P=T[w],F={color:P.pickedColor,layer:null,index:P.pickedObjectIndex,picked:!0,x:s,y:i,pixelRatio:d};F=zc({layer:P.pickedLayer,info:F,mode:c});let N=F.layer.id;C.has(N)||C.set(N,new Set);let B=C.get(N),re=F.object??F.index;B.has(re)||(B.add(re),R.push(F))}return R}_pickVisibleObjects({layers:e,views:r,viewports:o,x:s,y:i,width:n=1,height:a=1,mode:c="query",maxObjects:l=null,onViewportActive:f,effects:h}){let u=this._getPickable(e);if(!u||o.length===0)return[];this._resizeBuffer();let d=this.device.canvasContext.cssToDeviceRatio(),p=this.device.canvasContext.cssToDevicePixels([s,i],!0),m=p.x,g=p.y+p.height,x=this.device.canvasContext.cssToDevicePixels([s+n,i+a],!0),y=x.x+x.width,_=x.y,v={x:m,y:_,width:y-m,height:g-_},b=this._drawAndSample({layers:u,views:r,viewports:o,onViewportActive:f,deviceRect:v,cullRect:{x:s,y:i,width:n,height:a},effects:h,pass:`picking:${c}`}),T=Ed(b),C=new Map,R=[],E=Number.isFinite(l);for(let w=0;w<T.length&&!(E&&R.length>=l);w++){let P=T[w],F={color:P.pickedColor,layer:null,index:P.pickedObjectIndex,picked:!0,x:s,y:i,pixelRatio:d};F=zc({layer:P.pickedLayer,info:F,mode:c});let N=F.layer.id;C.has(N)||C.set(N,new Set);let B=C.get(N),re=F.object??F.index;B.has(re)||(B.add(re),R.push(F))}return R}async _drawAndSampleAsync({layers:e,views:r,viewports:o,onViewportActive:s,deviceRect:i,cullRect:n,effects:a,pass:c},l=!1){let f=l?this.depthFBO:this.pickingFBO,h={layers:e,layerFilter:this.layerFilter,views:r,viewports:o,onViewportActive:s,pickingFBO:f,deviceRect:i,cullRect:n,effects:a,pass:c,pickZ:l,preRenderStats:{},isPicking:!0};for(let y of a)y.useInPicking&&(h.preRenderStats[y.id]=y.preRender(h));let{decodePickingColor:u}=this.pickLayersPass.render(h),{x:d,y:p,width:m,height:g}=i,x=new(l?Float32Array:Uint8Array)(m*g*4);return this.device.readPixelsToArrayWebGL(f,{sourceX:d,sourceY:p,sourceWidth:m,sourceHeight:g,target:x}),{pickedColors:x,decodePickingColor:u}}_drawAndSample({layers:e,views:r,viewports:o,onViewportActive:s,deviceRect:i,cullRect:n,effects:a,pass:c},l=!1){let f=l?this.depthFBO:this.pickingFBO,h={layers:e,layerFilter:this.layerFilter,views:r,viewports:o,onViewportActive:s,pickingFBO:f,deviceRect:i,cullRect:n,effects:a,pass:c,pickZ:l,preRenderStats:{},isPicking:!0};for(let y of a)y.useInPicking&&(h.preRenderStats[y.id]=y.preRender(h));let{decodePickingColor:u}=this.pickLayersPass.render(h),{x:d,y:p,width:m,height:g}=i,x=new(l?Float32Array:Uint8Array)(m*g*4);return this.device.readPixelsToArrayWebGL(f,{sourceX:d,sourceY:p,sourceWidth:m,sourceHeight:g,target:x}),{pickedColors:x,decodePickingColor:u}}_getPickingRect({deviceX:e,deviceY:r,deviceRadius:o,deviceWidth:s,deviceHeight:i}){let n=Math.max(0,e-o),a=Math.max(0,r-o),c=Math.min(s,e+o+1)-n,l=Math.min(i,r+o+1)-a;return c<=0||l<=0?null:{x:n,y:a,width:c,height:l}}};var rC={"top-left":{top:0,left:0},"top-right":{top:0,right:0},"bottom-left":{bottom:0,left:0},"bottom-right":{bottom:0,right:0},fill:{top:0,left:0,bottom:0,right:0}},oC="top-left",O1="root",Vc=class{constructor({deck:e,parentElement:r}){this.defaultWidgets=[],this.widgets=[],this.resolvedWidgets=[],this.containers={},this.lastViewports={},this.deck=e,r?.classList.add("deck-widget-container"),this.parentElement=r}getWidgets(){return this.resolvedWidgets}setProps(e){if(e.widgets&&!ce(e.widgets,this.widgets,1)){let r=e.widgets.filter(Boolean);this._setWidgets(r)}}finalize(){for(let e of this.getWidgets())this._removeWidget(e);this.defaultWidgets.length=0,this.resolvedWidgets.length=0;for(let e in this.containers)this.containers[e].remove()}addDefault(e){this.defaultWidgets.find(r=>r.id===e.id)||(this._addWidget(e),this.defaultWidgets.push(e),this._setWidgets(this.widgets))}onRedraw({viewports:e,layers:r}){let o=e.reduce((s,i)=>(s[i.id]=i,s),{});for(let s of this.getWidgets()){let{viewId:i}=s;if(i){let n=o[i];n&&(s.onViewportChange&&s.onViewportChange(n),s.onRedraw?.({viewports:[n],layers:r}))}else{if(s.onViewportChange)for(let n of e)s.onViewportChange(n);s.onRedraw?.({viewports:e,layers:r})}}this.lastViewports=o,this._updateContainers()}onHover(e,r){for(let o of this.getWidgets()){let{viewId:s}=o;(!s||s===e.viewport?.id)&&o.onHover?.(e,r)}}onEvent(e,r){let o=hi[r.type];if(o)for(let s of this.getWidgets()){let{viewId:i}=s;(!i||i===e.viewport?.id)&&s[o]?.(e,r)}}_setWidgets(e){let r={};for(let o of this.resolvedWidgets)r[o.id]=o;this.resolvedWidgets.length=0;for(let o of this.defaultWidgets)r[o.id]=null,this.resolvedWidgets.push(o);for(let o of e){let s=r[o.id];s?s.viewId!==o.viewId||s.placement!==o.placement?(this._removeWidget(s),this._addWidget(o)):o!==s&&(s.setProps(o.props),o=s):this._addWidget(o),r[o.id]=null,this.resolvedWidgets.push(o)}for(let o in r){let s=r[o];s&&this._removeWidget(s)}this.widgets=e}_addWidget(e){let{viewId:r=null,placement:o=oC}=e,s=e.props._container??r;e.widgetManager=this,e.deck=this.deck,e.rootElement=e._onAdd({deck:this.deck,viewId:r}),e.rootElement&&this._getContainer(s,o).append(e.rootElement),e.updateHTML()}_removeWidget(e){e.onRemove?.(),e.rootElement&&e.rootElement.remove(),e.rootElement=void 0,e.deck=void 0,e.widgetManager=void 0}_getContainer(e,r){if(e&&typeof e!="string")return e;let o=e||O1,s=this.containers[o];s||(s=document.createElement("div"),s.style.pointerEvents="none",s.style.position="absolute",s.style.overflow="hidden",this.parentElement?.append(s),this.containers[o]=s);let i=s.querySelector(`.${r}`);return i||(i=globalThis.document.createElement("div"),i.className=r,i.style.position="absolute",i.style.zIndex="2",Object.assign(i.style,rC[r]),s.append(i)),i}_updateContainers(){let e=this.deck.width,r=this.deck.height;for(let o in this.containers){let s=this.lastViewports[o]||null,i=o===O1||s,n=this.containers[o];i?(n.style.display="block",n.style.left=`${s?s.x:0}px`,n.style.top=`${s?s.y:0}px`,n.style.width=`${s?s.width:e}px`,n.style.height=`${s?s.height:r}px`):n.style.display="none"}}};function wd(t,e){e&&Object.entries(e).map(([r,o])=>{r.startsWith("--")?t.style.setProperty(r,o):t.style[r]=o})}function N1(t,e){e&&Object.keys(e).map(r=>{r.startsWith("--")?t.style.removeProperty(r):t.style[r]=""})}var Ho=class{constructor(e){this.viewId=null,this.props={...this.constructor.defaultProps,...e},this.id=this.props.id}setProps(e){let r=this.props,o=this.rootElement;o&&r.className!==e.className&&(r.className&&o.classList.remove(r.className),e.className&&o.classList.add(e.className)),o&&!ce(r.style,e.style,1)&&(N1(o,r.style),wd(o,e.style)),Object.assign(this.props,e),this.updateHTML()}updateHTML(){this.rootElement&&this.onRenderHTML(this.rootElement)}onCreateRootElement(){let e=["deck-widget",this.className,this.props.className],r=document.createElement("div");return e.filter(o=>typeof o=="string"&&o.length>0).forEach(o=>r.classList.add(o)),wd(r,this.props.style),r}_onAdd(e){return this.onAdd(e)??this.onCreateRootElement()}onAdd(e){}onRemove(){}onViewportChange(e){}onRedraw(e){}onHover(e,r){}onClick(e,r){}onDrag(e,r){}onDragStart(e,r){}onDragEnd(e,r){}};Ho.defaultProps={id:"widget",style:{},_container:null,className:""};var sC={zIndex:"1",position:"absolute",pointerEvents:"none",color:"#a0a7b4",backgroundColor:"#29323c",padding:"10px",top:"0",left:"0",display:"none"},Oi=class extends Ho{constructor(e={}){super(e),this.id="default-tooltip",this.placement="fill",this.className="deck-tooltip",this.isVisible=!1,this.setProps(e)}onCreateRootElement(){let e=document.createElement("div");return e.className=this.className,Object.assign(e.style,sC),e}onRenderHTML(e){}onViewportChange(e){this.isVisible&&e.id===this.lastViewport?.id&&!e.equals(this.lastViewport)&&this.setTooltip(null),this.lastViewport=e}onHover(e){let{deck:r}=this,o=r&&r.props.getTooltip;if(!o)return;let s=o(e);this.setTooltip(s,e.x,e.y)}setTooltip(e,r,o){let s=this.rootElement;if(s){if(typeof e=="string")s.innerText=e;else if(e)e.text&&(s.innerText=e.text),e.html&&(s.innerHTML=e.html),e.className&&(s.className=e.className);else{this.isVisible=!1,s.style.display="none";return}this.isVisible=!0,s.style.display="block",s.style.transform=`translate(${r}px, ${o}px)`,e&&typeof e=="object"&&"style"in e&&Object.assign(s.style,e.style)}}};Oi.defaultProps={...Ho.defaultProps};V();dl();ho();function ur(){}var lM=({isDragging:t})=>t?"grabbing":"grab",rv={id:"",width:"100%",height:"100%",style:null,viewState:null,initialViewState:null,pickingRadius:0,layerFilter:null,parameters:{},parent:null,device:null,deviceProps:{},gl:null,canvas:null,layers:[],effects:[],views:null,controller:null,useDevicePixels:!0,touchAction:"none",eventRecognizerOptions:{},_framebuffer:null,_animate:!1,_pickable:!0,_typedArrayManagerProps:{},_customRender:null,widgets:[],onDeviceInitialized:ur,onWebGLInitialized:ur,onResize:ur,onViewStateChange:ur,onInteractionStateChange:ur,onBeforeRender:ur,onAfterRender:ur,onLoad:ur,onError:t=>L.error(t.message,t.cause)(),onHover:null,onClick:null,onDragStart:null,onDrag:null,onDragEnd:null,_onMetrics:null,getCursor:lM,getTooltip:null,debug:!1,drawPickingColors:!1},zi=class{constructor(e){this.width=0,this.height=0,this.userData={},this.device=null,this.canvas=null,this.viewManager=null,this.layerManager=null,this.effectManager=null,this.deckRenderer=null,this.deckPicker=null,this.eventManager=null,this.widgetManager=null,this.tooltip=null,this.animationLoop=null,this.cursorState={isHovering:!1,isDragging:!1},this.stats=new Ce({id:"deck.gl"}),this.metrics={fps:0,setPropsTime:0,updateAttributesTime:0,framesRedrawn:0,pickTime:0,pickCount:0,gpuTime:0,gpuTimePerFrame:0,cpuTime:0,cpuTimePerFrame:0,bufferMemory:0,textureMemory:0,renderbufferMemory:0,gpuMemory:0},this._metricsCounter=0,this._needsRedraw="Initial render",this._pickRequest={mode:"hover",x:-1,y:-1,radius:0,event:null,unproject3D:!1},this._lastPointerDownInfo=null,this._onPointerMove=o=>{let{_pickRequest:s}=this;if(o.type==="pointerleave")s.x=-1,s.y=-1,s.radius=0;else{if(o.leftButton||o.rightButton)return;{let i=o.offsetCenter;if(!i)return;s.x=i.x,s.y=i.y,s.radius=this.props.pickingRadius}}this.layerManager&&(this.layerManager.context.mousePosition={x:s.x,y:s.y}),s.event=o},this._onEvent=o=>{let s=hi[o.type],i=o.offsetCenter;if(!s||!i||!this.layerManager)return;let n,a=this.layerManager.getLayers(),c=a.some(d=>d.props.pickable==="3d");if(o.type==="click"&&c){let d=this._pick("pickObject","pickObject Time",{x:i.x,y:i.y,radius:this.props.pickingRadius,unproject3D:!0});n=d.result[0]||d.emptyInfo}else n=this.deckPicker.getLastPickedObject({x:i.x,y:i.y,layers:a,viewports:this.getViewports(i)},this._lastPointerDownInfo);let{layer:l}=n,f=l&&(l[s]||l.props[s]),h=this.props[s],u=!1;f&&(u=f.call(l,n,o)),u||(h?.(n,o),this.widgetManager.onEvent(n,o))},this._onPointerDown=o=>{if(this.device?.type==="webgpu")return;let s=o.offsetCenter,i=this._pick("pickObject","pickObject Time",{x:s.x,y:s.y,radius:this.props.pickingRadius});this._lastPointerDownInfo=i.result[0]||i.emptyInfo},this.props={...rv,...e},e=this.props,e.viewState&&e.initialViewState&&L.warn("View state tracking is disabled. Use either `initialViewState` for auto update or `viewState` for manual update.")(),this.viewState=this.props.initialViewState,e.device&&(this.device=e.device);let r=this.device;if(!r&&e.gl){e.gl instanceof WebGLRenderingContext&&L.error("WebGL1 context not supported.")();let o=this.props.deviceProps?.onResize;r=ki.attach(e.gl,{_cacheShaders:!0,_cachePipelines:!0,...this.props.deviceProps,onResize:(s,i)=>{let{width:n,height:a}=s.canvas;s.drawingBufferWidth=n,s.drawingBufferHeight=a,this._needsRedraw="Canvas resized",o?.(s,i)}})}r||(r=this._createDevice(e)),this.animationLoop=this._createAnimationLoop(r,e),this.setProps(e),e._typedArrayManagerProps&&tt.setOptions(e._typedArrayManagerProps),this.animationLoop.start()}finalize(){this.animationLoop?.stop(),this.animationLoop?.destroy(),this.animationLoop=null,this._lastPointerDownInfo=null,this.layerManager?.finalize(),this.layerManager=null,this.viewManager?.finalize(),this.viewManager=null,this.effectManager?.finalize(),this.effectManager=null,this.deckRenderer?.finalize(),this.deckRenderer=null,this.deckPicker?.finalize(),this.deckPicker=null,this.eventManager?.destroy(),this.eventManager=null,this.widgetManager?.finalize(),this.widgetManager=null,!this.props.canvas&&!this.props.device&&!this.props.gl&&this.canvas&&(this.canvas.parentElement?.removeChild(this.canvas),this.canvas=null)}setProps(e){this.stats.get("setProps Time").timeStart(),"onLayerHover"in e&&L.removed("onLayerHover","onHover")(),"onLayerClick"in e&&L.removed("onLayerClick","onClick")(),e.initialViewState&&!ce(this.props.initialViewState,e.initialViewState,3)&&(this.viewState=e.initialViewState),Object.assign(this.props,e),this._setCanvasSize(this.props);let r=Object.create(this.props);Object.assign(r,{views:this._getViews(),width:this.width,height:this.height,viewState:this._getViewState()}),e.device&&e.device.id!==this.device?.id&&(this.animationLoop?.stop(),this.canvas!==e.device.canvasContext?.canvas&&(this.canvas?.remove(),this.eventManager?.destroy(),this.canvas=null),L.log(`recreating animation loop for new device! id=${e.device.id}`)(),this.animationLoop=this._createAnimationLoop(e.device,e),this.animationLoop.start()),this.animationLoop?.setProps(r),e.useDevicePixels!==void 0&&this.device?.canvasContext?.setProps&&this.device.canvasContext.setProps({useDevicePixels:e.useDevicePixels}),this.layerManager&&(this.viewManager.setProps(r),this.layerManager.activateViewport(this.getViewports()[0]),this.layerManager.setProps(r),this.effectManager.setProps(r),this.deckRenderer.setProps(r),this.deckPicker.setProps(r),this.widgetManager.setProps(r)),this.stats.get("setProps Time").timeEnd()}needsRedraw(e={clearRedrawFlags:!1}){if(!this.layerManager)return!1;if(this.props._animate)return"Deck._animate";let r=this._needsRedraw;e.clearRedrawFlags&&(this._needsRedraw=!1);let o=this.viewManager.needsRedraw(e),s=this.layerManager.needsRedraw(e),i=this.effectManager.needsRedraw(e),n=this.deckRenderer.needsRedraw(e);return r=r||o||s||i||n,r}redraw(e){if(!this.layerManager)return;let r=this.needsRedraw({clearRedrawFlags:!0});r=e||r,r&&(this.stats.get("Redraw Count").incrementCount(),this.props._customRender?this.props._customRender(r):this._drawLayers(r))}get isInitialized(){return this.viewManager!==null}getViews(){return Q(this.viewManager),this.viewManager.views}getView(e){return Q(this.viewManager),this.viewManager.getView(e)}getViewports(e){return Q(this.viewManager),this.viewManager.getViewports(e)}getCanvas(){return this.canvas}pickObject(e){let r=this._pick("pickObject","pickObject Time",e).result;return r.length?r[0]:null}pickMultipleObjects(e){return e.depth=e.depth||10,this._pick("pickObject","pickMultipleObjects Time",e).result}pickObjects(e){return this._pick("pickObjects","pickObjects Time",e)}_addResources(e,r=!1){for(let o in e)this.layerManager.resourceManager.add({resourceId:o,data:e[o],forceUpdate:r})}_removeResources(e){for(let r of e)this.layerManager.resourceManager.remove(r)}_addDefaultEffect(e){this.effectManager.addDefaultEffect(e)}_addDefaultShaderModule(e){this.layerManager.addDefaultShaderModule(e)}_removeDefaultShaderModule(e){this.layerManager?.removeDefaultShaderModule(e)}_pick(e,r,o){Q(this.deckPicker);let{stats:s}=this;s.get("Pick Count").incrementCount(),s.get(r).timeStart();let i=this.deckPicker[e]({layers:this.layerManager.getLayers(o),views:this.viewManager.getViews(),viewports:this.getViewports(o),onViewportActive:this.layerManager.activateViewport,effects:this.effectManager.getEffects(),...o});return s.get(r).timeEnd(),i}_createCanvas(e){let r=e.canvas;return typeof r=="string"&&(r=document.getElementById(r),Q(r)),r||(r=document.createElement("canvas"),r.id=e.id||"deckgl-overlay",e.width&&typeof e.width=="number"&&(r.width=e.width),e.height&&typeof e.height=="number"&&(r.height=e.height),(e.parent||document.body).appendChild(r)),Object.assign(r.style,e.style),r}_setCanvasSize(e){if(!this.canvas)return;let{width:r,height:o}=e;if(r||r===0){let s=Number.isFinite(r)?`${r}px`:r;this.canvas.style.width=s}if(o||o===0){let s=Number.isFinite(o)?`${o}px`:o;this.canvas.style.position=e.style?.position||"absolute",this.canvas.style.height=s}}_updateCanvasSize(){let{canvas:e}=this;if(!e)return;let r=e.clientWidth??e.width,o=e.clientHeight??e.height;(r!==this.width||o!==this.height)&&(this.width=r,this.height=o,this.viewManager?.setProps({width:r,height:o}),this.layerManager?.activateViewport(this.getViewports()[0]),this.props.onResize({width:r,height:o}))}_createAnimationLoop(e,r){let{gl:o,onError:s}=r;return new yi({device:e,autoResizeDrawingBuffer:!o,autoResizeViewport:!1,onInitialize:i=>this._setDevice(i.device),onRender:this._onRenderFrame.bind(this),onError:s})}_createDevice(e){let r=this.props.deviceProps?.createCanvasContext,o=typeof r=="object"?r:void 0,s={adapters:[],_cacheShaders:!0,_cachePipelines:!0,...e.deviceProps};s.adapters.includes(ki)||s.adapters.push(ki);let i={alphaMode:this.props.deviceProps?.type==="webgpu"?"premultiplied":void 0},n=this.props.deviceProps?.onResize;return _o.createDevice({_reuseDevices:!0,type:"webgl",...s,createCanvasContext:{...i,...o,canvas:this._createCanvas(e),useDevicePixels:this.props.useDevicePixels,autoResize:!0},onResize:(a,c)=>{this._needsRedraw="Canvas resized",n?.(a,c)}})}_getViewState(){return this.props.viewState||this.viewState}_getViews(){let{views:e}=this.props,r=Array.isArray(e)?e:e?[e]:[new I1({id:"default-view"})];return r.length&&this.props.controller&&(r[0].props.controller=this.props.controller),r}_onContextLost(){let{onError:e}=this.props;this.animationLoop&&e&&e(new Error("WebGL context is lost"))}_pickAndCallback(){if(this.device?.type==="webgpu")return;let{_pickRequest:e}=this;if(e.event){let o=(this.layerManager?.getLayers()||[]).some(c=>c.props.pickable==="3d");e.unproject3D=o;let{result:s,emptyInfo:i}=this._pick("pickObject","pickObject Time",e);this.cursorState.isHovering=s.length>0;let n=i,a=!1;for(let c of s)n=c,a=c.layer?.onHover(c,e.event)||a;a||(this.props.onHover?.(n,e.event),this.widgetManager.onHover(n,e.event)),e.event=null}}_updateCursor(){let e=this.props.parent||this.canvas;e&&(e.style.cursor=this.props.getCursor(this.cursorState))}_setDevice(e){if(this.device=e,!this.animationLoop)return;this.canvas||(this.canvas=this.device.canvasContext?.canvas,!this.canvas.isConnected&&this.props.parent&&this.props.parent.insertBefore(this.canvas,this.props.parent.firstChild)),this.device.type==="webgl"&&this.device.setParametersWebGL({blend:!0,blendFunc:[770,771,1,771],polygonOffsetFill:!0,depthTest:!0,depthFunc:515}),this.props.onDeviceInitialized(this.device),this.device.type==="webgl"&&this.props.onWebGLInitialized(this.device.gl);let r=new $r;r.play(),this.animationLoop.attachTimeline(r),this.eventManager=new fi(this.props.parent||this.canvas,{touchAction:this.props.touchAction,recognizers:Object.keys(rd).map(s=>{let[i,n,a,c]=rd[s],l=this.props.eventRecognizerOptions?.[s],f={...n,...l,event:s};return{recognizer:new i(f),recognizeWith:a,requestFailure:c}}),events:{pointerdown:this._onPointerDown,pointermove:this._onPointerMove,pointerleave:this._onPointerMove}});for(let s in hi)this.eventManager.on(s,this._onEvent);this.viewManager=new Si({timeline:r,eventManager:this.eventManager,onViewStateChange:this._onViewStateChange.bind(this),onInteractionStateChange:this._onInteractionStateChange.bind(this),views:this._getViews(),viewState:this._getViewState(),width:this.width,height:this.height});let o=this.viewManager.getViewports()[0];this.layerManager=new Ti(this.device,{deck:this,stats:this.stats,viewport:o,timeline:r}),this.effectManager=new Ri({deck:this,device:this.device}),this.deckRenderer=new Mi(this.device),this.deckPicker=new Ii(this.device),this.widgetManager=new Vc({deck:this,parentElement:this.canvas?.parentElement}),this.widgetManager.addDefault(new Oi),this.setProps(this.props),this._updateCanvasSize(),this.props.onLoad()}_drawLayers(e,r){let{device:o,gl:s}=this.layerManager.context;this.props.onBeforeRender({device:o,gl:s});let i={target:this.props._framebuffer,layers:this.layerManager.getLayers(),viewports:this.viewManager.getViewports(),onViewportActive:this.layerManager.activateViewport,views:this.viewManager.getViews(),pass:"screen",effects:this.effectManager.getEffects(),...r};this.deckRenderer?.renderLayers(i),i.pass==="screen"&&this.widgetManager.onRedraw({viewports:i.viewports,layers:i.layers}),this.props.onAfterRender({device:o,gl:s})}_onRenderFrame(){this._getFrameStats(),this._metricsCounter++%60===0&&(this._getMetrics(),this.stats.reset(),L.table(4,this.metrics)(),this.props._onMetrics&&this.props._onMetrics(this.metrics)),this._updateCanvasSize(),this._updateCursor(),this.layerManager.updateLayers(),this.device?.type!=="webgpu"&&this._pickAndCallback(),this.redraw(),this.viewManager&&this.viewManager.updateViewStates()}_onViewStateChange(e){let r=this.props.onViewStateChange(e)||e.viewState;this.viewState&&(this.viewState={...this.viewState,[e.viewId]:r},this.props.viewState||this.viewManager&&this.viewManager.setProps({viewState:this.viewState}))}_onInteractionStateChange(e){this.cursorState.isDragging=e.isDragging||!1,this.props.onInteractionStateChange(e)}_getFrameStats(){let{stats:e}=this;e.get("frameRate").timeEnd(),e.get("frameRate").timeStart();let r=this.animationLoop.stats;e.get("GPU Time").addTime(r.get("GPU Time").lastTiming),e.get("CPU Time").addTime(r.get("CPU Time").lastTiming)}_getMetrics(){let{metrics:e,stats:r}=this;e.fps=r.get("frameRate").getHz(),e.setPropsTime=r.get("setProps Time").time,e.updateAttributesTime=r.get("Update Attributes").time,e.framesRedrawn=r.get("Redraw Count").count,e.pickTime=r.get("pickObject Time").time+r.get("pickMultipleObjects Time").time+r.get("pickObjects Time").time,e.pickCount=r.get("Pick Count").count,e.gpuTime=r.get("GPU Time").time,e.cpuTime=r.get("CPU Time").time,e.gpuTimePerFrame=r.get("GPU Time").getAverageTime(),e.cpuTimePerFrame=r.get("CPU Time").getAverageTime();let o=_o.stats.get("Memory Usage");e.bufferMemory=o.get("Buffer Memory").count,e.textureMemory=o.get("Texture Memory").count,e.renderbufferMemory=o.get("Renderbuffer Memory").count,e.gpuMemory=o.get("GPU Memory").count}};zi.defaultProps=rv;zi.VERSION=t0;var qd=zi;V();V();function ov(t){switch(t){case"float64":return Float64Array;case"uint8":case"unorm8":return Uint8ClampedArray;default:return Lr(t)}}var sv=Nr;function Vi(t,e,r){let o=r==="webgpu"&&e.type==="uint8"?"unorm8":e.type;return{attribute:t,format:e.size>1?`${o}x${e.size}`:e.type,byteOffset:e.offset||0}}function dr(t){return t.stride||t.size*t.bytesPerElement}function iv(t,e){return t.type===e.type&&t.size===e.size&&dr(t)===dr(e)&&(t.offset||0)===(e.offset||0)}function Zd(t,e){e.offset&&L.removed("shaderAttribute.offset","vertexOffset, elementOffset")();let r=dr(t),o=e.vertexOffset!==void 0?e.vertexOffset:t.vertexOffset||0,s=e.elementOffset||0,i=o*r+s*t.bytesPerElement+(t.offset||0);return{...e,offset:i,stride:r}}function fM(t,e){let r=Zd(t,e);return{high:r,low:{...r,offset:r.offset+t.size*4}}}var Wi=class{constructor(e,r,o){this._buffer=null,this.device=e,this.id=r.id||"",this.size=r.size||1;let s=r.logicalType||r.type,i=s==="float64",{defaultValue:n}=r;n=Number.isFinite(n)?[n]:n||new Array(this.size).fill(0);let a;i?a="float32":!s&&r.isIndexed?a="uint32":a=s||"float32";let c=ov(s||a);this.doublePrecision=i,i&&r.fp64===!1&&(c=Float32Array),this.value=null,this.settings={...r,defaultType:c,defaultValue:n,logicalType:s,type:a,normalized:a.includes("norm"),size:this.size,bytesPerElement:c.BYTES_PER_ELEMENT},this.state={...o,externalBuffer:null,bufferAccessor:this.settings,allocatedValue:null,numInstances:0,bounds:null,constant:!1}}get isConstant(){return this.state.constant}get buffer(){return this._buffer}get byteOffset(){let e=this.getAccessor();return e.vertexOffset?e.vertexOffset*dr(e):0}get numInstances(){return this.state.numInstances}set numInstances(e){this.state.numInstances=e}delete(){this._buffer&&(this._buffer.delete(),this._buffer=null),tt.release(this.state.allocatedValue)}getBuffer(){return this.state.constant?null:this.state.externalBuffer||this._buffer}getValue(e=this.id,r=null){let o={};if(this.state.constant){let s=this.value;if(r){let i=Zd(this.getAccessor(),r),n=i.offset/s.BYTES_PER_ELEMENT,a=i.size||this.size;o[e]=s.subarray(n,n+a)}else o[e]=s}else o[e]=this.getBuffer();return this.doublePrecision&&(this.value instanceof Float64Array?o[`${e}64Low`]=o[e]:o[`${e}64Low`]=new Float32Array(this.size)),o}_getBufferLayout(e=this.id,r=null){let o=this.getAccessor(),s=[],i={name:this.id,byteStride:dr(o),attributes:s};if(this.doublePrecision){let n=fM(o,r||{});s.push(Vi(e,{...o,...n.high},this.device.type),Vi(`${e}64Low`,{...o,...n.low},this.device.type))}else if(r){let n=Zd(o,r);s.push(Vi(e,{...o,...n},this.device.type))}else s.push(Vi(e,o,this.device.type));return i}setAccessor(e){this.state.bufferAccessor=e}getAccessor(){return this.state.bufferAccessor}getBounds(){if(this.state.bounds)return this.state.bounds;let e=null;if(this.state.constant&&this.value){let r=Array.from(this.value);e=[r,r]}else{let{value:r,numInstances:o,size:s}=this,i=o*s;if(r&&i&&r.length>=i){let n=new Array(s).fill(1/0),a=new Array(s).fill(-1/0);for(let c=0;c<i;)for(let l=0;l<s;l++){let f=r[c++];f<n[l]&&(n[l]=f),f>a[l]&&(a[l]=f)}e=[n,a]}}return this.state.bounds=e,e}setData(e){let{state:r}=this,o;ArrayBuffer.isView(e)?o={value:e}:e instanceof H?o={buffer:e}:o=e;let s={...this.settings,...o};if(ArrayBuffer.isView(o.value)){if(!o.type)if(this.doublePrecision&&o.value instanceof Float64Array)s.type="float32";else{let n=sv(o.value);s.type=s.normalized?n.replace("int","norm"):n}s.bytesPerElement=o.value.BYTES_PER_ELEMENT,s.stride=dr(s)}if(r.bounds=null,o.constant){let i=o.value;if(i=this._normalizeValue(i,[],0),this.settings.normalized&&(i=this.normalizeConstant(i)),!(!r.constant||!this._areValuesEqual(i,this.value)))return!1;r.externalBuffer=null,r.constant=!0,this.value=ArrayBuffer.isView(i)?i:new Float32Array(i)}else if(o.buffer){let i=o.buffer;r.externalBuffer=i,r.constant=!1,this.value=o.value||null}else if(o.value){this._checkExternalBuffer(o);let i=o.value;r.externalBuffer=null,r.constant=!1,this.value=i;let{buffer:n}=this,a=dr(s),c=(s.vertexOffset||0)*a;if(this.doublePrecision&&i instanceof Float64Array&&(i=Ec(i,s)),this.settings.isIndexed){let f=this.settings.defaultType;i.constructor!==f&&(i=new f(i))}let l=i.byteLength+c+a*2;(!n||n.byteLength<l)&&(n=this._createBuffer(l)),n.write(i,c)}return this.setAccessor(s),!0}updateSubBuffer(e={}){this.state.bounds=null;let r=this.value,{startOffset:o=0,endOffset:s}=e;this.buffer.write(this.doublePrecision&&r instanceof Float64Array?Ec(r,{size:this.size,startIndex:o,endIndex:s}):r.subarray(o,s),o*r.BYTES_PER_ELEMENT+this.byteOffset)}allocate(e,r=!1){let{state:o}=this,s=o.allocatedValue,i=tt.allocate(s,e+1,{size:this.size,type:this.settings.defaultType,copy:r});this.value=i;let{byteOffset:n}=this,{buffer:a}=this;return(!a||a.byteLength<i.byteLength+n)&&(a=this._createBuffer(i.byteLength+n),r&&s&&a.write(s instanceof Float64Array?Ec(s,this):s,n)),o.allocatedValue=i,o.constant=!1,o.externalBuffer=null,this.setAccessor(this.settings),!0}_checkExternalBuffer(e){let{value:r}=e;if(!ArrayBuffer.isView(r))throw new Error(`Attribute ${this.id} value is not TypedArray`);let o=this.settings.defaultType,s=!1;if(this.doublePrecision&&(s=r.BYTES_PER_ELEMENT<4),s)throw new Error(`Attribute ${this.id} does not support ${r.constructor.name}`);!(r instanceof o)&&this.settings.normalized&&!("normalized"in e)&&L.warn(`Attribute ${this.id} is normalized`)()}normalizeConstant(e){switch(this.settings.type){case"snorm8":return new Float32Array(e).map(r=>(r+128)/255*2-1);case"snorm16":return new Float32Array(e).map(r=>(r+32768)/65535*2-1);case"unorm8":return new Float32Array(e).map(r=>r/255);case"unorm16":return new Float32Array(e).map(r=>r/65535);default:return e}}_normalizeValue(e,r,o){let{defaultValue:s,size:i}=this.settings;if(Number.isFinite(e))return r[o]=e,r;if(!e){let n=i;for(;--n>=0;)r[o+n]=s[n];return r}switch(i){case 4:r[o+3]=Number.isFinite(e[3])?e[3]:s[3];case 3:r[o+2]=Number.isFinite(e[2])?e[2]:s[2];case 2:r[o+1]=Number.isFinite(e[1])?e[1]:s[1];case 1:r[o+0]=Number.isFinite(e[0])?e[0]:s[0];break;default:let n=i;for(;--n>=0;)r[o+n]=Number.isFinite(e[n])?e[n]:s[n]}return r}_areValuesEqual(e,r){if(!e||!r)return!1;let{size:o}=this;for(let s=0;s<o;s++)if(e[s]!==r[s])return!1;return!0}_createBuffer(e){this._buffer&&this._buffer.destroy();let{isIndexed:r,type:o}=this.settings;return this._buffer=this.device.createBuffer({...this._buffer?.props,id:this.id,usage:(r?H.INDEX:H.VERTEX)|H.COPY_DST,indexType:r?o:void 0,byteLength:e}),this._buffer}};var nv=[],av=[];function at(t,e=0,r=1/0){let o=nv,s={index:-1,data:t,target:[]};return t?typeof t[Symbol.iterator]=="function"?o=t:t.length>0&&(av.length=t.length,o=av):o=nv,(e>0||Number.isFinite(r))&&(o=(Array.isArray(o)?o:Array.from(o)).slice(e,r),s.index=e-1),{iterable:o,objectInfo:s}}function xl(t){return t&&t[Symbol.asyncIterator]}function _l(t,e){let{size:r,stride:o,offset:s,startIndices:i,nested:n}=e,a=t.BYTES_PER_ELEMENT,c=o?o/a:r,l=s?s/a:0,f=Math.floor((t.length-l)/c);return(h,{index:u,target:d})=>{if(!i){let x=u*c+l;for(let y=0;y<r;y++)d[y]=t[x+y];return d}let p=i[u],m=i[u+1]||f,g;if(n){g=new Array(m-p);for(let x=p;x<m;x++){let y=x*c+l;d=new Array(r);for(let _=0;_<r;_++)d[_]=t[y+_];g[x-p]=d}}else if(c===r)g=t.subarray(p*r+l,m*r+l);else{g=new t.constructor((m-p)*r);let x=0;for(let y=p;y<m;y++){let _=y*c+l;for(let v=0;v<r;v++)g[x++]=t[_+v]}}return g}}var cv=[],ji=[[0,1/0]];function lv(t,e){if(t===ji||(e[0]<0&&(e[0]=0),e[0]>=e[1]))return t;let r=[],o=t.length,s=0;for(let i=0;i<o;i++){let n=t[i];n[1]<e[0]?(r.push(n),s=i+1):n[0]>e[1]?r.push(n):e=[Math.min(n[0],e[0]),Math.max(n[1],e[1])]}return r.splice(s,0,e),r}var uM={interpolation:{duration:0,easing:t=>t},spring:{stiffness:.05,damping:.5}};function yl(t,e){if(!t)return null;Number.isFinite(t)&&(t={type:"interpolation",duration:t});let r=t.type||"interpolation";return{...uM[r],...e,...t,type:r}}var Qr=class extends Wi{constructor(e,r){super(e,r,{startIndices:null,lastExternalBuffer:null,binaryValue:null,binaryAccessor:null,needsUpdate:!0,needsRedraw:!1,layoutChanged:!1,updateRanges:ji}),this.constant=!1,this.settings.update=r.update||(r.accessor?this._autoUpdater:void 0),Object.seal(this.settings),Object.seal(this.state),this._validateAttributeUpdaters()}get startIndices(){return this.state.startIndices}set startIndices(e){this.state.startIndices=e}needsUpdate(){return this.state.needsUpdate}needsRedraw({clearChangedFlags:e=!1}={}){let r=this.state.needsRedraw;return this.state.needsRedraw=r&&!e,r}layoutChanged(){return this.state.layoutChanged}setAccessor(e){var r;(r=this.state).layoutChanged||(r.layoutChanged=!iv(e,this.getAccessor())),super.setAccessor(e)}getUpdateTriggers(){let{accessor:e}=this.settings;return[this.id].concat(typeof e!="function"&&e||[])}supportsTransition(){return!!this.settings.transition}getTransitionSetting(e){if(!e||!this.supportsTransition())return null;let{accessor:r}=this.settings,o=this.settings.transition,s=Array.isArray(r)?e[r.find(i=>e[i])]:e[r];return yl(s,o)}setNeedsUpdate(e=this.id,r){if(this.state.needsUpdate=this.state.needsUpdate||e,this.setNeedsRedraw(e),r){let{startRow:o=0,endRow:s=1/0}=r;this.state.updateRanges=lv(this.state.updateRanges,[o,s])}else this.state.updateRanges=ji}clearNeedsUpdate(){this.state.needsUpdate=!1,this.state.updateRanges=cv}setNeedsRedraw(e=this.id){this.state.needsRedraw=this.state.needsRedraw||e}allocate(e){let{state:r,settings:o}=this;return o.noAlloc?!1:o.update?(super.allocate(e,r.updateRanges!==ji),!0):!1}updateBuffer({numInstances:e,data:r,props:o,context:s}){if(!this.needsUpdate())return!1;let{state:{updateRanges:i},settings:{update:n,noAlloc:a}}=this,c=!0;if(n){for(let[l,f]of i)n.call(s,this,{data:r,startRow:l,endRow:f,props:o,numInstances:e});if(this.value)if(this.constant||!this.buffer||this.buffer.byteLength<this.value.byteLength+this.byteOffset)this.setData({value:this.value,constant:this.constant}),this.constant=!1;else for(let[l,f]of i){let h=Number.isFinite(l)?this.getVertexOffset(l):0,u=Number.isFinite(f)?this.getVertexOffset(f):a||!Number.isFinite(e)?this.value.length:e*this.size;super.updateSubBuffer({startOffset:h,endOffset:u})}this._checkAttributeArray()}else c=!1;return this.clearNeedsUpdate(),this.setNeedsRedraw(),c}setConstantValue(e,r){let o=this.device.type==="webgpu";if(o||r===void 0||typeof r=="function"){if(o&&typeof r!="function"){let n=this._normalizeValue(r,[],0);this._areValuesEqual(n,this.value)||this.setNeedsUpdate("WebGPU constant updated")}return!1}let s=this.settings.transform&&e?this.settings.transform.call(e,r):r;return this.setData({constant:!0,value:s})&&this.setNeedsRedraw(),this.clearNeedsUpdate(),!0}setExternalBuffer(e){let{state:r}=this;return e?(this.clearNeedsUpdate(),r.lastExternalBuffer===e||(r.lastExternalBuffer=e,this.setNeedsRedraw(),this.setData(e)),!0):(r.lastExternalBuffer=null,!1)}setBinaryValue(e,r=null){let{state:o,settings:s}=this;if(!e)return o.binaryValue=null,o.binaryAccessor=null,!1;if(s.noAlloc)return!1;if(o.binaryValue===e)return this.clearNeedsUpdate(),!0;if(o.binaryValue=e,this.setNeedsRedraw(),s.transform||r!==this.startIndices){ArrayBuffer.isView(e)&&(e={value:e});let n=e;Q(ArrayBuffer.isView(n.value),`invalid ${s.accessor}`);let a=!!n.size&&n.size!==this.size;return o.binaryAccessor=_l(n.value,{size:n.size||this.size,stride:n.stride,offset:n.offset,startIndices:r,nested:a}),!1}return this.clearNeedsUpdate(),this.setData(e),!0}getVertexOffset(e){let{startIndices:r}=this;return(r?e<r.length?r[e]:this.numInstances:e)*this.size}getValue(){let e=this.settings.shaderAttributes,r=super.getValue();if(!e)return r;for(let o in e)Object.assign(r,super.getValue(o,e[o]));return r}getBufferLayout(e){this.state.layoutChanged=!1;let r=this.settings.shaderAttributes,o=super._getBufferLayout(),{stepMode:s}=this.settings;if(s==="dynamic"?o.stepMode=e?e.isInstanced?"instance":"vertex":"instance":o.stepMode=s??"vertex",!r)return o;for(let i in r){let n=super._getBufferLayout(i,r[i]);o.attributes.push(...n.attributes)}return o}_autoUpdater(e,{data:r,startRow:o,endRow:s,props:i,numInstances:n}){if(e.constant&&this.context.device.type!=="webgpu")return;let{settings:a,state:c,value:l,size:f,startIndices:h}=e,{accessor:u,transform:d}=a,p=c.binaryAccessor||(typeof u=="function"?u:i[u]);typeof p!="function"&&typeof u=="string"&&(p=()=>i[u]),Q(typeof p=="function",`accessor "${u}" is not a function`);let m=e.getVertexOffset(o),{iterable:g,objectInfo:x}=at(r,o,s);for(let y of g){x.index++;let _=p(y,x);if(d&&(_=d.call(this,_)),h){let v=(x.index<h.length-1?h[x.index+1]:n)-h[x.index];if(_&&Array.isArray(_[0])){let b=m;for(let T of _)e._normalizeValue(T,l,b),b+=f}else _&&_.length>f?l.set(_,m):(e._normalizeValue(_,x.target,0),xd({target:l,source:x.target,start:m,count:v}));m+=v*f}else e._normalizeValue(_,l,m),m+=f}}_validateAttributeUpdaters(){let{settings:e}=this;if(!(e.noAlloc||typeof e.update=="function"))throw new Error(`Attribute ${this.id} missing update or accessor`)}_checkAttributeArray(){let{value:e}=this,r=Math.min(4,this.size);if(e&&e.length>=r){let o=!0;switch(r){case 4:o=o&&Number.isFinite(e[3]);case 3:o=o&&Number.isFinite(e[2]);case 2:o=o&&Number.isFinite(e[1]);case 1:o=o&&Number.isFinite(e[0]);break;default:o=!1}if(!o)throw new Error(`Illegal attribute generated for ${this.id}`)}}};function Gd(t){let{source:e,target:r,start:o=0,size:s,getData:i}=t,n=t.end||r.length,a=e.length,c=n-o;if(a>c){r.set(e.subarray(0,c),o);return}if(r.set(e,o),!i)return;let l=a;for(;l<c;){let f=i(l,e);for(let h=0;h<s;h++)r[o+l]=f[h]||0,l++}}function fv({source:t,target:e,size:r,getData:o,sourceStartIndices:s,targetStartIndices:i}){if(!s||!i)return Gd({source:t,target:e,size:r,getData:o}),e;let n=0,a=0,c=o&&((f,h)=>o(f+a,h)),l=Math.min(s.length,i.length);for(let f=1;f<l;f++){let h=s[f]*r,u=i[f]*r;Gd({source:t.subarray(n,h),target:e,start:a,end:u,size:r,getData:c}),n=h,a=u}return a<e.length&&Gd({source:[],target:e,start:a,size:r,getData:c}),e}function hv(t){let{device:e,settings:r,value:o}=t,s=new Qr(e,r);return s.setData({value:o instanceof Float64Array?new Float64Array(0):new Float32Array(0),normalized:r.normalized}),s}function vl(t){switch(t){case 1:return"float";case 2:return"vec2";case 3:return"vec3";case 4:return"vec4";default:throw new Error(`No defined attribute type for size "${t}"`)}}function bl(t){switch(t){case 1:return"float32";case 2:return"float32x2";case 3:return"float32x3";case 4:return"float32x4";default:throw new Error("invalid type size")}}function Tl(t){t.push(t.shift())}function uv(t,e){let{doublePrecision:r,settings:o,value:s,size:i}=t,n=r&&s instanceof Float64Array?2:1,a=0,{shaderAttributes:c}=t.settings;if(c)for(let l of Object.values(c))a=Math.max(a,l.vertexOffset??0);return(o.noAlloc?s.length:(e+a)*i)*n}function Sl({device:t,source:e,target:r}){return(!r||r.byteLength<e.byteLength)&&(r?.destroy(),r=t.createBuffer({byteLength:e.byteLength,usage:e.usage})),r}function El({device:t,buffer:e,attribute:r,fromLength:o,toLength:s,fromStartIndices:i,getData:n=a=>a}){let a=r.doublePrecision&&r.value instanceof Float64Array?2:1,c=r.size*a,l=r.byteOffset,f=r.settings.bytesPerElement<4?l/r.settings.bytesPerElement*4:l,h=r.startIndices,u=i&&h,d=r.isConstant;if(!u&&e&&o>=s)return e;let p=r.value instanceof Float64Array?Float32Array:r.value.constructor,m=d?r.value:new p(r.getBuffer().readSyncWebGL(l,s*p.BYTES_PER_ELEMENT).buffer);if(r.settings.normalized&&!d){let _=n;n=(v,b)=>r.normalizeConstant(_(v,b))}let g=d?(_,v)=>n(m,v):(_,v)=>n(m.subarray(_+l,_+l+c),v),x=e?new Float32Array(e.readSyncWebGL(f,o*4).buffer):new Float32Array(0),y=new Float32Array(s);return fv({source:x,target:y,sourceStartIndices:i,targetStartIndices:h,size:c,getData:g}),(!e||e.byteLength<y.byteLength+f)&&(e?.destroy(),e=t.createBuffer({byteLength:y.byteLength+f,usage:35050})),e.write(y,f),e}var Zo=class{constructor({device:e,attribute:r,timeline:o}){this.buffers=[],this.currentLength=0,this.device=e,this.transition=new ot(o),this.attribute=r,this.attributeInTransition=hv(r),this.currentStartIndices=r.startIndices}get inProgress(){return this.transition.inProgress}start(e,r,o=1/0){this.settings=e,this.currentStartIndices=this.attribute.startIndices,this.currentLength=uv(this.attribute,r),this.transition.start({...e,duration:o})}update(){let e=this.transition.update();return e&&this.onUpdate(),e}setBuffer(e){this.attributeInTransition.setData({buffer:e,normalized:this.attribute.settings.normalized,value:this.attributeInTransition.value})}cancel(){this.transition.cancel()}delete(){this.cancel();for(let e of this.buffers)e.destroy();this.buffers.length=0}};var $i=class extends Zo{constructor({device:e,attribute:r,timeline:o}){super({device:e,attribute:r,timeline:o}),this.type="interpolation",this.transform=gM(e,r)}start(e,r){let o=this.currentLength,s=this.currentStartIndices;if(super.start(e,r,e.duration),e.duration<=0){this.transition.cancel();return}let{buffers:i,attribute:n}=this;Tl(i),i[0]=El({device:this.device,buffer:i[0],attribute:n,fromLength:o,toLength:this.currentLength,fromStartIndices:s,getData:e.enter}),i[1]=Sl({device:this.device,source:i[0],target:i[1]}),this.setBuffer(i[1]);let{transform:a}=this,c=a.model,l=Math.floor(this.currentLength/n.size);pv(n)&&(l/=2),c.setVertexCount(l),n.isConstant?(c.setAttributes({aFrom:i[0]}),c.setConstantAttributes({aTo:n.value})):c.setAttributes({aFrom:i[0],aTo:n.getBuffer()}),a.transformFeedback.setBuffers({vCurrent:i[1]})}onUpdate(){let{duration:e,easing:r}=this.settings,{time:o}=this.transition,s=o/e;r&&(s=r(s));let{model:i}=this.transform,n={time:s};i.shaderInputs.setProps({interpolation:n}),this.transform.run({discard:!0})}delete(){super.delete(),this.transform.destroy()}},dM=`uniform interpolationUniforms {
  float time;
} interpolation;
`,dv={name:"interpolation",vs:dM,uniformTypes:{time:"f32"}},pM=`#version 300 es
#define SHADER_NAME interpolation-transition-vertex-shader

in ATTRIBUTE_TYPE aFrom;
in ATTRIBUTE_TYPE aTo;
out ATTRIBUTE_TYPE vCurrent;

void main(void) {
  vCurrent = mix(aFrom, aTo, interpolation.time);
  gl_Position = vec4(0.0);
}
`,mM=`#version 300 es
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
`;function pv(t){return t.doublePrecision&&t.value instanceof Float64Array}function gM(t,e){let r=e.size,o=vl(r),s=bl(r),i=e.getBufferLayout();return pv(e)?new lr(t,{vs:mM,bufferLayout:[{name:"aFrom",byteStride:8*r,attributes:[{attribute:"aFrom",format:s,byteOffset:0},{attribute:"aFrom64Low",format:s,byteOffset:4*r}]},{name:"aTo",byteStride:8*r,attributes:[{attribute:"aTo",format:s,byteOffset:0},{attribute:"aTo64Low",format:s,byteOffset:4*r}]}],modules:[ju,dv],defines:{ATTRIBUTE_TYPE:o,ATTRIBUTE_SIZE:r},moduleSettings:{},varyings:["vCurrent","vCurrent64Low"],bufferMode:35980,disableWarnings:!0}):new lr(t,{vs:pM,bufferLayout:[{name:"aFrom",format:s},{name:"aTo",format:i.attributes[0].format}],modules:[dv],defines:{ATTRIBUTE_TYPE:o},varyings:["vCurrent"],disableWarnings:!0})}var Hi=class extends Zo{constructor({device:e,attribute:r,timeline:o}){super({device:e,attribute:r,timeline:o}),this.type="spring",this.texture=TM(e),this.framebuffer=SM(e,this.texture),this.transform=bM(e,r)}start(e,r){let o=this.currentLength,s=this.currentStartIndices;super.start(e,r);let{buffers:i,attribute:n}=this;for(let c=0;c<2;c++)i[c]=El({device:this.device,buffer:i[c],attribute:n,fromLength:o,toLength:this.currentLength,fromStartIndices:s,getData:e.enter});i[2]=Sl({device:this.device,source:i[0],target:i[2]}),this.setBuffer(i[1]);let{model:a}=this.transform;a.setVertexCount(Math.floor(this.currentLength/n.size)),n.isConstant?a.setConstantAttributes({aTo:n.value}):a.setAttributes({aTo:n.getBuffer()})}onUpdate(){let{buffers:e,transform:r,framebuffer:o,transition:s}=this,i=this.settings;r.model.setAttributes({aPrev:e[0],aCur:e[1]}),r.transformFeedback.setBuffers({vNext:e[2]});let n={stiffness:i.stiffness,damping:i.damping};r.model.shaderInputs.setProps({spring:n}),r.run({framebuffer:o,discard:!1,parameters:{viewport:[0,0,1,1]},clearColor:[0,0,0,0]}),Tl(e),this.setBuffer(e[1]),this.device.readPixelsToArrayWebGL(o)[0]>0||s.end()}delete(){super.delete(),this.transform.destroy(),this.texture.destroy(),this.framebuffer.destroy()}},xM=`uniform springUniforms {
  float damping;
  float stiffness;
} spring;
`,_M={name:"spring",vs:xM,uniformTypes:{damping:"f32",stiffness:"f32"}},yM=`#version 300 es
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
`,vM=`#version 300 es
#define SHADER_NAME spring-transition-is-transitioning-fragment-shader

in float vIsTransitioningFlag;

out vec4 fragColor;

void main(void) {
  if (vIsTransitioningFlag == 0.0) {
    discard;
  }
  fragColor = vec4(1.0);
}`;function bM(t,e){let r=vl(e.size),o=bl(e.size);return new lr(t,{vs:yM,fs:vM,bufferLayout:[{name:"aPrev",format:o},{name:"aCur",format:o},{name:"aTo",format:e.getBufferLayout().attributes[0].format}],varyings:["vNext"],modules:[_M],defines:{ATTRIBUTE_TYPE:r},parameters:{depthCompare:"always",blendColorOperation:"max",blendColorSrcFactor:"one",blendColorDstFactor:"one",blendAlphaOperation:"max",blendAlphaSrcFactor:"one",blendAlphaDstFactor:"one"}})}function TM(t){return t.createTexture({data:new Uint8Array(4),format:"rgba8unorm",width:1,height:1})}function SM(t,e){return t.createFramebuffer({id:"spring-transition-is-transitioning-framebuffer",width:1,height:1,colorAttachments:[e]})}var EM={interpolation:$i,spring:Hi},Xi=class{constructor(e,{id:r,timeline:o}){if(!e)throw new Error("AttributeTransitionManager is constructed without device");this.id=r,this.device=e,this.timeline=o,this.transitions={},this.needsRedraw=!1,this.numInstances=1}finalize(){for(let e in this.transitions)this._removeTransition(e)}update({attributes:e,transitions:r,numInstances:o}){this.numInstances=o||1;for(let s in e){let i=e[s],n=i.getTransitionSetting(r);n&&this._updateAttribute(s,i,n)}for(let s in this.transitions){let i=e[s];(!i||!i.getTransitionSetting(r))&&this._removeTransition(s)}}hasAttribute(e){let r=this.transitions[e];return r&&r.inProgress}getAttributes(){let e={};for(let r in this.transitions){let o=this.transitions[r];o.inProgress&&(e[r]=o.attributeInTransition)}return e}run(){if(this.numInstances===0)return!1;for(let r in this.transitions)this.transitions[r].update()&&(this.needsRedraw=!0);let e=this.needsRedraw;return this.needsRedraw=!1,e}_removeTransition(e){this.transitions[e].delete(),delete this.transitions[e]}_updateAttribute(e,r,o){let s=this.transitions[e],i=!s||s.type!==o.type;if(i){s&&this._removeTransition(e);let n=EM[o.type];n?this.transitions[e]=new n({attribute:r,timeline:this.timeline,device:this.device}):(L.error(`unsupported transition type '${o.type}'`)(),i=!1)}(i||r.needsRedraw())&&(this.needsRedraw=!0,this.transitions[e].start(o,this.numInstances))}};var mv="attributeManager.invalidate",AM="attributeManager.updateStart",wM="attributeManager.updateEnd",PM="attribute.updateStart",RM="attribute.allocate",CM="attribute.updateEnd",Yi=class{constructor(e,{id:r="attribute-manager",stats:o,timeline:s}={}){this.mergeBoundsMemoized=bt(f1),this.id=r,this.device=e,this.attributes={},this.updateTriggers={},this.needsRedraw=!0,this.userData={},this.stats=o,this.attributeTransitionManager=new Xi(e,{id:`${r}-transitions`,timeline:s}),Object.seal(this)}finalize(){for(let e in this.attributes)this.attributes[e].delete();this.attributeTransitionManager.finalize()}getNeedsRedraw(e={clearRedrawFlags:!1}){let r=this.needsRedraw;return this.needsRedraw=this.needsRedraw&&!e.clearRedrawFlags,r&&this.id}setNeedsRedraw(){this.needsRedraw=!0}add(e){this._add(e)}addInstanced(e){this._add(e,{stepMode:"instance"})}remove(e){for(let r of e)this.attributes[r]!==void 0&&(this.attributes[r].delete(),delete this.attributes[r])}invalidate(e,r){let o=this._invalidateTrigger(e,r);oe(mv,this,e,o)}invalidateAll(e){for(let r in this.attributes)this.attributes[r].setNeedsUpdate(r,e);oe(mv,this,"all")}update({data:e,numInstances:r,startIndices:o=null,transitions:s,props:i={},buffers:n={},context:a={}}){let c=!1;oe(AM,this),this.stats&&this.stats.get("Update Attributes").timeStart();for(let l in this.attributes){let f=this.attributes[l],h=f.settings.accessor;f.startIndices=o,f.numInstances=r,i[l]&&L.removed(`props.${l}`,`data.attributes.${l}`)(),f.setExternalBuffer(n[l])||f.setBinaryValue(typeof h=="string"?n[h]:void 0,e.startIndices)||typeof h=="string"&&!n[h]&&f.setConstantValue(a,i[h])||f.needsUpdate()&&(c=!0,this._updateAttribute({attribute:f,numInstances:r,data:e,props:i,context:a})),this.needsRedraw=this.needsRedraw||f.needsRedraw()}c&&oe(wM,this,r),this.stats&&this.stats.get("Update Attributes").timeEnd(),this.attributeTransitionManager.update({attributes:this.attributes,numInstances:r,transitions:s})}updateTransition(){let{attributeTransitionManager:e}=this,r=e.run();return this.needsRedraw=this.needsRedraw||r,r}getAttributes(){return{...this.attributes,...this.attributeTransitionManager.getAttributes()}}getBounds(e){let r=e.map(o=>this.attributes[o]?.getBounds());return this.mergeBoundsMemoized(r)}getChangedAttributes(e={clearChangedFlags:!1}){let{attributes:r,attributeTransitionManager:o}=this,s={...o.getAttributes()};for(let i in r){let n=r[i];n.needsRedraw(e)&&!o.hasAttribute(i)&&(s[i]=n)}return s}getBufferLayouts(e){return Object.values(this.getAttributes()).map(r=>r.getBufferLayout(e))}_add(e,r){for(let o in e){let s=e[o],i={...s,id:o,size:s.isIndexed&&1||s.size||1,...r};this.attributes[o]=new Qr(this.device,i)}this._mapUpdateTriggersToAttributes()}_mapUpdateTriggersToAttributes(){let e={};for(let r in this.attributes)this.attributes[r].getUpdateTriggers().forEach(s=>{e[s]||(e[s]=[]),e[s].push(r)});this.updateTriggers=e}_invalidateTrigger(e,r){let{attributes:o,updateTriggers:s}=this,i=s[e];return i&&i.forEach(n=>{let a=o[n];a&&a.setNeedsUpdate(a.id,r)}),i}_updateAttribute(e){let{attribute:r,numInstances:o}=e;if(oe(PM,r),r.constant){r.setConstantValue(e.context,r.value);return}r.allocate(o)&&oe(RM,r,o),r.updateBuffer(e)&&(this.needsRedraw=!0,oe(CM,r,o))}};V();dl();var Ki=class extends ot{get value(){return this._value}_onUpdate(){let{time:e,settings:{fromValue:r,toValue:o,duration:s,easing:i}}=this,n=i(e/s);this._value=Ge(r,o,n)}};var gv=1e-5;function xv(t,e,r,o,s){let i=e-t,a=(r-e)*s,c=-i*o;return a+c+i+e}function MM(t,e,r,o,s){if(Array.isArray(r)){let i=[];for(let n=0;n<r.length;n++)i[n]=xv(t[n],e[n],r[n],o,s);return i}return xv(t,e,r,o,s)}function _v(t,e){if(Array.isArray(t)){let r=0;for(let o=0;o<t.length;o++){let s=t[o]-e[o];r+=s*s}return Math.sqrt(r)}return Math.abs(t-e)}var qi=class extends ot{get value(){return this._currValue}_onUpdate(){let{fromValue:e,toValue:r,damping:o,stiffness:s}=this.settings,{_prevValue:i=e,_currValue:n=e}=this,a=MM(i,n,r,o,s),c=_v(a,r),l=_v(a,n);c<gv&&l<gv&&(a=r,this.end()),this._prevValue=n,this._currValue=a}};var IM={interpolation:Ki,spring:qi},Zi=class{constructor(e){this.transitions=new Map,this.timeline=e}get active(){return this.transitions.size>0}add(e,r,o,s){let{transitions:i}=this;if(i.has(e)){let c=i.get(e),{value:l=c.settings.fromValue}=c;r=l,this.remove(e)}if(s=yl(s),!s)return;let n=IM[s.type];if(!n){L.error(`unsupported transition type '${s.type}'`)();return}let a=new n(this.timeline);a.start({...s,fromValue:r,toValue:o}),i.set(e,a)}remove(e){let{transitions:r}=this;r.has(e)&&(r.get(e).cancel(),r.delete(e))}update(){let e={};for(let[r,o]of this.transitions)o.update(),e[r]=o.value,o.inProgress||this.remove(r);return e}clear(){for(let e of this.transitions.keys())this.remove(e)}};function vv(t){let e=t[$e];for(let r in e){let o=e[r],{validate:s}=o;if(s&&!s(t[r],o))throw new Error(`Invalid prop ${r}: ${t[r]}`)}}function bv(t,e){let r=Tv({newProps:t,oldProps:e,propTypes:t[$e],ignoreProps:{data:null,updateTriggers:null,extensions:null,transitions:null}}),o=NM(t,e),s=!1;return o||(s=LM(t,e)),{dataChanged:o,propsChanged:r,updateTriggersChanged:s,extensionsChanged:DM(t,e),transitionsChanged:OM(t,e)}}function OM(t,e){if(!t.transitions)return!1;let r={},o=t[$e],s=!1;for(let i in t.transitions){let n=o[i],a=n&&n.type;(a==="number"||a==="color"||a==="array")&&Jd(t[i],e[i],n)&&(r[i]=!0,s=!0)}return s?r:!1}function Tv({newProps:t,oldProps:e,ignoreProps:r={},propTypes:o={},triggerName:s="props"}){if(e===t)return!1;if(typeof t!="object"||t===null)return`${s} changed shallowly`;if(typeof e!="object"||e===null)return`${s} changed shallowly`;for(let i of Object.keys(t))if(!(i in r)){if(!(i in e))return`${s}.${i} added`;let n=Jd(t[i],e[i],o[i]);if(n)return`${s}.${i} ${n}`}for(let i of Object.keys(e))if(!(i in r)){if(!(i in t))return`${s}.${i} dropped`;if(!Object.hasOwnProperty.call(t,i)){let n=Jd(t[i],e[i],o[i]);if(n)return`${s}.${i} ${n}`}}return!1}function Jd(t,e,r){let o=r&&r.equal;return o&&!o(t,e,r)||!o&&(o=t&&e&&t.equals,o&&!o.call(t,e))?"changed deeply":!o&&e!==t?"changed shallowly":null}function NM(t,e){if(e===null)return"oldProps is null, initial diff";let r=!1,{dataComparator:o,_dataDiff:s}=t;return o?o(t.data,e.data)||(r="Data comparator detected a change"):t.data!==e.data&&(r="A new data container was supplied"),r&&s&&(r=s(t.data,e.data)||r),r}function LM(t,e){if(e===null)return{all:!0};if("all"in t.updateTriggers&&yv(t,e,"all"))return{all:!0};let r={},o=!1;for(let s in t.updateTriggers)s!=="all"&&yv(t,e,s)&&(r[s]=!0,o=!0);return o?r:!1}function DM(t,e){if(e===null)return!0;let r=e.extensions,{extensions:o}=t;if(o===r)return!1;if(!r||!o||o.length!==r.length)return!0;for(let s=0;s<o.length;s++)if(!o[s].equals(r[s]))return!0;return!1}function yv(t,e,r){let o=t.updateTriggers[r];o=o??{};let s=e.updateTriggers[r];return s=s??{},Tv({oldProps:s,newProps:o,triggerName:r})}var FM="count(): argument not an object",BM="count(): argument not a container";function Sv(t){if(!kM(t))throw new Error(FM);if(typeof t.count=="function")return t.count();if(Number.isFinite(t.size))return t.size;if(Number.isFinite(t.length))return t.length;if(UM(t))return Object.keys(t).length;throw new Error(BM)}function UM(t){return t!==null&&typeof t=="object"&&t.constructor===Object}function kM(t){return t!==null&&typeof t=="object"}function Qd(t,e){if(!e)return t;let r={...t,...e};if("defines"in e&&(r.defines={...t.defines,...e.defines}),"modules"in e&&(r.modules=(t.modules||[]).concat(e.modules),e.modules.some(o=>o.name==="project64"))){let o=r.modules.findIndex(s=>s.name==="project32");o>=0&&r.modules.splice(o,1)}if("inject"in e)if(!t.inject)r.inject=e.inject;else{let o={...t.inject};for(let s in e.inject)o[s]=(o[s]||"")+e.inject[s];r.inject=o}return r}V();var zM={minFilter:"linear",mipmapFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"},ep={};function Ev(t,e,r,o){if(r instanceof ie)return r;r.constructor&&r.constructor.name!=="Object"&&(r={data:r});let s=null;r.compressed&&(s={minFilter:"linear",mipmapFilter:r.data.length>1?"nearest":"linear"});let{width:i,height:n}=r.data,a=e.createTexture({...r,sampler:{...zM,...s,...o},mipLevels:e.getMipLevelCount(i,n)});return a.generateMipmapsWebGL(),ep[a.id]=t,a}function Av(t,e){!e||!(e instanceof ie)||ep[e.id]===t&&(e.delete(),delete ep[e.id])}var VM={boolean:{validate(t,e){return!0},equal(t,e,r){return!!t==!!e}},number:{validate(t,e){return Number.isFinite(t)&&(!("max"in e)||t<=e.max)&&(!("min"in e)||t>=e.min)}},color:{validate(t,e){return e.optional&&!t||tp(t)&&(t.length===3||t.length===4)},equal(t,e,r){return ce(t,e,1)}},accessor:{validate(t,e){let r=Al(t);return r==="function"||r===Al(e.value)},equal(t,e,r){return typeof e=="function"?!0:ce(t,e,1)}},array:{validate(t,e){return e.optional&&!t||tp(t)},equal(t,e,r){let{compare:o}=r,s=Number.isInteger(o)?o:o?1:0;return o?ce(t,e,s):t===e}},object:{equal(t,e,r){if(r.ignore)return!0;let{compare:o}=r,s=Number.isInteger(o)?o:o?1:0;return o?ce(t,e,s):t===e}},function:{validate(t,e){return e.optional&&!t||typeof t=="function"},equal(t,e,r){return!r.compare&&r.ignore!==!1||t===e}},data:{transform:(t,e,r)=>{if(!t)return t;let{dataTransform:o}=r.props;return o?o(t):typeof t.shape=="string"&&t.shape.endsWith("-table")&&Array.isArray(t.data)?t.data:t}},image:{transform:(t,e,r)=>{let o=r.context;return!o||!o.device?null:Ev(r.id,o.device,t,{...e.parameters,...r.props.textureParameters})},release:(t,e,r)=>{Av(r.id,t)}}};function wv(t){let e={},r={},o={};for(let[s,i]of Object.entries(t)){let n=i?.deprecatedFor;if(n)o[s]=Array.isArray(n)?n:[n];else{let a=WM(s,i);e[s]=a,r[s]=a.value}}return{propTypes:e,defaultProps:r,deprecatedProps:o}}function WM(t,e){switch(Al(e)){case"object":return Gi(t,e);case"array":return Gi(t,{type:"array",value:e,compare:!1});case"boolean":return Gi(t,{type:"boolean",value:e});case"number":return Gi(t,{type:"number",value:e});case"function":return Gi(t,{type:"function",value:e,compare:!0});default:return{name:t,type:"unknown",value:e}}}function Gi(t,e){return"type"in e?{name:t,...VM[e.type],...e}:"value"in e?{name:t,type:Al(e.value),...e}:{name:t,type:"object",value:e}}function tp(t){return Array.isArray(t)||ArrayBuffer.isView(t)}function Al(t){return tp(t)?"array":t===null?"null":typeof t}function Pv(t,e){let r;for(let i=e.length-1;i>=0;i--){let n=e[i];"extensions"in n&&(r=n.extensions)}let o=rp(t.constructor,r),s=Object.create(o);s[Wo]=t,s[Et]={},s[rt]={};for(let i=0;i<e.length;++i){let n=e[i];for(let a in n)s[a]=n[a]}return Object.freeze(s),s}var jM="_mergedDefaultProps";function rp(t,e){if(!(t instanceof wl.constructor))return{};let r=jM;if(e)for(let s of e){let i=s.constructor;i&&(r+=`:${i.extensionName||i.name}`)}let o=Rv(t,r);return o||(t[r]=$M(t,e||[]))}function $M(t,e){if(!t.prototype)return null;let o=Object.getPrototypeOf(t),s=rp(o),i=Rv(t,"defaultProps")||{},n=wv(i),a=Object.assign(Object.create(null),s,n.defaultProps),c=Object.assign(Object.create(null),s?.[$e],n.propTypes),l=Object.assign(Object.create(null),s?.[Oc],n.deprecatedProps);for(let f of e){let h=rp(f.constructor);h&&(Object.assign(a,h),Object.assign(c,h[$e]),Object.assign(l,h[Oc]))}return HM(a,t),YM(a,c),XM(a,l),a[$e]=c,a[Oc]=l,e.length===0&&!op(t,"_propTypes")&&(t._propTypes=c),a}function HM(t,e){let r=qM(e);Object.defineProperties(t,{id:{writable:!0,value:r}})}function XM(t,e){for(let r in e)Object.defineProperty(t,r,{enumerable:!1,set(o){let s=`${this.id}: ${r}`;for(let i of e[r])op(this,i)||(this[i]=o);L.deprecated(s,e[r].join("/"))()}})}function YM(t,e){let r={},o={};for(let s in e){let i=e[s],{name:n,value:a}=i;i.async&&(r[n]=a,o[n]=KM(n))}t[kt]=r,t[Et]={},Object.defineProperties(t,o)}function KM(t){return{enumerable:!0,set(e){typeof e=="string"||e instanceof Promise||xl(e)?this[Et][t]=e:this[rt][t]=e},get(){if(this[rt]){if(t in this[rt])return this[rt][t]||this[kt][t];if(t in this[Et]){let e=this[Wo]&&this[Wo].internalState;if(e&&e.hasAsyncProp(t))return e.getAsyncProp(t)||this[kt][t]}}return this[kt][t]}}}function op(t,e){return Object.prototype.hasOwnProperty.call(t,e)}function Rv(t,e){return op(t,e)&&t[e]}function qM(t){let e=t.componentName;return e||L.warn(`${t.name}.componentName not specified`)(),e||t.name}var ZM=0,Ji=class{constructor(...e){this.props=Pv(this,e),this.id=this.props.id,this.count=ZM++}clone(e){let{props:r}=this,o={};for(let s in r[kt])s in r[rt]?o[s]=r[rt][s]:s in r[Et]&&(o[s]=r[Et][s]);return new this.constructor({...r,...o,...e})}};Ji.componentName="Component";Ji.defaultProps={};var wl=Ji;var GM=Object.freeze({}),Qi=class{constructor(e){this.component=e,this.asyncProps={},this.onAsyncPropUpdated=()=>{},this.oldProps=null,this.oldAsyncProps=null}finalize(){for(let e in this.asyncProps){let r=this.asyncProps[e];r&&r.type&&r.type.release&&r.type.release(r.resolvedValue,r.type,this.component)}this.asyncProps={},this.component=null,this.resetOldProps()}getOldProps(){return this.oldAsyncProps||this.oldProps||GM}resetOldProps(){this.oldAsyncProps=null,this.oldProps=this.component?this.component.props:null}hasAsyncProp(e){return e in this.asyncProps}getAsyncProp(e){let r=this.asyncProps[e];return r&&r.resolvedValue}isAsyncPropLoading(e){if(e){let r=this.asyncProps[e];return!!(r&&r.pendingLoadCount>0&&r.pendingLoadCount!==r.resolvedLoadCount)}for(let r in this.asyncProps)if(this.isAsyncPropLoading(r))return!0;return!1}reloadAsyncProp(e,r){this._watchPromise(e,Promise.resolve(r))}setAsyncProps(e){this.component=e[Wo]||this.component;let r=e[rt]||{},o=e[Et]||e,s=e[kt]||{};for(let i in r){let n=r[i];this._createAsyncPropData(i,s[i]),this._updateAsyncProp(i,n),r[i]=this.getAsyncProp(i)}for(let i in o){let n=o[i];this._createAsyncPropData(i,s[i]),this._updateAsyncProp(i,n)}}_fetch(e,r){return null}_onResolve(e,r){}_onError(e,r){}_updateAsyncProp(e,r){if(this._didAsyncInputValueChange(e,r)){if(typeof r=="string"&&(r=this._fetch(e,r)),r instanceof Promise){this._watchPromise(e,r);return}if(xl(r)){this._resolveAsyncIterable(e,r);return}this._setPropValue(e,r)}}_freezeAsyncOldProps(){if(!this.oldAsyncProps&&this.oldProps){this.oldAsyncProps=Object.create(this.oldProps);for(let e in this.asyncProps)Object.defineProperty(this.oldAsyncProps,e,{enumerable:!0,value:this.oldProps[e]})}}_didAsyncInputValueChange(e,r){let o=this.asyncProps[e];return r===o.resolvedValue||r===o.lastValue?!1:(o.lastValue=r,!0)}_setPropValue(e,r){this._freezeAsyncOldProps();let o=this.asyncProps[e];o&&(r=this._postProcessValue(o,r),o.resolvedValue=r,o.pendingLoadCount++,o.resolvedLoadCount=o.pendingLoadCount)}_setAsyncPropValue(e,r,o){let s=this.asyncProps[e];s&&o>=s.resolvedLoadCount&&r!==void 0&&(this._freezeAsyncOldProps(),s.resolvedValue=r,s.resolvedLoadCount=o,this.onAsyncPropUpdated(e,r))}_watchPromise(e,r){let o=this.asyncProps[e];if(o){o.pendingLoadCount++;let s=o.pendingLoadCount;r.then(i=>{this.component&&(i=this._postProcessValue(o,i),this._setAsyncPropValue(e,i,s),this._onResolve(e,i))}).catch(i=>{this._onError(e,i)})}}async _resolveAsyncIterable(e,r){if(e!=="data"){this._setPropValue(e,r);return}let o=this.asyncProps[e];if(!o)return;o.pendingLoadCount++;let s=o.pendingLoadCount,i=[],n=0;for await(let a of r){if(!this.component)return;let{dataTransform:c}=this.component.props;c?i=c(a,i):i=i.concat(a),Object.defineProperty(i,"__diff",{enumerable:!1,value:[{startRow:n,endRow:i.length}]}),n=i.length,this._setAsyncPropValue(e,i,s)}this._onResolve(e,i)}_postProcessValue(e,r){let o=e.type;return o&&this.component&&(o.release&&o.release(e.resolvedValue,o,this.component),o.transform)?o.transform(r,o,this.component):r}_createAsyncPropData(e,r){if(!this.asyncProps[e]){let s=this.component&&this.component.props[$e];this.asyncProps[e]={type:s&&s[e],lastValue:null,resolvedValue:r,pendingLoadCount:0,resolvedLoadCount:0}}}};var en=class extends Qi{constructor({attributeManager:e,layer:r}){super(r),this.attributeManager=e,this.needsRedraw=!0,this.needsUpdate=!0,this.subLayers=null,this.usesPickingColorCache=!1}get layer(){return this.component}_fetch(e,r){let o=this.layer,s=o?.props.fetch;return s?s(r,{propName:e,layer:o}):super._fetch(e,r)}_onResolve(e,r){let o=this.layer;if(o){let s=o.props.onDataLoad;e==="data"&&s&&s(r,{propName:e,layer:o})}}_onError(e,r){let o=this.layer;o&&o.raiseError(r,`loading ${e} of ${this.layer}`)}};var JM="layer.changeFlag",QM="layer.initialize",e6="layer.update",t6="layer.finalize",r6="layer.matched",Cv=2**24-1,o6=Object.freeze([]),s6=bt(({oldViewport:t,viewport:e})=>t.equals(e)),ct=new Uint8ClampedArray(0),i6={data:{type:"data",value:o6,async:!0},dataComparator:{type:"function",value:null,optional:!0},_dataDiff:{type:"function",value:t=>t&&t.__diff,optional:!0},dataTransform:{type:"function",value:null,optional:!0},onDataLoad:{type:"function",value:null,optional:!0},onError:{type:"function",value:null,optional:!0},fetch:{type:"function",value:(t,{propName:e,layer:r,loaders:o,loadOptions:s,signal:i})=>{let{resourceManager:n}=r.context;s=s||r.getLoadOptions(),o=o||r.props.loaders,i&&(s={...s,fetch:{...s?.fetch,signal:i}});let a=n.contains(t);return!a&&!s&&(n.add({resourceId:t,data:tr(t,o),persistent:!1}),a=!0),a?n.subscribe({resourceId:t,onChange:c=>r.internalState?.reloadAsyncProp(e,c),consumerId:r.id,requestId:e}):tr(t,o,s)}},updateTriggers:{},visible:!0,pickable:!1,opacity:{type:"number",min:0,max:1,value:1},operation:"draw",onHover:{type:"function",value:null,optional:!0},onClick:{type:"function",value:null,optional:!0},onDragStart:{type:"function",value:null,optional:!0},onDrag:{type:"function",value:null,optional:!0},onDragEnd:{type:"function",value:null,optional:!0},coordinateSystem:U.DEFAULT,coordinateOrigin:{type:"array",value:[0,0,0],compare:!0},modelMatrix:{type:"array",value:null,compare:!0,optional:!0},wrapLongitude:!1,positionFormat:"XYZ",colorFormat:"RGBA",parameters:{type:"object",value:{},optional:!0,compare:2},loadOptions:{type:"object",value:null,optional:!0,ignore:!0},transitions:null,extensions:[],loaders:{type:"array",value:[],optional:!0,ignore:!0},getPolygonOffset:{type:"function",value:({layerIndex:t})=>[0,-t*100]},highlightedObjectIndex:null,autoHighlight:!1,highlightColor:{type:"accessor",value:[0,0,128,128]}},tn=class extends wl{constructor(){super(...arguments),this.internalState=null,this.lifecycle=fr.NO_STATE,this.parent=null}static get componentName(){return Object.prototype.hasOwnProperty.call(this,"layerName")?this.layerName:""}get root(){let e=this;for(;e.parent;)e=e.parent;return e}toString(){return`${this.constructor.layerName||this.constructor.name}({id: '${this.props.id}'})`}project(e){Q(this.internalState);let r=this.internalState.viewport||this.context.viewport,o=dd(e,{viewport:r,modelMatrix:this.props.modelMatrix,coordinateOrigin:this.props.coordinateOrigin,coordinateSystem:this.props.coordinateSystem}),[s,i,n]=Fo(o,r.pixelProjectionMatrix);return e.length===2?[s,i]:[s,i,n]}unproject(e){return Q(this.internalState),(this.internalState.viewport||this.context.viewport).unproject(e)}projectPosition(e,r){Q(this.internalState);let o=this.internalState.viewport||this.context.viewport;return d1(e,{viewport:o,modelMatrix:this.props.modelMatrix,coordinateOrigin:this.props.coordinateOrigin,coordinateSystem:this.props.coordinateSystem,...r})}get isComposite(){return!1}get isDrawable(){return!0}setState(e){this.setChangeFlags({stateChanged:!0}),Object.assign(this.state,e),this.setNeedsRedraw()}setNeedsRedraw(){this.internalState&&(this.internalState.needsRedraw=!0)}setNeedsUpdate(){this.internalState&&(this.context.layerManager.setNeedsUpdate(String(this)),this.internalState.needsUpdate=!0)}get isLoaded(){return this.internalState?!this.internalState.isAsyncPropLoading():!1}get wrapLongitude(){return this.props.wrapLongitude}isPickable(){return this.props.pickable&&this.props.visible}getModels(){let e=this.state;return e&&(e.models||e.model&&[e.model])||[]}setShaderModuleProps(...e){for(let r of this.getModels())r.shaderInputs.setProps(...e)}getAttributeManager(){return this.internalState&&this.internalState.attributeManager}getCurrentLayer(){return this.internalState&&this.internalState.layer}getLoadOptions(){return this.props.loadOptions}use64bitPositions(){let{coordinateSystem:e}=this.props;return e===U.DEFAULT||e===U.LNGLAT||e===U.CARTESIAN}onHover(e,r){return this.props.onHover&&this.props.onHover(e,r)||!1}onClick(e,r){return this.props.onClick&&this.props.onClick(e,r)||!1}nullPickingColor(){return[0,0,0]}encodePickingColor(e,r=[]){return r[0]=e+1&255,r[1]=e+1>>8&255,r[2]=e+1>>8>>8&255,r}decodePickingColor(e){Q(e instanceof Uint8Array);let[r,o,s]=e;return r+o*256+s*65536-1}getNumInstances(){return Number.isFinite(this.props.numInstances)?this.props.numInstances:this.state&&this.state.numInstances!==void 0?this.state.numInstances:Sv(this.props.data)}getStartIndices(){return this.props.startIndices?this.props.startIndices:this.state&&this.state.startIndices?this.state.startIndices:null}getBounds(){return this.getAttributeManager()?.getBounds(["positions","instancePositions"])}getShaders(e){e=Qd(e,{disableWarnings:!0,modules:this.context.defaultShaderModules});for(let r of this.props.extensions)e=Qd(e,r.getShaders.call(this,r));return e}shouldUpdateState(e){return e.changeFlags.propsOrDataChanged}updateState(e){let r=this.getAttributeManager(),{dataChanged:o}=e.changeFlags;if(o&&r)if(Array.isArray(o))for(let s of o)r.invalidateAll(s);else r.invalidateAll();if(r){let{props:s}=e,i=this.internalState.hasPickingBuffer,n=Number.isInteger(s.highlightedObjectIndex)||!!s.pickable||s.extensions.some(a=>a.getNeedsPickingBuffer.call(this,a));if(i!==n){this.internalState.hasPickingBuffer=n;let{pickingColors:a,instancePickingColors:c}=r.attributes,l=a||c;l&&(n&&l.constant&&(l.constant=!1,r.invalidate(l.id)),!l.value&&!n&&(l.constant=!0,l.value=[0,0,0]))}}}finalizeState(e){for(let o of this.getModels())o.destroy();let r=this.getAttributeManager();r&&r.finalize(),this.context&&this.context.resourceManager.unsubscribe({consumerId:this.id}),this.internalState&&(this.internalState.uniformTransitions.clear(),this.internalState.finalize())}draw(e){for(let r of this.getModels())r.draw(e.renderPass)}getPickingInfo({info:e,mode:r,sourceLayer:o}){let{index:s}=e;return s>=0&&Array.isArray(this.props.data)&&(e.object=this.props.data[s]),e}raiseError(e,r){r&&(e=new Error(`${r}: ${e.message}`,{cause:e})),this.props.onError?.(e)||this.context?.onError?.(e,this)}getNeedsRedraw(e={clearRedrawFlags:!1}){return this._getNeedsRedraw(e)}needsUpdate(){return this.internalState?this.internalState.needsUpdate||this.hasUniformTransition()||this.shouldUpdateState(this._getUpdateParams()):!1}hasUniformTransition(){return this.internalState?.uniformTransitions.active||!1}activateViewport(e){if(!this.internalState)return;let r=this.internalState.viewport;this.internalState.viewport=e,(!r||!s6({oldViewport:r,viewport:e}))&&(this.setChangeFlags({viewportChanged:!0}),this.isComposite?this.needsUpdate()&&this.setNeedsUpdate():this._update())}invalidateAttribute(e="all"){let r=this.getAttributeManager();r&&(e==="all"?r.invalidateAll():r.invalidate(e))}updateAttributes(e){let r=!1;for(let o in e)e[o].layoutChanged()&&(r=!0);for(let o of this.getModels())this._setModelAttributes(o,e,r)}_updateAttributes(){let e=this.getAttributeManager();if(!e)return;let r=this.props,o=this.getNumInstances(),s=this.getStartIndices();e.update({data:r.data,numInstances:o,startIndices:s,props:r,transitions:r.transitions,buffers:r.data.attributes,context:this});let i=e.getChangedAttributes({clearChangedFlags:!0});this.updateAttributes(i)}_updateAttributeTransition(){let e=this.getAttributeManager();e&&e.updateTransition()}_updateUniformTransition(){let{uniformTransitions:e}=this.internalState;if(e.active){let r=e.update(),o=Object.create(this.props);for(let s in r)Object.defineProperty(o,s,{value:r[s]});return o}return this.props}calculateInstancePickingColors(e,{numInstances:r}){if(e.constant)return;let o=Math.floor(ct.length/4);if(this.internalState.usesPickingColorCache=!0,o<r){r>Cv&&L.warn("Layer has too many data objects. Picking might not be able to distinguish all objects.")(),ct=tt.allocate(ct,r,{size:4,copy:!0,maxCount:Math.max(r,Cv)});let s=Math.floor(ct.length/4),i=[0,0,0];for(let n=o;n<s;n++)this.encodePickingColor(n,i),ct[n*4+0]=i[0],ct[n*4+1]=i[1],ct[n*4+2]=i[2],ct[n*4+3]=0}e.value=ct.subarray(0,r*4)}_setModelAttributes(e,r,o=!1){if(!Object.keys(r).length)return;if(o){let a=this.getAttributeManager();e.setBufferLayout(a.getBufferLayouts(e)),r=a.getAttributes()}let s=e.userData?.excludeAttributes||{},i={},n={};for(let a in r){if(s[a])continue;let c=r[a].getValue();for(let l in c){let f=c[l];f instanceof H?r[a].settings.isIndexed?e.setIndexBuffer(f):i[l]=f:f&&(n[l]=f)}}e.setAttributes(i),e.setConstantAttributes(n)}disablePickingIndex(e){let r=this.props.data;if(!("attributes"in r)){this._disablePickingIndex(e);return}let{pickingColors:o,instancePickingColors:s}=this.getAttributeManager().attributes,i=o||s,n=i&&r.attributes&&r.attributes[i.id];if(n&&n.value){let a=n.value,c=this.encodePickingColor(e);for(let l=0;l<r.length;l++){let f=i.getVertexOffset(l);a[f]===c[0]&&a[f+1]===c[1]&&a[f+2]===c[2]&&this._disablePickingIndex(l)}}else this._disablePickingIndex(e)}_disablePickingIndex(e){let{pickingColors:r,instancePickingColors:o}=this.getAttributeManager().attributes,s=r||o;if(!s)return;let i=s.getVertexOffset(e),n=s.getVertexOffset(e+1);s.buffer.write(new Uint8Array(n-i),i)}restorePickingColors(){let{pickingColors:e,instancePickingColors:r}=this.getAttributeManager().attributes,o=e||r;o&&(this.internalState.usesPickingColorCache&&o.value.buffer!==ct.buffer&&(o.value=ct.subarray(0,o.value.length)),o.updateSubBuffer({startOffset:0}))}_initialize(){Q(!this.internalState),Q(Number.isFinite(this.props.coordinateSystem)),oe(QM,this);let e=this._getAttributeManager();e&&e.addInstanced({instancePickingColors:{type:"uint8",size:4,noAlloc:!0,update:this.calculateInstancePickingColors}}),this.internalState=new en({attributeManager:e,layer:this}),this._clearChangeFlags(),this.state={},Object.defineProperty(this.state,"attributeManager",{get:()=>(L.deprecated("layer.state.attributeManager","layer.getAttributeManager()")(),e)}),this.internalState.uniformTransitions=new Zi(this.context.timeline),this.internalState.onAsyncPropUpdated=this._onAsyncPropUpdated.bind(this),this.internalState.setAsyncProps(this.props),this.initializeState(this.context);for(let r of this.props.extensions)r.initializeState.call(this,this.context,r);this.setChangeFlags({dataChanged:"init",propsChanged:"init",viewportChanged:!0,extensionsChanged:!0}),this._update()}_transferState(e){oe(r6,this,this===e);let{state:r,internalState:o}=e;this!==e&&(this.internalState=o,this.state=r,this.internalState.setAsyncProps(this.props),this._diffProps(this.props,this.internalState.getOldProps()))}_update(){let e=this.needsUpdate();if(oe(e6,this,e),!e)return;let r=this.props,o=this.context,s=this.internalState,i=o.viewport,n=this._updateUniformTransition();s.propsInTransition=n,o.viewport=s.viewport||i,this.props=n;try{let a=this._getUpdateParams(),c=this.getModels();if(o.device)this.updateState(a);else try{this.updateState(a)}catch{}for(let f of this.props.extensions)f.updateState.call(this,a,f);this.setNeedsRedraw(),this._updateAttributes();let l=this.getModels()[0]!==c[0];this._postUpdate(a,l)}finally{o.viewport=i,this.props=r,this._clearChangeFlags(),s.needsUpdate=!1,s.resetOldProps()}}_finalize(){oe(t6,this),this.finalizeState(this.context);for(let e of this.props.extensions)e.finalizeState.call(this,this.context,e)}_drawLayer({renderPass:e,shaderModuleProps:r=null,uniforms:o={},parameters:s={}}){this._updateAttributeTransition();let i=this.props,n=this.context;this.props=this.internalState.propsInTransition||i;try{r&&this.setShaderModuleProps(r);let{getPolygonOffset:a}=this.props,c=a&&a(o)||[0,0];n.device instanceof Jr&&n.device.setParametersWebGL({polygonOffset:c});for(let l of this.getModels())l.device.type==="webgpu"?l.setParameters({...l.parameters,...s}):l.setParameters(s);if(n.device instanceof Jr)n.device.withParametersWebGL(s,()=>{let l={renderPass:e,shaderModuleProps:r,uniforms:o,parameters:s,context:n};for(let f of this.props.extensions)f.draw.call(this,l,f);this.draw(l)});else{let l={renderPass:e,shaderModuleProps:r,uniforms:o,parameters:s,context:n};for(let f of this.props.extensions)f.draw.call(this,l,f);this.draw(l)}}finally{this.props=i}}getChangeFlags(){return this.internalState?.changeFlags}setChangeFlags(e){if(!this.internalState)return;let{changeFlags:r}=this.internalState;for(let s in e)if(e[s]){let i=!1;switch(s){case"dataChanged":let n=e[s],a=r[s];n&&Array.isArray(a)&&(r.dataChanged=Array.isArray(n)?a.concat(n):n,i=!0);default:r[s]||(r[s]=e[s],i=!0)}i&&oe(JM,this,s,e)}let o=!!(r.dataChanged||r.updateTriggersChanged||r.propsChanged||r.extensionsChanged);r.propsOrDataChanged=o,r.somethingChanged=o||r.viewportChanged||r.stateChanged}_clearChangeFlags(){this.internalState.changeFlags={dataChanged:!1,propsChanged:!1,updateTriggersChanged:!1,viewportChanged:!1,stateChanged:!1,extensionsChanged:!1,propsOrDataChanged:!1,somethingChanged:!1}}_diffProps(e,r){let o=bv(e,r);if(o.updateTriggersChanged)for(let s in o.updateTriggersChanged)o.updateTriggersChanged[s]&&this.invalidateAttribute(s);if(o.transitionsChanged)for(let s in o.transitionsChanged)this.internalState.uniformTransitions.add(s,r[s],e[s],e.transitions?.[s]);return this.setChangeFlags(o)}validateProps(){vv(this.props)}updateAutoHighlight(e){this.props.autoHighlight&&!Number.isInteger(this.props.highlightedObjectIndex)&&this._updateAutoHighlight(e)}_updateAutoHighlight(e){let r={highlightedObjectColor:e.picked?e.color:null},{highlightColor:o}=this.props;e.picked&&typeof o=="function"&&(r.highlightColor=o(e)),this.setShaderModuleProps({picking:r}),this.setNeedsRedraw()}_getAttributeManager(){let e=this.context;return new Yi(e.device,{id:this.props.id,stats:e.stats,timeline:e.timeline})}_postUpdate(e,r){let{props:o,oldProps:s}=e,i=this.state.model;i?.isInstanced&&i.setInstanceCount(this.getNumInstances());let{autoHighlight:n,highlightedObjectIndex:a,highlightColor:c}=o;if(r||s.autoHighlight!==n||s.highlightedObjectIndex!==a||s.highlightColor!==c){let l={};Array.isArray(c)&&(l.highlightColor=c),(r||s.autoHighlight!==n||a!==s.highlightedObjectIndex)&&(l.highlightedObjectColor=Number.isFinite(a)&&a>=0?this.encodePickingColor(a):null),this.setShaderModuleProps({picking:l})}}_getUpdateParams(){return{props:this.props,oldProps:this.internalState.getOldProps(),context:this.context,changeFlags:this.internalState.changeFlags}}_getNeedsRedraw(e){if(!this.internalState)return!1;let r=!1;r=r||this.internalState.needsRedraw&&this.id;let o=this.getAttributeManager(),s=o?o.getNeedsRedraw(e):!1;if(r=r||s,r)for(let i of this.props.extensions)i.onNeedsRedraw.call(this,i);return this.internalState.needsRedraw=this.internalState.needsRedraw&&!e.clearRedrawFlags,r}_onAsyncPropUpdated(){this._diffProps(this.props,this.internalState.getOldProps()),this.setNeedsUpdate()}};tn.defaultProps=i6;tn.layerName="Layer";var he=tn;var n6="compositeLayer.renderLayers",Pl=class extends he{get isComposite(){return!0}get isDrawable(){return!1}get isLoaded(){return super.isLoaded&&this.getSubLayers().every(e=>e.isLoaded)}getSubLayers(){return this.internalState&&this.internalState.subLayers||[]}initializeState(e){}setState(e){super.setState(e),this.setNeedsUpdate()}getPickingInfo({info:e}){let{object:r}=e;return r&&r.__source&&r.__source.parent&&r.__source.parent.id===this.id&&(e.object=r.__source.object,e.index=r.__source.index),e}filterSubLayer(e){return!0}shouldRenderSubLayer(e,r){return r&&r.length}getSubLayerClass(e,r){let{_subLayerProps:o}=this.props;return o&&o[e]&&o[e].type||r}getSubLayerRow(e,r,o){return e.__source={parent:this,object:r,index:o},e}getSubLayerAccessor(e){if(typeof e=="function"){let r={index:-1,data:this.props.data,target:[]};return(o,s)=>o&&o.__source?(r.index=o.__source.index,e(o.__source.object,r)):e(o,s)}return e}getSubLayerProps(e={}){let{opacity:r,pickable:o,visible:s,parameters:i,getPolygonOffset:n,highlightedObjectIndex:a,autoHighlight:c,highlightColor:l,coordinateSystem:f,coordinateOrigin:h,wrapLongitude:u,positionFormat:d,modelMatrix:p,extensions:m,fetch:g,operation:x,_subLayerProps:y}=this.props,_={id:"",updateTriggers:{},opacity:r,pickable:o,visible:s,parameters:i,getPolygonOffset:n,highlightedObjectIndex:a,autoHighlight:c,highlightColor:l,coordinateSystem:f,coordinateOrigin:h,wrapLongitude:u,positionFormat:d,modelMatrix:p,extensions:m,fetch:g,operation:x},v=y&&e.id&&y[e.id],b=v&&v.updateTriggers,T=e.id||"sublayer";if(v){let C=this.props[$e],R=e.type?e.type._propTypes:{};for(let E in v){let w=R[E]||C[E];w&&w.type==="accessor"&&(v[E]=this.getSubLayerAccessor(v[E]))}}Object.assign(_,e,v),_.id=`${this.props.id}-${T}`,_.updateTriggers={all:this.props.updateTriggers?.all,...e.updateTriggers,...b};for(let C of m){let R=C.getSubLayerProps.call(this,C);R&&Object.assign(_,R,{updateTriggers:Object.assign(_.updateTriggers,R.updateTriggers)})}return _}_updateAutoHighlight(e){for(let r of this.getSubLayers())r.updateAutoHighlight(e)}_getAttributeManager(){return null}_postUpdate(e,r){let o=this.internalState.subLayers,s=!o||this.needsUpdate();if(s){let i=this.renderLayers();o=zt(i,Boolean),this.internalState.subLayers=o}oe(n6,this,s,o);for(let i of o)i.parent=this}};Pl.layerName="CompositeLayer";var be=Pl;var a6=new W().lookAt({eye:[0,0,1]});function c6({width:t,height:e,near:r,far:o,padding:s}){let i=-t/2,n=t/2,a=-e/2,c=e/2;if(s){let{left:l=0,right:f=0,top:h=0,bottom:u=0}=s,d=G((l+t-f)/2,0,t)-t/2,p=G((h+e-u)/2,0,e)-e/2;i-=d,n-=d,a+=p,c+=p}return new W().ortho({left:i,right:n,bottom:a,top:c,near:r,far:o})}var Rl=class extends ar{constructor(e){let{width:r,height:o,near:s=.1,far:i=1e3,zoom:n=0,target:a=[0,0,0],padding:c=null,flipY:l=!0}=e,f=e.zoomX??(Array.isArray(n)?n[0]:n),h=e.zoomY??(Array.isArray(n)?n[1]:n),u=Math.min(f,h),d=Math.pow(2,u),p;if(f!==h){let m=Math.pow(2,f),g=Math.pow(2,h);p={unitsPerMeter:[m/d,g/d,1],metersPerUnit:[d/m,d/g,1]}}super({...e,longitude:void 0,position:a,viewMatrix:a6.clone().scale([d,d*(l?-1:1),d]),projectionMatrix:c6({width:r||1,height:o||1,padding:c,near:s,far:i}),zoom:u,distanceScales:p}),this.target=a,this.zoomX=f,this.zoomY=h,this.flipY=l}projectFlat([e,r]){let{unitsPerMeter:o}=this.distanceScales;return[e*o[0],r*o[1]]}unprojectFlat([e,r]){let{metersPerUnit:o}=this.distanceScales;return[e*o[0],r*o[1]]}panByPosition(e,r,o){let s=Tt(r,this.pixelUnprojectionMatrix),i=this.projectFlat(e),n=Me.add([],i,Me.negate([],s)),a=Me.add([],this.center,n);return{target:this.unprojectFlat(a)}}};Rl.displayName="OrthographicViewport";var Mv=Rl;var Cl=class extends Zr{constructor(e){let{width:r,height:o,rotationX:s=0,rotationOrbit:i=0,target:n=[0,0,0],zoom:a=0,minRotationX:c=-90,maxRotationX:l=90,minZoom:f=-1/0,maxZoom:h=1/0,startPanPosition:u,startRotatePos:d,startRotationX:p,startRotationOrbit:m,startZoomPosition:g,startZoom:x}=e;super({width:r,height:o,rotationX:s,rotationOrbit:i,target:n,zoom:a,minRotationX:c,maxRotationX:l,minZoom:f,maxZoom:h},{startPanPosition:u,startRotatePos:d,startRotationX:p,startRotationOrbit:m,startZoomPosition:g,startZoom:x}),this.makeViewport=e.makeViewport}panStart({pos:e}){return this._getUpdatedState({startPanPosition:this._unproject(e)})}pan({pos:e,startPosition:r}){let o=this.getState().startPanPosition||r;if(!o)return this;let i=this.makeViewport(this.getViewportProps()).panByPosition(o,e);return this._getUpdatedState(i)}panEnd(){return this._getUpdatedState({startPanPosition:null})}rotateStart({pos:e}){return this._getUpdatedState({startRotatePos:e,startRotationX:this.getViewportProps().rotationX,startRotationOrbit:this.getViewportProps().rotationOrbit})}rotate({pos:e,deltaAngleX:r=0,deltaAngleY:o=0}){let{startRotatePos:s,startRotationX:i,startRotationOrbit:n}=this.getState(),{width:a,height:c}=this.getViewportProps();if(!s||i===void 0||n===void 0)return this;let l;if(e){let f=(e[0]-s[0])/a,h=(e[1]-s[1])/c;(i<-90||i>90)&&(f*=-1),l={rotationX:i+h*180,rotationOrbit:n+f*180}}else l={rotationX:i+o,rotationOrbit:n+r};return this._getUpdatedState(l)}rotateEnd(){return this._getUpdatedState({startRotationX:null,startRotationOrbit:null})}shortestPathFrom(e){let r=e.getViewportProps(),o={...this.getViewportProps()},{rotationOrbit:s}=o;return Math.abs(s-r.rotationOrbit)>180&&(o.rotationOrbit=s<0?s+360:s-360),o}zoomStart({pos:e}){return this._getUpdatedState({startZoomPosition:this._unproject(e),startZoom:this.getViewportProps().zoom})}zoom({pos:e,startPos:r,scale:o}){let{startZoom:s,startZoomPosition:i}=this.getState();if(i||(s=this.getViewportProps().zoom,i=this._unproject(r||e)),!i)return this;let n=this._calculateNewZoom({scale:o,startZoom:s}),a=this.makeViewport({...this.getViewportProps(),zoom:n});return this._getUpdatedState({zoom:n,...a.panByPosition(i,e)})}zoomEnd(){return this._getUpdatedState({startZoomPosition:null,startZoom:null})}zoomIn(e=2){return this._getUpdatedState({zoom:this._calculateNewZoom({scale:e})})}zoomOut(e=2){return this._getUpdatedState({zoom:this._calculateNewZoom({scale:1/e})})}moveLeft(e=50){return this._panFromCenter([-e,0])}moveRight(e=50){return this._panFromCenter([e,0])}moveUp(e=50){return this._panFromCenter([0,-e])}moveDown(e=50){return this._panFromCenter([0,e])}rotateLeft(e=15){return this._getUpdatedState({rotationOrbit:this.getViewportProps().rotationOrbit-e})}rotateRight(e=15){return this._getUpdatedState({rotationOrbit:this.getViewportProps().rotationOrbit+e})}rotateUp(e=10){return this._getUpdatedState({rotationX:this.getViewportProps().rotationX-e})}rotateDown(e=10){return this._getUpdatedState({rotationX:this.getViewportProps().rotationX+e})}_project(e){return this.makeViewport(this.getViewportProps()).project(e)}_unproject(e){return this.makeViewport(this.getViewportProps()).unproject(e)}_calculateNewZoom({scale:e,startZoom:r}){let{maxZoom:o,minZoom:s}=this.getViewportProps();r===void 0&&(r=this.getViewportProps().zoom);let i=r+Math.log2(e);return G(i,s,o)}_panFromCenter(e){let{target:r}=this.getViewportProps(),o=this._project(r);return this.pan({startPosition:r,pos:[o[0]+e[0],o[1]+e[1]]})}_getUpdatedState(e){return new this.constructor({makeViewport:this.makeViewport,...this.getViewportProps(),...this.getState(),...e})}applyConstraints(e){let{maxZoom:r,minZoom:o,zoom:s,maxRotationX:i,minRotationX:n,rotationOrbit:a}=e;return e.zoom=Array.isArray(s)?[G(s[0],o,r),G(s[1],o,r)]:G(s,o,r),e.rotationX=G(e.rotationX,n,i),(a<-180||a>180)&&(e.rotationOrbit=a1(a+180,360)-180),e}};var sp=class extends Cl{constructor(e){super(e),this.zoomAxis=e.zoomAxis||"all"}_calculateNewZoom({scale:e,startZoom:r}){let{maxZoom:o,minZoom:s}=this.getViewportProps();r===void 0&&(r=this.getViewportProps().zoom);let i=Math.log2(e);if(Array.isArray(r)){let[n,a]=r;switch(this.zoomAxis){case"X":n=G(n+i,s,o);break;case"Y":a=G(a+i,s,o);break;default:let c=Math.min(n+i,a+i);c<s&&(i+=s-c),c=Math.max(n+i,a+i),c>o&&(i+=o-c),n+=i,a+=i}return[n,a]}return G(r+i,s,o)}},rn=class extends qr{constructor(){super(...arguments),this.ControllerState=sp,this.transition={transitionDuration:300,transitionInterpolator:new jt(["target","zoom"])},this.dragMode="pan"}_onPanRotate(){return!1}};var Ml=class extends Yr{constructor(e={}){super(e)}getViewportType(){return Mv}get ControllerType(){return rn}};Ml.displayName="OrthographicView";var on=Ml;var sn=class{static get componentName(){return Object.prototype.hasOwnProperty.call(this,"extensionName")?this.extensionName:""}constructor(e){e&&(this.opts=e)}equals(e){return this===e?!0:this.constructor===e.constructor&&ce(this.opts,e.opts,1)}getShaders(e){return null}getSubLayerProps(e){let{defaultProps:r}=e.constructor,o={updateTriggers:{}};for(let s in r)if(s in this.props){let i=r[s],n=this.props[s];o[s]=n,i&&i.type==="accessor"&&(o.updateTriggers[s]=this.props.updateTriggers[s],typeof n=="function"&&(o[s]=this.getSubLayerAccessor(n)))}return o}initializeState(e,r){}updateState(e,r){}onNeedsRedraw(e){}getNeedsPickingBuffer(e){return!1}draw(e,r){}finalizeState(e,r){}};sn.defaultProps={};sn.extensionName="LayerExtension";var ip=sn;V();var pr=class{constructor(e){this.indexStarts=[0],this.vertexStarts=[0],this.vertexCount=0,this.instanceCount=0;let{attributes:r={}}=e;this.typedArrayManager=tt,this.attributes={},this._attributeDefs=r,this.opts=e,this.updateGeometry(e)}updateGeometry(e){Object.assign(this.opts,e);let{data:r,buffers:o={},getGeometry:s,geometryBuffer:i,positionFormat:n,dataChanged:a,normalize:c=!0}=this.opts;if(this.data=r,this.getGeometry=s,this.positionSize=i&&i.size||(n==="XY"?2:3),this.buffers=o,this.normalize=c,i&&(Q(r.startIndices),this.getGeometry=this.getGeometryFromBuffer(i),c||(o.vertexPositions=i)),this.geometryBuffer=o.vertexPositions,Array.isArray(a))for(let l of a)this._rebuildGeometry(l);else this._rebuildGeometry()}updatePartialGeometry({startRow:e,endRow:r}){this._rebuildGeometry({startRow:e,endRow:r})}getGeometryFromBuffer(e){let r=e.value||e;return ArrayBuffer.isView(r)?_l(r,{size:this.positionSize,offset:e.offset,stride:e.stride,startIndices:this.data.startIndices}):null}_allocate(e,r){let{attributes:o,buffers:s,_attributeDefs:i,typedArrayManager:n}=this;for(let a in i)if(a in s)n.release(o[a]),o[a]=null;else{let c=i[a];c.copy=r,o[a]=n.allocate(o[a],e,c)}}_forEachGeometry(e,r,o){let{data:s,getGeometry:i}=this,{iterable:n,objectInfo:a}=at(s,r,o);for(let c of n){a.index++;let l=i?i(c,a):null;e(l,a.index)}}_rebuildGeometry(e){if(!this.data)return;let{indexStarts:r,vertexStarts:o,instanceCount:s}=this,{data:i,geometryBuffer:n}=this,{startRow:a=0,endRow:c=1/0}=e||{},l={};if(e||(r=[0],o=[0]),this.normalize||!n)this._forEachGeometry((h,u)=>{let d=h&&this.normalizeGeometry(h);l[u]=d,o[u+1]=o[u]+(d?this.getGeometrySize(d):0)},a,c),s=o[o.length-1];else if(o=i.startIndices,s=o[i.length]||0,ArrayBuffer.isView(n))s=s||n.length/this.positionSize;else if(n instanceof H){let h=this.positionSize*4;s=s||n.byteLength/h}else if(n.buffer){let h=n.stride||this.positionSize*4;s=s||n.buffer.byteLength/h}else if(n.value){let h=n.value,u=n.stride/h.BYTES_PER_ELEMENT||this.positionSize;s=s||h.length/u}this._allocate(s,!!e),this.indexStarts=r,this.vertexStarts=o,this.instanceCount=s;let f={};this._forEachGeometry((h,u)=>{let d=l[u]||h;f.vertexStart=o[u],f.indexStart=r[u];let p=u<o.length-1?o[u+1]:s;f.geometrySize=p-o[u],f.geometryIndex=u,this.updateGeometryAttributes(d,f)},a,c),this.vertexCount=r[r.length-1]}};var l6=new Uint32Array([0,2,1,0,3,2]),f6=new Float32Array([0,1,0,0,1,0,1,1]);function np(t,e){if(!e)return h6(t);let r=Math.max(Math.abs(t[0][0]-t[3][0]),Math.abs(t[1][0]-t[2][0])),o=Math.max(Math.abs(t[1][1]-t[0][1]),Math.abs(t[2][1]-t[3][1])),s=Math.ceil(r/e)+1,i=Math.ceil(o/e)+1,n=(s-1)*(i-1)*6,a=new Uint32Array(n),c=new Float32Array(s*i*2),l=new Float64Array(s*i*3),f=0,h=0;for(let u=0;u<s;u++){let d=u/(s-1);for(let p=0;p<i;p++){let m=p/(i-1),g=u6(t,d,m);l[f*3+0]=g[0],l[f*3+1]=g[1],l[f*3+2]=g[2]||0,c[f*2+0]=d,c[f*2+1]=1-m,u>0&&p>0&&(a[h++]=f-i,a[h++]=f-i-1,a[h++]=f-1,a[h++]=f-i,a[h++]=f-1,a[h++]=f),f++}}return{vertexCount:n,positions:l,indices:a,texCoords:c}}function h6(t){let e=new Float64Array(12);for(let r=0;r<t.length;r++)e[r*3+0]=t[r][0],e[r*3+1]=t[r][1],e[r*3+2]=t[r][2]||0;return{vertexCount:6,positions:e,indices:l6,texCoords:f6}}function u6(t,e,r){return Ge(Ge(t[0],t[1],r),Ge(t[3],t[2],r),e)}var Iv=`uniform bitmapUniforms {
  vec4 bounds;
  float coordinateConversion;
  float desaturate;
  vec3 tintColor;
  vec4 transparentColor;
} bitmap;
`,Ov={name:"bitmap",vs:Iv,fs:Iv,uniformTypes:{bounds:"vec4<f32>",coordinateConversion:"f32",desaturate:"f32",tintColor:"vec3<f32>",transparentColor:"vec4<f32>"}};var Nv=`#version 300 es
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
`;var d6=`
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
`,Lv=`#version 300 es
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

${d6}

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
`;var p6={image:{type:"image",value:null,async:!0},bounds:{type:"array",value:[1,0,0,1],compare:!0},_imageCoordinateSystem:U.DEFAULT,desaturate:{type:"number",min:0,max:1,value:0},transparentColor:{type:"color",value:[0,0,0,0]},tintColor:{type:"color",value:[255,255,255]},textureParameters:{type:"object",ignore:!0,value:null}},nn=class extends he{getShaders(){return super.getShaders({vs:Nv,fs:Lv,modules:[me,ge,Ov]})}initializeState(){let e=this.getAttributeManager();e.remove(["instancePickingColors"]);let r=!0;e.add({indices:{size:1,isIndexed:!0,update:o=>o.value=this.state.mesh.indices,noAlloc:r},positions:{size:3,type:"float64",fp64:this.use64bitPositions(),update:o=>o.value=this.state.mesh.positions,noAlloc:r},texCoords:{size:2,update:o=>o.value=this.state.mesh.texCoords,noAlloc:r}})}updateState({props:e,oldProps:r,changeFlags:o}){let s=this.getAttributeManager();if(o.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),s.invalidateAll()),e.bounds!==r.bounds){let i=this.state.mesh,n=this._createMesh();this.state.model.setVertexCount(n.vertexCount);for(let a in n)i&&i[a]!==n[a]&&s.invalidate(a);this.setState({mesh:n,...this._getCoordinateUniforms()})}else e._imageCoordinateSystem!==r._imageCoordinateSystem&&this.setState(this._getCoordinateUniforms())}getPickingInfo(e){let{image:r}=this.props,o=e.info;if(!o.color||!r)return o.bitmap=null,o;let{width:s,height:i}=r;o.index=0;let n=m6(o.color);return o.bitmap={size:{width:s,height:i},uv:n,pixel:[Math.floor(n[0]*s),Math.floor(n[1]*i)]},o}disablePickingIndex(){this.setState({disablePicking:!0})}restorePickingColors(){this.setState({disablePicking:!1})}_updateAutoHighlight(e){super._updateAutoHighlight({...e,color:this.encodePickingColor(0)})}_createMesh(){let{bounds:e}=this.props,r=e;return Dv(e)&&(r=[[e[0],e[1]],[e[0],e[3]],[e[2],e[3]],[e[2],e[1]]]),np(r,this.context.viewport.resolution)}_getModel(){return new Z(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),topology:"triangle-list",isInstanced:!1})}draw(e){let{shaderModuleProps:r}=e,{model:o,coordinateConversion:s,bounds:i,disablePicking:n}=this.state,{image:a,desaturate:c,transparentColor:l,tintColor:f}=this.props;if(!(r.picking.isActive&&n)&&a&&o){let h={bitmapTexture:a,bounds:i,coordinateConversion:s,desaturate:c,tintColor:f.slice(0,3).map(u=>u/255),transparentColor:l.map(u=>u/255)};o.shaderInputs.setProps({bitmap:h}),o.draw(this.context.renderPass)}}_getCoordinateUniforms(){let{LNGLAT:e,CARTESIAN:r,DEFAULT:o}=U,{_imageCoordinateSystem:s}=this.props;if(s!==o){let{bounds:i}=this.props;if(!Dv(i))throw new Error("_imageCoordinateSystem only supports rectangular bounds");let n=this.context.viewport.resolution?e:r;if(s=s===e?e:r,s===e&&n===r)return{coordinateConversion:-1,bounds:i};if(s===r&&n===e){let a=Pe([i[0],i[1]]),c=Pe([i[2],i[3]]);return{coordinateConversion:1,bounds:[a[0],a[1],c[0],c[1]]}}}return{coordinateConversion:0,bounds:[0,0,0,0]}}};nn.layerName="BitmapLayer";nn.defaultProps=p6;var Go=nn;function m6(t){let[e,r,o]=t,s=(o&240)/256,i=(o&15)/16;return[(e+i)/256,(r+s)/256]}function Dv(t){return Number.isFinite(t[0])}var Fv=`uniform iconUniforms {
  float sizeScale;
  vec2 iconsTextureDim;
  float sizeBasis;
  float sizeMinPixels;
  float sizeMaxPixels;
  bool billboard;
  highp int sizeUnits;
  float alphaCutoff;
} icon;
`,Bv={name:"icon",vs:Fv,fs:Fv,uniformTypes:{sizeScale:"f32",iconsTextureDim:"vec2<f32>",sizeBasis:"f32",sizeMinPixels:"f32",sizeMaxPixels:"f32",billboard:"f32",sizeUnits:"i32",alphaCutoff:"f32"}};var Uv=`#version 300 es
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
`;var kv=`#version 300 es
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
`;var g6=1024,x6=4,zv=()=>{},Vv={minFilter:"linear",mipmapFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"},_6={x:0,y:0,width:0,height:0};function y6(t){return Math.pow(2,Math.ceil(Math.log2(t)))}function v6(t,e,r,o){let s=Math.min(r/e.width,o/e.height),i=Math.floor(e.width*s),n=Math.floor(e.height*s);return s===1?{image:e,width:i,height:n}:(t.canvas.height=n,t.canvas.width=i,t.clearRect(0,0,i,n),t.drawImage(e,0,0,e.width,e.height,0,0,i,n),{image:t.canvas,width:i,height:n})}function an(t){return t&&(t.id||t.url)}function b6(t,e,r,o){let{width:s,height:i,device:n}=t,a=n.createTexture({format:"rgba8unorm",width:e,height:r,sampler:o,mipLevels:n.getMipLevelCount(e,r)}),c=n.createCommandEncoder();return c.copyTextureToTexture({sourceTexture:t,destinationTexture:a,width:s,height:i}),c.finish(),a.generateMipmapsWebGL(),t.destroy(),a}function Wv(t,e,r){for(let o=0;o<e.length;o++){let{icon:s,xOffset:i}=e[o],n=an(s);t[n]={...s,x:i,y:r}}}function T6({icons:t,buffer:e,mapping:r={},xOffset:o=0,yOffset:s=0,rowHeight:i=0,canvasWidth:n}){let a=[];for(let c=0;c<t.length;c++){let l=t[c],f=an(l);if(!r[f]){let{height:h,width:u}=l;o+u+e>n&&(Wv(r,a,s),o=0,s=i+s+e,i=0,a=[]),a.push({icon:l,xOffset:o}),o=o+u+e,i=Math.max(i,h)}}return a.length>0&&Wv(r,a,s),{mapping:r,rowHeight:i,xOffset:o,yOffset:s,canvasWidth:n,canvasHeight:y6(i+s+e)}}function S6(t,e,r){if(!t||!e)return null;r=r||{};let o={},{iterable:s,objectInfo:i}=at(t);for(let n of s){i.index++;let a=e(n,i),c=an(a);if(!a)throw new Error("Icon is missing.");if(!a.url)throw new Error("Icon url is missing.");!o[c]&&(!r[c]||a.url!==r[c].url)&&(o[c]={...a,source:n,sourceIndex:i.index})}return o}var cn=class{constructor(e,{onUpdate:r=zv,onError:o=zv}){this._loadOptions=null,this._texture=null,this._externalTexture=null,this._mapping={},this._samplerParameters=null,this._pendingCount=0,this._autoPacking=!1,this._xOffset=0,this._yOffset=0,this._rowHeight=0,this._buffer=x6,this._canvasWidth=g6,this._canvasHeight=0,this._canvas=null,this.device=e,this.onUpdate=r,this.onError=o}finalize(){this._texture?.delete()}getTexture(){return this._texture||this._externalTexture}getIconMapping(e){let r=this._autoPacking?an(e):e;return this._mapping[r]||_6}setProps({loadOptions:e,autoPacking:r,iconAtlas:o,iconMapping:s,textureParameters:i}){e&&(this._loadOptions=e),r!==void 0&&(this._autoPacking=r),s&&(this._mapping=s),o&&(this._texture?.delete(),this._texture=null,this._externalTexture=o),i&&(this._samplerParameters=i)}get isLoaded(){return this._pendingCount===0}packIcons(e,r){if(!this._autoPacking||typeof document>"u")return;let o=Object.values(S6(e,r,this._mapping)||{});if(o.length>0){let{mapping:s,xOffset:i,yOffset:n,rowHeight:a,canvasHeight:c}=T6({icons:o,buffer:this._buffer,canvasWidth:this._canvasWidth,mapping:this._mapping,rowHeight:this._rowHeight,xOffset:this._xOffset,yOffset:this._yOffset});this._rowHeight=a,this._mapping=s,this._xOffset=i,this._yOffset=n,this._canvasHeight=c,this._texture||(this._texture=this.device.createTexture({format:"rgba8unorm",data:null,width:this._canvasWidth,height:this._canvasHeight,sampler:this._samplerParameters||Vv,mipLevels:this.device.getMipLevelCount(this._canvasWidth,this._canvasHeight)})),this._texture.height!==this._canvasHeight&&(this._texture=b6(this._texture,this._canvasWidth,this._canvasHeight,this._samplerParameters||Vv)),this.onUpdate(!0),this._canvas=this._canvas||document.createElement("canvas"),this._loadIcons(o)}}_loadIcons(e){let r=this._canvas.getContext("2d",{willReadFrequently:!0});for(let o of e)this._pendingCount++,tr(o.url,this._loadOptions).then(s=>{let i=an(o),n=this._mapping[i],{x:a,y:c,width:l,height:f}=n,{image:h,width:u,height:d}=v6(r,s,l,f),p=a+(l-u)/2,m=c+(f-d)/2;this._texture?.copyExternalImage({image:h,x:p,y:m,width:u,height:d}),n.x=p,n.y=m,n.width=u,n.height=d,this._texture?.generateMipmapsWebGL(),this.onUpdate(u!==l||d!==f)}).catch(s=>{this.onError({url:o.url,source:o.source,sourceIndex:o.sourceIndex,loadOptions:this._loadOptions,error:s})}).finally(()=>{this._pendingCount--})}};var jv=[0,0,0,255],E6={iconAtlas:{type:"image",value:null,async:!0},iconMapping:{type:"object",value:{},async:!0},sizeScale:{type:"number",value:1,min:0},billboard:!0,sizeUnits:"pixels",sizeBasis:"height",sizeMinPixels:{type:"number",min:0,value:0},sizeMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},alphaCutoff:{type:"number",value:.05,min:0,max:1},getPosition:{type:"accessor",value:t=>t.position},getIcon:{type:"accessor",value:t=>t.icon},getColor:{type:"accessor",value:jv},getSize:{type:"accessor",value:1},getAngle:{type:"accessor",value:0},getPixelOffset:{type:"accessor",value:[0,0]},onIconError:{type:"function",value:null,optional:!0},textureParameters:{type:"object",ignore:!0,value:null}},ln=class extends he{getShaders(){return super.getShaders({vs:Uv,fs:kv,modules:[me,ge,Bv]})}initializeState(){this.state={iconManager:new cn(this.context.device,{onUpdate:this._onUpdate.bind(this),onError:this._onError.bind(this)})},this.getAttributeManager().addInstanced({instancePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getPosition"},instanceSizes:{size:1,transition:!0,accessor:"getSize",defaultValue:1},instanceOffsets:{size:2,accessor:"getIcon",transform:this.getInstanceOffset},instanceIconFrames:{size:4,accessor:"getIcon",transform:this.getInstanceIconFrame},instanceColorModes:{size:1,type:"uint8",accessor:"getIcon",transform:this.getInstanceColorMode},instanceColors:{size:this.props.colorFormat.length,type:"unorm8",transition:!0,accessor:"getColor",defaultValue:jv},instanceAngles:{size:1,transition:!0,accessor:"getAngle"},instancePixelOffset:{size:2,transition:!0,accessor:"getPixelOffset"}})}updateState(e){super.updateState(e);let{props:r,oldProps:o,changeFlags:s}=e,i=this.getAttributeManager(),{iconAtlas:n,iconMapping:a,data:c,getIcon:l,textureParameters:f}=r,{iconManager:h}=this.state;if(typeof n=="string")return;let u=n||this.internalState.isAsyncPropLoading("iconAtlas");h.setProps({loadOptions:r.loadOptions,autoPacking:!u,iconAtlas:n,iconMapping:u?a:null,textureParameters:f}),u?o.iconMapping!==r.iconMapping&&i.invalidate("getIcon"):(s.dataChanged||s.updateTriggersChanged&&(s.updateTriggersChanged.all||s.updateTriggersChanged.getIcon))&&h.packIcons(c,l),s.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),i.invalidateAll())}get isLoaded(){return super.isLoaded&&this.state.iconManager.isLoaded}finalizeState(e){super.finalizeState(e),this.state.iconManager.finalize()}draw({uniforms:e}){let{sizeScale:r,sizeBasis:o,sizeMinPixels:s,sizeMaxPixels:i,sizeUnits:n,billboard:a,alphaCutoff:c}=this.props,{iconManager:l}=this.state,f=l.getTexture();if(f){let h=this.state.model,u={iconsTexture:f,iconsTextureDim:[f.width,f.height],sizeUnits:pe[n],sizeScale:r,sizeBasis:o==="height"?1:0,sizeMinPixels:s,sizeMaxPixels:i,billboard:a,alphaCutoff:c};h.shaderInputs.setProps({icon:u}),h.draw(this.context.renderPass)}}_getModel(){let e=[-1,-1,1,-1,-1,1,1,1];return new Z(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new de({topology:"triangle-strip",attributes:{positions:{size:2,value:new Float32Array(e)}}}),isInstanced:!0})}_onUpdate(e){e?(this.getAttributeManager()?.invalidate("getIcon"),this.setNeedsUpdate()):this.setNeedsRedraw()}_onError(e){let r=this.getCurrentLayer()?.props.onIconError;r?r(e):L.error(e.error.message)()}getInstanceOffset(e){let{width:r,height:o,anchorX:s=r/2,anchorY:i=o/2}=this.state.iconManager.getIconMapping(e);return[r/2-s,o/2-i]}getInstanceColorMode(e){return this.state.iconManager.getIconMapping(e).mask?1:0}getInstanceIconFrame(e){let{x:r,y:o,width:s,height:i}=this.state.iconManager.getIconMapping(e);return[r,o,s,i]}};ln.defaultProps=E6;ln.layerName="IconLayer";var Il=ln;var A6=`struct LineUniforms {
  widthScale: f32,
  widthMinPixels: f32,
  widthMaxPixels: f32,
  useShortestPath: f32,
  widthUnits: i32,
};

@group(0) @binding(1)
var<uniform> line: LineUniforms;
`,$v=`uniform lineUniforms {
  float widthScale;
  float widthMinPixels;
  float widthMaxPixels;
  float useShortestPath;
  highp int widthUnits;
} line;
`,Hv={name:"line",source:A6,vs:$v,fs:$v,uniformTypes:{widthScale:"f32",widthMinPixels:"f32",widthMaxPixels:"f32",useShortestPath:"f32",widthUnits:"i32"}};var Xv=`// ---------- Helper Structures & Functions ----------

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
`;var Yv=`#version 300 es
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
`;var Kv=`#version 300 es
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
`;var w6=[0,0,0,255],P6={getSourcePosition:{type:"accessor",value:t=>t.sourcePosition},getTargetPosition:{type:"accessor",value:t=>t.targetPosition},getColor:{type:"accessor",value:w6},getWidth:{type:"accessor",value:1},widthUnits:"pixels",widthScale:{type:"number",value:1,min:0},widthMinPixels:{type:"number",value:0,min:0},widthMaxPixels:{type:"number",value:Number.MAX_SAFE_INTEGER,min:0}},fn=class extends he{getBounds(){return this.getAttributeManager()?.getBounds(["instanceSourcePositions","instanceTargetPositions"])}getShaders(){return super.getShaders({vs:Yv,fs:Kv,source:Xv,modules:[me,wo,ge,Hv]})}get wrapLongitude(){return!1}initializeState(){this.getAttributeManager().addInstanced({instanceSourcePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getSourcePosition"},instanceTargetPositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getTargetPosition"},instanceColors:{size:this.props.colorFormat.length,type:"unorm8",transition:!0,accessor:"getColor",defaultValue:[0,0,0,255]},instanceWidths:{size:1,transition:!0,accessor:"getWidth",defaultValue:1}})}updateState(e){super.updateState(e),e.changeFlags.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),this.getAttributeManager().invalidateAll())}draw({uniforms:e}){let{widthUnits:r,widthScale:o,widthMinPixels:s,widthMaxPixels:i,wrapLongitude:n}=this.props,a=this.state.model,c={widthUnits:pe[r],widthScale:o,widthMinPixels:s,widthMaxPixels:i,useShortestPath:n?1:0};a.shaderInputs.setProps({line:c}),a.draw(this.context.renderPass),n&&(a.shaderInputs.setProps({line:{...c,useShortestPath:-1}}),a.draw(this.context.renderPass))}_getModel(){let e=this.context.device.type==="webgpu"?{depthWriteEnabled:!0,depthCompare:"less-equal"}:void 0,r=[0,-1,0,0,1,0,1,-1,0,1,1,0];return new Z(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new de({topology:"triangle-strip",attributes:{positions:{size:3,value:new Float32Array(r)}}}),parameters:e,isInstanced:!0})}};fn.layerName="LineLayer";fn.defaultProps=P6;var hn=fn;var qv=`uniform scatterplotUniforms {
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
`,Zv={name:"scatterplot",vs:qv,fs:qv,source:"",uniformTypes:{radiusScale:"f32",radiusMinPixels:"f32",radiusMaxPixels:"f32",lineWidthScale:"f32",lineWidthMinPixels:"f32",lineWidthMaxPixels:"f32",stroked:"f32",filled:"f32",antialiasing:"f32",billboard:"f32",radiusUnits:"i32",lineWidthUnits:"i32"}};var Gv=`#version 300 es
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
`;var Jv=`#version 300 es
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
`;var Qv=`// Main shaders

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
`;var e3=[0,0,0,255],R6={radiusUnits:"meters",radiusScale:{type:"number",min:0,value:1},radiusMinPixels:{type:"number",min:0,value:0},radiusMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},lineWidthUnits:"meters",lineWidthScale:{type:"number",min:0,value:1},lineWidthMinPixels:{type:"number",min:0,value:0},lineWidthMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},stroked:!1,filled:!0,billboard:!1,antialiasing:!0,getPosition:{type:"accessor",value:t=>t.position},getRadius:{type:"accessor",value:1},getFillColor:{type:"accessor",value:e3},getLineColor:{type:"accessor",value:e3},getLineWidth:{type:"accessor",value:1},strokeWidth:{deprecatedFor:"getLineWidth"},outline:{deprecatedFor:"stroked"},getColor:{deprecatedFor:["getFillColor","getLineColor"]}},un=class extends he{getShaders(){return super.getShaders({vs:Gv,fs:Jv,source:Qv,modules:[me,wo,ge,Zv]})}initializeState(){this.getAttributeManager().addInstanced({instancePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getPosition"},instanceRadius:{size:1,transition:!0,accessor:"getRadius",defaultValue:1},instanceFillColors:{size:this.props.colorFormat.length,transition:!0,type:"unorm8",accessor:"getFillColor",defaultValue:[0,0,0,255]},instanceLineColors:{size:this.props.colorFormat.length,transition:!0,type:"unorm8",accessor:"getLineColor",defaultValue:[0,0,0,255]},instanceLineWidths:{size:1,transition:!0,accessor:"getLineWidth",defaultValue:1}})}updateState(e){super.updateState(e),e.changeFlags.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),this.getAttributeManager().invalidateAll())}draw({uniforms:e}){let{radiusUnits:r,radiusScale:o,radiusMinPixels:s,radiusMaxPixels:i,stroked:n,filled:a,billboard:c,antialiasing:l,lineWidthUnits:f,lineWidthScale:h,lineWidthMinPixels:u,lineWidthMaxPixels:d}=this.props,p={stroked:n,filled:a,billboard:c,antialiasing:l,radiusUnits:pe[r],radiusScale:o,radiusMinPixels:s,radiusMaxPixels:i,lineWidthUnits:pe[f],lineWidthScale:h,lineWidthMinPixels:u,lineWidthMaxPixels:d},m=this.state.model;m.shaderInputs.setProps({scatterplot:p}),this.context.device.type==="webgpu"&&(m.instanceCount=this.props.data.length),m.draw(this.context.renderPass)}_getModel(){let e=this.context.device.type==="webgpu"?{depthWriteEnabled:!0,depthCompare:"less-equal"}:void 0,r=[-1,-1,0,1,-1,0,-1,1,0,1,1,0];return new Z(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new de({topology:"triangle-strip",attributes:{positions:{size:3,value:new Float32Array(r)}}}),isInstanced:!0,parameters:e})}};un.defaultProps=R6;un.layerName="ScatterplotLayer";var dn=un;var Ol={CLOCKWISE:1,COUNTER_CLOCKWISE:-1};function pn(t,e,r={}){return t3(t,r)!==e?(C6(t,r),!0):!1}function t3(t,e={}){return Math.sign(Nl(t,e))}var ap={x:0,y:1,z:2};function Nl(t,e={}){let{start:r=0,end:o=t.length,plane:s="xy"}=e,i=e.size||2,n=0,a=ap[s[0]],c=ap[s[1]];for(let l=r,f=o-i;l<o;l+=i)n+=(t[l+a]-t[f+a])*(t[l+c]+t[f+c]),f=l;return n/2}function C6(t,e){let{start:r=0,end:o=t.length,size:s=2}=e,i=(o-r)/s,n=Math.floor(i/2);for(let a=0;a<n;++a){let c=r+a*s,l=r+(i-1-a)*s;for(let f=0;f<s;++f){let h=t[c+f];t[c+f]=t[l+f],t[l+f]=h}}}function Ne(t,e){let r=e.length,o=t.length;if(o>0){let s=!0;for(let i=0;i<r;i++)if(t[o-r+i]!==e[i]){s=!1;break}if(s)return!1}for(let s=0;s<r;s++)t[o+s]=e[s];return!0}function mn(t,e){let r=e.length;for(let o=0;o<r;o++)t[o]=e[o]}function mr(t,e,r,o,s=[]){let i=o+e*r;for(let n=0;n<r;n++)s[n]=t[i+n];return s}function Ll(t,e,r,o,s=[]){let i,n;if(r&8)i=(o[3]-t[1])/(e[1]-t[1]),n=3;else if(r&4)i=(o[1]-t[1])/(e[1]-t[1]),n=1;else if(r&2)i=(o[2]-t[0])/(e[0]-t[0]),n=2;else if(r&1)i=(o[0]-t[0])/(e[0]-t[0]),n=0;else return null;for(let a=0;a<t.length;a++)s[a]=(n&1)===a?o[n]:i*(e[a]-t[a])+t[a];return s}function gn(t,e){let r=0;return t[0]<e[0]?r|=1:t[0]>e[2]&&(r|=2),t[1]<e[1]?r|=4:t[1]>e[3]&&(r|=8),r}function xn(t,e){let{size:r=2,broken:o=!1,gridResolution:s=10,gridOffset:i=[0,0],startIndex:n=0,endIndex:a=t.length}=e||{},c=(a-n)/r,l=[],f=[l],h=mr(t,0,r,n),u,d,p=s3(h,s,i,[]),m=[];Ne(l,h);for(let g=1;g<c;g++){for(u=mr(t,g,r,n,u),d=gn(u,p);d;){Ll(h,u,d,p,m);let x=gn(m,p);x&&(Ll(h,m,x,p,m),d=x),Ne(l,m),mn(h,m),O6(p,s,d),o&&l.length>r&&(l=[],f.push(l),Ne(l,h)),d=gn(u,p)}Ne(l,u),mn(h,u)}return o?f:f[0]}var r3=0,I6=1;function _n(t,e=null,r){if(!t.length)return[];let{size:o=2,gridResolution:s=10,gridOffset:i=[0,0],edgeTypes:n=!1}=r||{},a=[],c=[{pos:t,types:n?new Array(t.length/o).fill(I6):null,holes:e||[]}],l=[[],[]],f=[];for(;c.length;){let{pos:h,types:u,holes:d}=c.shift();N6(h,o,d[0]||h.length,l),f=s3(l[0],s,i,f);let p=gn(l[1],f);if(p){let m=o3(h,u,o,0,d[0]||h.length,f,p),g={pos:m[0].pos,types:m[0].types,holes:[]},x={pos:m[1].pos,types:m[1].types,holes:[]};c.push(g,x);for(let y=0;y<d.length;y++)m=o3(h,u,o,d[y],d[y+1]||h.length,f,p),m[0]&&(g.holes.push(g.pos.length),g.pos=Dl(g.pos,m[0].pos),n&&(g.types=Dl(g.types,m[0].types))),m[1]&&(x.holes.push(x.pos.length),x.pos=Dl(x.pos,m[1].pos),n&&(x.types=Dl(x.types,m[1].types)))}else{let m={positions:h};n&&(m.edgeTypes=u),d.length&&(m.holeIndices=d),a.push(m)}}return a}function o3(t,e,r,o,s,i,n){let a=(s-o)/r,c=[],l=[],f=[],h=[],u=[],d,p,m,g=mr(t,a-1,r,o),x=Math.sign(n&8?g[1]-i[3]:g[0]-i[2]),y=e&&e[a-1],_=0,v=0;for(let b=0;b<a;b++)d=mr(t,b,r,o,d),p=Math.sign(n&8?d[1]-i[3]:d[0]-i[2]),m=e&&e[o/r+b],p&&x&&x!==p&&(Ll(g,d,n,i,u),Ne(c,u)&&f.push(y),Ne(l,u)&&h.push(y)),p<=0?(Ne(c,d)&&f.push(m),_-=p):f.length&&(f[f.length-1]=r3),p>=0?(Ne(l,d)&&h.push(m),v+=p):h.length&&(h[h.length-1]=r3),mn(g,d),x=p,y=m;return[_?{pos:c,types:e&&f}:null,v?{pos:l,types:e&&h}:null]}function s3(t,e,r,o){let s=Math.floor((t[0]-r[0])/e)*e+r[0],i=Math.floor((t[1]-r[1])/e)*e+r[1];return o[0]=s,o[1]=i,o[2]=s+e,o[3]=i+e,o}function O6(t,e,r){r&8?(t[1]+=e,t[3]+=e):r&4?(t[1]-=e,t[3]-=e):r&2?(t[0]+=e,t[2]+=e):r&1&&(t[0]-=e,t[2]-=e)}function N6(t,e,r,o){let s=1/0,i=-1/0,n=1/0,a=-1/0;for(let c=0;c<r;c+=e){let l=t[c],f=t[c+1];s=l<s?l:s,i=l>i?l:i,n=f<n?f:n,a=f>a?f:a}return o[0][0]=s,o[0][1]=n,o[1][0]=i,o[1][1]=a,o}function Dl(t,e){for(let r=0;r<e.length;r++)t.push(e[r]);return t}var L6=85.051129;function cp(t,e){let{size:r=2,startIndex:o=0,endIndex:s=t.length,normalize:i=!0}=e||{},n=t.slice(o,s);i3(n,r,0,s-o);let a=xn(n,{size:r,broken:!0,gridResolution:360,gridOffset:[-180,-180]});if(i)for(let c of a)n3(c,r);return a}function lp(t,e=null,r){let{size:o=2,normalize:s=!0,edgeTypes:i=!1}=r||{};e=e||[];let n=[],a=[],c=0,l=0;for(let h=0;h<=e.length;h++){let u=e[h]||t.length,d=l,p=D6(t,o,c,u);for(let m=p;m<u;m++)n[l++]=t[m];for(let m=c;m<p;m++)n[l++]=t[m];i3(n,o,d,l),F6(n,o,d,l,r?.maxLatitude),c=u,a[h]=l}a.pop();let f=_n(n,a,{size:o,gridResolution:360,gridOffset:[-180,-180],edgeTypes:i});if(s)for(let h of f)n3(h.positions,o);return f}function D6(t,e,r,o){let s=-1,i=-1;for(let n=r+1;n<o;n+=e){let a=Math.abs(t[n]);a>s&&(s=a,i=n-1)}return i}function F6(t,e,r,o,s=L6){let i=t[r],n=t[o-e];if(Math.abs(i-n)>180){let a=mr(t,0,e,r);a[0]+=Math.round((n-i)/360)*360,Ne(t,a),a[1]=Math.sign(a[1])*s,Ne(t,a),a[0]=i,Ne(t,a)}}function i3(t,e,r,o){let s=t[0],i;for(let n=r;n<o;n+=e){i=t[n];let a=i-s;(a>180||a<-180)&&(i-=Math.round(a/360)*360),t[n]=s=i}}function n3(t,e){let r,o=t.length/e;for(let i=0;i<o&&(r=t[i*e],(r+180)%360===0);i++);let s=-Math.round(r/360)*360;if(s!==0)for(let i=0;i<o;i++)t[i*e]+=s}function a3(t,e,r,o){let s;if(Array.isArray(t[0])){let i=t.length*e;s=new Array(i);for(let n=0;n<t.length;n++)for(let a=0;a<e;a++)s[n*e+a]=t[n][a]||0}else s=t;return r?xn(s,{size:e,gridResolution:r}):o?cp(s,{size:e}):s}var U6=1,k6=2,fp=4,yn=class extends pr{constructor(e){super({...e,attributes:{positions:{size:3,padding:18,initialize:!0,type:e.fp64?Float64Array:Float32Array},segmentTypes:{size:1,type:Uint8ClampedArray}}})}get(e){return this.attributes[e]}getGeometryFromBuffer(e){return this.normalize?super.getGeometryFromBuffer(e):null}normalizeGeometry(e){return this.normalize?a3(e,this.positionSize,this.opts.resolution,this.opts.wrapLongitude):e}getGeometrySize(e){if(c3(e)){let o=0;for(let s of e)o+=this.getGeometrySize(s);return o}let r=this.getPathLength(e);return r<2?0:this.isClosed(e)?r<3?0:r+2:r}updateGeometryAttributes(e,r){if(r.geometrySize!==0)if(e&&c3(e))for(let o of e){let s=this.getGeometrySize(o);r.geometrySize=s,this.updateGeometryAttributes(o,r),r.vertexStart+=s}else this._updateSegmentTypes(e,r),this._updatePositions(e,r)}_updateSegmentTypes(e,r){let o=this.attributes.segmentTypes,s=e?this.isClosed(e):!1,{vertexStart:i,geometrySize:n}=r;o.fill(0,i,i+n),s?(o[i]=fp,o[i+n-2]=fp):(o[i]+=U6,o[i+n-2]+=k6),o[i+n-1]=fp}_updatePositions(e,r){let{positions:o}=this.attributes;if(!o||!e)return;let{vertexStart:s,geometrySize:i}=r,n=new Array(3);for(let a=s,c=0;c<i;a++,c++)this.getPointOnPath(e,c,n),o[a*3]=n[0],o[a*3+1]=n[1],o[a*3+2]=n[2]}getPathLength(e){return e.length/this.positionSize}getPointOnPath(e,r,o=[]){let{positionSize:s}=this;r*s>=e.length&&(r+=1-e.length/s);let i=r*s;return o[0]=e[i],o[1]=e[i+1],o[2]=s===3&&e[i+2]||0,o}isClosed(e){if(!this.normalize)return!!this.opts.loop;let{positionSize:r}=this,o=e.length-r;return e[0]===e[o]&&e[1]===e[o+1]&&(r===2||e[2]===e[o+2])}};function c3(t){return Array.isArray(t[0])}var l3=`uniform pathUniforms {
  float widthScale;
  float widthMinPixels;
  float widthMaxPixels;
  float jointType;
  float capType;
  float miterLimit;
  bool billboard;
  highp int widthUnits;
} path;
`,f3={name:"path",vs:l3,fs:l3,uniformTypes:{widthScale:"f32",widthMinPixels:"f32",widthMaxPixels:"f32",jointType:"f32",capType:"f32",miterLimit:"f32",billboard:"f32",widthUnits:"i32"}};var h3=`#version 300 es
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
`;var u3=`#version 300 es
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
`;var d3=[0,0,0,255],z6={widthUnits:"meters",widthScale:{type:"number",min:0,value:1},widthMinPixels:{type:"number",min:0,value:0},widthMaxPixels:{type:"number",min:0,value:Number.MAX_SAFE_INTEGER},jointRounded:!1,capRounded:!1,miterLimit:{type:"number",min:0,value:4},billboard:!1,_pathType:null,getPath:{type:"accessor",value:t=>t.path},getColor:{type:"accessor",value:d3},getWidth:{type:"accessor",value:1},rounded:{deprecatedFor:["jointRounded","capRounded"]}},hp={enter:(t,e)=>e.length?e.subarray(e.length-t.length):t},vn=class extends he{getShaders(){return super.getShaders({vs:h3,fs:u3,modules:[me,ge,f3]})}get wrapLongitude(){return!1}getBounds(){return this.getAttributeManager()?.getBounds(["vertexPositions"])}initializeState(){this.getAttributeManager().addInstanced({vertexPositions:{size:3,vertexOffset:1,type:"float64",fp64:this.use64bitPositions(),transition:hp,accessor:"getPath",update:this.calculatePositions,noAlloc:!0,shaderAttributes:{instanceLeftPositions:{vertexOffset:0},instanceStartPositions:{vertexOffset:1},instanceEndPositions:{vertexOffset:2},instanceRightPositions:{vertexOffset:3}}},instanceTypes:{size:1,type:"uint8",update:this.calculateSegmentTypes,noAlloc:!0},instanceStrokeWidths:{size:1,accessor:"getWidth",transition:hp,defaultValue:1},instanceColors:{size:this.props.colorFormat.length,type:"unorm8",accessor:"getColor",transition:hp,defaultValue:d3},instancePickingColors:{size:4,type:"uint8",accessor:(o,{index:s,target:i})=>this.encodePickingColor(o&&o.__source?o.__source.index:s,i)}}),this.setState({pathTesselator:new yn({fp64:this.use64bitPositions()})})}updateState(e){super.updateState(e);let{props:r,changeFlags:o}=e,s=this.getAttributeManager();if(o.dataChanged||o.updateTriggersChanged&&(o.updateTriggersChanged.all||o.updateTriggersChanged.getPath)){let{pathTesselator:n}=this.state,a=r.data.attributes||{};n.updateGeometry({data:r.data,geometryBuffer:a.getPath,buffers:a,normalize:!r._pathType,loop:r._pathType==="loop",getGeometry:r.getPath,positionFormat:r.positionFormat,wrapLongitude:r.wrapLongitude,resolution:this.context.viewport.resolution,dataChanged:o.dataChanged}),this.setState({numInstances:n.instanceCount,startIndices:n.vertexStarts}),o.dataChanged||s.invalidateAll()}o.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),s.invalidateAll())}getPickingInfo(e){let r=super.getPickingInfo(e),{index:o}=r,s=this.props.data;return s[0]&&s[0].__source&&(r.object=s.find(i=>i.__source.index===o)),r}disablePickingIndex(e){let r=this.props.data;if(r[0]&&r[0].__source)for(let o=0;o<r.length;o++)r[o].__source.index===e&&this._disablePickingIndex(o);else super.disablePickingIndex(e)}draw({uniforms:e}){let{jointRounded:r,capRounded:o,billboard:s,miterLimit:i,widthUnits:n,widthScale:a,widthMinPixels:c,widthMaxPixels:l}=this.props,f=this.state.model,h={jointType:Number(r),capType:Number(o),billboard:s,widthUnits:pe[n],widthScale:a,miterLimit:i,widthMinPixels:c,widthMaxPixels:l};f.shaderInputs.setProps({path:h}),f.draw(this.context.renderPass)}_getModel(){let e=[0,1,2,1,4,2,1,3,4,3,5,4],r=[0,0,0,-1,0,1,1,-1,1,1,1,0];return new Z(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new de({topology:"triangle-list",attributes:{indices:new Uint16Array(e),positions:{value:new Float32Array(r),size:2}}}),isInstanced:!0})}calculatePositions(e){let{pathTesselator:r}=this.state;e.startIndices=r.vertexStarts,e.value=r.get("positions")}calculateSegmentTypes(e){let{pathTesselator:r}=this.state;e.startIndices=r.vertexStarts,e.value=r.get("segmentTypes")}};vn.defaultProps=z6;vn.layerName="PathLayer";var Fl=vn;var S3=_b(_3(),1);var Vl=Ol.CLOCKWISE,y3=Ol.COUNTER_CLOCKWISE,gr={isClosed:!0};function rI(t){if(t=t&&t.positions||t,!Array.isArray(t)&&!ArrayBuffer.isView(t))throw new Error("invalid polygon")}function Qo(t){return"positions"in t?t.positions:t}function En(t){return"holeIndices"in t?t.holeIndices:null}function oI(t){return Array.isArray(t[0])}function sI(t){return t.length>=1&&t[0].length>=2&&Number.isFinite(t[0][0])}function iI(t){let e=t[0],r=t[t.length-1];return e[0]===r[0]&&e[1]===r[1]&&e[2]===r[2]}function nI(t,e,r,o){for(let s=0;s<e;s++)if(t[r+s]!==t[o-e+s])return!1;return!0}function v3(t,e,r,o,s){let i=e,n=r.length;for(let a=0;a<n;a++)for(let c=0;c<o;c++)t[i++]=r[a][c]||0;if(!iI(r))for(let a=0;a<o;a++)t[i++]=r[0][a]||0;return gr.start=e,gr.end=i,gr.size=o,pn(t,s,gr),i}function b3(t,e,r,o,s=0,i,n){i=i||r.length;let a=i-s;if(a<=0)return e;let c=e;for(let l=0;l<a;l++)t[c++]=r[s+l];if(!nI(r,o,s,i))for(let l=0;l<o;l++)t[c++]=r[s+l];return gr.start=e,gr.end=c,gr.size=o,pn(t,n,gr),c}function Wl(t,e){rI(t);let r=[],o=[];if("positions"in t){let{positions:s,holeIndices:i}=t;if(i){let n=0;for(let a=0;a<=i.length;a++)n=b3(r,n,s,e,i[a-1],i[a],a===0?Vl:y3),o.push(n);return o.pop(),{positions:r,holeIndices:o}}t=s}if(!oI(t))return b3(r,0,t,e,0,r.length,Vl),r;if(!sI(t)){let s=0;for(let[i,n]of t.entries())s=v3(r,s,n,e,i===0?Vl:y3),o.push(s);return o.pop(),{positions:r,holeIndices:o}}return v3(r,0,t,e,Vl),r}function gp(t,e,r){let o=t.length/3,s=0;for(let i=0;i<o;i++){let n=(i+1)%o;s+=t[i*3+e]*t[n*3+r],s-=t[n*3+e]*t[i*3+r]}return Math.abs(s/2)}function T3(t,e,r,o){let s=t.length/3;for(let i=0;i<s;i++){let n=i*3,a=t[n+0],c=t[n+1],l=t[n+2];t[n+e]=a,t[n+r]=c,t[n+o]=l}}function E3(t,e,r,o){let s=En(t);s&&(s=s.map(a=>a/e));let i=Qo(t),n=o&&e===3;if(r){let a=i.length;i=i.slice();let c=[];for(let l=0;l<a;l+=e){c[0]=i[l],c[1]=i[l+1],n&&(c[2]=i[l+2]);let f=r(c);i[l]=f[0],i[l+1]=f[1],n&&(i[l+2]=f[2])}}if(n){let a=gp(i,0,1),c=gp(i,0,2),l=gp(i,1,2);if(!a&&!c&&!l)return[];a>c&&a>l||(c>l?(r||(i=i.slice()),T3(i,0,2,1)):(r||(i=i.slice()),T3(i,2,0,1)))}return(0,S3.default)(i,s,e)}var An=class extends pr{constructor(e){let{fp64:r,IndexType:o=Uint32Array}=e;super({...e,attributes:{positions:{size:3,type:r?Float64Array:Float32Array},vertexValid:{type:Uint16Array,size:1},indices:{type:o,size:1}}})}get(e){let{attributes:r}=this;return e==="indices"?r.indices&&r.indices.subarray(0,this.vertexCount):r[e]}updateGeometry(e){super.updateGeometry(e);let r=this.buffers.indices;if(r)this.vertexCount=(r.value||r).length;else if(this.data&&!this.getGeometry)throw new Error("missing indices buffer")}normalizeGeometry(e){if(this.normalize){let r=Wl(e,this.positionSize);return this.opts.resolution?_n(Qo(r),En(r),{size:this.positionSize,gridResolution:this.opts.resolution,edgeTypes:!0}):this.opts.wrapLongitude?lp(Qo(r),En(r),{size:this.positionSize,maxLatitude:86,edgeTypes:!0}):r}return e}getGeometrySize(e){if(w3(e)){let r=0;for(let o of e)r+=this.getGeometrySize(o);return r}return Qo(e).length/this.positionSize}getGeometryFromBuffer(e){return this.normalize||!this.buffers.indices?super.getGeometryFromBuffer(e):null}updateGeometryAttributes(e,r){if(e&&w3(e))for(let o of e){let s=this.getGeometrySize(o);r.geometrySize=s,this.updateGeometryAttributes(o,r),r.vertexStart+=s,r.indexStart=this.indexStarts[r.geometryIndex+1]}else{let o=e;this._updateIndices(o,r),this._updatePositions(o,r),this._updateVertexValid(o,r)}}_updateIndices(e,{geometryIndex:r,vertexStart:o,indexStart:s}){let{attributes:i,indexStarts:n,typedArrayManager:a}=this,c=i.indices;if(!c||!e)return;let l=s,f=E3(e,this.positionSize,this.opts.preproject,this.opts.full3d);c=a.allocate(c,s+f.length,{copy:!0});for(let h=0;h<f.length;h++)c[l++]=f[h]+o;n[r+1]=s+f.length,i.indices=c}_updatePositions(e,{vertexStart:r,geometrySize:o}){let{attributes:{positions:s},positionSize:i}=this;if(!s||!e)return;let n=Qo(e);for(let a=r,c=0;c<o;a++,c++){let l=n[c*i],f=n[c*i+1],h=i>2?n[c*i+2]:0;s[a*3]=l,s[a*3+1]=f,s[a*3+2]=h}}_updateVertexValid(e,{vertexStart:r,geometrySize:o}){let{positionSize:s}=this,i=this.attributes.vertexValid,n=e&&En(e);if(e&&e.edgeTypes?i.set(e.edgeTypes,r):i.fill(1,r,r+o),n)for(let a=0;a<n.length;a++)i[r+n[a]/s-1]=0;i[r+o-1]=0}};function w3(t){return Array.isArray(t)&&t.length>0&&!Number.isFinite(t[0])}var P3=`uniform solidPolygonUniforms {
  bool extruded;
  bool isWireframe;
  float elevationScale;
} solidPolygon;
`,R3={name:"solidPolygon",vs:P3,fs:P3,uniformTypes:{extruded:"f32",isWireframe:"f32",elevationScale:"f32"}};var jl=`in vec4 fillColors;
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
`;var C3=`#version 300 es
#define SHADER_NAME solid-polygon-layer-vertex-shader
in vec3 vertexPositions;
in vec3 vertexPositions64Low;
in float elevations;
${jl}
void main(void) {
PolygonProps props;
props.positions = vertexPositions;
props.positions64Low = vertexPositions64Low;
props.elevations = elevations;
props.normal = vec3(0.0, 0.0, 1.0);
calculatePosition(props);
}
`;var M3=`#version 300 es
#define SHADER_NAME solid-polygon-layer-vertex-shader-side
#define IS_SIDE_VERTEX
in vec2 positions;
in vec3 vertexPositions;
in vec3 nextVertexPositions;
in vec3 vertexPositions64Low;
in vec3 nextVertexPositions64Low;
in float elevations;
in float instanceVertexValid;
${jl}
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
`;var I3=`#version 300 es
#define SHADER_NAME solid-polygon-layer-fragment-shader
precision highp float;
in vec4 vColor;
out vec4 fragColor;
void main(void) {
fragColor = vColor;
geometry.uv = vec2(0.);
DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;var Hl=[0,0,0,255],aI={filled:!0,extruded:!1,wireframe:!1,_normalize:!0,_windingOrder:"CW",_full3d:!1,elevationScale:{type:"number",min:0,value:1},getPolygon:{type:"accessor",value:t=>t.polygon},getElevation:{type:"accessor",value:1e3},getFillColor:{type:"accessor",value:Hl},getLineColor:{type:"accessor",value:Hl},material:!0},$l={enter:(t,e)=>e.length?e.subarray(e.length-t.length):t},wn=class extends he{getShaders(e){return super.getShaders({vs:e==="top"?C3:M3,fs:I3,defines:{RING_WINDING_ORDER_CW:!this.props._normalize&&this.props._windingOrder==="CCW"?0:1},modules:[me,ti,ge,R3]})}get wrapLongitude(){return!1}getBounds(){return this.getAttributeManager()?.getBounds(["vertexPositions"])}initializeState(){let{viewport:e}=this.context,{coordinateSystem:r}=this.props,{_full3d:o}=this.props;e.isGeospatial&&r===U.DEFAULT&&(r=U.LNGLAT);let s;r===U.LNGLAT&&(o?s=e.projectPosition.bind(e):s=e.projectFlat.bind(e)),this.setState({numInstances:0,polygonTesselator:new An({preproject:s,fp64:this.use64bitPositions(),IndexType:Uint32Array})});let i=this.getAttributeManager(),n=!0;i.remove(["instancePickingColors"]),i.add({indices:{size:1,isIndexed:!0,update:this.calculateIndices,noAlloc:n},vertexPositions:{size:3,type:"float64",stepMode:"dynamic",fp64:this.use64bitPositions(),transition:$l,accessor:"getPolygon",update:this.calculatePositions,noAlloc:n,shaderAttributes:{nextVertexPositions:{vertexOffset:1}}},instanceVertexValid:{size:1,type:"uint16",stepMode:"instance",update:this.calculateVertexValid,noAlloc:n},elevations:{size:1,stepMode:"dynamic",transition:$l,accessor:"getElevation"},fillColors:{size:this.props.colorFormat.length,type:"unorm8",stepMode:"dynamic",transition:$l,accessor:"getFillColor",defaultValue:Hl},lineColors:{size:this.props.colorFormat.length,type:"unorm8",stepMode:"dynamic",transition:$l,accessor:"getLineColor",defaultValue:Hl},pickingColors:{size:4,type:"uint8",stepMode:"dynamic",accessor:(a,{index:c,target:l})=>this.encodePickingColor(a&&a.__source?a.__source.index:c,l)}})}getPickingInfo(e){let r=super.getPickingInfo(e),{index:o}=r,s=this.props.data;return s[0]&&s[0].__source&&(r.object=s.find(i=>i.__source.index===o)),r}disablePickingIndex(e){let r=this.props.data;if(r[0]&&r[0].__source)for(let o=0;o<r.length;o++)r[o].__source.index===e&&this._disablePickingIndex(o);else super.disablePickingIndex(e)}draw({uniforms:e}){let{extruded:r,filled:o,wireframe:s,elevationScale:i}=this.props,{topModel:n,sideModel:a,wireframeModel:c,polygonTesselator:l}=this.state,f={extruded:!!r,elevationScale:i,isWireframe:!1};c&&s&&(c.setInstanceCount(l.instanceCount-1),c.shaderInputs.setProps({solidPolygon:{...f,isWireframe:!0}}),c.draw(this.context.renderPass)),a&&o&&(a.setInstanceCount(l.instanceCount-1),a.shaderInputs.setProps({solidPolygon:f}),a.draw(this.context.renderPass)),n&&o&&(n.setVertexCount(l.vertexCount),n.shaderInputs.setProps({solidPolygon:f}),n.draw(this.context.renderPass))}updateState(e){super.updateState(e),this.updateGeometry(e);let{props:r,oldProps:o,changeFlags:s}=e,i=this.getAttributeManager();(s.extensionsChanged||r.filled!==o.filled||r.extruded!==o.extruded)&&(this.state.models?.forEach(a=>a.destroy()),this.setState(this._getModels()),i.invalidateAll())}updateGeometry({props:e,oldProps:r,changeFlags:o}){if(o.dataChanged||o.updateTriggersChanged&&(o.updateTriggersChanged.all||o.updateTriggersChanged.getPolygon)){let{polygonTesselator:i}=this.state,n=e.data.attributes||{};i.updateGeometry({data:e.data,normalize:e._normalize,geometryBuffer:n.getPolygon,buffers:n,getGeometry:e.getPolygon,positionFormat:e.positionFormat,wrapLongitude:e.wrapLongitude,resolution:this.context.viewport.resolution,fp64:this.use64bitPositions(),dataChanged:o.dataChanged,full3d:e._full3d}),this.setState({numInstances:i.instanceCount,startIndices:i.vertexStarts}),o.dataChanged||this.getAttributeManager().invalidateAll()}}_getModels(){let{id:e,filled:r,extruded:o}=this.props,s,i,n;if(r){let a=this.getShaders("top");a.defines.NON_INSTANCED_MODEL=1;let c=this.getAttributeManager().getBufferLayouts({isInstanced:!1});s=new Z(this.context.device,{...a,id:`${e}-top`,topology:"triangle-list",bufferLayout:c,isIndexed:!0,userData:{excludeAttributes:{instanceVertexValid:!0}}})}if(o){let a=this.getAttributeManager().getBufferLayouts({isInstanced:!0});i=new Z(this.context.device,{...this.getShaders("side"),id:`${e}-side`,bufferLayout:a,geometry:new de({topology:"triangle-strip",attributes:{positions:{size:2,value:new Float32Array([1,0,0,0,1,1,0,1])}}}),isInstanced:!0,userData:{excludeAttributes:{indices:!0}}}),n=new Z(this.context.device,{...this.getShaders("side"),id:`${e}-wireframe`,bufferLayout:a,geometry:new de({topology:"line-strip",attributes:{positions:{size:2,value:new Float32Array([1,0,0,0,0,1,1,1])}}}),isInstanced:!0,userData:{excludeAttributes:{indices:!0}}})}return{models:[i,n,s].filter(Boolean),topModel:s,sideModel:i,wireframeModel:n}}calculateIndices(e){let{polygonTesselator:r}=this.state;e.startIndices=r.indexStarts,e.value=r.get("indices")}calculatePositions(e){let{polygonTesselator:r}=this.state;e.startIndices=r.vertexStarts,e.value=r.get("positions")}calculateVertexValid(e){e.value=this.state.polygonTesselator.get("vertexValid")}};wn.defaultProps=aI;wn.layerName="SolidPolygonLayer";var Xl=wn;function Yl({data:t,getIndex:e,dataRange:r,replace:o}){let{startRow:s=0,endRow:i=1/0}=r,n=t.length,a=n,c=n;for(let u=0;u<n;u++){let d=e(t[u]);if(a>u&&d>=s&&(a=u),d>=i){c=u;break}}let l=a,h=c-a!==o.length?t.slice(c):void 0;for(let u=0;u<o.length;u++)t[l++]=o[u];if(h){for(let u=0;u<h.length;u++)t[l++]=h[u];t.length=l}return{startRow:a,endRow:a+o.length}}var O3=[0,0,0,255],cI=[0,0,0,255],lI={stroked:!0,filled:!0,extruded:!1,elevationScale:1,wireframe:!1,_normalize:!0,_windingOrder:"CW",lineWidthUnits:"meters",lineWidthScale:1,lineWidthMinPixels:0,lineWidthMaxPixels:Number.MAX_SAFE_INTEGER,lineJointRounded:!1,lineMiterLimit:4,getPolygon:{type:"accessor",value:t=>t.polygon},getFillColor:{type:"accessor",value:cI},getLineColor:{type:"accessor",value:O3},getLineWidth:{type:"accessor",value:1},getElevation:{type:"accessor",value:1e3},material:!0},Pn=class extends be{initializeState(){this.state={paths:[],pathsDiff:null},this.props.getLineDashArray&&L.removed("getLineDashArray","PathStyleExtension")()}updateState({changeFlags:e}){let r=e.dataChanged||e.updateTriggersChanged&&(e.updateTriggersChanged.all||e.updateTriggersChanged.getPolygon);if(r&&Array.isArray(e.dataChanged)){let o=this.state.paths.slice(),s=e.dataChanged.map(i=>Yl({data:o,getIndex:n=>n.__source.index,dataRange:i,replace:this._getPaths(i)}));this.setState({paths:o,pathsDiff:s})}else r&&this.setState({paths:this._getPaths(),pathsDiff:null})}_getPaths(e={}){let{data:r,getPolygon:o,positionFormat:s,_normalize:i}=this.props,n=[],a=s==="XY"?2:3,{startRow:c,endRow:l}=e,{iterable:f,objectInfo:h}=at(r,c,l);for(let u of f){h.index++;let d=o(u,h);i&&(d=Wl(d,a));let{holeIndices:p}=d,m=d.positions||d;if(p)for(let g=0;g<=p.length;g++){let x=m.slice(p[g-1]||0,p[g]||m.length);n.push(this.getSubLayerRow({path:x},u,h.index))}else n.push(this.getSubLayerRow({path:m},u,h.index))}return n}renderLayers(){let{data:e,_dataDiff:r,stroked:o,filled:s,extruded:i,wireframe:n,_normalize:a,_windingOrder:c,elevationScale:l,transitions:f,positionFormat:h}=this.props,{lineWidthUnits:u,lineWidthScale:d,lineWidthMinPixels:p,lineWidthMaxPixels:m,lineJointRounded:g,lineMiterLimit:x,lineDashJustified:y}=this.props,{getFillColor:_,getLineColor:v,getLineWidth:b,getLineDashArray:T,getElevation:C,getPolygon:R,updateTriggers:E,material:w}=this.props,{paths:P,pathsDiff:F}=this.state,N=this.getSubLayerClass("fill",Xl),B=this.getSubLayerClass("stroke",Fl),re=this.shouldRenderSubLayer("fill",P)&&new N({_dataDiff:r,extruded:i,elevationScale:l,filled:s,wireframe:n,_normalize:a,_windingOrder:c,getElevation:C,getFillColor:_,getLineColor:i&&n?v:O3,material:w,transitions:f},this.getSubLayerProps({id:"fill",updateTriggers:E&&{getPolygon:E.getPolygon,getElevation:E.getElevation,getFillColor:E.getFillColor,lineColors:i&&n,getLineColor:E.getLineColor}}),{data:e,positionFormat:h,getPolygon:R}),Ot=!i&&o&&this.shouldRenderSubLayer("stroke",P)&&new B({_dataDiff:F&&(()=>F),widthUnits:u,widthScale:d,widthMinPixels:p,widthMaxPixels:m,jointRounded:g,miterLimit:x,dashJustified:y,_pathType:"loop",transitions:f&&{getWidth:f.getLineWidth,getColor:f.getLineColor,getPath:f.getPolygon},getColor:this.getSubLayerAccessor(v),getWidth:this.getSubLayerAccessor(b),getDashArray:this.getSubLayerAccessor(T)},this.getSubLayerProps({id:"stroke",updateTriggers:E&&{getWidth:E.getLineWidth,getColor:E.getLineColor,getDashArray:E.getLineDashArray}}),{data:P,positionFormat:h,getPath:yr=>yr.path});return[!i&&re,Ot,i&&re]}};Pn.layerName="PolygonLayer";Pn.defaultProps=lI;var Kl=Pn;function N3(t,e){if(!t)return null;let r="startIndices"in t?t.startIndices[e]:e,o=t.featureIds.value[r];return r!==-1?fI(t,o,r):null}function fI(t,e,r){let o={properties:{...t.properties[e]}};for(let s in t.numericProps)o.properties[s]=t.numericProps[s].value[r];return o}function L3(t,e){let r={points:null,lines:null,polygons:null};for(let o in r){let s=t[o].globalFeatureIds.value;r[o]=new Uint8ClampedArray(s.length*4);let i=[];for(let n=0;n<s.length;n++)e(s[n],i),r[o][n*4+0]=i[0],r[o][n*4+1]=i[1],r[o][n*4+2]=i[2],r[o][n*4+3]=255}return r}var D3=`uniform sdfUniforms {
  float gamma;
  bool enabled;
  float buffer;
  float outlineBuffer;
  vec4 outlineColor;
} sdf;
`,F3={name:"sdf",vs:D3,fs:D3,uniformTypes:{gamma:"f32",enabled:"f32",buffer:"f32",outlineBuffer:"f32",outlineColor:"vec4<f32>"}};var B3=`#version 300 es
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
`;var xp=192/256,U3=[],hI={getIconOffsets:{type:"accessor",value:t=>t.offsets},alphaCutoff:.001,smoothing:.1,outlineWidth:0,outlineColor:{type:"color",value:[0,0,0,255]}},Rn=class extends Il{getShaders(){let e=super.getShaders();return{...e,modules:[...e.modules,F3],fs:B3}}initializeState(){super.initializeState(),this.getAttributeManager().addInstanced({instanceOffsets:{size:2,accessor:"getIconOffsets"},instancePickingColors:{type:"uint8",size:3,accessor:(r,{index:o,target:s})=>this.encodePickingColor(o,s)}})}updateState(e){super.updateState(e);let{props:r,oldProps:o}=e,{outlineColor:s}=r;if(s!==o.outlineColor){let i=[s[0]/255,s[1]/255,s[2]/255,(s[3]??255)/255];this.setState({outlineColor:i})}!r.sdf&&r.outlineWidth&&L.warn(`${this.id}: fontSettings.sdf is required to render outline`)()}draw(e){let{sdf:r,smoothing:o,outlineWidth:s}=this.props,{outlineColor:i}=this.state,n=s?Math.max(o,xp*(1-s)):-1,a=this.state.model,c={buffer:xp,outlineBuffer:n,gamma:o,enabled:!!r,outlineColor:i};if(a.shaderInputs.setProps({sdf:c}),super.draw(e),r&&s){let{iconManager:l}=this.state;l.getTexture()&&(a.shaderInputs.setProps({sdf:{...c,outlineBuffer:xp}}),a.draw(this.context.renderPass))}}getInstanceOffset(e){return e?Array.from(e).flatMap(r=>super.getInstanceOffset(r)):U3}getInstanceColorMode(e){return 1}getInstanceIconFrame(e){return e?Array.from(e).flatMap(r=>super.getInstanceIconFrame(r)):U3}};Rn.defaultProps=hI;Rn.layerName="MultiIconLayer";var k3=Rn;var _p=new Float64Array(256);for(let t=0;t<256;t++){let e=.5-Math.pow(t/255,.45454545454545453);_p[t]=e*Math.abs(e)}_p[255]=-1e20;var Cn=class{constructor({fontSize:e=24,buffer:r=3,radius:o=8,cutoff:s=.25,fontFamily:i="sans-serif",fontWeight:n="normal",fontStyle:a="normal",lang:c=null}={}){r=this.buffer=Math.round(r),this.radius=o,this.cutoff=s,this.lang=c;let l=this.size=Math.ceil(e)+r*4,f=this._createCanvas(l),h=this.ctx=f.getContext("2d",{willReadFrequently:!0});h.font=`${a} ${n} ${e}px ${i}`,h.textBaseline="alphabetic",h.textAlign="left",h.fillStyle="black",c&&(h.lang=c);let d=(this.maxGlyphDim=l-r)+2*r;this.gridOuter=new Float64Array(d*d),this.gridInner=new Float64Array(d*d),this.f=new Float64Array(d),this.z=new Float64Array(d+1),this.v=new Uint16Array(d)}_createCanvas(e){if(typeof OffscreenCanvas<"u")return new OffscreenCanvas(e,e);let r=document.createElement("canvas");return r.width=r.height=e,r}draw(e){let{width:r,actualBoundingBoxAscent:o,actualBoundingBoxDescent:s,actualBoundingBoxLeft:i,actualBoundingBoxRight:n}=this.ctx.measureText(e),a=Math.ceil(o),c=Math.floor(-i),l=Math.max(0,Math.min(this.maxGlyphDim,Math.ceil(n)-c)),f=Math.max(0,Math.min(this.maxGlyphDim,a+Math.ceil(s))),h=l+2*this.buffer,u=f+2*this.buffer,d=h*u,p=new Uint8ClampedArray(d),m={data:p,width:h,height:u,glyphWidth:l,glyphHeight:f,glyphTop:a,glyphLeft:c,glyphAdvance:r};if(l===0||f===0)return m;let{ctx:g,buffer:x,gridInner:y,gridOuter:_}=this;g.clearRect(x,x,l,f),g.fillText(e,x-c,x+a);let v=g.getImageData(x,x,l,f);_.fill(1e20,0,d),y.fill(0,0,d);let b=3;for(let E=0;E<f;E++){let w=(E+x)*h+x;for(let P=0;P<l;P++,b+=4,w++){let F=v.data[b];if(F===0)continue;let N=_p[F];_[w]=Math.max(0,N),y[w]=Math.max(0,-N)}}z3(_,0,0,h,u,h,this.f,this.v,this.z,x);let T=Math.min(x,1);z3(y,x-T,x-T,l+2*T,f+2*T,h,this.f,this.v,this.z);let C=255/this.radius,R=255*(1-this.cutoff);for(let E=0;E<d;E++){let w=Math.sqrt(_[E])-Math.sqrt(y[E]);p[E]=R-C*w}return m}};function z3(t,e,r,o,s,i,n,a,c,l=0){for(let f=e+l;f<e+o-l;f++)V3(t,r*i+f,i,s,n,a,c);for(let f=r;f<r+s;f++)V3(t,f*i+e,1,o,n,a,c)}function V3(t,e,r,o,s,i,n){i[0]=0,n[0]=-1e20,n[1]=1e20,s[0]=t[e];for(let a=1,c=0;a<o;a++){let l=s[a]=t[e+a*r],f=a*a,h;do{let u=i[c];h=(l-s[u]+f-u*u)/(a-u)/2}while(h<=n[c]&&--c>-1);c++,i[c]=a,n[c]=h,n[c+1]=1e20}for(let a=0,c=0;a<o;a++){for(;n[c+1]<a;)c++;let l=i[c],f=a-l;t[e+a*r]=s[l]+f*f}}var uI=32,dI=[];function pI(t){return Math.pow(2,Math.ceil(Math.log2(t)))}function W3({characterSet:t,getFontWidth:e,fontHeight:r,buffer:o,maxCanvasWidth:s,mapping:i={},xOffset:n=0,yOffset:a=0}){let c=0,l=n,f=r+o*2;for(let h of t)if(!i[h]){let u=e(h);l+u+o*2>s&&(l=0,c++),i[h]={x:l+o,y:a+c*f+o,width:u,height:f,layoutWidth:u,layoutHeight:r},l+=u+o*2}return{mapping:i,xOffset:l,yOffset:a+c*f,canvasHeight:pI(a+(c+1)*f)}}function j3(t,e,r,o){let s=0;for(let i=e;i<r;i++){let n=t[i];s+=o[n]?.layoutWidth||0}return s}function $3(t,e,r,o,s,i){let n=e,a=0;for(let c=e;c<r;c++){let l=j3(t,c,c+1,s);a+l>o&&(n<c&&i.push(c),n=c,a=0),a+=l}return a}function mI(t,e,r,o,s,i){let n=e,a=e,c=e,l=0;for(let f=e;f<r;f++)if((t[f]===" "||t[f+1]===" "||f+1===r)&&(c=f+1),c>a){let h=j3(t,a,c,s);l+h>o&&(n<a&&(i.push(a),n=a,l=0),h>o&&(h=$3(t,a,c,o,s,i),n=i[i.length-1])),a=c,l+=h}return l}function gI(t,e,r,o,s=0,i){i===void 0&&(i=t.length);let n=[];return e==="break-all"?$3(t,s,i,r,o,n):mI(t,s,i,r,o,n),n}function xI(t,e,r,o,s,i){let n=0,a=0;for(let c=e;c<r;c++){let l=t[c],f=o[l];f?(a||(a=f.layoutHeight),s[c]=n+f.layoutWidth/2,n+=f.layoutWidth):(L.warn(`Missing character: ${l} (${l.codePointAt(0)})`)(),s[c]=n,n+=uI)}i[0]=n,i[1]=a}function H3(t,e,r,o,s){let i=Array.from(t),n=i.length,a=new Array(n),c=new Array(n),l=new Array(n),f=(r==="break-word"||r==="break-all")&&isFinite(o)&&o>0,h=[0,0],u=[0,0],d=0,p=0,m=0;for(let g=0;g<=n;g++){let x=i[g];if((x===`
`||g===n)&&(m=g),m>p){let y=f?gI(i,r,o,s,p,m):dI;for(let _=0;_<=y.length;_++){let v=_===0?p:y[_-1],b=_<y.length?y[_]:m;xI(i,v,b,s,a,u);for(let T=v;T<b;T++){let C=i[T],R=s[C]?.layoutOffsetY||0;c[T]=d+u[1]/2+R,l[T]=u[0]}d=d+u[1]*e,h[0]=Math.max(h[0],u[0])}p=m}x===`
`&&(a[p]=0,c[p]=0,l[p]=0,p++)}return h[1]=d,{x:a,y:c,rowWidth:l,size:h}}function X3({value:t,length:e,stride:r,offset:o,startIndices:s,characterSet:i}){let n=t.BYTES_PER_ELEMENT,a=r?r/n:1,c=o?o/n:0,l=s[e]||Math.ceil((t.length-c)/a),f=i&&new Set,h=new Array(e),u=t;if(a>1||c>0){let d=t.constructor;u=new d(l);for(let p=0;p<l;p++)u[p]=t[p*a+c]}for(let d=0;d<e;d++){let p=s[d],m=s[d+1]||l,g=u.subarray(p,m);h[d]=String.fromCodePoint.apply(null,g),f&&g.forEach(f.add,f)}if(f)for(let d of f)i.add(String.fromCodePoint(d));return{texts:h,characterCount:l}}var es=class{constructor(e=5){this._cache={},this._order=[],this.limit=e}get(e){let r=this._cache[e];return r&&(this._deleteOrder(e),this._appendOrder(e)),r}set(e,r){this._cache[e]?(this.delete(e),this._cache[e]=r,this._appendOrder(e)):(Object.keys(this._cache).length===this.limit&&this.delete(this._order[0]),this._cache[e]=r,this._appendOrder(e))}delete(e){this._cache[e]&&(delete this._cache[e],this._deleteOrder(e))}_deleteOrder(e){let r=this._order.indexOf(e);r>=0&&this._order.splice(r,1)}_appendOrder(e){this._order.push(e)}};function _I(){let t=[];for(let e=32;e<128;e++)t.push(String.fromCharCode(e));return t}var to={fontFamily:"Monaco, monospace",fontWeight:"normal",characterSet:_I(),fontSize:64,buffer:4,sdf:!1,cutoff:.25,radius:12,smoothing:.1},Y3=1024,K3=.9,q3=1.2,G3=3,ql=new es(G3);function yI(t,e){let r;typeof e=="string"?r=new Set(Array.from(e)):r=new Set(e);let o=ql.get(t);if(!o)return r;for(let s in o.mapping)r.has(s)&&r.delete(s);return r}function vI(t,e){for(let r=0;r<t.length;r++)e.data[4*r+3]=t[r]}function Z3(t,e,r,o){t.font=`${o} ${r}px ${e}`,t.fillStyle="#000",t.textBaseline="alphabetic",t.textAlign="left"}function J3(t){L.assert(Number.isFinite(t)&&t>=G3,"Invalid cache limit"),ql=new es(t)}var Mn=class{constructor(){this.props={...to}}get atlas(){return this._atlas}get mapping(){return this._atlas&&this._atlas.mapping}get scale(){let{fontSize:e,buffer:r}=this.props;return(e*q3+r*2)/e}setProps(e={}){Object.assign(this.props,e),this._key=this._getKey();let r=yI(this._key,this.props.characterSet),o=ql.get(this._key);if(o&&r.size===0){this._atlas!==o&&(this._atlas=o);return}let s=this._generateFontAtlas(r,o);this._atlas=s,ql.set(this._key,s)}_generateFontAtlas(e,r){let{fontFamily:o,fontWeight:s,fontSize:i,buffer:n,sdf:a,radius:c,cutoff:l}=this.props,f=r&&r.data;f||(f=document.createElement("canvas"),f.width=Y3);let h=f.getContext("2d",{willReadFrequently:!0});Z3(h,o,i,s);let{mapping:u,canvasHeight:d,xOffset:p,yOffset:m}=W3({getFontWidth:g=>h.measureText(g).width,fontHeight:i*q3,buffer:n,characterSet:e,maxCanvasWidth:Y3,...r&&{mapping:r.mapping,xOffset:r.xOffset,yOffset:r.yOffset}});if(f.height!==d){let g=h.getImageData(0,0,f.width,f.height);f.height=d,h.putImageData(g,0,0)}if(Z3(h,o,i,s),a){let g=new Cn({fontSize:i,buffer:n,radius:c,cutoff:l,fontFamily:o,fontWeight:`${s}`});for(let x of e){let{data:y,width:_,height:v,glyphTop:b}=g.draw(x);u[x].width=_,u[x].layoutOffsetY=i*K3-b;let T=h.createImageData(_,v);vI(y,T),h.putImageData(T,u[x].x,u[x].y)}}else for(let g of e)h.fillText(g,u[g].x,u[g].y+n+i*K3);return{xOffset:p,yOffset:m,mapping:u,data:f,width:f.width,height:f.height}}_getKey(){let{fontFamily:e,fontWeight:r,fontSize:o,buffer:s,sdf:i,radius:n,cutoff:a}=this.props;return i?`${e} ${r} ${o} ${s} ${n} ${a}`:`${e} ${r} ${o} ${s}`}};var Q3=`uniform textBackgroundUniforms {
  bool billboard;
  float sizeScale;
  float sizeMinPixels;
  float sizeMaxPixels;
  vec4 borderRadius;
  vec4 padding;
  highp int sizeUnits;
  bool stroked;
} textBackground;
`,e2={name:"textBackground",vs:Q3,fs:Q3,uniformTypes:{billboard:"f32",sizeScale:"f32",sizeMinPixels:"f32",sizeMaxPixels:"f32",borderRadius:"vec4<f32>",padding:"vec4<f32>",sizeUnits:"i32",stroked:"f32"}};var t2=`#version 300 es
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
`;var r2=`#version 300 es
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
`;var bI={billboard:!0,sizeScale:1,sizeUnits:"pixels",sizeMinPixels:0,sizeMaxPixels:Number.MAX_SAFE_INTEGER,borderRadius:{type:"object",value:0},padding:{type:"array",value:[0,0,0,0]},getPosition:{type:"accessor",value:t=>t.position},getSize:{type:"accessor",value:1},getAngle:{type:"accessor",value:0},getPixelOffset:{type:"accessor",value:[0,0]},getBoundingRect:{type:"accessor",value:[0,0,0,0]},getFillColor:{type:"accessor",value:[0,0,0,255]},getLineColor:{type:"accessor",value:[0,0,0,255]},getLineWidth:{type:"accessor",value:1}},In=class extends he{getShaders(){return super.getShaders({vs:t2,fs:r2,modules:[me,ge,e2]})}initializeState(){this.getAttributeManager().addInstanced({instancePositions:{size:3,type:"float64",fp64:this.use64bitPositions(),transition:!0,accessor:"getPosition"},instanceSizes:{size:1,transition:!0,accessor:"getSize",defaultValue:1},instanceAngles:{size:1,transition:!0,accessor:"getAngle"},instanceRects:{size:4,accessor:"getBoundingRect"},instancePixelOffsets:{size:2,transition:!0,accessor:"getPixelOffset"},instanceFillColors:{size:4,transition:!0,type:"unorm8",accessor:"getFillColor",defaultValue:[0,0,0,255]},instanceLineColors:{size:4,transition:!0,type:"unorm8",accessor:"getLineColor",defaultValue:[0,0,0,255]},instanceLineWidths:{size:1,transition:!0,accessor:"getLineWidth",defaultValue:1}})}updateState(e){super.updateState(e);let{changeFlags:r}=e;r.extensionsChanged&&(this.state.model?.destroy(),this.state.model=this._getModel(),this.getAttributeManager().invalidateAll())}draw({uniforms:e}){let{billboard:r,sizeScale:o,sizeUnits:s,sizeMinPixels:i,sizeMaxPixels:n,getLineWidth:a}=this.props,{padding:c,borderRadius:l}=this.props;c.length<4&&(c=[c[0],c[1],c[0],c[1]]),Array.isArray(l)||(l=[l,l,l,l]);let f=this.state.model,h={billboard:r,stroked:!!a,borderRadius:l,padding:c,sizeUnits:pe[s],sizeScale:o,sizeMinPixels:i,sizeMaxPixels:n};f.shaderInputs.setProps({textBackground:h}),f.draw(this.context.renderPass)}_getModel(){let e=[0,0,1,0,0,1,1,1];return new Z(this.context.device,{...this.getShaders(),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),geometry:new de({topology:"triangle-strip",vertexCount:4,attributes:{positions:{size:2,value:new Float32Array(e)}}}),isInstanced:!0})}};In.defaultProps=bI;In.layerName="TextBackgroundLayer";var o2=In;var s2={start:1,middle:0,end:-1},i2={top:1,center:0,bottom:-1},yp=[0,0,0,255],TI=1,SI={billboard:!0,sizeScale:1,sizeUnits:"pixels",sizeMinPixels:0,sizeMaxPixels:Number.MAX_SAFE_INTEGER,background:!1,getBackgroundColor:{type:"accessor",value:[255,255,255,255]},getBorderColor:{type:"accessor",value:yp},getBorderWidth:{type:"accessor",value:0},backgroundBorderRadius:{type:"object",value:0},backgroundPadding:{type:"array",value:[0,0,0,0]},characterSet:{type:"object",value:to.characterSet},fontFamily:to.fontFamily,fontWeight:to.fontWeight,lineHeight:TI,outlineWidth:{type:"number",value:0,min:0},outlineColor:{type:"color",value:yp},fontSettings:{type:"object",value:{},compare:1},wordBreak:"break-word",maxWidth:{type:"number",value:-1},getText:{type:"accessor",value:t=>t.text},getPosition:{type:"accessor",value:t=>t.position},getColor:{type:"accessor",value:yp},getSize:{type:"accessor",value:32},getAngle:{type:"accessor",value:0},getTextAnchor:{type:"accessor",value:"middle"},getAlignmentBaseline:{type:"accessor",value:"center"},getPixelOffset:{type:"accessor",value:[0,0]},backgroundColor:{deprecatedFor:["background","getBackgroundColor"]}},On=class extends be{constructor(){super(...arguments),this.getBoundingRect=(e,r)=>{let{size:[o,s]}=this.transformParagraph(e,r),{fontSize:i}=this.state.fontAtlasManager.props;o/=i,s/=i;let{getTextAnchor:n,getAlignmentBaseline:a}=this.props,c=s2[typeof n=="function"?n(e,r):n],l=i2[typeof a=="function"?a(e,r):a];return[(c-1)*o/2,(l-1)*s/2,o,s]},this.getIconOffsets=(e,r)=>{let{getTextAnchor:o,getAlignmentBaseline:s}=this.props,{x:i,y:n,rowWidth:a,size:[c,l]}=this.transformParagraph(e,r),f=s2[typeof o=="function"?o(e,r):o],h=i2[typeof s=="function"?s(e,r):s],u=i.length,d=new Array(u*2),p=0;for(let m=0;m<u;m++){let g=(1-f)*(c-a[m])/2;d[p++]=(f-1)*c/2+g+i[m],d[p++]=(h-1)*l/2+n[m]}return d}}initializeState(){this.state={styleVersion:0,fontAtlasManager:new Mn},this.props.maxWidth>0&&L.once(1,"v8.9 breaking change: TextLayer maxWidth is now relative to text size")()}updateState(e){let{props:r,oldProps:o,changeFlags:s}=e;(s.dataChanged||s.updateTriggersChanged&&(s.updateTriggersChanged.all||s.updateTriggersChanged.getText))&&this._updateText(),(this._updateFontAtlas()||r.lineHeight!==o.lineHeight||r.wordBreak!==o.wordBreak||r.maxWidth!==o.maxWidth)&&this.setState({styleVersion:this.state.styleVersion+1})}getPickingInfo({info:e}){return e.object=e.index>=0?this.props.data[e.index]:null,e}_updateFontAtlas(){let{fontSettings:e,fontFamily:r,fontWeight:o}=this.props,{fontAtlasManager:s,characterSet:i}=this.state,n={...e,characterSet:i,fontFamily:r,fontWeight:o};if(!s.mapping)return s.setProps(n),!0;for(let a in n)if(n[a]!==s.props[a])return s.setProps(n),!0;return!1}_updateText(){let{data:e,characterSet:r}=this.props,o=e.attributes?.getText,{getText:s}=this.props,i=e.startIndices,n,a=r==="auto"&&new Set;if(o&&i){let{texts:c,characterCount:l}=X3({...ArrayBuffer.isView(o)?{value:o}:o,length:e.length,startIndices:i,characterSet:a});n=l,s=(f,{index:h})=>c[h]}else{let{iterable:c,objectInfo:l}=at(e);i=[0],n=0;for(let f of c){l.index++;let h=Array.from(s(f,l)||"");a&&h.forEach(a.add,a),n+=h.length,i.push(n)}}this.setState({getText:s,startIndices:i,numInstances:n,characterSet:a||r})}transformParagraph(e,r){let{fontAtlasManager:o}=this.state,s=o.mapping,i=this.state.getText,{wordBreak:n,lineHeight:a,maxWidth:c}=this.props,l=i(e,r)||"";return H3(l,a,n,c*o.props.fontSize,s)}renderLayers(){let{startIndices:e,numInstances:r,getText:o,fontAtlasManager:{scale:s,atlas:i,mapping:n},styleVersion:a}=this.state,{data:c,_dataDiff:l,getPosition:f,getColor:h,getSize:u,getAngle:d,getPixelOffset:p,getBackgroundColor:m,getBorderColor:g,getBorderWidth:x,backgroundBorderRadius:y,backgroundPadding:_,background:v,billboard:b,fontSettings:T,outlineWidth:C,outlineColor:R,sizeScale:E,sizeUnits:w,sizeMinPixels:P,sizeMaxPixels:F,transitions:N,updateTriggers:B}=this.props,re=this.getSubLayerClass("characters",k3),Ot=this.getSubLayerClass("background",o2);return[v&&new Ot({getFillColor:m,getLineColor:g,getLineWidth:x,borderRadius:y,padding:_,getPosition:f,getSize:u,getAngle:d,getPixelOffset:p,billboard:b,sizeScale:E,sizeUnits:w,sizeMinPixels:P,sizeMaxPixels:F,transitions:N&&{getPosition:N.getPosition,getAngle:N.getAngle,getSize:N.getSize,getFillColor:N.getBackgroundColor,getLineColor:N.getBorderColor,getLineWidth:N.getBorderWidth,getPixelOffset:N.getPixelOffset}},this.getSubLayerProps({id:"background",updateTriggers:{getPosition:B.getPosition,getAngle:B.getAngle,getSize:B.getSize,getFillColor:B.getBackgroundColor,getLineColor:B.getBorderColor,getLineWidth:B.getBorderWidth,getPixelOffset:B.getPixelOffset,getBoundingRect:{getText:B.getText,getTextAnchor:B.getTextAnchor,getAlignmentBaseline:B.getAlignmentBaseline,styleVersion:a}}}),{data:c.attributes&&c.attributes.background?{length:c.length,attributes:c.attributes.background}:c,_dataDiff:l,autoHighlight:!1,getBoundingRect:this.getBoundingRect}),new re({sdf:T.sdf,smoothing:Number.isFinite(T.smoothing)?T.smoothing:to.smoothing,outlineWidth:C/(T.radius||to.radius),outlineColor:R,iconAtlas:i,iconMapping:n,getPosition:f,getColor:h,getSize:u,getAngle:d,getPixelOffset:p,billboard:b,sizeScale:E*s,sizeUnits:w,sizeMinPixels:P*s,sizeMaxPixels:F*s,transitions:N&&{getPosition:N.getPosition,getAngle:N.getAngle,getColor:N.getColor,getSize:N.getSize,getPixelOffset:N.getPixelOffset}},this.getSubLayerProps({id:"characters",updateTriggers:{all:B.getText,getPosition:B.getPosition,getAngle:B.getAngle,getColor:B.getColor,getSize:B.getSize,getPixelOffset:B.getPixelOffset,getIconOffsets:{getTextAnchor:B.getTextAnchor,getAlignmentBaseline:B.getAlignmentBaseline,styleVersion:a}}}),{data:c,_dataDiff:l,startIndices:e,numInstances:r,getIconOffsets:this.getIconOffsets,getIcon:o})]}static set fontAtlasCacheLimit(e){J3(e)}};On.defaultProps=SI;On.layerName="TextLayer";var ts=On;var Nn={circle:{type:dn,props:{filled:"filled",stroked:"stroked",lineWidthMaxPixels:"lineWidthMaxPixels",lineWidthMinPixels:"lineWidthMinPixels",lineWidthScale:"lineWidthScale",lineWidthUnits:"lineWidthUnits",pointRadiusMaxPixels:"radiusMaxPixels",pointRadiusMinPixels:"radiusMinPixels",pointRadiusScale:"radiusScale",pointRadiusUnits:"radiusUnits",pointAntialiasing:"antialiasing",pointBillboard:"billboard",getFillColor:"getFillColor",getLineColor:"getLineColor",getLineWidth:"getLineWidth",getPointRadius:"getRadius"}},icon:{type:Il,props:{iconAtlas:"iconAtlas",iconMapping:"iconMapping",iconSizeMaxPixels:"sizeMaxPixels",iconSizeMinPixels:"sizeMinPixels",iconSizeScale:"sizeScale",iconSizeUnits:"sizeUnits",iconAlphaCutoff:"alphaCutoff",iconBillboard:"billboard",getIcon:"getIcon",getIconAngle:"getAngle",getIconColor:"getColor",getIconPixelOffset:"getPixelOffset",getIconSize:"getSize"}},text:{type:ts,props:{textSizeMaxPixels:"sizeMaxPixels",textSizeMinPixels:"sizeMinPixels",textSizeScale:"sizeScale",textSizeUnits:"sizeUnits",textBackground:"background",textBackgroundPadding:"backgroundPadding",textFontFamily:"fontFamily",textFontWeight:"fontWeight",textLineHeight:"lineHeight",textMaxWidth:"maxWidth",textOutlineColor:"outlineColor",textOutlineWidth:"outlineWidth",textWordBreak:"wordBreak",textCharacterSet:"characterSet",textBillboard:"billboard",textFontSettings:"fontSettings",getText:"getText",getTextAngle:"getAngle",getTextColor:"getColor",getTextPixelOffset:"getPixelOffset",getTextSize:"getSize",getTextAnchor:"getTextAnchor",getTextAlignmentBaseline:"getAlignmentBaseline",getTextBackgroundColor:"getBackgroundColor",getTextBorderColor:"getBorderColor",getTextBorderWidth:"getBorderWidth"}}},Ln={type:Fl,props:{lineWidthUnits:"widthUnits",lineWidthScale:"widthScale",lineWidthMinPixels:"widthMinPixels",lineWidthMaxPixels:"widthMaxPixels",lineJointRounded:"jointRounded",lineCapRounded:"capRounded",lineMiterLimit:"miterLimit",lineBillboard:"billboard",getLineColor:"getColor",getLineWidth:"getWidth"}},Zl={type:Xl,props:{extruded:"extruded",filled:"filled",wireframe:"wireframe",elevationScale:"elevationScale",material:"material",_full3d:"_full3d",getElevation:"getElevation",getFillColor:"getFillColor",getLineColor:"getLineColor"}};function rs({type:t,props:e}){let r={};for(let o in e)r[o]=t.defaultProps[e[o]];return r}function Gl(t,e){let{transitions:r,updateTriggers:o}=t.props,s={updateTriggers:{},transitions:r&&{getPosition:r.geometry}};for(let i in e){let n=e[i],a=t.props[i];i.startsWith("get")&&(a=t.getSubLayerAccessor(a),s.updateTriggers[n]=o[i],r&&(s.transitions[n]=r[i])),s[n]=a}return s}function a2(t){if(Array.isArray(t))return t;switch(L.assert(t.type,"GeoJSON does not have type"),t.type){case"Feature":return[t];case"FeatureCollection":return L.assert(Array.isArray(t.features),"GeoJSON does not have features array"),t.features;default:return[{geometry:t}]}}function vp(t,e,r={}){let o={pointFeatures:[],lineFeatures:[],polygonFeatures:[],polygonOutlineFeatures:[]},{startRow:s=0,endRow:i=t.length}=r;for(let n=s;n<i;n++){let a=t[n],{geometry:c}=a;if(c)if(c.type==="GeometryCollection"){L.assert(Array.isArray(c.geometries),"GeoJSON does not have geometries array");let{geometries:l}=c;for(let f=0;f<l.length;f++){let h=l[f];n2(h,o,e,a,n)}}else n2(c,o,e,a,n)}return o}function n2(t,e,r,o,s){let{type:i,coordinates:n}=t,{pointFeatures:a,lineFeatures:c,polygonFeatures:l,polygonOutlineFeatures:f}=e;if(!AI(i,n)){L.warn(`${i} coordinates are malformed`)();return}switch(i){case"Point":a.push(r({geometry:t},o,s));break;case"MultiPoint":n.forEach(h=>{a.push(r({geometry:{type:"Point",coordinates:h}},o,s))});break;case"LineString":c.push(r({geometry:t},o,s));break;case"MultiLineString":n.forEach(h=>{c.push(r({geometry:{type:"LineString",coordinates:h}},o,s))});break;case"Polygon":l.push(r({geometry:t},o,s)),n.forEach(h=>{f.push(r({geometry:{type:"LineString",coordinates:h}},o,s))});break;case"MultiPolygon":n.forEach(h=>{l.push(r({geometry:{type:"Polygon",coordinates:h}},o,s)),h.forEach(u=>{f.push(r({geometry:{type:"LineString",coordinates:u}},o,s))})});break;default:}}var EI={Point:1,MultiPoint:2,LineString:2,MultiLineString:3,Polygon:3,MultiPolygon:4};function AI(t,e){let r=EI[t];for(L.assert(r,`Unknown GeoJSON type ${t}`);e&&--r>0;)e=e[0];return e&&Number.isFinite(e[0])}function c2(){return{points:{},lines:{},polygons:{},polygonsOutline:{}}}function Jl(t){return t.geometry.coordinates}function l2(t,e){let r=c2(),{pointFeatures:o,lineFeatures:s,polygonFeatures:i,polygonOutlineFeatures:n}=t;return r.points.data=o,r.points._dataDiff=e.pointFeatures&&(()=>e.pointFeatures),r.points.getPosition=Jl,r.lines.data=s,r.lines._dataDiff=e.lineFeatures&&(()=>e.lineFeatures),r.lines.getPath=Jl,r.polygons.data=i,r.polygons._dataDiff=e.polygonFeatures&&(()=>e.polygonFeatures),r.polygons.getPolygon=Jl,r.polygonsOutline.data=n,r.polygonsOutline._dataDiff=e.polygonOutlineFeatures&&(()=>e.polygonOutlineFeatures),r.polygonsOutline.getPath=Jl,r}function f2(t,e){let r=c2(),{points:o,lines:s,polygons:i}=t,n=L3(t,e);r.points.data={length:o.positions.value.length/o.positions.size,attributes:{...o.attributes,getPosition:o.positions,instancePickingColors:{size:4,value:n.points}},properties:o.properties,numericProps:o.numericProps,featureIds:o.featureIds},r.lines.data={length:s.pathIndices.value.length-1,startIndices:s.pathIndices.value,attributes:{...s.attributes,getPath:s.positions,instancePickingColors:{size:4,value:n.lines}},properties:s.properties,numericProps:s.numericProps,featureIds:s.featureIds},r.lines._pathType="open";let a=i.positions.value.length/i.positions.size,c=Array(a).fill(1);for(let l of i.primitivePolygonIndices.value)c[l-1]=0;return r.polygons.data={length:i.polygonIndices.value.length-1,startIndices:i.polygonIndices.value,attributes:{...i.attributes,getPolygon:i.positions,instanceVertexValid:{size:1,value:new Uint16Array(c)},pickingColors:{size:4,value:n.polygons}},properties:i.properties,numericProps:i.numericProps,featureIds:i.featureIds},r.polygons._normalize=!1,i.triangles&&(r.polygons.data.attributes.indices=i.triangles.value),r.polygonsOutline.data={length:i.primitivePolygonIndices.value.length-1,startIndices:i.primitivePolygonIndices.value,attributes:{...i.attributes,getPath:i.positions,instancePickingColors:{size:4,value:n.polygons}},properties:i.properties,numericProps:i.numericProps,featureIds:i.featureIds},r.polygonsOutline._pathType="open",r}var wI=["points","linestrings","polygons"],PI={...rs(Nn.circle),...rs(Nn.icon),...rs(Nn.text),...rs(Ln),...rs(Zl),stroked:!0,filled:!0,extruded:!1,wireframe:!1,_full3d:!1,iconAtlas:{type:"object",value:null},iconMapping:{type:"object",value:{}},getIcon:{type:"accessor",value:t=>t.properties.icon},getText:{type:"accessor",value:t=>t.properties.text},pointType:"circle",getRadius:{deprecatedFor:"getPointRadius"}},Dn=class extends be{initializeState(){this.state={layerProps:{},features:{},featuresDiff:{}}}updateState({props:e,changeFlags:r}){if(!r.dataChanged)return;let{data:o}=this.props,s=o&&"points"in o&&"polygons"in o&&"lines"in o;this.setState({binary:s}),s?this._updateStateBinary({props:e,changeFlags:r}):this._updateStateJSON({props:e,changeFlags:r})}_updateStateBinary({props:e,changeFlags:r}){let o=f2(e.data,this.encodePickingColor);this.setState({layerProps:o})}_updateStateJSON({props:e,changeFlags:r}){let o=a2(e.data),s=this.getSubLayerRow.bind(this),i={},n={};if(Array.isArray(r.dataChanged)){let c=this.state.features;for(let l in c)i[l]=c[l].slice(),n[l]=[];for(let l of r.dataChanged){let f=vp(o,s,l);for(let h in c)n[h].push(Yl({data:i[h],getIndex:u=>u.__source.index,dataRange:l,replace:f[h]}))}}else i=vp(o,s);let a=l2(i,n);this.setState({features:i,featuresDiff:n,layerProps:a})}getPickingInfo(e){let r=super.getPickingInfo(e),{index:o,sourceLayer:s}=r;return r.featureType=wI.find(i=>s.id.startsWith(`${this.id}-${i}-`)),o>=0&&s.id.startsWith(`${this.id}-points-text`)&&this.state.binary&&(r.index=this.props.data.points.globalFeatureIds.value[o]),r}_updateAutoHighlight(e){let r=`${this.id}-points-`,o=e.featureType==="points";for(let s of this.getSubLayers())s.id.startsWith(r)===o&&s.updateAutoHighlight(e)}_renderPolygonLayer(){let{extruded:e,wireframe:r}=this.props,{layerProps:o}=this.state,s="polygons-fill",i=this.shouldRenderSubLayer(s,o.polygons?.data)&&this.getSubLayerClass(s,Zl.type);if(i){let n=Gl(this,Zl.props),a=e&&r;return a||delete n.getLineColor,n.updateTriggers.lineColors=a,new i(n,this.getSubLayerProps({id:s,updateTriggers:n.updateTriggers}),o.polygons)}return null}_renderLineLayers(){let{extruded:e,stroked:r}=this.props,{layerProps:o}=this.state,s="polygons-stroke",i="linestrings",n=!e&&r&&this.shouldRenderSubLayer(s,o.polygonsOutline?.data)&&this.getSubLayerClass(s,Ln.type),a=this.shouldRenderSubLayer(i,o.lines?.data)&&this.getSubLayerClass(i,Ln.type);if(n||a){let c=Gl(this,Ln.props);return[n&&new n(c,this.getSubLayerProps({id:s,updateTriggers:c.updateTriggers}),o.polygonsOutline),a&&new a(c,this.getSubLayerProps({id:i,updateTriggers:c.updateTriggers}),o.lines)]}return null}_renderPointLayers(){let{pointType:e}=this.props,{layerProps:r,binary:o}=this.state,{highlightedObjectIndex:s}=this.props;!o&&Number.isFinite(s)&&(s=r.points.data.findIndex(a=>a.__source.index===s));let i=new Set(e.split("+")),n=[];for(let a of i){let c=`points-${a}`,l=Nn[a],f=l&&this.shouldRenderSubLayer(c,r.points?.data)&&this.getSubLayerClass(c,l.type);if(f){let h=Gl(this,l.props),u=r.points;if(a==="text"&&o){let{instancePickingColors:d,...p}=u.data.attributes;u={...u,data:{...u.data,attributes:p}}}n.push(new f(h,this.getSubLayerProps({id:c,updateTriggers:h.updateTriggers,highlightedObjectIndex:s}),u))}}return n}renderLayers(){let{extruded:e}=this.props,r=this._renderPolygonLayer(),o=this._renderLineLayers(),s=this._renderPointLayers();return[!e&&r,o,s,e&&r]}getSubLayerAccessor(e){let{binary:r}=this.state;return!r||typeof e!="function"?super.getSubLayerAccessor(e):(o,s)=>{let{data:i,index:n}=s,a=N3(i,n);return e(a,s)}}};Dn.layerName="GeoJsonLayer";Dn.defaultProps=PI;var bp=Dn;var Ql=class{constructor(e){this.index=e,this.isVisible=!1,this.isSelected=!1,this.parent=null,this.children=[],this.content=null,this._loader=void 0,this._abortController=null,this._loaderId=0,this._isLoaded=!1,this._isCancelled=!1,this._needsReload=!1}get bbox(){return this._bbox}set bbox(e){this._bbox||(this._bbox=e,"west"in e?this.boundingBox=[[e.west,e.south],[e.east,e.north]]:this.boundingBox=[[e.left,e.top],[e.right,e.bottom]])}get data(){return this.isLoading&&this._loader?this._loader.then(()=>this.data):this.content}get isLoaded(){return this._isLoaded&&!this._needsReload}get isLoading(){return!!this._loader&&!this._isCancelled}get needsReload(){return this._needsReload||this._isCancelled}get byteLength(){let e=this.content?this.content.byteLength:0;return Number.isFinite(e)||console.error("byteLength not defined in tile data"),e}async _loadData({getData:e,requestScheduler:r,onLoad:o,onError:s}){let{index:i,id:n,bbox:a,userData:c,zoom:l}=this,f=this._loaderId;this._abortController=new AbortController;let{signal:h}=this._abortController,u=await r.scheduleRequest(this,m=>m.isSelected?1:-1);if(!u){this._isCancelled=!0;return}if(this._isCancelled){u.done();return}let d=null,p;try{d=await e({index:i,id:n,bbox:a,userData:c,zoom:l,signal:h})}catch(m){p=m||!0}finally{u.done()}if(f===this._loaderId){if(this._loader=void 0,this.content=d,this._isCancelled&&!d){this._isLoaded=!1;return}this._isLoaded=!0,this._isCancelled=!1,p?s(p,this):o(this)}}loadData(e){return this._isLoaded=!1,this._isCancelled=!1,this._needsReload=!1,this._loaderId++,this._loader=this._loadData(e),this._loader}setNeedsReload(){this.isLoading&&(this.abort(),this._loader=void 0),this._needsReload=!0}abort(){this.isLoaded||(this._isCancelled=!0,this._abortController?.abort())}};var le={OUTSIDE:-1,INTERSECTING:0,INSIDE:1};var h2=new M,RI=new M,os=class t{constructor(e=[0,0,0],r=[0,0,0],o){o=o||h2.copy(e).add(r).scale(.5),this.center=new M(o),this.halfDiagonal=new M(r).subtract(this.center),this.minimum=new M(e),this.maximum=new M(r)}clone(){return new t(this.minimum,this.maximum,this.center)}equals(e){return this===e||!!e&&this.minimum.equals(e.minimum)&&this.maximum.equals(e.maximum)}transform(e){return this.center.transformAsPoint(e),this.halfDiagonal.transform(e),this.minimum.transform(e),this.maximum.transform(e),this}intersectPlane(e){let{halfDiagonal:r}=this,o=RI.from(e.normal),s=r.x*Math.abs(o.x)+r.y*Math.abs(o.y)+r.z*Math.abs(o.z),i=this.center.dot(o)+e.distance;return i-s>0?le.INSIDE:i+s<0?le.OUTSIDE:le.INTERSECTING}distanceTo(e){return Math.sqrt(this.distanceSquaredTo(e))}distanceSquaredTo(e){let r=h2.from(e).subtract(this.center),{halfDiagonal:o}=this,s=0,i;return i=Math.abs(r.x)-o.x,i>0&&(s+=i*i),i=Math.abs(r.y)-o.y,i>0&&(s+=i*i),i=Math.abs(r.z)-o.z,i>0&&(s+=i*i),s}};var Fn=new M,u2=new M,ss=class t{constructor(e=[0,0,0],r=0){this.radius=-0,this.center=new M,this.fromCenterRadius(e,r)}fromCenterRadius(e,r){return this.center.from(e),this.radius=r,this}fromCornerPoints(e,r){return r=Fn.from(r),this.center=new M().from(e).add(r).scale(.5),this.radius=this.center.distance(r),this}equals(e){return this===e||!!e&&this.center.equals(e.center)&&this.radius===e.radius}clone(){return new t(this.center,this.radius)}union(e){let r=this.center,o=this.radius,s=e.center,i=e.radius,n=Fn.copy(s).subtract(r),a=n.magnitude();if(o>=a+i)return this.clone();if(i>=a+o)return e.clone();let c=(o+a+i)*.5;return u2.copy(n).scale((-o+c)/a).add(r),this.center.copy(u2),this.radius=c,this}expand(e){let o=Fn.from(e).subtract(this.center).magnitude();return o>this.radius&&(this.radius=o),this}transform(e){this.center.transform(e);let r=ae.getScaling(Fn,e);return this.radius=Math.max(r[0],Math.max(r[1],r[2]))*this.radius,this}distanceSquaredTo(e){let r=this.distanceTo(e);return r*r}distanceTo(e){let o=Fn.from(e).subtract(this.center);return Math.max(0,o.len()-this.radius)}intersectPlane(e){let r=this.center,o=this.radius,i=e.normal.dot(r)+e.distance;return i<-o?le.OUTSIDE:i<o?le.INTERSECTING:le.INSIDE}};var CI=new M,MI=new M,ef=new M,tf=new M,rf=new M,II=new M,OI=new M,Ht={COLUMN0ROW0:0,COLUMN0ROW1:1,COLUMN0ROW2:2,COLUMN1ROW0:3,COLUMN1ROW1:4,COLUMN1ROW2:5,COLUMN2ROW0:6,COLUMN2ROW1:7,COLUMN2ROW2:8},Bn=class t{constructor(e=[0,0,0],r=[0,0,0,0,0,0,0,0,0]){this.center=new M().from(e),this.halfAxes=new ee(r)}get halfSize(){let e=this.halfAxes.getColumn(0),r=this.halfAxes.getColumn(1),o=this.halfAxes.getColumn(2);return[new M(e).len(),new M(r).len(),new M(o).len()]}get quaternion(){let e=this.halfAxes.getColumn(0),r=this.halfAxes.getColumn(1),o=this.halfAxes.getColumn(2),s=new M(e).normalize(),i=new M(r).normalize(),n=new M(o).normalize();return new Ao().fromMatrix3(new ee([...s,...i,...n]))}fromCenterHalfSizeQuaternion(e,r,o){let s=new Ao(o),i=new ee().fromQuaternion(s);return i[0]=i[0]*r[0],i[1]=i[1]*r[0],i[2]=i[2]*r[0],i[3]=i[3]*r[1],i[4]=i[4]*r[1],i[5]=i[5]*r[1],i[6]=i[6]*r[2],i[7]=i[7]*r[2],i[8]=i[8]*r[2],this.center=new M().from(e),this.halfAxes=i,this}clone(){return new t(this.center,this.halfAxes)}equals(e){return this===e||!!e&&this.center.equals(e.center)&&this.halfAxes.equals(e.halfAxes)}getBoundingSphere(e=new ss){let r=this.halfAxes,o=r.getColumn(0,ef),s=r.getColumn(1,tf),i=r.getColumn(2,rf),n=CI.copy(o).add(s).add(i);return e.center.copy(this.center),e.radius=n.magnitude(),e}intersectPlane(e){let r=this.center,o=e.normal,s=this.halfAxes,i=o.x,n=o.y,a=o.z,c=Math.abs(i*s[Ht.COLUMN0ROW0]+n*s[Ht.COLUMN0ROW1]+a*s[Ht.COLUMN0ROW2])+Math.abs(i*s[Ht.COLUMN1ROW0]+n*s[Ht.COLUMN1ROW1]+a*s[Ht.COLUMN1ROW2])+Math.abs(i*s[Ht.COLUMN2ROW0]+n*s[Ht.COLUMN2ROW1]+a*s[Ht.COLUMN2ROW2]),l=o.dot(r)+e.distance;return l<=-c?le.OUTSIDE:l>=c?le.INSIDE:le.INTERSECTING}distanceTo(e){return Math.sqrt(this.distanceSquaredTo(e))}distanceSquaredTo(e){let r=MI.from(e).subtract(this.center),o=this.halfAxes,s=o.getColumn(0,ef),i=o.getColumn(1,tf),n=o.getColumn(2,rf),a=s.magnitude(),c=i.magnitude(),l=n.magnitude();s.normalize(),i.normalize(),n.normalize();let f=0,h;return h=Math.abs(r.dot(s))-a,h>0&&(f+=h*h),h=Math.abs(r.dot(i))-c,h>0&&(f+=h*h),h=Math.abs(r.dot(n))-l,h>0&&(f+=h*h),f}computePlaneDistances(e,r,o=[-0,-0]){let s=Number.POSITIVE_INFINITY,i=Number.NEGATIVE_INFINITY,n=this.center,a=this.halfAxes,c=a.getColumn(0,ef),l=a.getColumn(1,tf),f=a.getColumn(2,rf),h=II.copy(c).add(l).add(f).add(n),u=OI.copy(h).subtract(e),d=r.dot(u);return s=Math.min(d,s),i=Math.max(d,i),h.copy(n).add(c).add(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),h.copy(n).add(c).subtract(l).add(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),h.copy(n).add(c).subtract(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).add(l).add(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).add(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).subtract(l).add(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),n.copy(h).subtract(c).subtract(l).subtract(f),u.copy(h).subtract(e),d=r.dot(u),s=Math.min(d,s),i=Math.max(d,i),o[0]=s,o[1]=i,o}transform(e){this.center.transformAsPoint(e);let r=this.halfAxes.getColumn(0,ef);r.transformAsPoint(e);let o=this.halfAxes.getColumn(1,tf);o.transformAsPoint(e);let s=this.halfAxes.getColumn(2,rf);return s.transformAsPoint(e),this.halfAxes=new ee([...r,...o,...s]),this}getTransform(){throw new Error("not implemented")}};var d2=new M,p2=new M,lt=class t{constructor(e=[0,0,1],r=0){this.normal=new M,this.distance=-0,this.fromNormalDistance(e,r)}fromNormalDistance(e,r){return xt(Number.isFinite(r)),this.normal.from(e).normalize(),this.distance=r,this}fromPointNormal(e,r){e=d2.from(e),this.normal.from(r).normalize();let o=-this.normal.dot(e);return this.distance=o,this}fromCoefficients(e,r,o,s){return this.normal.set(e,r,o),xt(we(this.normal.len(),1)),this.distance=s,this}clone(){return new t(this.normal,this.distance)}equals(e){return we(this.distance,e.distance)&&we(this.normal,e.normal)}getPointDistance(e){return this.normal.dot(e)+this.distance}transform(e){let r=p2.copy(this.normal).transformAsVector(e).normalize(),o=this.normal.scale(-this.distance).transform(e);return this.fromPointNormal(o,r)}projectPointOntoPlane(e,r=[0,0,0]){let o=d2.from(e),s=this.getPointDistance(o),i=p2.copy(this.normal).scale(s);return o.subtract(i).to(r)}};var m2=[new M([1,0,0]),new M([0,1,0]),new M([0,0,1])],g2=new M,NI=new M,Xt=class t{constructor(e=[]){this.planes=e}fromBoundingSphere(e){this.planes.length=2*m2.length;let r=e.center,o=e.radius,s=0;for(let i of m2){let n=this.planes[s],a=this.planes[s+1];n||(n=this.planes[s]=new lt),a||(a=this.planes[s+1]=new lt);let c=g2.copy(i).scale(-o).add(r);n.fromPointNormal(c,i);let l=g2.copy(i).scale(o).add(r),f=NI.copy(i).negate();a.fromPointNormal(l,f),s+=2}return this}computeVisibility(e){let r=le.INSIDE;for(let o of this.planes)switch(e.intersectPlane(o)){case le.OUTSIDE:return le.OUTSIDE;case le.INTERSECTING:r=le.INTERSECTING;break;default:}return r}computeVisibilityWithPlaneMask(e,r){if(xt(Number.isFinite(r),"parentPlaneMask is required."),r===t.MASK_OUTSIDE||r===t.MASK_INSIDE)return r;let o=t.MASK_INSIDE,s=this.planes;for(let i=0;i<this.planes.length;++i){let n=i<31?1<<i:0;if(i<31&&(r&n)===0)continue;let a=s[i],c=e.intersectPlane(a);if(c===le.OUTSIDE)return t.MASK_OUTSIDE;c===le.INTERSECTING&&(o|=n)}return o}};Xt.MASK_OUTSIDE=4294967295;Xt.MASK_INSIDE=0;Xt.MASK_INDETERMINATE=2147483647;var Lse=new M,Dse=new M,Fse=new M,Bse=new M,Use=new M;var $se=new M,Hse=new M,Xse=new M,Yse=new M,Kse=new M,qse=new M,Zse=new M,Gse=new M,Jse=new M,Qse=new M,eie=new M,tie=new M;var Mt=new ee,DI=new ee,FI=new ee,of=new ee,x2=new ee;function Ep(t,e={}){let r=Js.EPSILON20,o=10,s=0,i=0,n=DI,a=FI;n.identity(),a.copy(t);let c=r*BI(a);for(;i<o&&UI(a)>c;)kI(a,of),x2.copy(of).transpose(),a.multiplyRight(of),a.multiplyLeft(x2),n.multiplyRight(of),++s>2&&(++i,s=0);return e.unitary=n.toTarget(e.unitary),e.diagonal=a.toTarget(e.diagonal),e}function BI(t){let e=0;for(let r=0;r<9;++r){let o=t[r];e+=o*o}return Math.sqrt(e)}var Tp=[1,0,0],Sp=[2,2,1];function UI(t){let e=0;for(let r=0;r<3;++r){let o=t[Mt.getElementIndex(Sp[r],Tp[r])];e+=2*o*o}return Math.sqrt(e)}function kI(t,e){let r=Js.EPSILON15,o=0,s=1;for(let l=0;l<3;++l){let f=Math.abs(t[Mt.getElementIndex(Sp[l],Tp[l])]);f>o&&(s=l,o=f)}let i=Tp[s],n=Sp[s],a=1,c=0;if(Math.abs(t[Mt.getElementIndex(n,i)])>r){let l=t[Mt.getElementIndex(n,n)],f=t[Mt.getElementIndex(i,i)],h=t[Mt.getElementIndex(n,i)],u=(l-f)/2/h,d;u<0?d=-1/(-u+Math.sqrt(1+u*u)):d=1/(u+Math.sqrt(1+u*u)),a=1/Math.sqrt(1+d*d),c=d*a}return ee.IDENTITY.to(e),e[Mt.getElementIndex(i,i)]=e[Mt.getElementIndex(n,n)]=a,e[Mt.getElementIndex(n,i)]=c,e[Mt.getElementIndex(i,n)]=-c,e}var xr=new M,zI=new M,VI=new M,WI=new M,jI=new M,$I=new ee,HI={diagonal:new ee,unitary:new ee};function Ap(t,e=new Bn){if(!t||t.length===0)return e.halfAxes=new ee([0,0,0,0,0,0,0,0,0]),e.center=new M,e;let r=t.length,o=new M(0,0,0);for(let E of t)o.add(E);let s=1/r;o.multiplyByScalar(s);let i=0,n=0,a=0,c=0,l=0,f=0;for(let E of t){let w=xr.copy(E).subtract(o);i+=w.x*w.x,n+=w.x*w.y,a+=w.x*w.z,c+=w.y*w.y,l+=w.y*w.z,f+=w.z*w.z}i*=s,n*=s,a*=s,c*=s,l*=s,f*=s;let h=$I;h[0]=i,h[1]=n,h[2]=a,h[3]=n,h[4]=c,h[5]=l,h[6]=a,h[7]=l,h[8]=f;let{unitary:u}=Ep(h,HI),d=e.halfAxes.copy(u),p=d.getColumn(0,VI),m=d.getColumn(1,WI),g=d.getColumn(2,jI),x=-Number.MAX_VALUE,y=-Number.MAX_VALUE,_=-Number.MAX_VALUE,v=Number.MAX_VALUE,b=Number.MAX_VALUE,T=Number.MAX_VALUE;for(let E of t)xr.copy(E),x=Math.max(xr.dot(p),x),y=Math.max(xr.dot(m),y),_=Math.max(xr.dot(g),_),v=Math.min(xr.dot(p),v),b=Math.min(xr.dot(m),b),T=Math.min(xr.dot(g),T);p=p.multiplyByScalar(.5*(v+x)),m=m.multiplyByScalar(.5*(b+y)),g=g.multiplyByScalar(.5*(T+_)),e.center.copy(p).add(m).add(g);let C=zI.set(x-v,y-b,_-T).multiplyByScalar(.5),R=new ee([C[0],0,0,0,C[1],0,0,0,C[2]]);return e.halfAxes.multiplyRight(R),e}var is=512,_2=3,y2=[[.5,.5],[0,0],[0,1],[1,0],[1,1]],v2=y2.concat([[0,.5],[.5,0],[1,.5],[.5,1]]),XI=v2.concat([[.25,.5],[.75,.5]]),wp=class t{constructor(e,r,o){this.x=e,this.y=r,this.z=o}get children(){if(!this._children){let e=this.x*2,r=this.y*2,o=this.z+1;this._children=[new t(e,r,o),new t(e,r+1,o),new t(e+1,r,o),new t(e+1,r+1,o)]}return this._children}update(e){let{viewport:r,cullingVolume:o,elevationBounds:s,minZ:i,maxZ:n,bounds:a,offset:c,project:l}=e,f=this.getBoundingVolume(s,c,l);if(a&&!this.insideBounds(a)||o.computeVisibility(f)<0)return!1;if(!this.childVisible){let{z:u}=this;if(u<n&&u>=i){let d=f.distanceTo(r.cameraPosition)*r.scale/r.height;u+=Math.floor(Math.log2(d))}if(u>=n)return this.selected=!0,!0}this.selected=!1,this.childVisible=!0;for(let u of this.children)u.update(e);return!0}getSelected(e=[]){if(this.selected&&e.push(this),this._children)for(let r of this._children)r.getSelected(e);return e}insideBounds([e,r,o,s]){let i=Math.pow(2,this.z),n=is/i;return this.x*n<o&&this.y*n<s&&(this.x+1)*n>e&&(this.y+1)*n>r}getBoundingVolume(e,r,o){if(o){let c=this.z<1?XI:this.z<2?v2:y2,l=[];for(let f of c){let h=sf(this.x+f[0],this.y+f[1],this.z);h[2]=e[0],l.push(o(h)),e[0]!==e[1]&&(h[2]=e[1],l.push(o(h)))}return Ap(l)}let s=Math.pow(2,this.z),i=is/s,n=this.x*i+r*is,a=is-(this.y+1)*i;return new os([n,a,e[0]],[n+i,a+i,e[1]])}};function b2(t,e,r,o){let s=t instanceof wi&&t.resolution?t.projectPosition:null,i=Object.values(t.getFrustumPlanes()).map(({normal:d,distance:p})=>new lt(d.clone().negate(),p)),n=new Xt(i),a=t.distanceScales.unitsPerMeter[2],c=r&&r[0]*a||0,l=r&&r[1]*a||0,f=t instanceof cr&&t.pitch<=60?e:0;if(o){let[d,p,m,g]=o,x=Pe([d,g]),y=Pe([m,p]);o=[x[0],is-x[1],y[0],is-y[1]]}let h=new wp(0,0,0),u={viewport:t,project:s,cullingVolume:n,elevationBounds:[c,l],minZ:f,maxZ:e,bounds:o,offset:0};if(h.update(u),t instanceof cr&&t.subViewports&&t.subViewports.length>1){for(u.offset=-1;h.update(u)&&!(--u.offset<-_2););for(u.offset=1;h.update(u)&&!(++u.offset>_2););}return h.getSelected()}var Yt=512,YI=[-1/0,-1/0,1/0,1/0],Rp={type:"object",value:null,validate:(t,e)=>e.optional&&t===null||typeof t=="string"||Array.isArray(t)&&t.every(r=>typeof r=="string"),equal:(t,e)=>{if(t===e)return!0;if(!Array.isArray(t)||!Array.isArray(e))return!1;let r=t.length;if(r!==e.length)return!1;for(let o=0;o<r;o++)if(t[o]!==e[o])return!1;return!0}};function nf(t,e){let r=[e.transformAsPoint([t[0],t[1]]),e.transformAsPoint([t[2],t[1]]),e.transformAsPoint([t[0],t[3]]),e.transformAsPoint([t[2],t[3]])];return[Math.min(...r.map(s=>s[0])),Math.min(...r.map(s=>s[1])),Math.max(...r.map(s=>s[0])),Math.max(...r.map(s=>s[1]))]}function KI(t){return Math.abs(t.split("").reduce((e,r)=>(e<<5)-e+r.charCodeAt(0)|0,0))}function Cp(t,e){if(!t||!t.length)return null;let{index:r,id:o}=e;if(Array.isArray(t)){let i=KI(o)%t.length;t=t[i]}let s=t;for(let i of Object.keys(r)){let n=new RegExp(`{${i}}`,"g");s=s.replace(n,String(r[i]))}return Number.isInteger(r.y)&&Number.isInteger(r.z)&&(s=s.replace(/\{-y\}/g,String(Math.pow(2,r.z)-r.y-1))),s}function qI(t,e,r){let o;if(e&&e.length===2){let[s,i]=e,n=t.getBounds({z:s}),a=t.getBounds({z:i});o=[Math.min(n[0],a[0]),Math.min(n[1],a[1]),Math.max(n[2],a[2]),Math.max(n[3],a[3])]}else o=t.getBounds();return t.isGeospatial?[Math.max(o[0],r[0]),Math.max(o[1],r[1]),Math.min(o[2],r[2]),Math.min(o[3],r[3])]:[Math.max(Math.min(o[0],r[2]),r[0]),Math.max(Math.min(o[1],r[3]),r[1]),Math.min(Math.max(o[2],r[0]),r[2]),Math.min(Math.max(o[3],r[1]),r[3])]}function S2({viewport:t,z:e,cullRect:r}){return(t.subViewports||[t]).map(s=>Pp(s,e||0,r))}function Pp(t,e,r){if(!Array.isArray(e)){let i=r.x-t.x,n=r.y-t.y,{width:a,height:c}=r,l={targetZ:e},f=t.unproject([i,n],l),h=t.unproject([i+a,n],l),u=t.unproject([i,n+c],l),d=t.unproject([i+a,n+c],l);return[Math.min(f[0],h[0],u[0],d[0]),Math.min(f[1],h[1],u[1],d[1]),Math.max(f[0],h[0],u[0],d[0]),Math.max(f[1],h[1],u[1],d[1])]}let o=Pp(t,e[0],r),s=Pp(t,e[1],r);return[Math.min(o[0],s[0]),Math.min(o[1],s[1]),Math.max(o[2],s[2]),Math.max(o[3],s[3])]}function ZI(t,e,r){return r?nf(t,r).map(s=>s*e/Yt):t.map(o=>o*e/Yt)}function Mp(t,e){return Math.pow(2,t)*Yt/e}function sf(t,e,r){let o=Mp(r,Yt),s=t/o*360-180,i=Math.PI-2*Math.PI*e/o,n=180/Math.PI*Math.atan(.5*(Math.exp(i)-Math.exp(-i)));return[s,n]}function T2(t,e,r,o){let s=Mp(r,o);return[t/s*Yt,e/s*Yt]}function Ip(t,e,r,o,s=Yt){if(t.isGeospatial){let[l,f]=sf(e,r,o),[h,u]=sf(e+1,r+1,o);return{west:l,north:f,east:h,south:u}}let[i,n]=T2(e,r,o,s),[a,c]=T2(e+1,r+1,o,s);return{left:i,top:n,right:a,bottom:c}}function GI(t,e,r,o,s){let i=qI(t,null,o),n=Mp(e,r),[a,c,l,f]=ZI(i,n,s),h=[];for(let u=Math.floor(a);u<l;u++)for(let d=Math.floor(c);d<f;d++)h.push({x:u,y:d,z:e});return h}function Op({viewport:t,maxZoom:e,minZoom:r,zRange:o,extent:s,tileSize:i=Yt,modelMatrix:n,modelMatrixInverse:a,zoomOffset:c=0}){let l=t.isGeospatial?Math.round(t.zoom+Math.log2(Yt/i))+c:Math.ceil(t.zoom)+c;if(typeof r=="number"&&Number.isFinite(r)&&l<r){if(!s)return[];l=r}typeof e=="number"&&Number.isFinite(e)&&l>e&&(l=e);let f=s;return n&&a&&s&&!t.isGeospatial&&(f=nf(s,n)),t.isGeospatial?b2(t,l,o,s):GI(t,l,i,f||YI,a)}function E2(t){let e={},r;return o=>{for(let s in o)if(!JI(o[s],e[s])){r=t(o),e=o;break}return r}}function JI(t,e){if(t===e)return!0;if(Array.isArray(t)){let r=t.length;if(!e||e.length!==r)return!1;for(let o=0;o<r;o++)if(t[o]!==e[o])return!1;return!0}return!1}var A2=1,af=2,QI="never",eO="no-overlap",kn="best-available",tO=5,rO={[kn]:sO,[eO]:iO,[QI]:()=>{}},oO={extent:null,tileSize:512,maxZoom:null,minZoom:null,maxCacheSize:null,maxCacheByteSize:null,refinementStrategy:"best-available",zRange:null,maxRequests:6,debounceTime:0,zoomOffset:0,onTileLoad:()=>{},onTileUnload:()=>{},onTileError:()=>{}},Un=class{constructor(e){this._getCullBounds=E2(S2),this.opts={...oO,...e},this.setOptions(this.opts),this.onTileLoad=r=>{this.opts.onTileLoad?.(r),this.opts.maxCacheByteSize!==null&&(this._cacheByteSize+=r.byteLength,this._resizeCache())},this._requestScheduler=new uo({throttleRequests:this.opts.maxRequests>0||this.opts.debounceTime>0,maxRequests:this.opts.maxRequests,debounceTime:this.opts.debounceTime}),this._cache=new Map,this._tiles=[],this._dirty=!1,this._cacheByteSize=0,this._viewport=null,this._zRange=null,this._selectedTiles=null,this._frameNumber=0,this._modelMatrix=new W,this._modelMatrixInverse=new W}get tiles(){return this._tiles}get selectedTiles(){return this._selectedTiles}get isLoaded(){return this._selectedTiles!==null&&this._selectedTiles.every(e=>e.isLoaded)}get needsReload(){return this._selectedTiles!==null&&this._selectedTiles.some(e=>e.needsReload)}setOptions(e){Object.assign(this.opts,e),Number.isFinite(e.maxZoom)&&(this._maxZoom=Math.floor(e.maxZoom)),Number.isFinite(e.minZoom)&&(this._minZoom=Math.ceil(e.minZoom))}finalize(){for(let e of this._cache.values())e.isLoading&&e.abort();this._cache.clear(),this._tiles=[],this._selectedTiles=null}reloadAll(){for(let e of this._cache.keys()){let r=this._cache.get(e);!this._selectedTiles||!this._selectedTiles.includes(r)?this._cache.delete(e):r.setNeedsReload()}}update(e,{zRange:r,modelMatrix:o}={zRange:null,modelMatrix:null}){let s=o?new W(o):new W,i=!s.equals(this._modelMatrix);if(!this._viewport||!e.equals(this._viewport)||!we(this._zRange,r)||i){i&&(this._modelMatrixInverse=s.clone().invert(),this._modelMatrix=s),this._viewport=e,this._zRange=r;let a=this.getTileIndices({viewport:e,maxZoom:this._maxZoom,minZoom:this._minZoom,zRange:r,modelMatrix:this._modelMatrix,modelMatrixInverse:this._modelMatrixInverse});this._selectedTiles=a.map(c=>this._getTile(c,!0)),this._dirty&&this._rebuildTree()}else this.needsReload&&(this._selectedTiles=this._selectedTiles.map(a=>this._getTile(a.index,!0)));let n=this.updateTileStates();return this._pruneRequests(),this._dirty&&this._resizeCache(),n&&this._frameNumber++,this._frameNumber}isTileVisible(e,r,o){if(!e.isVisible)return!1;if(r&&this._viewport){let s=this._getCullBounds({viewport:this._viewport,z:this._zRange,cullRect:r}),{bbox:i}=e;for(let[n,a,c,l]of s){let f;if("west"in i)f=i.west<c&&i.east>n&&i.south<l&&i.north>a;else{if(o&&!W.IDENTITY.equals(o)){let[d,p,m,g]=nf([i.left,i.top,i.right,i.bottom],o);i={left:d,top:p,right:m,bottom:g}}let h=Math.min(i.top,i.bottom),u=Math.max(i.top,i.bottom);f=i.left<c&&i.right>n&&h<l&&u>a}if(f)return!0}return!1}return!0}getTileIndices({viewport:e,maxZoom:r,minZoom:o,zRange:s,modelMatrix:i,modelMatrixInverse:n}){let{tileSize:a,extent:c,zoomOffset:l}=this.opts;return Op({viewport:e,maxZoom:r,minZoom:o,zRange:s,tileSize:a,extent:c,modelMatrix:i,modelMatrixInverse:n,zoomOffset:l})}getTileId(e){return`${e.x}-${e.y}-${e.z}`}getTileZoom(e){return e.z}getTileMetadata(e){let{tileSize:r}=this.opts;return{bbox:Ip(this._viewport,e.x,e.y,e.z,r)}}getParentIndex(e){let r=Math.floor(e.x/2),o=Math.floor(e.y/2),s=e.z-1;return{x:r,y:o,z:s}}updateTileStates(){let e=this.opts.refinementStrategy||kn,r=new Array(this._cache.size),o=0;for(let s of this._cache.values())r[o++]=s.isVisible,s.isSelected=!1,s.isVisible=!1;for(let s of this._selectedTiles)s.isSelected=!0,s.isVisible=!0;(typeof e=="function"?e:rO[e])(Array.from(this._cache.values())),o=0;for(let s of this._cache.values())if(r[o++]!==s.isVisible)return!0;return!1}_pruneRequests(){let{maxRequests:e=0}=this.opts,r=[],o=0;for(let s of this._cache.values())s.isLoading&&(o++,!s.isSelected&&!s.isVisible&&r.push(s));for(;e>0&&o>e&&r.length>0;)r.shift().abort(),o--}_rebuildTree(){let{_cache:e}=this;for(let r of e.values())r.parent=null,r.children&&(r.children.length=0);for(let r of e.values()){let o=this._getNearestAncestor(r);r.parent=o,o?.children&&o.children.push(r)}}_resizeCache(){let{_cache:e,opts:r}=this,o=r.maxCacheSize??(r.maxCacheByteSize!==null?1/0:tO*this.selectedTiles.length),s=r.maxCacheByteSize??1/0;if(e.size>o||this._cacheByteSize>s){for(let[n,a]of e)if(!a.isVisible&&!a.isSelected&&(this._cacheByteSize-=r.maxCacheByteSize!==null?a.byteLength:0,e.delete(n),this.opts.onTileUnload?.(a)),e.size<=o&&this._cacheByteSize<=s)break;this._rebuildTree(),this._dirty=!0}this._dirty&&(this._tiles=Array.from(this._cache.values()).sort((n,a)=>n.zoom-a.zoom),this._dirty=!1)}_getTile(e,r){let o=this.getTileId(e),s=this._cache.get(o),i=!1;return!s&&r?(s=new Ql(e),Object.assign(s,this.getTileMetadata(s.index)),Object.assign(s,{id:o,zoom:this.getTileZoom(s.index)}),i=!0,this._cache.set(o,s),this._dirty=!0):s&&s.needsReload&&(i=!0),s&&i&&s.loadData({getData:this.opts.getTileData,requestScheduler:this._requestScheduler,onLoad:this.onTileLoad,onError:this.opts.onTileError}),s}_getNearestAncestor(e){let{_minZoom:r=0}=this,o=e.index;for(;this.getTileZoom(o)>r;){o=this.getParentIndex(o);let s=this._getTile(o);if(s)return s}return null}};function sO(t){for(let e of t)e.state=0;for(let e of t)e.isSelected&&!w2(e)&&Np(e);for(let e of t)e.isVisible=!!(e.state&af)}function iO(t){for(let r of t)r.state=0;for(let r of t)r.isSelected&&w2(r);let e=Array.from(t).sort((r,o)=>r.zoom-o.zoom);for(let r of e)if(r.isVisible=!!(r.state&af),r.children&&(r.isVisible||r.state&A2))for(let o of r.children)o.state=A2;else r.isSelected&&Np(r)}function w2(t){let e=t;for(;e;){if(e.isLoaded||e.content)return e.state|=af,!0;e=e.parent}return!1}function Np(t){for(let e of t.children)e.isLoaded||e.content?e.state|=af:Np(e)}var nO={TilesetClass:Un,data:{type:"data",value:[]},dataComparator:Rp.equal,renderSubLayers:{type:"function",value:t=>new bp(t)},getTileData:{type:"function",optional:!0,value:null},onViewportLoad:{type:"function",optional:!0,value:null},onTileLoad:{type:"function",value:t=>{}},onTileUnload:{type:"function",value:t=>{}},onTileError:{type:"function",value:t=>console.error(t)},extent:{type:"array",optional:!0,value:null,compare:!0},tileSize:512,maxZoom:null,minZoom:0,maxCacheSize:null,maxCacheByteSize:null,refinementStrategy:kn,zRange:null,maxRequests:6,debounceTime:0,zoomOffset:0},zn=class extends be{initializeState(){this.state={tileset:null,isLoaded:!1}}finalizeState(){this.state?.tileset?.finalize()}get isLoaded(){return!!this.state?.tileset?.selectedTiles?.every(e=>e.isLoaded&&e.layers&&e.layers.every(r=>r.isLoaded))}shouldUpdateState({changeFlags:e}){return e.somethingChanged}updateState({changeFlags:e}){let{tileset:r}=this.state,o=e.propsOrDataChanged||e.updateTriggersChanged,s=e.dataChanged||e.updateTriggersChanged&&(e.updateTriggersChanged.all||e.updateTriggersChanged.getTileData);r?o&&(r.setOptions(this._getTilesetOptions()),s?r.reloadAll():r.tiles.forEach(i=>{i.layers=null})):(r=new this.props.TilesetClass(this._getTilesetOptions()),this.setState({tileset:r})),this._updateTileset()}_getTilesetOptions(){let{tileSize:e,maxCacheSize:r,maxCacheByteSize:o,refinementStrategy:s,extent:i,maxZoom:n,minZoom:a,maxRequests:c,debounceTime:l,zoomOffset:f}=this.props;return{maxCacheSize:r,maxCacheByteSize:o,maxZoom:n,minZoom:a,tileSize:e,refinementStrategy:s,extent:i,maxRequests:c,debounceTime:l,zoomOffset:f,getTileData:this.getTileData.bind(this),onTileLoad:this._onTileLoad.bind(this),onTileError:this._onTileError.bind(this),onTileUnload:this._onTileUnload.bind(this)}}_updateTileset(){let e=this.state.tileset,{zRange:r,modelMatrix:o}=this.props,s=e.update(this.context.viewport,{zRange:r,modelMatrix:o}),{isLoaded:i}=e,n=this.state.isLoaded!==i,a=this.state.frameNumber!==s;i&&(n||a)&&this._onViewportLoad(),a&&this.setState({frameNumber:s}),this.state.isLoaded=i}_onViewportLoad(){let{tileset:e}=this.state,{onViewportLoad:r}=this.props;r&&r(e.selectedTiles)}_onTileLoad(e){this.props.onTileLoad(e),e.layers=null,this.setNeedsUpdate()}_onTileError(e,r){this.props.onTileError(e),r.layers=null,this.setNeedsUpdate()}_onTileUnload(e){this.props.onTileUnload(e)}getTileData(e){let{data:r,getTileData:o,fetch:s}=this.props,{signal:i}=e;return e.url=typeof r=="string"||Array.isArray(r)?Cp(r,e):null,o?o(e):s&&e.url?s(e.url,{propName:"data",layer:this,signal:i}):null}renderSubLayers(e){return this.props.renderSubLayers(e)}getSubLayerPropsByTile(e){return null}getPickingInfo(e){let r=e.sourceLayer,o=r.props.tile,s=e.info;return s.picked&&(s.tile=o),s.sourceTile=o,s.sourceTileSubLayer=r,s}_updateAutoHighlight(e){e.sourceTileSubLayer.updateAutoHighlight(e)}renderLayers(){return this.state.tileset.tiles.map(e=>{let r=this.getSubLayerPropsByTile(e);if(!(!e.isLoaded&&!e.content))if(e.layers)r&&e.layers[0]&&Object.keys(r).some(o=>e.layers[0].props[o]!==r[o])&&(e.layers=e.layers.map(o=>o.clone(r)));else{let o=this.renderSubLayers({...this.props,...this.getSubLayerProps({id:e.id,updateTriggers:this.props.updateTriggers}),data:e.content,_offset:0,tile:e});e.layers=zt(o,Boolean).map(s=>s.clone({tile:e,...r}))}return e.layers})}filterSubLayer({layer:e,cullRect:r}){let{tile:o}=e.props,{modelMatrix:s}=this.props;return this.state.tileset.isTileVisible(o,r,s?new W(s):null)}};zn.defaultProps=nO;zn.layerName="TileLayer";var Vn=zn;Wc();Wc();var P2=255,Lp=[0,0,0],Kt=10,O="VIV_CHANNEL_INDEX",He="VIV_PLANE_INDEX",R2="-apple-system, 'Helvetica Neue', Arial, sans-serif",Dp={Uint8:{format:"r8uint",dataFormat:j.RED_INTEGER,type:j.UNSIGNED_BYTE,max:2**8-1,sampler:"usampler2D"},Uint16:{format:"r16uint",dataFormat:j.RED_INTEGER,type:j.UNSIGNED_SHORT,max:2**16-1,sampler:"usampler2D"},Uint32:{format:"r32uint",dataFormat:j.RED_INTEGER,type:j.UNSIGNED_INT,max:2**32-1,sampler:"usampler2D"},Float32:{format:"r32float",dataFormat:j.RED,type:j.FLOAT,max:3.4*10**38,sampler:"sampler2D"},Int8:{format:"r8sint",dataFormat:j.RED_INTEGER,type:j.BYTE,max:2**7-1,sampler:"isampler2D"},Int16:{format:"r16sint",dataFormat:j.RED_INTEGER,type:j.SHORT,max:2**15-1,sampler:"isampler2D"},Int32:{format:"r32sint",dataFormat:j.RED_INTEGER,type:j.INT,max:2**31-1,sampler:"isampler2D"},Float64:{format:"r32float",dataFormat:j.RED,type:j.FLOAT,max:3.4*10**38,sampler:"sampler2D",cast:t=>new Float32Array(t)}};var I2=`vec4 apply_transparent_color(vec3 color, vec3 transparentColor, bool useTransparentColor, float opacity){
  return vec4(color, (color == transparentColor && useTransparentColor) ? 0. : opacity);
}
`,aO=Object.defineProperty,cO=(t,e,r)=>e in t?aO(t,e,{enumerable:!0,configurable:!0,writable:!0,value:r}):t[e]=r,O2=(t,e,r)=>(cO(t,typeof e!="symbol"?e+"":e,r),r);function lO(t,e,r=1){if(t.includes(O)){let o="";for(let s=0;s<e;s++)o+=`${t.replaceAll(O,s.toString())}
`;return o.endsWith(`,
`)&&(o=`${o.slice(0,-2)}
`),o}if(t.includes(He)){let o="";for(let s=0;s<r;s++)o+=`${t.replaceAll(He,s.toString())}
`;return o.endsWith(`,
`)&&(o=`${o.slice(0,-2)}
`),o}return t}function C2(t,e,r=1){return t.split(`
`).map(o=>lO(o,e,r)).join(`
`)}function It(t,e,r=1){if(e<1)throw new Error(`expandShaderModule requires numChannels >= 1, got ${e}`);if(r<1)throw new Error(`expandShaderModule requires numPlanes >= 1, got ${r}`);let o={...t};if(t.uniformTypes){let i={};for(let[n,a]of Object.entries(t.uniformTypes))if(n.includes(O))for(let c=0;c<e;c++){let l=n.replaceAll(O,c.toString());i[l]=a}else if(n.includes(He))for(let c=0;c<r;c++){let l=n.replaceAll(He,c.toString());i[l]=a}else i[n]=a;o.uniformTypes=i}t.fs&&(o.fs=C2(t.fs,e,r)),t.vs&&(o.vs=C2(t.vs,e,r));let s={...t.defines||{}};return s.NUM_CHANNELS=String(e),s.NUM_PLANES=String(r),o.defines=s,o}var N2=class Wn extends mt{constructor(){super();let e=mt.getDefaultShaderAssembler(),r=e._getModuleList(),o=e._hookFunctions;for(let n of r)this.addDefaultModule(n);for(let n of o)this.addShaderHook(n);let s="fs:DECKGL_MUTATE_COLOR(inout vec4 rgba, float[NUM_CHANNELS] intensity, vec2 vTexCoord)",i="fs:DECKGL_PROCESS_INTENSITY(inout float intensity, vec2 contrastLimits, int channelIndex)";this.addShaderHook(s),this.addShaderHook(i)}static getDefaultVivShaderAssembler(){return Wn._default||(Wn._default=new Wn),Wn._default}};O2(N2,"_default");var lf=N2,_r=class extends ip{getShaders(e){let r=e.getVivShaderTemplates.call(this)||{},o=this.getNumChannels(),s=this.getNumPlanes();return{modules:(r.modules||[]).map(n=>It(n,o,s))}}};O2(_r,"extensionName","VivLayerExtension");var fO=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,1,1,0);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,hO=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,0,0,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,0,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,uO=`vec4 apply_cmap (float x) {
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
`,dO=`vec4 apply_cmap (float x) {
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
`,pO=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,1,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,0,0,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,mO=`vec4 apply_cmap (float x) {
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
`,gO=`vec4 apply_cmap (float x) {
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
`,xO=`vec4 apply_cmap (float x) {
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
`,_O=`vec4 apply_cmap (float x) {
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
`,yO=`vec4 apply_cmap (float x) {
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
`,vO=`vec4 apply_cmap (float x) {
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
`,bO=`vec4 apply_cmap (float x) {
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
`,TO=`vec4 apply_cmap (float x) {
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
`,SO=`vec4 apply_cmap (float x) {
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
`,EO=`vec4 apply_cmap (float x) {
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
`,AO=`vec4 apply_cmap (float x) {
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
`,wO=`vec4 apply_cmap (float x) {
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
`,PO=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,0,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,1,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,RO=`vec4 apply_cmap (float x) {
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
`,CO=`vec4 apply_cmap (float x) {
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
`,MO=`vec4 apply_cmap (float x) {
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
`,IO=`vec4 apply_cmap (float x) {
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
`,OO=`vec4 apply_cmap (float x) {
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
`,NO=`vec4 apply_cmap (float x) {
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
`,LO=`vec4 apply_cmap (float x) {
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
`,DO=`vec4 apply_cmap (float x) {
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
`,FO=`vec4 apply_cmap (float x) {
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
`,BO=`vec4 apply_cmap (float x) {
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
`,UO=`vec4 apply_cmap (float x) {
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
`,kO=`vec4 apply_cmap (float x) {
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
`,zO=`vec4 apply_cmap (float x) {
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
`,VO=`vec4 apply_cmap (float x) {
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
`,WO=`vec4 apply_cmap (float x) {
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
`,jO=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(1,0,1,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,0,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,$O=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0.5019607843137255,0.4,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(1,1,0.4,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,HO=`vec4 apply_cmap (float x) {
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
`,XO=`vec4 apply_cmap (float x) {
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
`,YO=`vec4 apply_cmap (float x) {
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
`,KO=`vec4 apply_cmap (float x) {
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
`,qO=`vec4 apply_cmap (float x) {
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
`,ZO=`vec4 apply_cmap (float x) {
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
`,GO=`vec4 apply_cmap (float x) {
  const float e0 = 0.0;
  const vec4 v0 = vec4(0,0,1,1);
  const float e1 = 1.0;
  const vec4 v1 = vec4(0,1,0.5019607843137255,1);
  float a0 = smoothstep(e0,e1,x);
  return mix(v0,v1,a0)*step(e0,x)*step(x,e1);
}
`,JO=`vec4 apply_cmap (float x) {
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
`,QO=`vec4 apply_cmap (float x) {
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
`,L2={__proto__:null,alpha:fO,autumn:hO,bathymetry:uO,blackbody:dO,bluered:pO,bone:mO,cdom:gO,chlorophyll:xO,cool:_O,copper:yO,cubehelix:vO,density:bO,earth:TO,electric:SO,freesurface_blue:EO,freesurface_red:AO,greens:wO,greys:PO,hot:RO,hsv:CO,inferno:MO,jet:IO,magma:OO,oxygen:NO,par:LO,phase:DO,picnic:FO,plasma:BO,portland:UO,rainbow:zO,rainbow_soft:kO,rdbu:VO,salinity:WO,spring:jO,summer:$O,temperature:HO,turbidity:XO,velocity_blue:YO,velocity_green:KO,viridis:qO,warm:ZO,winter:GO,yignbu:JO,yiorrd:QO};function e5(t,e){let r=`additive_colormap_${t}`;return{name:r,uniformTypes:{opacity:"f32",useTransparentColor:"u32"},fs:`uniform ${r}Uniforms {
  float opacity;
  uint useTransparentColor; //no bool-like type in decode-shader-types.ts
} ${r};
${I2}
${e}
vec4 colormap(float intensity) {
  float opacity = ${r}.opacity;
  bool useTransparentColor = ${r}.useTransparentColor != uint(0);
  return vec4(apply_transparent_color(apply_cmap(min(1.,intensity)).xyz, apply_cmap(0.).xyz, useTransparentColor, opacity));
}`,inject:{"fs:DECKGL_MUTATE_COLOR":`  float intensityCombo = 0.;
  for (int i = 0; i < NUM_CHANNELS; i++) {
    intensityCombo += max(0.,intensity[i]);
  }
  rgba = colormap(intensityCombo);`}}}var Fp={colormap:{type:"string",value:"viridis",compare:!0},opacity:{type:"number",value:1,compare:!0},useTransparentColor:{type:"boolean",value:!1,compare:!0}},D2=class extends _r{getVivShaderTemplates(){let t=this?.props?.colormap||Fp.colormap.value,e=L2[t];if(!e)throw Error(`No colormap named ${t} found in registry`);return{modules:[e5(t,e)]}}updateState({props:t,oldProps:e,changeFlags:r,...o}){super.updateState({props:t,oldProps:e,changeFlags:r,...o});let i=`additive_colormap_${this?.props?.colormap||Fp.colormap.value}`,n=this.getModels();for(let a of n)a.shaderInputs.setProps({[i]:{opacity:this.props.opacity,useTransparentColor:this.props.useTransparentColor}})}};D2.extensionName="AdditiveColormapExtension";D2.defaultProps=Fp;function t5(t,e,r){for(let o=0;o<r;o+=1)t.push(e);return t}var M2=[[0,0,255],[0,255,0],[255,0,255],[255,255,0],[255,128,0],[0,255,255],[255,255,255],[255,0,0]];function ff(t){if(t>M2.length)throw new Error("Too many colors");return M2.slice(0,t)}function hf({colors:t,channelsVisible:e}){let r=t.map((i,n)=>e[n]?i.map(a=>a/P2):Lp),o=Kt-r.length;return t5(r,Lp,o)}var ro="colorPaletteModule",r5=`uniform ${ro}Uniforms {
  vec3 transparentColor;
  uint useTransparentColor;
  float opacity;
  vec3 color${O};
} ${ro};

${I2}

void mutate_color(inout vec3 rgb, float[NUM_CHANNELS] intensity) {
  vec3 colors[NUM_CHANNELS] = vec3[NUM_CHANNELS](
    ${ro}.color${O},
  );
  for(int i = 0; i < NUM_CHANNELS; i++) {
    rgb += max(0.0, min(1.0, intensity[i])) * vec3(colors[i]);
  }
}
vec4 apply_opacity(vec3 rgb) {
  bool useTransparentColor = ${ro}.useTransparentColor != uint(0);
  return vec4(apply_transparent_color(rgb, ${ro}.transparentColor, useTransparentColor, ${ro}.opacity));
}
`,o5=`vec3 rgb = rgba.rgb;
mutate_color(rgb, intensity);
rgba = apply_opacity(rgb);
`,s5={name:ro,uniformTypes:{transparentColor:"vec3<f32>",useTransparentColor:"u32",opacity:"f32",[`color${O}`]:"vec3<f32>"},fs:r5,inject:{"fs:DECKGL_MUTATE_COLOR":o5}},cf={colors:{type:"array",value:null,compare:!0},opacity:{type:"number",value:1,compare:!0},transparentColor:{type:"array",value:null,compare:!0},useTransparentColor:{type:"boolean",value:!1,compare:!0}},as=class extends _r{getVivShaderTemplates(){return{modules:[s5]}}updateState({props:t,oldProps:e,changeFlags:r,...o}){super.updateState({props:t,oldProps:e,changeFlags:r,...o});let{colors:s,channelsVisible:i,opacity:n=cf.opacity.value,transparentColor:a=cf.transparentColor.value,useTransparentColor:c=cf.useTransparentColor.value}=this.props,l=this.props.selections||this.selections||[],f=l.length,h=hf({channelsVisible:i||l.map(()=>!0),colors:s||ff(f)}),u={opacity:n,transparentColor:(a||[0,0,0]).map(d=>d/255),useTransparentColor:c?1:0};for(let d=0;d<f;d++)u[`color${d}`]=h[d];for(let d of this.getModels())d.shaderInputs.setProps({colorPaletteModule:u})}};as.extensionName="ColorPaletteExtension";as.defaultProps=cf;var _e="lensModule",i5=`uniform ${_e}Uniforms {
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
} ${_e};

bool frag_in_lens_bounds(vec2 vTexCoord) {
  // Check membership in what is (not visually, but effectively) an ellipse.
  // Since the fragment space is a unit square and the real coordinates could be longer than tall,
  // to get a circle visually we have to treat the check as that of an ellipse to get the effect of a circle.

  // Check membership in ellipse.
  return pow((${_e}.lensCenter.x - vTexCoord.x) / ${_e}.majorLensAxis, 2.) + pow((${_e}.lensCenter.y - vTexCoord.y) / ${_e}.minorLensAxis, 2.) < (1. - ${_e}.lensBorderRadius);
}

bool frag_on_lens_bounds(vec2 vTexCoord) {
  // Same as the above, except this checks the boundary.

  float ellipseDistance = pow((${_e}.lensCenter.x - vTexCoord.x) / ${_e}.majorLensAxis, 2.) + pow((${_e}.lensCenter.y - vTexCoord.y) / ${_e}.minorLensAxis, 2.);

  // Check membership on "bourndary" of ellipse.
  return ellipseDistance <= 1. && ellipseDistance >= (1. - ${_e}.lensBorderRadius);
}
// Return a float for boolean arithmetic calculation.
float get_use_color_float(vec2 vTexCoord, int channelIndex) {
  bool lensEnabled = ${_e}.lensEnabled != uint(0);
  bool isFragInLensBounds = frag_in_lens_bounds(vTexCoord);
  bool inLensAndUseLens = lensEnabled && isFragInLensBounds;
  return float(int((inLensAndUseLens && channelIndex == ${_e}.lensSelection) || (!inLensAndUseLens)));
 
}
void mutate_color(inout vec3 rgb, float[NUM_CHANNELS] intensity, vec2 vTexCoord) {
  vec3 colors[NUM_CHANNELS] = vec3[NUM_CHANNELS](
    ${_e}.color${O},
  );
  for(int i = 0; i < NUM_CHANNELS; i++) {
    float useColorValue = get_use_color_float(vTexCoord, i);
    rgb += max(0., min(1., intensity[i])) * max(vec3(colors[i]), (1. - useColorValue) * vec3(1., 1., 1.));
  }
}
`,n5={name:_e,uniformTypes:{majorLensAxis:"f32",minorLensAxis:"f32",lensCenter:"vec2<f32>",lensEnabled:"u32",lensSelection:"i32",lensBorderColor:"vec3<f32>",lensBorderRadius:"f32",[`color${O}`]:"vec3<f32>"},fs:i5,inject:{"fs:DECKGL_MUTATE_COLOR":`
   vec3 rgb = rgba.rgb;
   mutate_color(rgb, intensity, vTexCoord);
   rgba = vec4(rgb, 1.);
  `,"fs:#main-end":`
      bool lensEnabled = ${_e}.lensEnabled != uint(0);
      bool isFragOnLensBounds = frag_on_lens_bounds(vTexCoord);
      fragColor = (lensEnabled && isFragOnLensBounds) ? vec4(${_e}.lensBorderColor, 1.) : fragColor;
  `}},ns={lensEnabled:{type:"boolean",value:!1,compare:!0},lensSelection:{type:"number",value:0,compare:!0},lensRadius:{type:"number",value:100,compare:!0},lensBorderColor:{type:"array",value:[255,255,255],compare:!0},lensBorderRadius:{type:"number",value:.02,compare:!0},colors:{type:"array",value:null,compare:!0}},F2=class extends _r{getVivShaderTemplates(){return{modules:[n5]}}initializeState(){let t=this.getCurrentLayer();if(t.isComposite)return;let e=()=>{let{viewportId:r}=t.props,{lensRadius:o=ns.lensRadius.value}=this.props;if(!r){t.setState({unprojectLensBounds:[0,0,0,0]});return}let{mousePosition:s}=t.context,i=t.context.deck.viewManager.views.filter(c=>c.id===r)[0],n=t.context.deck.viewManager.viewState[r],a=i.makeViewport({...n,viewState:n});if(s&&a.containsPixel(s)){let c={x:s.x-a.x,y:s.y-a.y},f=[[c.x-o,c.y],[c.x,c.y+o],[c.x+o,c.y],[c.x,c.y-o]].map((h,u)=>a.unproject(h)[u%2]);t.setState({unprojectLensBounds:f})}else t.setState({unprojectLensBounds:[0,0,0,0]})};this.context.deck&&this.context.deck.eventManager.on({pointermove:e,pointerleave:e,wheel:e}),this.setState({onMouseMove:e,unprojectLensBounds:[0,0,0,0]})}draw(){let{unprojectLensBounds:t=[0,0,0,0]}=this.state,{bounds:e,lensEnabled:r=ns.lensEnabled.value,lensSelection:o=ns.lensSelection.value,lensBorderColor:s=ns.lensBorderColor.value,lensBorderRadius:i=ns.lensBorderRadius.value,colors:n,channelsVisible:a}=this.props,[c,l,f,h]=t,[u,d,p,m]=e,g=(c-u)/(p-u),x=(l-m)/(d-m),y=(f-u)/(p-u),_=(h-m)/(d-m),v=this.props.selections||this.selections||[],b=this.getNumChannels(),T=hf({channelsVisible:a||v.map(()=>!0),colors:n||ff(b)}),C={majorLensAxis:(y-g)/2,minorLensAxis:(x-_)/2,lensCenter:[(y+g)/2,(x+_)/2],lensEnabled:r?1:0,lensSelection:o,lensBorderColor:s.map(R=>R/255),lensBorderRadius:i};for(let R=0;R<b;R++)C[`color${R}`]=T[R];this.state.model?.shaderInputs.setProps({lensModule:C})}finalizeState(){this.context.deck&&this.context.deck.eventManager.off({pointermove:this.state?.onMouseMove,pointerleave:this.state?.onMouseMove,wheel:this.state?.onMouseMove})}};F2.extensionName="LensExtension";F2.defaultProps=ns;function a5(t,e){let r=`${e}

vec4 colormap(float intensity, float opacity) {
  return vec4(apply_cmap(min(1.,intensity)).xyz, opacity);
}`;return{name:`additive-colormap-3d-${t}`,fs:r}}var B2={colormap:{type:"string",value:"viridis",compare:!0}},jn=class extends _r{constructor(...e){super(e),this.opts=this.opts||{}}getVivShaderTemplates(){let e=this?.props?.colormap||B2.colormap.value,r=L2[e];return{modules:[a5(e,r)]}}updateState({props:e,oldProps:r,changeFlags:o,...s}){if(super.updateState({props:e,oldProps:r,changeFlags:o,...s}),e.colormap!==r.colormap){let{device:i}=this.context;this.state.model&&(this.state.model.destroy(),this.setState({model:this._getModel(i)}))}}};jn.extensionName="BaseExtension";jn.defaultProps=B2;var c5=`// additive-colormap-3d before render
  float intensityValue${O} = 0.0;
`,l5=`// additive-colormap-3d render
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
`,f5="",h5=class extends jn{constructor(e){super(e),this.rendering={_BEFORE_RENDER:c5,_RENDER:l5,_AFTER_RENDER:f5}}};h5.extensionName="AdditiveBlendExtension";var u5=`  float maxVal${O} = -1.;
`,d5=`  maxVal${O} = max(intensityValue${O}, maxVal${O});
`,p5=`  float total = 0.0;
  total += maxVal${O};
  // Do not go past 1 in opacity/colormap value.
  total = min(total, 1.0);
  color = colormap(total, total);
`,m5=class extends jn{constructor(e){super(e),this.rendering={_BEFORE_RENDER:u5,_RENDER:d5,_AFTER_RENDER:p5}}};m5.extensionName="MaximumIntensityProjectionExtension";var g5=`  float minVal${O} = 1. / 0.;
`,x5=`  minVal${O} = min(intensityValue${O}, minVal${O});
`,_5=`  float total = 0.0;
  total += minVal${O};
  // Do not go past 1 in opacity/colormap value.
  total = min(total, 1.0);
  color = colormap(total, total);
`,y5=class extends jn{constructor(e){super(e),this.rendering={_BEFORE_RENDER:g5,_RENDER:x5,_AFTER_RENDER:_5}}};y5.extensionName="MinimumIntensityProjectionExtension";var v5={colors:{type:"array",value:null,compare:!0}},cs=class extends _r{constructor(...t){super(t),this.opts=this.opts||{}}getVivShaderTemplates(){return{}}};cs.extensionName="BaseExtension";cs.defaultProps=v5;var b5=`// additive-blend before render
  float intensityValue${O} = 0.0;`,T5=`// additive-blend render
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
  }`,S5="",U2=class extends cs{constructor(t){super(t),this.rendering={_BEFORE_RENDER:b5,_RENDER:T5,_AFTER_RENDER:S5}}};U2.extensionName="AdditiveBlendExtension";var E5=`  float maxVal${O} = -1.0;
`,A5=`  maxVal${O} = max(intensityValue${O}, maxVal${O});
`,w5=`  vec3 rgbCombo = vec3(0.0);
  rgbCombo += max(0.0, min(1.0, maxVal${O})) * fragmentUniforms3D.color${O};
  color = vec4(rgbCombo, 1.0);
`,k2=class extends cs{constructor(t){super(t),this.rendering={_BEFORE_RENDER:E5,_RENDER:A5,_AFTER_RENDER:w5}}};k2.extensionName="MaximumIntensityProjectionExtension";var P5=`  float minVal${O} = 1.0 / 0.0;
`,R5=`  minVal${O} = min(intensityValue${O}, minVal${O});
`,C5=`  vec3 rgbCombo = vec3(0.0);
  rgbCombo += max(0.0, min(1.0, minVal${O})) * fragmentUniforms3D.color${O};
  color = vec4(rgbCombo, 1.0);
`,z2=class extends cs{constructor(t){super(t),this.rendering={_BEFORE_RENDER:P5,_RENDER:R5,_AFTER_RENDER:C5}}};z2.extensionName="MinimumIntensityProjectionExtension";var Bp={BaseExtension:cs,AdditiveBlendExtension:U2,MaximumIntensityProjectionExtension:k2,MinimumIntensityProjectionExtension:z2};function $n(){return!1}function Hn({shape:t}){let[e,r]=t.slice(-2);return{height:e,width:r}}var oo="aborted";function M5(t){return[...Array(t).keys()]}function $2(t,e,r="channel"){if(e===0)return null;let o=Object.keys(t),s=`${r}0`,i=t[s];if(!i&&o.length===0)return null;if(o.length===e)return t;if(o.length<e&&i){let n={...t};for(let a=0;a<e;a++){let c=`${r}${a}`;n[c]||(n[c]=i)}return n}if(o.length>e){let n={};for(let a=0;a<e;a++)n[`${r}${a}`]=t[`${r}${a}`];return n}return null}function H2(t,e,r){for(let o=0;o<r;o+=1)t.push(e);return t}function jp(t){let e=t.charAt(0).toUpperCase()+t.slice(1).toLowerCase(),r=Dp[e];if(!r){let o=Object.keys(Dp);throw Error(`Dtype not supported, got ${t}. Must be one of ${o}.`)}return r}function X2({contrastLimits:t=[],channelsVisible:e,domain:r,dtype:o}){let s=r?.[1]||jp(o).max,i=t.map((c,l)=>e[l]?c:[s,s]),n=Kt-i.length;if(n<0)throw Error(`${i.length} channels passed in, but only ${Kt} are allowed.`);return H2(i,[s,s],n).reduce((c,l)=>c.concat(l),[])}function I5(t){let{x:e,y:r,z:o}=t?.meta?.physicalSizes??{};if(e?.size&&r?.size&&o?.size){let s=Math.min(o.size,e.size,r.size),i=[e.size/s,r.size/s,o.size/s];return new W().scale(i)}return new W().identity()}function O5(t){let e=new on().makeViewport({viewState:t,height:t.height,width:t.width});return[e.unproject([0,0]),e.unproject([e.width,0]),e.unproject([e.width,e.height]),e.unproject([0,e.height])]}var uf=[1,2,3,4,5,10,20,25,50,100,200,250,500,1e3],N5=uf[0],L5=uf[uf.length-1],kp=[{symbol:"Y",exponent:24},{symbol:"Z",exponent:21},{symbol:"E",exponent:18},{symbol:"P",exponent:15},{symbol:"T",exponent:12},{symbol:"G",exponent:9},{symbol:"M",exponent:6},{symbol:"k",exponent:3},{symbol:"h",exponent:2},{symbol:"da",exponent:1},{symbol:"",exponent:0},{symbol:"d",exponent:-1},{symbol:"c",exponent:-2},{symbol:"m",exponent:-3},{symbol:"µ",exponent:-6},{symbol:"n",exponent:-9},{symbol:"p",exponent:-12},{symbol:"f",exponent:-15},{symbol:"a",exponent:-18},{symbol:"z",exponent:-21},{symbol:"y",exponent:-24}];function D5(t,e){if(!e||e==="m")return t;if(e.length>1){let r=e.substring(0,e.length-1);r==="u"&&(r="µ");let o=kp.find(s=>s.symbol===r);if(o)return t*10**o.exponent}throw new Error("Received unknown unit")}function F5(t){let e=0;(t<N5||t>L5)&&(e=Math.floor(Math.log10(t)));let r=kp.find(n=>n.exponent%3===0&&n.exponent<=e),o=t/10**r.exponent;o>500&&o<=1e3&&(r=kp.find(n=>n.exponent%3===0&&n.exponent<=e+3),o=t/10**r.exponent);let s=uf.find(n=>n>o);return[s*10**r.exponent,s,r.symbol]}function B5(t){if(!(t instanceof Uint8Array))throw new Error("Expected Uint8Array");let e=new Uint8Array(t.length+t.length/3);for(let r=0;r<t.length/3;r+=1)e[r*4]=t[r*3],e[r*4+1]=t[r*3+1],e[r*4+2]=t[r*3+2],e[r*4+3]=255;return e}var qt={WhiteIsZero:0,BlackIsZero:1,RGB:2,Palette:3,TransparencyMask:4,CMYK:5,YCbCr:6,CIELab:8,ICCLab:9},Y2={...Go.defaultProps,pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN},U5=(t,e)=>{let r=e?"true":"false",o=`vec3(${(e||[0,0,0]).map(s=>String(s/255)).join(",")})`;switch(t){case qt.RGB:return`color[3] = (${r} && (color.rgb == ${o})) ? 0.0 : color.a;`;case qt.WhiteIsZero:return`          float value = 1.0 - (color.r / 256.0);
          color = vec4(value, value, value, (${r} && vec3(value, value, value) == ${o}) ? 0.0 : color.a);
        `;case qt.BlackIsZero:return`          float value = (color.r / 256.0);
          color = vec4(value, value, value, (${r} && vec3(value, value, value) == ${o}) ? 0.0 : color.a);
        `;case qt.YCbCr:return`          float y = color[0];
          float cb = color[1];
          float cr = color[2];
          color[0] = (y + (1.40200 * (cr - .5)));
          color[1] = (y - (0.34414 * (cb - .5)) - (0.71414 * (cr - .5)));
          color[2] = (y + (1.77200 * (cb - .5)));
          color[3] = (${r} && distance(color.rgb, ${o}) < 0.01) ? 0.0 : color.a;
        `;default:return console.error("Unsupported photometric interpretation or none provided.  No transformation will be done to image data"),""}},k5=t=>{switch(t){case qt.RGB:return[0,0,0,0];case qt.WhiteIsZero:return[255,255,255,0];case qt.BlackIsZero:return[0,0,0,0];case qt.YCbCr:return[16,128,128,0];default:return console.error("Unsupported photometric interpretation or none provided.  No transformation will be done to image data"),[0,0,0,0]}},V2=t=>{if(!t?.data||!t.width||!t.height)return null;let e=t.data&&t.data.length===t.width*t.height*3?B5(t.data):t.data;return{...t,data:e}},Xn=class extends Go{_getModel(e){let{photometricInterpretation:r,transparentColorInHook:o}=this.props,s=U5(r,o),i=this.props.selections?.length||1;return new Z(this.context.device,{...It(this.getShaders(),i),id:this.props.id,bufferLayout:this.getAttributeManager().getBufferLayouts(),topology:"triangle-list",isInstanced:!1,inject:{"fs:DECKGL_FILTER_COLOR":s},shaderAssembler:lf.getDefaultVivShaderAssembler()})}},Kn=class extends be{initializeState(t){let{device:e}=this.context;e.setParametersWebGL({[j.UNPACK_ALIGNMENT]:1,[j.PACK_ALIGNMENT]:1}),super.initializeState(t)}updateState({props:t,oldProps:e,...r}){if(super.updateState({props:t,oldProps:e,...r}),!t.image?.data||!t.image?.width||!t.image?.height){this.state.bitmapTexture&&(this.state.bitmapTexture.delete(),this.setState({bitmapTexture:null}));return}if(t.image===e?.image&&this.state.bitmapTexture)return;this.state.bitmapTexture&&this.state.bitmapTexture.delete();let o=V2(t.image),s=this.context.device.createTexture({width:o.width,height:o.height,dimension:"2d",data:o.data,mipmaps:!1,format:o.format||"rgba8unorm",sampler:{minFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"}});this.setState({bitmapTexture:s})}finalizeState(){this.state.bitmapTexture&&(this.state.bitmapTexture.delete(),this.setState({bitmapTexture:null})),super.finalizeState()}renderLayers(){let{photometricInterpretation:t,transparentColor:e}=this.props,r=k5(t),o=this.state.bitmapTexture||V2(this.props.image);return o?new Xn({...this.props,image:o},{transparentColor:r,transparentColorInHook:e,id:`${this.props.id}-wrapped`}):null}};Kn.layerName="BitmapLayer";Kn.PHOTOMETRIC_INTERPRETATIONS=qt;Kn.defaultProps={...Y2,image:{type:"object",value:{},compare:!0},transparentColor:{type:"array",value:[0,0,0],compare:!0},photometricInterpretation:{type:"number",value:2,compare:!0}};Xn.defaultProps=Y2;Xn.layerName="BitmapLayerWrapper";var zp="channelIntensity",z5=`uniform ${zp}Uniforms {
  vec2 contrastLimits${O};
} ${zp};

float apply_contrast_limits(float intensity, vec2 contrastLimits) {
    return  max(0., (intensity - contrastLimits[0]) / max(0.0005, (contrastLimits[1] - contrastLimits[0])));
}
`,V5={name:zp,uniformTypes:{[`contrastLimits${O}`]:"vec2<f32>"},defines:{SAMPLER_TYPE:"usampler2D",COLORMAP_FUNCTION:""},fs:z5},W5=`#version 300 es
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
`,j5=`#version 300 es
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
`,$5={fs:W5,vs:j5,name:"xrLayer"};function W2(t,e,r=Kt){let o=e==="linear",s=jp(o?"Float32":t);return{shaderModule:It({...$5},r),filter:e,cast:o?i=>new Float32Array(i):i=>i,...s}}var H5={pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN,channelData:{type:"object",value:{},compare:!0},bounds:{type:"array",value:[0,0,1,1],compare:!0},contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},dtype:{type:"string",value:"Uint16",compare:!0},interpolation:{type:"string",value:"nearest",compare:!0},colormap:{type:"string",value:null,compare:!0}},ls=class extends he{getNumChannels(){return this.props.selections?.length??this.props.channels?.length??Kt}getNumPlanes(){return 1}getShaders(){let{dtype:e,interpolation:r}=this.props,o=this.getNumChannels(),{shaderModule:s,sampler:i}=W2(e,r,o),n=this._isHookDefinedByExtensions("fs:DECKGL_PROCESS_INTENSITY"),c={...It(V5,o),inject:{}};return n||(c.inject["fs:DECKGL_PROCESS_INTENSITY"]=`
        intensity = apply_contrast_limits(intensity, contrastLimits);
      `),It(super.getShaders({...s,defines:{SAMPLER_TYPE:i},modules:[me,ge,c]}),o)}_isHookDefinedByExtensions(e){let{extensions:r}=this.props;return r?.some(o=>{let s=o.getShaders.call(this,o),{inject:i={},modules:n=[]}=s,a=i[e],c=n.some(l=>l?.inject[e]);return a||c})}initializeState(){let{device:e}=this.context;e.setParametersWebGL({[j.UNPACK_ALIGNMENT]:1,[j.PACK_ALIGNMENT]:1}),this.getAttributeManager().add({positions:{size:3,type:"float64",fp64:this.use64bitPositions(),update:this.calculatePositions,noAlloc:!0}}),this.setState({numInstances:1,positions:new Float64Array(12)})}finalizeState(){super.finalizeState(),this.state.textures&&Object.values(this.state.textures).forEach(e=>e?.delete())}updateState({props:e,oldProps:r,changeFlags:o,...s}){super.updateState({props:e,oldProps:r,changeFlags:o,...s});let i=this.getNumChannels();if(i===0){this.state.model&&(this.state.model.destroy(),this.setState({model:null}));return}let n=e.colormap!==r?.colormap;if(o.extensionsChanged||e.interpolation!==r.interpolation||n||(e.selections?.length??0)!==(r.selections?.length??0)){let{device:h}=this.context;this.state.model&&this.state.model.destroy(),this.setState({model:this._getModel(h)}),this.getAttributeManager().invalidateAll()}(e.channelData!==r.channelData&&e.channelData?.data!==r.channelData?.data||e.interpolation!==r.interpolation)&&this.loadChannelTextures(e.channelData);let a=this.getAttributeManager();e.bounds!==r.bounds&&a.invalidate("positions");let c=this._newTexturesFromLoadThisFrame??this.state.textures,{model:l}=this.state,f=c&&l?$2(c,i,"channel"):null;if(f){let{contrastLimits:h,domain:u,dtype:d,channelsVisible:p}=this.props,m=X2({contrastLimits:h.slice(0,i),channelsVisible:p.slice(0,i),domain:u,dtype:d}),g={};for(let x=0;x<i;x++)g[`contrastLimits${x}`]=[m[x*2],m[x*2+1]];l.shaderInputs.setProps({channelIntensity:g}),l.setBindings(f)}}_getModel(e){return e?new Z(e,{...this.getShaders(),id:this.props.id,geometry:new de({topology:"triangle-list",vertexCount:6,indices:new Uint16Array([0,1,3,1,2,3]),attributes:{texCoords:{value:new Float32Array([0,1,0,0,1,0,1,1]),size:2}}}),bufferLayout:this.getAttributeManager().getBufferLayouts(),isInstanced:!1,shaderAssembler:lf.getDefaultVivShaderAssembler()}):null}calculatePositions(e){let{positions:r}=this.state,{bounds:o}=this.props;r[0]=o[0],r[1]=o[1],r[2]=0,r[3]=o[0],r[4]=o[3],r[5]=0,r[6]=o[2],r[7]=o[3],r[8]=0,r[9]=o[2],r[10]=o[1],r[11]=0,e.value=r}_setNewTexturesFromLoadThisFrame(e){this._newTexturesFromLoadThisFrame=e}loadChannelTextures(e){let r=this.getNumChannels(),o={};for(let s=0;s<r;s++)o[`channel${s}`]=null;if(this.state.textures&&Object.values(this.state.textures).forEach(s=>s?.delete()),e&&Object.keys(e).length>0&&e.data){e.data.forEach((s,i)=>{o[`channel${i}`]=this.dataToTexture(s,e.width,e.height)},this);for(let s in o){if(!o.channel0)throw new Error("Bad texture state!");o[s]||(o[s]=o.channel0)}this._setNewTexturesFromLoadThisFrame(o),this.setState({textures:o})}else this._setNewTexturesFromLoadThisFrame(null)}dataToTexture(e,r,o){let{interpolation:s}=this.props,i=W2(this.props.dtype,s);return this.context.device.createTexture({width:r,height:o,dimension:"2d",data:i.cast?.(e)??e,mipmaps:!1,sampler:{minFilter:i.filter,magFilter:i.filter,addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge"},format:i.format})}};ls.layerName="XRLayer";ls.defaultProps=H5;var X5={pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN,contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},selections:{type:"array",value:[],compare:!0},domain:{type:"array",value:[],compare:!0},viewportId:{type:"string",value:"",compare:!0},loader:{type:"object",value:{getRaster:async()=>({data:[],height:0,width:0}),dtype:"Uint16",shape:[]},compare:!0},onClick:{type:"function",value:null,compare:!0},onViewportLoad:{type:"function",value:null,compare:!0},interpolation:{type:"number",value:"nearest",compare:!0},extensions:{type:"array",value:[new as],compare:!0}},df=class extends be{getNumChannels(){return this.props.selections?.length??this.props.channels?.length??Kt}getNumPlanes(){return 1}finalizeState(){this.state.abortController.abort()}updateState({props:t,oldProps:e}){let r=t.loader!==e.loader,o=t.selections!==e.selections;if(r||o){let{loader:s,selections:i=[],onViewportLoad:n}=this.props,a=new AbortController;this.setState({abortController:a});let{signal:c}=a,l=h=>s.getRaster({selection:h,signal:c}),f=i.map(l);Promise.all(f).then(h=>{let u={data:h.map(d=>d.data),width:h[0]?.width,height:h[0]?.height};$n(s.shape)&&(u.data=u.data[0],u.data.length===u.width*u.height*3&&(u.format="rgba8unorm")),n&&n(u),this.setState({...u})}).catch(h=>{if(h!==oo)throw h})}}getPickingInfo({info:t,sourceLayer:e}){return t.sourceLayer=e,t.tile=e.props.tile,t}renderLayers(){let{loader:t,id:e}=this.props,{dtype:r}=t,{width:o,height:s,data:i}=this.state;if(!(o&&s))return null;let n=[0,s,o,0];if($n(t.shape)){let{photometricInterpretation:a=2}=t.meta;return new Kn(this.props,{image:this.state,photometricInterpretation:a,bounds:n,id:`image-sub-layer-${n}-${e}`,extensions:[]})}return new ls(this.props,{channelData:{data:i,height:s,width:o},bounds:n,id:`image-sub-layer-${n}-${e}`,dtype:r})}};df.layerName="ImageLayer";df.defaultProps=X5;function Y5(t){let{bbox:{left:e,top:r,right:o,bottom:s},index:{x:i,y:n,z:a}}=t.tile,{data:c,id:l,loader:f,maxZoom:h}=t;if([e,s,o,r].some(g=>g<0)||!c||c.width===0||c.height===0)return null;let u=f[0],{height:d,width:p}=Hn(u),m=[e,c.height<u.tileSize?d:s,c.width<u.tileSize?p:o,r];if($n(u.shape)){let{photometricInterpretation:g=2}=u.meta;return new Kn(t,{image:c,photometricInterpretation:g,bounds:m,id:`tile-sub-layer-${m}-${l}`,tileId:{x:i,y:n,z:a},extensions:[]})}return new ls(t,{channelData:c,bounds:m,id:`tile-sub-layer-${m}-${l}`,tileId:{x:i,y:n,z:a},interpolation:a===h?"nearest":"linear"})}var K5={pickable:{type:"boolean",value:!0,compare:!0},coordinateSystem:U.CARTESIAN,contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},renderSubLayers:{type:"function",value:Y5,compare:!1},dtype:{type:"string",value:"Uint16",compare:!0},domain:{type:"array",value:[],compare:!0},viewportId:{type:"string",value:"",compare:!0},interpolation:{type:"number",value:null,compare:!0}},Yn=class extends Vn{_updateTileset(){this.props.viewportId||super._updateTileset(),(this.props.viewportId&&this.context.viewport.id===this.props.viewportId||!this.state.tileset._viewport)&&super._updateTileset()}};Yn.layerName="MultiscaleImageLayerBase";Yn.defaultProps=K5;var q5={pickable:{type:"boolean",value:!0,compare:!0},onHover:{type:"function",value:null,compare:!1},contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},domain:{type:"array",value:[],compare:!0},viewportId:{type:"string",value:"",compare:!0},maxRequests:{type:"number",value:10,compare:!0},onClick:{type:"function",value:null,compare:!0},refinementStrategy:{type:"string",value:null,compare:!0},excludeBackground:{type:"boolean",value:!1,compare:!0},extensions:{type:"array",value:[new as],compare:!0}},pf=class extends be{renderLayers(){let{loader:t,selections:e,opacity:r,viewportId:o,onTileError:s,onHover:i,id:n,onClick:a,modelMatrix:c,excludeBackground:l,refinementStrategy:f}=this.props,{tileSize:h,dtype:u}=t[0],d=async({index:{x:T,y:C,z:R},signal:E})=>{if(!e||e.length===0)return null;let w=Math.round(-R),P=F=>{let N={x:T,y:C,selection:F,signal:E};return t[w].getTile(N)};try{let F=await Promise.all(e.map(P)),N={data:F.map(B=>B.data),width:F[0].width,height:F[0].height};return $n(t[w].shape)&&(N.data=N.data[0],N.data.length===N.width*N.height*3&&(N.format="rgba8unorm")),N}catch(F){if(F===oo)return null;throw F}},{height:p,width:m}=Hn(t[0]),g=new Yn(this.props,{id:`Tiled-Image-${n}`,getTileData:d,dtype:u,tileSize:h,zoomOffset:Math.round(Math.log2(c?c.getScale()[0]:1)),extent:[0,0,m,p],minZoom:Math.round(-(t.length-1)),maxZoom:0,refinementStrategy:f||(r===1?"best-available":"no-overlap"),updateTriggers:{getTileData:[t,e]},onTileError:s||t[0].onTileError}),x=t[t.length-1],y=typeof x.getRaster=="function",_=c?c.clone():new W;return[y&&!l&&new df(this.props,{id:`Background-Image-${n}`,loader:x,modelMatrix:_.scale(2**(t.length-1)),visible:!o||this.context.viewport.id===o,onHover:i,onClick:a,interpolation:"linear",onViewportLoad:null}),g]}};pf.layerName="MultiscaleImageLayer";pf.defaultProps=q5;var Z5={pickable:{type:"boolean",value:!0,compare:!0},loader:{type:"object",value:{getRaster:async()=>({data:[],height:0,width:0}),getRasterSize:()=>({height:0,width:0}),dtype:"<u2"},compare:!0},id:{type:"string",value:"",compare:!0},boundingBox:{type:"array",value:[[0,0],[0,1],[1,1],[1,0]],compare:!0},boundingBoxColor:{type:"array",value:[255,0,0],compare:!0},boundingBoxOutlineWidth:{type:"number",value:1,compare:!0},viewportOutlineColor:{type:"array",value:[255,190,0],compare:!0},viewportOutlineWidth:{type:"number",value:2,compare:!0},overviewScale:{type:"number",value:1,compare:!0},zoom:{type:"number",value:1,compare:!0},extensions:{type:"array",value:[new as],compare:!0}},K2=class extends be{renderLayers(){let{loader:t,id:e,zoom:r,boundingBox:o,boundingBoxColor:s,boundingBoxOutlineWidth:i,viewportOutlineColor:n,viewportOutlineWidth:a,overviewScale:c}=this.props,{width:l,height:f}=Hn(t[0]),h=t.length-1,u=t[h],d=new df(this.props,{id:`viewport-${e}`,modelMatrix:new W().scale(2**h*c),loader:u}),p=new Kl({id:`bounding-box-overview-${e}`,coordinateSystem:U.CARTESIAN,data:[o],getPolygon:x=>x,filled:!1,stroked:!0,getLineColor:s,getLineWidth:i*2**r}),m=new Kl({id:`viewport-outline-${e}`,coordinateSystem:U.CARTESIAN,data:[[[0,0],[l*c,0],[l*c,f*c],[0,f*c]]],getPolygon:x=>x,filled:!1,stroked:!0,getLineColor:n,getLineWidth:a*2**r});return[d,p,m]}};K2.layerName="OverviewLayer";K2.defaultProps=Z5;var G5={pickable:{type:"boolean",value:!0,compare:!0},imageViewState:{type:"object",value:{zoom:0,target:[0,0,0],width:1,height:1},compare:!0},unit:{type:"string",value:"",compare:!0},size:{type:"number",value:1,compare:!0},position:{type:"string",value:"bottom-right",compare:!0},length:{type:"number",value:.085,compare:!0},snap:{type:"boolean",value:!1,compare:!0}},q2=class extends be{renderLayers(){let{id:t,unit:e,size:r,position:o,imageViewState:s,length:i,snap:n,height:a,width:c}=this.props,l=O5(s),h=(l[2][0]-l[0][0])*.05,u=h*2**s.zoom,d=10,p=(h*r).toPrecision(5),m=e,g=u;if(n){let E=D5(r,e),w=h*E,[P,F,N]=F5(w);p=F,m=`${N}m`,g=P/E*2**s.zoom}let x,y,_=o.endsWith("-left");switch(o){case"bottom-right":y=a-a*i,x=c-g-c*i;break;case"bottom-left":y=a-a*i,x=c*i;break;case"top-right":y=a*i,x=c-g-c*i;break;case"top-left":y=a*i,x=c*i;break;default:throw new Error(`Position ${o} not found`)}let v=x+g,b=new hn({id:`scale-bar-length-${t}`,coordinateSystem:U.CARTESIAN,data:[[[_?x:v-g,y],[_?x+g:v,y]]],getSourcePosition:E=>E[0],getTargetPosition:E=>E[1],getWidth:2,getColor:[220,220,220]}),T=new hn({id:`scale-bar-height-left-${t}`,coordinateSystem:U.CARTESIAN,data:[[[_?x:v-g,y-d],[_?x:v-g,y+d]]],getSourcePosition:E=>E[0],getTargetPosition:E=>E[1],getWidth:2,getColor:[220,220,220]}),C=new hn({id:`scale-bar-height-right-${t}`,coordinateSystem:U.CARTESIAN,data:[[[_?x+g:v,y-d],[_?x+g:v,y+d]]],getSourcePosition:E=>E[0],getTargetPosition:E=>E[1],getWidth:2,getColor:[220,220,220]}),R=new ts({id:`units-label-layer-${t}`,coordinateSystem:U.CARTESIAN,data:[{text:`${p}${m}`,position:[_?x:v,y-d*2]}],getTextAnchor:_?"start":"end",getColor:[220,220,220,255],getSize:12,fontFamily:R2,sizeUnits:"pixels",sizeScale:1,characterSet:[...m.split(""),...M5(10).map(E=>String(E)),".","e","+"]});return[b,T,C,R]}};q2.layerName="ScaleBarLayer";q2.defaultProps=G5;var J5=`#version 300 es
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
		canShow *= max(0., sign(dot(_U.normal${He}, p) + _U.distance${He}));
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
`,Q5=`#version 300 es
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
`,Vp="channelIntensity3D",eN=`uniform ${Vp}Uniforms {
  vec2 contrastLimits${O};
} ${Vp};

float apply_contrast_limits(float intensity, vec2 contrastLimits) {
  float contrastLimitsAppliedToIntensity = (intensity - contrastLimits[0]) / max(0.0005, (contrastLimits[1] - contrastLimits[0]));
  return max(0., contrastLimitsAppliedToIntensity);
}
`,tN={name:Vp,uniformTypes:{[`contrastLimits${O}`]:"vec2<f32>"},fs:eN},Wp="fragmentUniforms3D",rN=`uniform ${Wp}Uniforms {
  vec2 xSlice;
  vec2 ySlice;
  vec2 zSlice;
  mat4 scale;
  vec3 color${O};
  vec3 normal${He};
  float distance${He};
} ${Wp};
`,oN={name:Wp,uniformTypes:{xSlice:"vec2<f32>",ySlice:"vec2<f32>",zSlice:"vec2<f32>",scale:"mat4x4<f32>",[`color${O}`]:"vec3<f32>",[`normal${He}`]:"vec3<f32>",[`distance${He}`]:"f32"},fs:rN},sN="vertex",iN={name:sN,uniformTypes:{eye_pos:"vec3<f32>",proj:"mat4x4<f32>",model:"mat4x4<f32>",view:"mat4x4<f32>",scale:"mat4x4<f32>",resolution:"mat4x4<f32>"}},nN=[1,1,0,0,1,0,1,1,1,0,1,1,0,0,1,0,1,0,0,0,0,1,1,0,1,0,0,1,1,1,1,0,1,0,0,1,1,0,0,0,0,0],Up=1,aN={pickable:!1,coordinateSystem:U.CARTESIAN,channelData:{type:"object",value:{},compare:!0},contrastLimits:{type:"array",value:[],compare:!0},colors:{type:"array",value:null,compare:!0},dtype:{type:"string",value:"Uint8",compare:!0},xSlice:{type:"array",value:null,compare:!0},ySlice:{type:"array",value:null,compare:!0},zSlice:{type:"array",value:null,compare:!0},clippingPlanes:{type:"array",value:[],compare:!0},resolutionMatrix:{type:"object",value:new W,compare:!0},channelsVisible:{type:"array",value:[],compare:!0},extensions:{type:"array",value:[new Bp.AdditiveBlendExtension],compare:!0}};function j2(){let t=jp("Float32");return{...t,sampler:t.sampler.replace("2D","3D"),cast:e=>new Float32Array(e)}}function cN(t){let e={};if(t.forEach(r=>{r.rendering._RENDER&&(e=r.rendering)}),!e._RENDER)throw new Error("XR3DLayer requires at least one extension to define opts.rendering as an object with _RENDER as a property at the minimum.");return e}var $p=class extends he{getNumChannels(){return this.props.selections?.length??this.props.channels?.length??Kt}getNumPlanes(){let{clippingPlanes:t}=this.props;return t?.length||Up}initializeState(){let{device:t}=this.context;t.setParametersWebGL({[j.UNPACK_ALIGNMENT]:1,[j.PACK_ALIGNMENT]:1})}_isHookDefinedByExtensions(t){let{extensions:e}=this.props;return e?.some(r=>{let o=r.getShaders.call(this,r);if(o){let{inject:s={},modules:i=[]}=o,n=s[t],a=i.some(c=>c?.inject?.[t]);return n||a}return!1})}getShaders(){let{extensions:t}=this.props,{sampler:e}=j2(),{_BEFORE_RENDER:r,_RENDER:o,_AFTER_RENDER:s}=cN(t),i=this._isHookDefinedByExtensions("fs:DECKGL_PROCESS_INTENSITY"),n=this.getNumChannels(),a=this.getNumPlanes(),c=It(tN,n,a),l=It(oN,n,a),f=It(iN,n,a),h={inject:{},...c};return i||(h.inject["fs:DECKGL_PROCESS_INTENSITY"]=`
        intensity = apply_contrast_limits(intensity, contrastLimits);
      `),It(super.getShaders({vs:Q5,fs:J5.replace("_BEFORE_RENDER",r).replace("_RENDER",o).replace("_AFTER_RENDER",s),defines:{SAMPLER_TYPE:e},modules:[h,l,f]}),n,a)}finalizeState(){super.finalizeState(),this.state.textures&&Object.values(this.state.textures).forEach(t=>t?.delete())}updateState({props:t,oldProps:e,changeFlags:r}){if(this.getNumChannels()===0){this.state.model&&(this.state.model.destroy(),this.setState({model:null}));return}let s=(t.selections?.length??0)!==(e?.selections?.length??0);if(r.extensionsChanged||t.colormap!==e.colormap||t.renderingMode!==e.renderingMode||t.clippingPlanes.length!==e.clippingPlanes.length||s){let{device:i}=this.context;this.state.model&&this.state.model.destroy(),this.setState({model:this._getModel(i)})}t.channelData&&t?.channelData?.data!==e?.channelData?.data&&this.loadTexture(t.channelData),this.state.textures&&this.state.scaleMatrix&&this._updateUniforms(t)}_getModel(t){return t?new Z(t,{...this.getShaders(),geometry:new de({topology:"triangle-strip",attributes:{positions:new Float32Array(nN)}}),shaderAssembler:lf.getDefaultVivShaderAssembler()}):null}_updateUniforms(t){let{textures:e,scaleMatrix:r}=this.state;if(!e||!r)return;let o=this.getNumChannels(),{contrastLimits:s,colors:i,xSlice:n,ySlice:a,zSlice:c,channelsVisible:l,domain:f,dtype:h,clippingPlanes:u,resolutionMatrix:d,selections:p}=t,m=X2({contrastLimits:s,channelsVisible:l,domain:f,dtype:h}),g=r.clone().invert(),x=d.clone().invert(),y=H2(u.map(P=>P.clone().transform(g).transform(x)),new lt([1,0,0]),u.length||Up),_=y.flatMap(P=>P.normal),v=y.map(P=>P.distance),b=u.length||Up,T=Object.values(e).filter(P=>P).length,C=Math.max(T,p?.length||0,1),R=hf({channelsVisible:l||Array(C).fill(!0),colors:i||ff(C)}),E={};for(let P=0;P<o;P++)E[`contrastLimits${P}`]=[m[P*2],m[P*2+1]];let w={xSlice:n?n.map(P=>P/r[0]/d[0]):[0,1],ySlice:a?a.map(P=>P/r[5]/d[5]):[0,1],zSlice:c?c.map(P=>P/r[10]/d[10]):[0,1],scale:r};for(let P=0;P<o;P++)w[`color${P}`]=R[P]||[0,0,0];for(let P=0;P<b;P++)w[`normal${P}`]=[_[P*3],_[P*3+1],_[P*3+2]],w[`distance${P}`]=v[P];this.setState({channelIntensity3DUniforms:E,fragmentUniforms3DUniforms:w})}draw(){let{model:t,scaleMatrix:e,channelIntensity3DUniforms:r,fragmentUniforms3DUniforms:o}=this.state;if(!r||!o){this.state.textures&&e&&this._updateUniforms(this.props);return}let s=this._newTexturesFromLoadThisFrame??this.state.textures,i=this.getNumChannels(),n=null;if(s&&t&&e){let a=s,c=i;(this._cachedBindingsTextures!==a||this._cachedBindingsNumChannels!==c)&&(this._cachedBindings=$2(s,i,"volume"),this._cachedBindingsTextures=a,this._cachedBindingsNumChannels=c),n=this._cachedBindings}if(n&&t&&e){let{modelMatrix:a,resolutionMatrix:c}=this.props,{viewMatrix:l,viewMatrixInverse:f,projectionMatrix:h}=this.context.viewport;this._vertexUniformsData||(this._vertexUniformsData={eye_pos:[0,0,0],proj:null,model:null,view:null,scale:null,resolution:null});let u=this._vertexUniformsData,d=u.eye_pos;d[0]=f[12],d[1]=f[13],d[2]=f[14],u.proj=h,this._defaultModelMatrix||(this._defaultModelMatrix=new W),u.model=a||this._defaultModelMatrix,u.view=l,u.scale=e,u.resolution=c,t.shaderInputs.setProps({channelIntensity3D:r,fragmentUniforms3D:o,vertex:u}),t.setBindings(n),t.draw(this.context.renderPass),this._newTexturesFromLoadThisFrame&&(this._newTexturesFromLoadThisFrame=null)}}loadTexture(t){let e=this.getNumChannels(),r={};for(let o=0;o<e;o++)r[`volume${o}`]=null;if(this.state.textures&&Object.values(this.state.textures).forEach(o=>o?.delete()),t&&Object.keys(t).length>0&&t.data){let{height:o,width:s,depth:i}=t;t.data.forEach((n,a)=>{r[`volume${a}`]=this.dataToTexture(n,s,o,i)},this);for(let n in r){if(!r.volume0)throw new Error("Bad texture state!");r[n]||(r[n]=r.volume0)}this._newTexturesFromLoadThisFrame=r,this.setState({textures:r,scaleMatrix:new W().scale(this.props.physicalSizeScalingMatrix.transformPoint([s,o,i]))},()=>{this._updateUniforms(this.props)})}else this._newTexturesFromLoadThisFrame=null}dataToTexture(t,e,r,o){let s=j2();return this.context.device.createTexture({width:e,height:r,depth:o,dimension:"3d",data:s.cast?.(t)??t,format:s.format,mipmaps:!1,sampler:{minFilter:"linear",magFilter:"linear",addressModeU:"clamp-to-edge",addressModeV:"clamp-to-edge",addressModeW:"clamp-to-edge"}})}};$p.layerName="XR3DLayer";$p.defaultProps=aN;async function lN({source:t,selection:e,onUpdate:r=()=>{},downsampleDepth:o=1,signal:s}){let{shape:i,labels:n,dtype:a}=t,{height:c,width:l}=Hn(t),f=i[n.indexOf("z")],h=Math.max(1,Math.floor(f/o)),u=c*l,d=`${a}Array`,p=globalThis[d],m=new p(u*h);return await Promise.all(new Array(h).fill(0).map(async(g,x)=>{let y={...e,z:x*o},{data:_}=await t.getRaster({selection:y,signal:s}),v=0;for(r();v<u;){let b=x*u+(u-v-1),T=(l-v-1)%l+l*Math.floor(v/l);m[b]=_[T],v+=1}r()})),{data:m,height:c,width:l,depth:h}}var fN=(t,e,r)=>new ts({id:`text-${r}`,coordinateSystem:U.CARTESIAN,data:[{text:t,position:e.position}],getColor:[220,220,220,255],getSize:25,sizeUnits:"meters",sizeScale:2**-e.zoom,fontFamily:"Helvetica"}),hN={pickable:!1,coordinateSystem:U.CARTESIAN,contrastLimits:{type:"array",value:[],compare:!0},channelsVisible:{type:"array",value:[],compare:!0},selections:{type:"array",value:[],compare:!0},resolution:{type:"number",value:0,compare:!0},domain:{type:"array",value:[],compare:!0},loader:{type:"object",value:[{getRaster:async()=>({data:[],height:0,width:0}),dtype:"Uint16",shape:[1],labels:["z"]}],compare:!0},xSlice:{type:"array",value:null,compare:!0},ySlice:{type:"array",value:null,compare:!0},zSlice:{type:"array",value:null,compare:!0},clippingPlanes:{type:"array",value:[],compare:!0},onUpdate:{type:"function",value:()=>{},compare:!0},useProgressIndicator:{type:"boolean",value:!0,compare:!0},extensions:{type:"array",value:[new Bp.AdditiveBlendExtension],compare:!0}},Z2=class extends be{clearState(){this.setState({height:null,width:null,depth:null,data:null,physicalSizeScalingMatrix:null,resolutionMatrix:null,progress:0,abortController:null})}finalizeState(){this.state.abortController.abort()}updateState({oldProps:t,props:e}){let r=e.loader!==t.loader,o=e.resolution!==t.resolution,s=e.selections!==t.selections;if(o&&this.clearState(),r||s||o){let{loader:i,selections:n=[],resolution:a,onViewportLoad:c}=this.props,l=i[a],f=0,h=(l.shape[l.labels.indexOf("z")]>>a)*n.length,u=()=>{f+=.5/h,this.props.onUpdate&&this.props.onUpdate({progress:f}),this.setState({progress:f})},d=new AbortController;this.setState({abortController:d});let{signal:p}=d,m=n.map(x=>lN({selection:x,source:l,onUpdate:u,downsampleDepth:2**a,signal:p})),g=I5(i[a]);Promise.all(m).then(x=>{c&&c(x);let y={data:x.map(_=>_.data),width:x[0]?.width,height:x[0]?.height,depth:x[0]?.depth};this.setState({...y,physicalSizeScalingMatrix:g,resolutionMatrix:new W().scale(2**a)})})}}renderLayers(){let{loader:t,id:e,resolution:r,useProgressIndicator:o}=this.props,{dtype:s}=t[r],{data:i,width:n,height:a,depth:c,progress:l,physicalSizeScalingMatrix:f,resolutionMatrix:h}=this.state;if(!(n&&a)&&o){let{viewport:u}=this.context;return fN(`Loading Volume ${String((l||0)*100).slice(0,5)}%...`,u,e)}return new $p(this.props,{channelData:{data:i,width:n,height:a,depth:c},id:`XR3DLayer-0-${a}-${n}-0-${r}-${e}`,physicalSizeScalingMatrix:f,parameters:{[j.CULL_FACE]:!0,[j.CULL_FACE_MODE]:j.FRONT,[j.DEPTH_TEST]:!1,blendFunc:[j.SRC_ALPHA,j.ONE],blend:!0},resolutionMatrix:h,dtype:s})}};Z2.layerName="VolumeLayer";Z2.defaultProps=hN;function G2({data:t,width:e,height:r},o,s){let i=new Uint8ClampedArray(e*r*4),n=new Map;for(let a=0,c=0;a<r;a++)for(let l=0;l<e;l++,c++){let f=t[c];if(f===0||!(l>0&&t[c-1]!==f||l+1<e&&t[c+1]!==f||a>0&&t[c-e]!==f||a+1<r&&t[c+e]!==f))continue;let u=o?.[f]??0;n.has(u)||n.set(u,s(u));let d=n.get(u);d&&i.set([...d,255],c*4)}return{data:i,width:e,height:r}}function J2({data:t,width:e,height:r},o){let s=new Uint8ClampedArray(e*r*4),i=new Uint32Array(s.buffer),n=new Map;for(let a=0;a<t.length;a++){let c=t[a];if(c!==0){if(!n.has(c)){let[l,f,h]=o(c);n.set(c,new Uint32Array(new Uint8Array([l,f,h,255]).buffer)[0])}i[a]=n.get(c)}}return{data:s,width:e,height:r}}var uN={minFilter:"nearest",magFilter:"nearest"},mf=-1.5;function Q2(t,e,{onTileLoad:r,onViewportLoad:o}){return e.length?new pf({id:"image",loader:t.levels,selections:e.selections,contrastLimits:e.map(({low:s,high:i})=>[s,i]),channelsVisible:e.map(({isOn:s})=>s),colors:e.map(({colour:s})=>s),pickable:!1,onTileLoad:r,onViewportLoad:o}):null}function eb(t,e,r,o,{opacity:s,trigger:i,extent:n}){let{levels:a}=e;return new Vn({id:t,tileSize:a[0].tileSize*r,zoomOffset:Math.round(Math.log2(r)),extent:n,minZoom:-(a.length-1),maxZoom:0,refinementStrategy:"no-overlap",pickable:!1,opacity:s**2.2,updateTriggers:{getTileData:i},getTileData:async({index:{x:c,y:l,z:f},signal:h})=>{let u=a[Math.round(-f)],[d,p]=u.shape;if(c<0||l<0||c*u.tileSize>=p||l*u.tileSize>=d)return null;try{let{data:m,width:g,height:x}=o(await u.getTile({x:c,y:l,signal:h}));return new ImageData(m,g,x)}catch(m){if(m===oo)return null;throw m}},onTileError:a[0].onTileError,renderSubLayers:c=>{if(!c.data)return null;let{bbox:l,index:f}=c.tile,h=r*2**-f.z,u=l.top+c.data.height*h,d=l.left+c.data.width*h,{data:p,...m}=c;return new Go(m,{data:null,image:p,bounds:[l.left,u,d,l.top],textureParameters:uN})}})}function tb(t,e,r,o,s,i){let n=a=>J2(a,c=>o.get(c)??[136,136,136]);return eb(`mask-${t}`,e,r,n,{opacity:s,trigger:t,extent:i})}function rb(t,e,r,o,s,i){let n=a=>G2(a,r,o);return eb(`outlines-${t}`,e,1,n,{opacity:1,trigger:s,extent:i})}function ob(t,e){return new dn({id:"cells",data:{length:t.length,attributes:{getPosition:{value:t.positions,size:2},getFillColor:{value:t.fill,size:4,normalized:!0},getLineColor:{value:t.line,size:4,normalized:!0}}},radiusUnits:"common",getRadius:e,radiusMinPixels:2,radiusMaxPixels:7,stroked:!0,lineWidthUnits:"pixels",getLineWidth:1.25,pickable:!1})}var dN=t=>`#${t.map(e=>e.toString(16).padStart(2,"0")).join("")}`,pN=t=>[1,3,5].map(e=>parseInt(t.slice(e,e+2),16));function sb(t,e,r){let o=I("p",{class:"note",role:"status"}),s=t.map(i=>{let n=I("input",{type:"checkbox",checked:i.isOn,id:`channel-${i.index}`,onchange:()=>{if(n.checked&&t.filter(({isOn:l})=>l).length>=e){n.checked=!1,o.textContent=`${e} channels are shown at once at most: switch one off first.`;return}o.textContent="",i.isOn=n.checked,r(i)}}),a=I("input",{type:"color",value:dN(i.colour),"aria-label":`Colour of ${i.name}`,oninput:()=>{i.colour=pN(a.value),r(i)}}),c=(l,f)=>{let h=I("input",{type:"range",min:i.least,max:i.most,step:i.step,value:i[l],"aria-label":`${f} of ${i.name}`,oninput:()=>{i[l]=Number(h.value),i.low>=i.high&&(i[l]+=l==="low"?-i.step:i.step),h.nextSibling.textContent=so(i[l]),r(i)}});return I("label",{class:"slider"},I("span",{},f),h,I("output",{},so(i[l])))};return I("div",{class:"channel"},I("div",{class:"channel-head"},n,I("label",{for:n.id},i.name),a),c("low","Black"),c("high","White"))});return I("fieldset",{},I("legend",{},"Channels"),...s,o)}function Hp(t,e,r,o=null){let s=I("input",{type:"checkbox",checked:e,id:o,onchange:()=>r(s.checked)});return I("label",{class:"switch"},s," ",t)}function Xp(t,e,r,o){let s=I("select",{onchange:()=>o(s.value)},...e.map(([i,n])=>I("option",{value:i,selected:i===r},n)));return I("label",{class:"choice"},I("span",{},t),s)}function ib(t,e,r){let o=I("input",{type:"range",min:0,max:1,step:.05,value:e,oninput:()=>r(Number(o.value))});return I("label",{class:"slider"},I("span",{},t),o)}function nb(t,e,r){let o=t.map(({name:s,n_cells:i},n)=>{let a=I("input",{type:"checkbox",checked:!0,onchange:()=>r(s,a.checked)}),c=I("svg",{class:"dot",viewBox:"0 0 10 10","aria-hidden":"true"},I("circle",{cx:5,cy:5,r:4.2,fill:om(e[n])}));return I("li",{},I("label",{},a," ",c," ",Be(s)),I("span",{class:"number"},i.toLocaleString("en")))});return I("ul",{class:"legend"},...o)}function Yp(t){if(!t.label&&t.label!==0)return I("p",{class:"note"},"No cell here. Click on one, or press Enter for the one in the middle.");let e=t.markers.map(({marker:o,value:s,threshold:i,is_positive:n})=>I("tr",{},I("th",{scope:"row"},o),I("td",{class:"number"},so(s)),I("td",{class:"number"},so(i)),I("td",{},n===null?"–":n?"positive":"negative"))),r=Object.entries(t.areas).filter(([,o])=>o!==null);return I("div",{},I("p",{class:"lead"},I("strong",{},Be(t.phenotype||"no call")),t.compartment?`, ${Be(t.compartment).toLowerCase()}`:""),I("p",{class:"note"},[`cell ${t.label}`,...r.map(([o,s])=>`${o.split("_")[0]} ${so(s)} µm²`)].join(" · ")),e.length>0&&I("table",{},I("thead",{},I("tr",{},...["Marker","Intensity","Threshold","Call"].map((o,s)=>I("th",{scope:"col",class:s===1||s===2?"number":null},o)))),I("tbody",{},...e)))}var gN={uint8:"Uint8",uint16:"Uint16",uint32:"Uint32",float32:"Float32"},xN=2e8,Kp=class{constructor(){this.chunks=new Map,this.bytes=0}get(e,r){let o=this.chunks.get(e);if(o)return this.chunks.delete(e),this.chunks.set(e,o),o.promise;let s={bytes:0,promise:r()};return this.chunks.set(e,s),s.promise.then(({data:i})=>{s.bytes=i.byteLength,this.bytes+=s.bytes,this.#e()},()=>this.chunks.delete(e)),s.promise}#e(){for(let[e,{bytes:r}]of this.chunks){if(this.bytes<=xN)return;this.bytes-=r,this.chunks.delete(e)}}},_N=new Kp,qp=class extends bf{written=new Map;async getRange(e,r,o){for(let[s,i]of this.written)if(e.startsWith(s)&&!i.has(e.slice(s.length)))return;return super.getRange(e,r,o)}},Zp=class{constructor(e,r,o){this.array=e,this.url=r,this.shape=e.shape,this.dtype=gN[e.dtype],this.chunk=e.chunks.slice(-2),this.tileSize=this.chunk[0],this.labels=this.shape.length===3?["c","y","x"]:["y","x"],this.meta={},this.onTileError=o}async getTile({x:e,y:r,selection:o,signal:s}){let[i,n]=this.shape.slice(-2),a=this.shape.length===3?this.array.chunks[0]:1,c=o?.c??0,l=this.shape.length===3?[Math.floor(c/a),r,e]:[r,e],{data:f}=await _N.get(`${this.url}/${l}`,()=>this.array.getChunk(l));if(s?.aborted)throw oo;let[h,u]=this.chunk,d=Math.min(h,i-r*h),p=Math.min(u,n-e*u),m=c%a*h*u;if(p===u)return{data:f.slice(m,m+d*p),width:p,height:d};let g=new f.constructor(d*p);for(let x=0;x<d;x++){let y=m+x*u;g.set(f.subarray(y,y+p),x*p)}return{data:g,width:p,height:d}}async getRaster({selection:e,signal:r}){let[o,s]=this.shape.slice(-2),[i,n]=this.chunk;if(o<=i&&s<=n)return this.getTile({x:0,y:0,selection:e,signal:r});let a=new(yN(this.dtype))(o*s),c=[];for(let l=0;l*i<o;l++)for(let f=0;f*n<s;f++)c.push(this.#e(a,f,l,e,r));return await Promise.all(c),{data:a,width:s,height:o}}async#e(e,r,o,s,i){let n=await this.getTile({x:r,y:o,selection:s,signal:i}),a=this.shape.at(-1);for(let c=0;c<n.height;c++){let l=(o*this.chunk[0]+c)*a+r*this.chunk[1];e.set(n.data.subarray(c*n.width,(c+1)*n.width),l)}}};function yN(t){return{Uint8:Uint8Array,Uint16:Uint16Array,Uint32:Uint32Array,Float32:Float32Array}[t]}async function Gp(t,e){let r=new qp(t,{useSuffixRequest:!0}),o=await ft.v3(r,{kind:"group"}),{datasets:s}=o.attrs.ome.multiscales[0],i=await Promise.all(s.map(({path:a})=>ft.v3(o.resolve(a),{kind:"array"})));i.forEach((a,c)=>{let l=a.attrs.sha256;l&&r.written.set(`/${s[c].path}/`,new Set(Object.keys(l)))});let n=s[0].coordinateTransformations.find(({type:a})=>a==="scale").scale;return{ome:o.attrs.ome,levels:i.map((a,c)=>new Zp(a,`${t}/${s[c].path}`,e)),pixelUm:n.at(-1)}}var vN=4,bN=.15,TN=1.06,gf=class{constructor(e,r,o){this.parent=e,this.size=r,this.tell=o,this.state=this.#e(),this.deck=new qd({parent:e,views:[new on({id:"slide",controller:{keyboard:!1,scrollZoom:{speed:.008,smooth:!1},inertia:!1}})],viewState:this.state,onViewStateChange:({viewState:s})=>this.set(s),onClick:({coordinate:s})=>s&&o.onClick([s[0],s[1]]),onError:o.onError,onAfterRender:o.onDraw,getCursor:({isDragging:s})=>s?"grabbing":"crosshair",layers:[]})}get screen(){return[this.parent.clientWidth||1,this.parent.clientHeight||1]}get zoom(){return this.state.zoom}get bounds(){let[e,r]=this.screen.map(i=>i/2**this.zoom/2),[o,s]=this.state.target;return[o-e,s-r,o+e,s+r]}#e(){let[e,r]=this.screen,o=Math.log2(Math.min(e/this.size[0],r/this.size[1])/TN);return{target:[this.size[0]/2,this.size[1]/2,0],zoom:o}}set({target:e,zoom:r}){let o=Math.min(this.#e().zoom,0)-1,s=(i,n,a)=>Math.min(Math.max(i,n),a);this.state={target:[s(e[0],0,this.size[0]),s(e[1],0,this.size[1]),0],zoom:s(r,o,vN)},this.deck.setProps({viewState:this.state}),this.tell.onMove()}fit(){this.set(this.#e())}zoomBy(e){this.set({...this.state,zoom:this.zoom+e})}pan(e,r){let[o,s]=this.screen.map(a=>a*bN/2**this.zoom),[i,n]=this.state.target;this.set({...this.state,target:[i+e*o,n+r*s,0]})}destroy(){this.deck.finalize()}},SN={ArrowLeft:t=>t.pan(-1,0),ArrowRight:t=>t.pan(1,0),ArrowUp:t=>t.pan(0,-1),ArrowDown:t=>t.pan(0,1),"+":t=>t.zoomBy(.5),"=":t=>t.zoomBy(.5),"-":t=>t.zoomBy(-.5),0:t=>t.fit(),Enter:t=>t.tell.onClick(t.state.target.slice(0,2))};function ab(t,e){let r=SN[e.key];!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t))}function cb(t,e,r=140){let o=t/2**e,s=r*o,i=10**Math.floor(Math.log10(s)),n=[5,2,1].map(a=>a*i).find(a=>a<=s)??i;return{px:n/o,text:n>=1e3?`${n/1e3} mm`:`${Number(n.toPrecision(1))} µm`}}var Jp=6,EN=6e4,AN=3,wN=150,PN=[150,150,150],lb=["nuclei","cells"],RN=.4;function tae(){return!!document.createElement("canvas").getContext("webgl2")}async function rae(t,e,r){If();let o=await fs(["slide",r.slideId]);if(!o.image)throw new Error("This slide has no image among the results.");let s=await Gp(new URL(_f(o.image),location.href).href,r.onError),i=new Qp(t,e,{...r,about:o,image:s});return i.start(),i}var Qp=class{constructor(e,r,{slideId:o,query:s,about:i,image:n,onMove:a,onError:c}){Object.assign(this,{canvas:e,aside:r,slideId:o,query:s,about:i,image:n,onMove:a,onError:c});let[l,f]=n.levels[0].shape.slice(-2);this.size=[f,l],this.extent=[0,0,f,l],this.channels=CN(n),this.loaded=[],this.wanted={phenotype:s.get("phenotype")??"",compartment:s.get("compartment")??""},this.show={points:!0,outlines:!0,object:"nuclei",mask:"",opacity:.35},this.hidden=new Set,this.phenotypes=[],this.colours=[],this.labels=new Map,this.tiles=0,this.marks=new Set,this.source=new Zn(o,n.pixelUm,this.wanted)}start(){this.bar=I("div",{class:"bar"}),this.scale=I("div",{class:"scale","aria-hidden":"true"},this.bar),this.note=I("p",{class:"slide-note",role:"status"}),this.surface=I("div",{class:"surface"}),this.canvas.classList.toggle("bright",fb(this.channels)),this.canvas.replaceChildren(this.surface,this.#t(),this.scale,this.note),this.view=new gf(this.surface,this.size,{onMove:()=>this.#c(),onClick:r=>this.#m(r),onError:this.onError,onDraw:()=>this.#p()}),this.keys=r=>ab(this.view,r),this.canvas.addEventListener("keydown",this.keys),this.observer=new ResizeObserver(()=>this.#c()),this.observer.observe(this.canvas),this.#r();let e=["x","y","zoom"].map(r=>Number(this.query.get(r)??NaN));e.every(Number.isFinite)?this.view.set({target:[e[0],e[1],0],zoom:e[2]}):this.view.fit(),this.#s(),this.#e(e.every(Number.isFinite)).catch(this.onError)}destroy(){clearTimeout(this.settling),this.source.abort?.abort(),this.observer.disconnect(),this.canvas.removeEventListener("keydown",this.keys),this.view.destroy()}async#e(e){let{phenotypes:r,has_outlines:o}=await fs(["called",this.slideId]);if(this.areCellsAsked=!0,this.phenotypes=r,this.colours=cm(r.map(({name:s})=>s),fb(this.channels)),this.#r(),!!r.length){if(o){let{buffer:s}=await qn(["phenotypes",this.slideId]);this.kinds=new Uint8Array(s)}this.wanted.phenotype&&!e&&await this.goToCells(this.wanted.phenotype,this.wanted.compartment),this.#n(),this.#s()}}async goToCells(e="",r=""){let{place_um:o,n_cells:s,is_known:i}=await fs(["focus",this.slideId],{phenotype:e,compartment:r});if(!o){this.note.textContent=`No ${Be(e||"cells")} on this slide.`;return}let{pixelUm:n}=this.image;this.view.set({target:[o[0]/n,o[1]/n,0],zoom:Math.log2(n/RN)});let a=r&&r!=="whole"?` in ${Be(r).toLowerCase()}`:"";e?i?this.note.textContent=`${s.toLocaleString("en")} ${Be(e)}${a} are ringed in white; here they lie densest.`:this.note.textContent=`${Be(e)} is a sum of calls: here all cells lie densest.`:this.note.textContent="Where the cells lie densest."}#t(){let e=(r,o,s)=>I("button",{type:"button","aria-label":o,title:o,onclick:s},r);return I("div",{class:"tools",role:"group","aria-label":"Zoom"},e("+","Zoom in",()=>this.view.zoomBy(.5)),e("−","Zoom out",()=>this.view.zoomBy(-.5)),e("⤢","Whole slide",()=>this.view.fit()),e("1:1","One pixel of the slide to a pixel of the screen",()=>this.view.set({...this.view.state,zoom:0})),e("◎","Where the cells lie densest",()=>this.goToCells(this.wanted.phenotype,this.wanted.compartment).catch(this.onError)))}#r(){let e=lb.filter(s=>this.about.labels.includes(s)),r=this.about.labels.filter(s=>!lb.includes(s)),o=s=>i=>{this.show[s]=i,this.#s()};this.card??=I("div",{class:"cell-card","aria-live":"polite"},Yp({})),this.maskLegend??=I("ul",{class:"legend"}),this.aside.replaceChildren(sb(this.channels,Jp,()=>this.#s()),I("fieldset",{},I("legend",{},"Overlays"),this.phenotypes.length>0&&Hp("Cells as points, from afar",this.show.points,o("points"),"show-points"),e.length>0&&Hp("Outlines, from near",this.show.outlines,o("outlines"),"show-outlines"),e.length>1&&Xp("Outlines of",e.map(s=>[s,Be(s)]),this.show.object,o("object")),r.length>0&&Xp("Area",[["","None"],...r.map(s=>[s,Be(s)])],this.show.mask,o("mask")),r.length>0&&ib("Opacity",this.show.opacity,o("opacity")),this.maskLegend),this.phenotypes.length?I("fieldset",{},I("legend",{},"Cells"),nb(this.phenotypes,this.colours,(s,i)=>this.#o(s,i))):I("p",{class:"note"},this.areCellsAsked?"The cells of this slide were not measured (yet).":"Reading the cells…"),I("fieldset",{},I("legend",{},"One cell"),this.card))}#o(e,r){r?this.hidden.delete(e):this.hidden.add(e),this.source.forget(),this.#n(),this.#s()}#i(){let e=this.channels.filter(r=>r.isOn&&!this.loaded.includes(r));if(e.length){let r=[...this.loaded,...e];for(;r.length>Jp;)r.splice(r.findIndex(({isOn:o})=>!o),1);this.loaded=r,this.loaded.selections=r.map(({index:o})=>({c:o}))}return this.loaded}#s(){this.view.deck.setProps({layers:[Q2(this.image,this.#i(),{onTileLoad:()=>this.tiles+=1,onViewportLoad:()=>this.isLoaded=!0}),this.#f(),this.#u(),this.#d()]}),this.#h()}#a(e){if(!this.labels.has(e)){this.labels.set(e,null);let r=new URL(_f(`${this.about.image}/labels/${e}`),location.href).href;Gp(r,this.onError).then(o=>{this.labels.set(e,{...o,factor:o.pixelUm/this.image.pixelUm}),this.#s()}).catch(this.onError)}return this.labels.get(e)}#f(){let e=this.show.mask&&this.#a(this.show.mask);if(!e)return null;let r=new Map((e.ome["image-label"].colors??[]).map(o=>[o["label-value"],o.rgba]));return tb(this.show.mask,e,e.factor,r,this.show.opacity,this.extent)}#h(){let e=this.show.mask&&this.labels.get(this.show.mask),r=e?e.ome["image-label"]:{},o=new Map((r.properties??[]).map(s=>[s["label-value"],s.name]));this.maskLegend.replaceChildren(...(r.colors??[]).map(({"label-value":s,rgba:i})=>I("li",{},I("span",{},I("svg",{class:"dot",viewBox:"0 0 10 10","aria-hidden":"true"},I("rect",{width:10,height:10,fill:`rgb(${i.slice(0,3).join(" ")})`}))," ",Be(o.get(s)??s)))))}#u(){let e=this.view.zoom>=mf;if(!this.show.outlines||!e||!this.about.labels.includes(this.show.object))return null;let r=this.#a(this.show.object);if(!r)return null;let o=i=>{let n=this.phenotypes[i-1]?.name;return n&&this.hidden.has(n)?null:this.colours[i-1]??PN},s=[[...this.hidden].sort().join(),this.kinds?.length??0].join("|");return rb(this.show.object,r,this.kinds??null,o,s,this.extent)}#d(){if(!this.show.points||!this.points)return null;let r=this.show.outlines&&this.kinds&&this.view.zoom>=mf?this.points.chosen:this.points.all;return this.canvas.dataset.points=r.length,ob(r,AN/this.image.pixelUm)}#c(){if(!this.view)return;let{px:e,text:r}=cb(this.image.pixelUm,this.view.zoom);this.bar.textContent=r,this.bar.style.width=`${e}px`;let o=this.view.zoom>=mf;o!==this.wasNear&&this.#s(),this.wasNear=o,clearTimeout(this.settling),this.settling=setTimeout(()=>this.#n(),wN)}#n(){let[e,r]=this.view.state.target;if(this.onMove({x:e.toFixed(1),y:r.toFixed(1),zoom:this.view.zoom.toFixed(2)}),!this.phenotypes.length||this.source.covers(this.view.bounds))return;let o={hidden:this.hidden,colours:this.colours,most:EN};this.source.read(this.view.bounds,o).then(s=>{this.points=s,this.#s()}).catch(s=>s.name!=="AbortError"&&this.onError(s))}#p(){this.tiles&&this.#l("first-tile"),this.tiles&&this.isLoaded&&this.#l("window")}#l(e){this.marks.has(e)||(this.marks.add(e),this.canvas.dataset.drawn=e,performance.mark(`tilflow:${e}`))}async#m([e,r]){let{pixelUm:o}=this.image;try{let s=this.phenotypes.length?await fs(["cell",this.slideId],{x:e*o,y:r*o}):{};this.card.replaceChildren(Yp(s))}catch(s){this.onError(s)}}};function fb(t){return t.map(({name:e})=>e).join("")==="RGB"}function CN({ome:t,levels:e}){let r={Uint8:255,Uint16:65535}[e[0].dtype];return(t.omero?.channels??[]).map(({label:o,color:s,active:i,window:n},a)=>{let c=Math.min(r??n.max,Math.max(n.end*2,1));return{index:a,name:o,colour:[0,2,4].map(l=>parseInt(s.slice(l,l+2),16)),isOn:!!i&&a<Jp,low:n.start,high:n.end,least:n.min,most:c,step:e[0].dtype==="Float32"?(c-n.min)/500:1}})}export{tae as isSupported,rae as mountSlide};
